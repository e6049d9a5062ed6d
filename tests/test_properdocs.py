"""MkDocs 1.x gets no more releases; under the fork that does, the sample school is the same site."""

import re
from pathlib import Path

import pytest

from school import ROOT, Build, build

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)


def files(site: Path) -> set[str]:
    """Return the path of every file of a site."""
    return {str(file.relative_to(site)) for file in site.rglob("*") if file.is_file()}


def articles(site: Path) -> dict[str, list[str]]:
    """Return the body of every page of a site, by path."""
    pages = sorted(site.rglob("*.html"))
    return {str(page.relative_to(site)): ARTICLE.findall(page.read_text(encoding="utf-8")) for page in pages}


@pytest.fixture(scope="module")
def properdocs_site(tmp_path_factory: pytest.TempPathFactory, sample_site: Build) -> Build:
    """Return the sample school under properdocs, with the PDFs that `sample_site` left in the cache."""
    return build(ROOT, site=tmp_path_factory.mktemp("properdocs") / "site", program="properdocs")


def test_the_strict_build_succeeds(properdocs_site: Build) -> None:
    assert properdocs_site.status == 0, properdocs_site.output


def test_the_same_files_are_written(properdocs_site: Build, sample_site: Build) -> None:
    assert files(properdocs_site.site) == files(sample_site.site)


def test_every_page_reads_the_same(properdocs_site: Build, sample_site: Build) -> None:
    written = articles(sample_site.site)
    assert any(path.startswith("policies/") for path in written)
    assert articles(properdocs_site.site) == written

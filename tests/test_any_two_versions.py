"""Any two versions: a reader chooses which to compare, from a table that needs no script."""

from pathlib import Path

import pytest

from page_text import parsed, text
from school import Build
from story import begin

FEW, MANY = 8, 9  # so many versions that any two are compared, and one too many
MATTER = "---\ntitle: {} Policy\nratified: {{by: FGB, on: 2025-{:02}-01}}\n---\n\n1. This is text {}.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    told = begin(tmp_path_factory.mktemp("any-two"))
    for slug, number in (("few", FEW), ("many", MANY)):
        for month in range(1, number + 1):
            told.write(f"2025-{month:02}-02", slug, MATTER.format(slug.capitalize(), month, min(month, 7)))
    return told.school.built(POLICYBOOK_PDF="off")


def ways(site: Build, slug: str) -> list[str]:
    """Return each row of the table of versions: its words."""
    page = parsed(site.read(f"policies/{slug}/versions/index.html"))
    return [text(row) for row in page.iter("tr")][1:]


def test_of_few_versions_any_two(site: Build) -> None:
    rows = ways(site, "few")
    assert len(rows) == FEW
    assert rows[4] == (
        "1 May 2025 from 1 May 2025 to 1 June 2025, from 1 May 2025 to 1 July 2025, from 1 May 2025 to 1 August 2025, "
        "from 1 May 2025 to today"
    )
    assert rows[6] == "1 July 2025 from 1 July 2025 to 1 August 2025 (the same), today (the same)"
    pages = [*Path(site.site, "policies/few/versions").glob("*/changes/*/index.html")]
    assert len(pages) == FEW * (FEW - 1) // 2
    words = text(parsed(site.read("policies/few/versions/2025-02-01/changes/2025-06-01/index.html")))
    assert "From the text ratified 1 February 2025 to the text ratified 1 June 2025." in words
    assert "This is text deleted: 2 end of deleted words" in words


def test_of_many_versions_each_with_the_next_and_with_today(site: Build) -> None:
    rows = ways(site, "many")
    assert len(rows) == MANY
    assert rows[0] == "1 January 2025 from 1 January 2025 to 1 February 2025, from 1 January 2025 to today"
    pages = [*Path(site.site, "policies/many/versions").glob("*/changes/*/index.html")]
    assert len(pages) == MANY - 1


def test_every_way_leads_somewhere(site: Build) -> None:
    for slug in ("few", "many"):
        home = Path(site.site, "policies", slug, "versions")
        table = next(parsed(site.read(f"policies/{slug}/versions/index.html")).iter("tbody"))
        links = [link.get("href", "") for link in table.iter("a")]
        assert links
        assert [href for href in links if not (home / href / "index.html").is_file()] == []

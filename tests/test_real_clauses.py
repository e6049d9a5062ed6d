"""Three real schools' policies: every printed label is the one typed, on the page, in its address and on paper."""

import re
import subprocess
from html import unescape
from pathlib import Path

import pytest

from policybook.clauses import Outline
from policybook.policy import read_policy
from school import Build

LABELS = {
    "harwell-social-media": re.compile(r"(?m)^(?:    - )?(\d+\.|[a-j]\))(?= )"),
    "wythenshawe-social-media": re.compile(r"(?m)^(?:    )?([ivx]+\.|[a-d][.)])(?= )"),
    "kings-cross-social-media": re.compile(r"(?m)^(\d+\.)(?= )"),
}
CLAUSE = re.compile(  # the label is a link to its clause
    r'data-clause="([^"]+)"[^>]*>\s*<p[^>]*><(?:span|a)[^>]*class="pb-clause__label[^"]*"[^>]*>(?:<a[^>]*>)?([^<]+)<'
)


def typed(folder: Path, slug: str) -> list[str]:
    return LABELS[slug].findall((folder / f"{slug}.md").read_text(encoding="utf-8"))


def outline(folder: Path, slug: str) -> Outline:
    return read_policy((folder / f"{slug}.md").read_text(encoding="utf-8"), path=f"{slug}.md").policy.outline


def test_harwell_has_71_clauses_and_ten_inside_the_22nd(real_policies: Path) -> None:
    addresses = [clause.address for clause in outline(real_policies, "harwell-social-media").clauses]
    assert [address for address in addresses if "." not in address] == [
        str(number) for number in range(1, 72)
    ]
    assert [address for address in addresses if "." in address] == [f"22.{letter}" for letter in "abcdefghij"]


def test_wythenshawe_has_64_clauses_of_the_first_level_and_8_of_the_second(real_policies: Path) -> None:
    addresses = [clause.address for clause in outline(real_policies, "wythenshawe-social-media").clauses]
    assert sum(address.count(".") == 1 for address in addresses) == 64
    assert [address for address in addresses if address.count(".") == 2] == [
        *(f"6.xxv.{letter}" for letter in "abcd"),
        *("9.i.a", "9.i.b", "9.ii.a", "9.ii.b"),
    ]
    assert "9.iii" in addresses


@pytest.mark.parametrize("slug", LABELS)
def test_nothing_is_said_against_their_numbers(real_policies: Path, slug: str) -> None:
    assert outline(real_policies, slug).findings == ()


@pytest.mark.parametrize("slug", LABELS)
def test_every_label_on_the_page_is_the_one_typed(real_policies: Path, real_site: Build, slug: str) -> None:
    shown = CLAUSE.findall(real_site.read(f"policies/{slug}/index.html"))
    assert [label for _, label in shown] == typed(real_policies, slug)
    assert [address for address, _ in shown] == [c.address for c in outline(real_policies, slug).clauses]


@pytest.mark.parametrize("slug", LABELS)
def test_every_label_on_paper_is_the_one_typed(real_policies: Path, real_site: Build, slug: str) -> None:
    pdf = real_site.site / "policies" / slug / f"{slug}.pdf"
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    words = iter(text.split())
    missing = [
        label for label in typed(real_policies, slug) if label not in words
    ]  # in order: the words run on
    assert missing == []


@pytest.mark.parametrize("slug", LABELS)
def test_every_heading_list_table_and_link_is_in_place(
    real_policies: Path, real_site: Build, slug: str
) -> None:
    source = (real_policies / f"{slug}.md").read_text(encoding="utf-8").partition("\n---\n")[2]
    article = real_site.read(f"policies/{slug}/index.html").partition("<article")[2].partition("</header>")[2]
    headings = [
        unescape(h) for h in re.findall(r'(?s)<h[2-6] id="[^"]*">(.*?)<a class="headerlink"', article)
    ]
    assert headings == re.findall(r"(?m)^##+ (.*?)\s*$", source)
    bullets = len(re.findall(r"(?m)^\s*- (?![a-j]\))", source))
    assert len(re.findall(r"<li\b", article.partition("</article>")[0])) >= bullets
    for address in re.findall(r"https?://[^\s<>)]+[\w/]", source):
        assert f'href="{address.replace("&", "&amp;")}' in article

"""The glossary's page: every term from A to Z, every meaning, and where it is used."""

import re
from html import unescape

import pytest
from pypdf import PdfReader

from found import found
from glossary_school import GLOSSARY_SCHOOL
from school import Build
from sketch import Draw


@pytest.fixture(scope="module")
def built(school: Draw) -> Build:
    return school(GLOSSARY_SCHOOL).built()


NOT_TEXT = r"(?s)<nav.*?</nav>|<script.*?</script>|<a[^>]*md-content__button.*?</a>|<svg.*?</svg>"


def content(html: str) -> str:
    """Return the words of the page itself, a line for each heading, paragraph, item and link."""
    article = re.sub(r"(?s).*<article[^>]*>|<div class=\"pb-popovers\".*|</article>.*", "", html)
    spaced = re.sub(r"</(?:p|h\d|li|summary)>", "\n", re.sub(r"\s+", " ", re.sub(NOT_TEXT, "", article)))
    lines = unescape(re.sub(r"<[^>]+>", "", spaced)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


PAGE = """\
Glossary
These words mean the same everywhere, unless a policy says otherwise.
C
Coach
Only in Visits Policy, clause 1.2
means a bus.
Used in Visits Policy: clause 1.1, clause 2.2
D
Designated safeguarding lead
Also: DSL, DSO
means one teacher.
Used in 2 places
Visits Policy: clause 2.1
Help: Whom to ask
DSO
See Designated safeguarding lead
P
Parent
Also: carer
means anyone who looks after the child.
Each parent is told. See the visits policy.
Used in 3 places
Pay Policy: clause 2
Visits Policy: clause 2.1, Afterwards
S
Staff
Defined differently in 2 policies
All other policies
means everyone who works here.
Used in Help: Whom to ask
Pay Policy, clause 1
means those we pay.
Used in Pay Policy: clause 2
Visits Policy, clause 1.1
means everybody on the coach, paid or not.
Used in Visits Policy: clause 2.1, Afterwards"""


def test_the_page_from_a_to_z(built: Build) -> None:
    assert content(built.read("glossary/index.html")) == PAGE


def test_every_link_in_it_leads_somewhere(built: Build) -> None:
    html = built.read("glossary/index.html")
    for href in set(re.findall(r'href="((?:\.\./|#)[^"]*#?[^"]*)"', html)):
        path, _, fragment = href.partition("#")
        folder = (built.site / "glossary" / path) if path else built.site / "glossary"
        file = folder / "index.html" if folder.is_dir() else folder
        assert file.is_file(), href
        assert not fragment or f'id="{fragment}"' in file.read_text(encoding="utf-8"), href


def test_its_contents_list_every_term(built: Build) -> None:
    html = built.read("glossary/index.html")
    sidebar = re.findall(r'<a href="(#term-[^"]+)" class="md-nav__link"', html)
    terms = "coach designated-safeguarding-lead dso parent staff".split()
    assert list(dict.fromkeys(sidebar)) == [f"#term-{term}" for term in terms]


def test_search_finds_a_term_once_with_what_it_means(built: Build) -> None:
    terms = {one.location: one.text for one in found(built.site) if one.location.startswith("glossary/#")}
    said = "Also: carer means anyone who looks after the child."
    assert terms["glossary/#term-parent"].startswith(said)
    assert not [location for location in terms if "letter-" in location]
    with_meaning = [one.location for one in found(built.site) if "looks after the child" in one.text]
    assert with_meaning == ["glossary/#term-parent"]


UNDEFINED = """
docs/glossary.md
    Nothing is defined yet.
docs/help.md
    Help
policies/visits.md
    title: Visits Policy
    ---
    1. Go.
policies/pay.md
    title: Pay Policy
    ---
    1. Pay.
"""


def test_a_build_without_definitions_has_a_page_that_can_be_read(school: Draw) -> None:
    html = school(UNDEFINED).built(POLICYBOOK_PDF="off").read("glossary/index.html")
    assert content(html) == "Glossary\nNothing is defined yet."


def paper(built: Build, slug: str) -> str:
    pages = PdfReader(built.site / "policies" / slug / f"{slug}.pdf").pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_schools_words_that_a_policy_uses_are_printed_with_it(built: Build) -> None:
    visits = paper(built, "visits")
    terms = visits[visits.index("Terms used") : visits.rindex("Signatures")]
    assert re.findall(r"[A-Z][^.]*? means [^.]*\.", terms.partition("says: ")[2]) == [
        "Designated safeguarding lead (DSL) means one teacher.",
        "Parent (carer) means anyone who looks after the child.",
    ]
    assert "Each parent is told. See the visits policy." in terms
    assert "everyone who works here" not in visits  # it has a meaning of its own
    assert "everyone who works here" not in paper(built, "pay")


def test_on_paper_a_mention_is_plain_words(built: Build) -> None:
    reader = PdfReader(built.site / "policies" / "visits" / "visits.pdf")
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    targets = [str(note.get("/Dest", note.get("/A", {}))) for note in notes]
    assert not [target for target in targets if "defines-" in target or "term-" in target]
    assert "2.1 Parents are told by the staff, and the DSL knows." in paper(built, "visits")
    assert "everybody on the coach, paid or not. As defined" not in paper(built, "visits")


def test_a_policy_that_uses_no_word_of_the_glossary_has_no_such_page(school: Draw) -> None:
    visits = "---\ntitle: Visits Policy\nsignatories: [Chair]\n---\n\n1. Go there.\n"
    assert "Terms used" not in paper(school(GLOSSARY_SCHOOL, visits=visits).built(), "visits")

"""One folder of files makes two sites: the whole for staff, and for everybody what is public and nothing else."""
# ruff: noqa: E501  a case is a line

import json
import re
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest
from pypdf import PdfReader

from paper import bodies, feet, pdf_of, policybook
from policybook.drivers.cli import school_at
from policybook.policy import Policy, public_source, read_policy
from policybook.text import render
from school import Build
from sketch import Draw, School
from story import begin

SCHOOL = """
    mkdocs.yml
        nav:
          - index.md
          - Night rota: rota.md
          - For staff:
            - staff/keys.md
          - Help:
            - help/parents.md
    docs/index.md
        ---
        audience: public
        ---

        # Elm Lane

        ![The gate](gate.png)
    docs/gate.png
        A picture.
    docs/safe.png
        A picture.
    docs/glossary.md
        ---
        audience: public
        ---

        # Glossary

        **Governor** means somebody who governs.

        ::: staff
        **Amber alert** means a locked gate.
        :::
    docs/rota.md
        # Night rota

        ![The safe](safe.png)
    docs/staff/keys.md
        ---
        audience: staff
        ---

        # Keys
    docs/help/parents.md
        ---
        audience: public
        ---

        # For parents

        Read [how we visit](../policies/visits.md).

        ::: staff
        ## Key safe

        The safe is behind the door.
        :::

        Ring the bell.

        ```
        ::: staff
        ```
    policies/visits.md
        title: Visits Policy
        audience: public
        owner: Headteacher
        ratified:
          by: FGB
          on: 2026-03-17
        next-review: 2027-03
        signatories: [Chair of Governors]
        canaries: [Operation Wren]
        # Operation Wren began in May.
        ---

        ## Going out

        1. A governor agrees to each visit.

        ::: staff
        2. The word is Operation Wren; an amber alert follows. See the Lockdown Plan.
        :::

        3. Parents are told.

        <!-- Operation Wren is not for parents. -->

        ::: staff
        ## Hostage drill

        Keep calm. ![The yard](yard.png)
        :::
    policies/yard.png
        A picture.
    policies/meals.md
        title: Meals Policy
        audience: public
        ---

        1. Lunch is at noon.
    policies/lockdown.md
        title: Lockdown Plan
        also-known-as: [Gate Plan]
        related: [visits]
        ---

        1. Lock the gate. See clause 2 of the Visits Policy.

        ![The plan](plan.png)
    policies/plan.png
        A picture.
"""


@pytest.fixture(scope="module")
def elm_lane(school: Draw) -> School:
    return school(SCHOOL)


@pytest.fixture(scope="module")
def public(elm_lane: School) -> Build:
    """Return the site for everybody, built to where the one for staff has stood."""
    elm_lane.built("public", strict=False, AUDIENCE="staff", POLICYBOOK_PDF="off")
    return elm_lane.built("public", strict=False, AUDIENCE="public")


@pytest.fixture(scope="module")
def staff(elm_lane: School) -> Build:
    return elm_lane.built("staff", strict=False, AUDIENCE="staff")


def written(build: Build) -> list[str]:
    """Return the files of a site, without what every site has."""
    files = (file.relative_to(build.site).as_posix() for file in build.site.rglob("*") if file.is_file())
    every = ("_headers", "assets/", "register/", "search/", "sitemap", "404", "verify/")
    return sorted(file for file in files if not file.startswith(every))


def text(build: Build, page: str) -> list[str]:
    """Return the words of a page's article, block by block."""
    article = (
        build.read(f"{page}/index.html").partition("<article")[2].partition(">")[2].partition("</article>")[0]
    )
    article = article.replace("¶", "")
    article = re.sub(r'(?s)<details class="pb-cited.*?</details>', "", article)
    article = re.sub(
        r"(?s)<(header|dialog|div popover).*?</\1>|<a class=\"(?:headerlink|pb-clause__link).*?</a>",
        "",
        article,
    )
    lines = re.sub(r"</?(?:p|h\d|div|li)[^>]*>", "\n", article)
    return [
        " ".join(line.split()) for line in unescape(re.sub(r"<[^>]+>", "", lines)).split("\n") if line.strip()
    ]


def test_the_site_for_everybody_has_what_is_public_and_nothing_else(public: Build) -> None:
    assert written(public) == [
        "gate.png",
        "glossary/index.html",
        "help/parents/index.html",
        "index.html",
        "policies/meals/index.html",
        "policies/meals/meals.pdf",
        "policies/visits/index.html",
        "policies/visits/visits.pdf",
    ]


def test_the_site_for_staff_has_everything(staff: Build, public: Build) -> None:
    assert sorted(set(written(staff)) - set(written(public))) == [
        "policies/lockdown/index.html",
        "policies/lockdown/lockdown.pdf",
        "policies/plan.png",
        "policies/yard.png",
        "rota/index.html",
        "safe.png",
        "staff/keys/index.html",
    ]


def test_a_policy_has_its_numbers_in_both(staff: Build, public: Build) -> None:
    assert text(public, "policies/visits")[:3] == [
        "Going out",
        "1. A governor agrees to each visit.",
        "3. Parents are told.",
    ]
    assert text(staff, "policies/visits")[:5] == [
        "Going out",
        "1. A governor agrees to each visit.",
        "2. The word is Operation Wren; an amber alert follows. See the Lockdown Plan.",
        "3. Parents are told.",
        "Hostage drill",
    ]


def test_a_page_of_docs_has_its_parts_likewise(staff: Build, public: Build) -> None:
    assert text(public, "help/parents") == [
        "For parents",
        "Read how we visit.",
        "Ring the bell.",
        "::: staff",
    ]
    assert text(staff, "help/parents") == [
        "For parents",
        "Read how we visit.",
        "Key safe",
        "The safe is behind the door.",
        "Ring the bell.",
        "::: staff",
    ]


def test_what_is_for_staff_is_marked_in_theirs(staff: Build, public: Build) -> None:
    assert [one.read("policies/visits/index.html").count('class="pb-staff"') for one in (staff, public)] == [
        2,
        0,
    ]
    assert [one.read("help/parents/index.html").count('class="pb-staff"') for one in (staff, public)] == [
        1,
        0,
    ]


def test_the_glossary_has_public_meanings_alone(staff: Build, public: Build) -> None:
    assert "Amber alert" in staff.read("glossary/index.html")
    assert "Amber alert" not in public.read("glossary/index.html")
    assert "somebody who governs" in public.read("glossary/index.html")


def test_the_menu_has_no_title_of_a_page_for_staff(public: Build) -> None:
    menu = public.read("index.html").partition('class="pb-menu')[2].partition("</nav>")[0]
    assert re.findall(r"pb-menu__link\"[^>]*>\s*([^<]*?)\s*<", menu) == [
        "Elm Lane", "Policies", "Other policies", "Meals Policy", "Visits Policy", "Help", "For parents",
    ]  # fmt: skip


def test_nothing_leads_to_the_files(elm_lane: School, public: Build, staff: Build) -> None:
    assert "edit" not in re.findall(r'rel="(\w+)"', public.read("policies/visits/index.html"))


# ---- the sheet and its code


def code(build: Build) -> str:
    return str(json.loads(build.read("register/policies.json"))[-1]["code"])


def test_the_public_text_has_a_code_of_its_own_and_its_sheet_says_so(public: Build, staff: Build) -> None:
    assert code(public) != code(staff)
    sheet = " ".join(" ".join(bodies(pdf_of(public.site, "visits"))).split())
    assert (
        "For Everybody. What is for staff alone is left out: the text code is that of this public text, "
        "and the whole text has another"
    ) in sheet
    assert f"has the code {code(public)}. It is the public text: what is for staff alone is left out" in sheet
    assert {foot.split(" Text code")[0].strip() for foot in feet(pdf_of(public.site, "visits"))} != set()
    assert "Ratified 17 March 2026, public text" in " ".join(feet(pdf_of(public.site, "visits")))
    assert "public text" not in " ".join(feet(pdf_of(staff.site, "visits")))


def test_a_policy_without_parts_for_staff_has_one_code(public: Build, staff: Build) -> None:
    codes = [
        re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", one.read("policies/meals/index.html"))[0]
        for one in (public, staff)
    ]
    assert codes[0] == codes[1]


def test_the_source_in_the_pdf_is_the_public_text(public: Build) -> None:
    attached = PdfReader(BytesIO(pdf_of(public.site, "visits").read_bytes())).attachments
    (source,) = [data[0].decode() for data in attached.values()]
    assert re.sub(r"\n{2,}", "\n\n", source) == dedent("""\
        ---
        title: Visits Policy
        audience: public
        owner: Headteacher
        ratified:
          by: FGB
          on: 2026-03-17
        next-review: 2027-03
        signatories:
        - Chair of Governors
        ---

        ## Going out

        1. A governor agrees to each visit.

        3. Parents are told.

        """)
    assert not re.search("Wren|Hostage|staff", source)


# ---- who says nothing


@pytest.mark.parametrize(
    ("default", "shown"),
    [(None, ["a-public"]), ("staff", ["a-public"]), ("public", ["a-public", "a-silent"])],
)
def test_what_says_nothing_is_for_staff_unless_the_school_has_decided(
    school: Draw, default: str | None, shown: list[str]
) -> None:
    setting = f"extra: {{policybook: {{audience-default: {default}}}}}" if default else ""
    heads = {"a-public": "audience: public\n", "a-silent": "", "a-staff": "audience: staff\n"}
    policies = {slug: f"---\ntitle: {slug}\n{head}---\n\n1. Lunch.\n" for slug, head in heads.items()}
    drawn = school(f"mkdocs.yml\n    {setting}\n", **policies)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDIENCE", "public")
        folder = school_at(drawn.folder / "mkdocs.yml").folder
    assert sorted(folder.sources) == shown


@pytest.mark.parametrize("asked", ["publc", "everyone", "public,staff"])
def test_an_unknown_audience_builds_nothing(school: Draw, asked: str) -> None:
    done = school("", meals="---\ntitle: Meals\n---\n\n1. Lunch.\n").build(
        AUDIENCE=asked, POLICYBOOK_PDF="off"
    )
    assert (
        done.status,
        f"'{asked}' is no audience. Write public or staff, or leave it out." in done.output,
    ) == (1, True)
    assert not done.site.exists()


def test_a_policy_with_an_unknown_audience_is_an_error() -> None:
    (found,) = [
        one
        for one in read_policy("---\ntitle: A\naudience: parents\n---\n\n1. B.\n", path="a.md").findings
        if one.code == "bad-value"
    ]
    assert str(found) == "a.md:3: audience 'parents' is no audience. Write public, or staff."


# ---- parts of a text


@cache
def read(body: str, *, public: bool) -> tuple[Policy, tuple[str, ...]]:
    reading = read_policy(f"---\ntitle: Visits\n---\n{dedent(body)}", path="visits.md", public=public)
    said = [f"{one.line} {one.code}" for one in reading.findings if one.severity.value != "note"]
    return reading.policy, tuple(said)


def shown(body: str, *, public: bool) -> str:
    words = re.sub(r"<[^>]+>", "", render(read(body, public=public)[0].text.tokens))
    return " | ".join(" ".join(line.split()) for line in words.split("\n") if line.strip())


PARTS = {
    "clauses": (
        "1. One.\n\n::: staff\n2. Two.\n\na) Half.\n:::\n\nb) More.\n\n3. Three.\n",
        "One. | Two. | Half. | More. | Three.",
        "One. | More. | Three.",
    ),
    "a paragraph of a clause": ("1. One.\n\n::: staff\nAnd more.\n:::\n\n2. Two.\n", "One. | And more. | Two.", "One. | Two."),
    "a section": ("## A\n\nOne.\n\n::: staff\n## B\n\nTwo.\n:::\n\n## C\n\nThree.\n", "A | One. | B | Two. | C | Three.", "A | One. | C | Three."),
    "a table": ("One.\n\n::: staff\n| a | b |\n|---|---|\n| c | d |\n:::\n", "One. | a | b | c | d", "One."),
    "without empty lines": ("One.\n::: staff\nTwo.\n:::\nThree.\n", "One. | Two. | Three.", "One. | Three."),
    "capitals and more colons": ("One.\n\n:::: Staff ::::\nTwo.\n:::\n", "One. | Two.", "One."),
    "one within another": ("::: staff\nOne.\n\n::: staff\nTwo.\n:::\n\nThree.\n:::\n\nFour.\n", "One. | Two. | Three. | Four.", "Four."),
    "automatic numbers": ("1. One.\n\n::: staff\n1. Two.\n:::\n\n1. Three.\n", "One. | Two. | Three.", "One. | Three."),
    "everything": ("::: staff\nOne.\n:::\n", "One.", ""),
    "code with the end of a part": ("::: staff\n```\n:::\n```\n:::\n\nOne.\n", None, None),
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name, (_, whole, _) in PARTS.items() if whole is not None])
def test_a_part_for_staff_is_in_the_whole_and_not_in_the_public_text(name: str) -> None:
    body, whole, public = PARTS[name]
    assert (shown(body, public=False), shown(body, public=True)) == (whole, public)
    empty = () if public else ("1 no-words",)  # a policy that is called public and has nothing for everybody
    assert [read(body, public=each)[1] for each in (False, True)] == [(), empty]


def test_addresses_are_the_same_in_both() -> None:
    body = (
        "## A\n\nOne.\n\n::: staff\nTwo.\n:::\n\nThree.\n\n1. Four.\n\n::: staff\n1. Five.\n:::\n\n1. Six.\n"
    )
    whole, public = (read(body, public=each)[0] for each in (False, True))
    assert [one.address for one in whole.text.paragraphs] == ["a.1", "a.2", "a.3", "a.4"]
    assert [one.address for one in public.text.paragraphs] == ["a.1", "a.3"]
    assert [one.address for one in whole.outline.clauses] == ["1", "2", "3"]
    assert [one.address for one in public.outline.clauses] == ["1", "3"]


def test_marking_a_part_changes_no_code_of_the_whole() -> None:
    plain, marked = "1. One.\n\n2. Two.\n", "1. One.\n\n::: staff\n2. Two.\n:::\n"
    assert read(plain, public=False)[0].code == read(marked, public=False)[0].code
    assert read("1. One.\n", public=False)[0].code == read(marked, public=True)[0].code


ODD = {
    "never closed": ("One.\n\n::: staff\nTwo.\n", ["6 staff-not-closed"]),
    "one of two closed": ("::: staff\n::: staff\nOne.\n:::\nTwo.\n", ["4 staff-not-closed"]),
    "an end without a beginning": ("One.\n\n:::\n", ["6 staff-not-read"]),
    "in a list": ("- One\n\n  ::: staff\n  Two.\n  :::\n", ["6 staff-not-read"]),
    "in a bullet": ("- ::: staff\n  One.\n  :::\n", ["4 staff-not-read", "6 staff-not-read"]),
    "in a quotation": ("> ::: staff\n> One.\n> :::\n", ["4 staff-not-read", "6 staff-not-read"]),
    "in code": ("```\n::: staff\nOne.\n:::\n```\n", ["5 staff-not-read"]),
    "in HTML": ("<div>\n::: staff\nOne.\n:::\n</div>\n", ["5 staff-not-read"]),
    "two colons": (":: staff\nOne.\n", ["4 staff-not-read"]),
    "another word": ("::: private\nOne.\n:::\n", ["4 staff-not-read", "6 staff-not-read"]),
    "more words": ("::: staff only\nOne.\n:::\n", ["4 staff-not-read", "6 staff-not-read"]),
    "words below its heading": ("::: staff\n## A\n:::\n\nOne.\n", ["4 staff-not-read"]),
    "a heading below its heading": ("::: staff\n## A\n:::\n\n### B\n", ["4 staff-not-read"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_nobody_can_be_sure_of_is_an_error(name: str) -> None:
    body, said = ODD[name]
    _, found = read(body, public=True)
    assert [one for one in found if "staff" in one] == said
    reading = read_policy(f"---\ntitle: A\n---\n{body}", path="a.md", public=True)
    assert {one.severity.value for one in reading.findings if "staff" in one.code} == {"error"}


def test_what_is_never_closed_is_for_staff_to_the_end() -> None:
    assert shown("One.\n\n::: staff\nTwo.\n\n## A\n\n- Three\n", public=True) == "One."


def test_other_programs_colons_are_a_warning_where_nobody_speaks_of_staff() -> None:
    body = "---\ntitle: A\n---\n\n::: warning\nOne.\n:::\n"
    weights = [
        {
            one.severity.value
            for one in read_policy(body, path="a.md", public=each).findings
            if one.code == "staff-not-read"
        }
        for each in (False, True)
    ]
    assert weights == [{"warning"}, {"error"}]


# ---- what a public text shares with one for staff


LOCKDOWN = "---\ntitle: Lockdown Plan\nalso-known-as: [Gate Plan]\n---\n\n1. Lock the gate.\n"
SHARED = {
    "its title": ("1. See the Lockdown Plan.", ["6 names"]),
    "its other name": ("1. See the gate plan.", ["6 names"]),
    "its title over two lines": ("1. See the lockdown\n   plan.", ["6 names"]),
    "a clause of it": ("1. See clause 1 of the Lockdown Plan.", ["6 names"]),
    "a link": ("1. See [this](lockdown.md).", ["6 names"]),
    "a link to its page": ("1. See [this](../lockdown/#clause-1).", ["6 names"]),
    "a whole address": ("1. See [this](https://elm-lane.example/policies/lockdown/).", ["6 names"]),
    "a link in HTML": ('1. See <a href="../lockdown/">this</a>.', ["6 names"]),
    "a link with a name": ("1. See [this][l].\n\n[l]: ../lockdown/", ["6 names"]),
    "a link that a part for staff spells out": (
        "1. See [this][l].\n\n::: staff\n[l]: https://a.example/\n:::", ["6 names"],
    ),
    "a footnote in a part for staff": ("1. See this.[^1]\n\n::: staff\n[^1]: That.\n:::", ["6 names"]),
    "a clause for staff": ("1. See clause 2.\n\n::: staff\n2. Two.\n:::", ["6 names"]),
    "a clause for staff among others": ("1. See clauses 1 to 3.\n\n::: staff\n2. Two.\n:::\n\n3. Three.", ["6 names"]),
    "a section for staff": ("1. See section 2.\n\n::: staff\n## 2. Drill\n\nTwo.\n:::", ["6 names"]),
    "a canary": ("1. The word is Wren.", ["6 names"]),
    "a canary in code": ("1. The word is `wren`.", ["6 names"]),
    "a page for staff": ("1. See the Night rota. [Here](../rota.md)", ["6 names"]),
    "a meaning in the glossary": ("1. On an amber alert wait.", ["5 means"]),
    "a meaning in a part for staff": (
        "1. The hushed room is shut.\n\n::: staff\n**Hushed room** means the hall.\n:::", ["5 means"],
    ),
    "nothing": ("1. Lunch is at noon. See [meals](meals.md), and https://a.example/lockdown/.", []),
    "nothing, an ordinary word": ("1. A lockdown is rare, and a plan is good.", []),
}  # fmt: skip
AROUND = """
    docs/glossary.md
        ---
        audience: public
        ---

        # Glossary

        ::: staff
        **Amber alert** means a locked gate.
        :::
    docs/rota.md
        ---
        title: Night rota
        canaries: [wren]
        ---

        Who sleeps in.
    policies/meals.md
        title: Meals Policy
        audience: public
        ---

        1. Lunch.
"""


HEADS = [
    "related: [lockdown]",
    "related: [Gate Plan]",
    "withdrawn: {on: 2026-01-05, replaced-by: Lockdown Plan}",
]


def slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower()).strip("-")


@pytest.fixture(scope="module")
def shared(school: Draw) -> dict[str, list[str]]:
    """Return what a check for everybody says of each case: the lines, and which of the two it is."""
    head = "---\ntitle: {}\naudience: public\n{}---\n\n"
    cases = {slug(name): head.format(f"Case {name}", "") + f"{body}\n" for name, (body, _) in SHARED.items()}
    cases |= {
        f"head-{n}": head.format(f"Head {n}", f"{line}\n") + "1. One.\n" for n, line in enumerate(HEADS)
    }
    done = policybook("check", school=school(AROUND, lockdown=LOCKDOWN, **cases).folder, AUDIENCE="public")
    said: dict[str, list[str]] = {}
    for name, line, number in re.findall(r"policies/([\w-]+)\.md:(\d+)(?::\d+)?: PB62([23])", done.stdout):
        told = f"{line} {'names' if number == '2' else 'means'}"
        said[name] = [*said.get(name, []), *([told] if told not in said.get(name, []) else [])]
    return said


@pytest.mark.parametrize("name", SHARED)
def test_a_public_text_that_shares_something_with_one_for_staff_is_an_error(
    shared: dict[str, list[str]], name: str
) -> None:
    assert shared.get(slug(name), []) == SHARED[name][1]


@pytest.mark.parametrize("number", range(len(HEADS)))
def test_front_matter_that_names_one_is_an_error(shared: dict[str, list[str]], number: int) -> None:
    assert shared[f"head-{number}"] == ["4 names"]


@pytest.fixture(scope="module")
def published(school: Draw) -> School:
    """Return a school whose site for everybody stands."""
    drawn = school(AROUND, lockdown=LOCKDOWN)
    drawn.built(strict=False, AUDIENCE="public", POLICYBOOK_PDF="off")
    return drawn


PUBLIC = "---\ntitle: Help\naudience: public\n---\n\n# Help\n\n"


@pytest.mark.parametrize(
    ("strict", "file", "words", "said"),
    [
        (True, "policies/visits.md", "1. See the Lockdown Plan.\n", "policies/visits.md:8: "),
        (False, "policies/visits.md", "1. See the Lockdown Plan.\n", "policies/visits.md:8: "),
        (False, "docs/help.md", "See the [plan](policies/lockdown.md).\n", "docs/help.md:8: "),
        (False, "docs/help.md", "Read the lockdown plan.\n", "docs/help.md:8: "),
    ],
)
def test_nothing_is_published_then(published: School, strict: bool, file: str, words: str, said: str) -> None:
    site, wrong = published.folder / "site", published.folder / file
    before = {one: one.stat().st_mtime_ns for one in site.rglob("*")}
    wrong.write_text(PUBLIC + words, encoding="utf-8")
    done = published.build(strict=strict, AUDIENCE="public", POLICYBOOK_PDF="off")
    wrong.unlink()
    assert (done.status, said in done.output, "Nothing is published." in done.output) == (1, True, True), (
        done.output
    )
    assert {one: one.stat().st_mtime_ns for one in site.rglob("*")} == before


# ---- what a text said once


def test_the_source_for_everybody_holds_the_keys_there_are_and_none_made_up() -> None:
    typed = """\
---
title: Bells
audience: public
approved: {by: Headteacher, on: 2026-03-17, level: head, secret: Wren}
notes-of-the-head: Ask for Wren.
canaries: [Wren]
accepted: {label-gap: Wren was there.}
---

1. Ring.
"""
    assert public_source(typed) == dedent("""\
        ---
        title: Bells
        audience: public
        approved:
          by: Headteacher
          on: 2026-03-17
          level: head
        ---

        1. Ring.
        """)


BELLS = """\
---
title: Bells Policy
audience: public
ratified: {by: FGB, on: 2026-03-17}
---

1. Ring %s.

2. Mrs Wren has the key.
"""


def test_what_a_text_said_once_is_not_for_everybody(tmp_path: Path) -> None:
    """It said so before anybody marked what is for staff; that it has changed since is all they may know."""
    told = begin(tmp_path / "told", bells=BELLS % "once")
    told.write(
        "2026-04-01",
        "bells",
        BELLS.replace("2. Mrs Wren has the key.", "::: staff\n2. Mrs Wren has the key.\n:::") % "twice",
    )
    public, staff = (
        told.school.built(f"site-{name}", strict=False, AUDIENCE=name, POLICYBOOK_PDF="off")
        for name in ("public", "staff")
    )
    assert (staff.site / "policies/bells/versions").is_dir()
    assert [
        one.as_posix()
        for one in public.site.rglob("*")
        if "versions" in one.name or one.name == "changes.xml"
    ] == []
    (row,) = json.loads(public.read("register/policies.json"))
    assert row["standing"]["words"] == "Changed since it was ratified on 17 March 2026."
    assert not [one for one in public.site.rglob("*.html") if "Wren" in one.read_text(encoding="utf-8")]
    done = policybook("redline", "bells", school=told.folder, AUDIENCE="public")
    assert (done.returncode, done.stderr) == (
        2,
        "Error: What a text said once was never marked for everybody. Run this without AUDIENCE=public.\n",
    )

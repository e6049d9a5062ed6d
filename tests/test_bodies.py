"""What a page says stands in `overrides/pages/`, and no host is needed to render it: plain Jinja2 and plain data do."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta

from page_text import parsed, text
from policybook.drivers.site import FILTERS, templates
from policybook.handbook import make_handbook
from policybook.pages import make_pages
from policybook.policy import read_policy
from policybook.versions import Comparison
from sketch import Draw

POLICIES = {
    "trips": """\
---
title: Trips & visits
owner: Head
category: Safety
reviewed: {by: Head, on: 2026-02}
ratified: {by: FGB, on: 2026-03-10, minute: Item 4}
next-review: 2027-01-13
signatories: [Chair]
---

1. Staff follow the Minibus policy. See the Kite Policy.
""",
    "minibus": "---\ntitle: Minibus\nratified: 2020-01-13\nreview-every: annually\n---\n\n1. Belt up.\n",
}
GLOSSARY = "# Glossary\n\n**Staff** means everyone who works here.\n"
PLAIN = {
    "contacts": {"Head": "head@elm-lane.example"},
    "contents": [],
    "edit_url": "https://git.example/edit/trips.md",
    "changes_url": "policies/trips/versions/2026-03-10/changes/",
    "any_two": True,
    "between": {},
    "comparison": Comparison("clause 1", renumbered=True, lines=()),
    "earlier": "the text ratified 10 March 2026",
    "earlier_url": "policies/trips/versions/2026-03-10/",
    "edition": SimpleNamespace(
        act=SimpleNamespace(by="FGB", how="ratified"), on="10 March 2026", was_in_force=False
    ),
    "feed_url": "policies/trips/changes.xml",
    "force": "In force from 10 March 2026.",
    "handbook_pdf": "handbook.pdf",
    "icons": SimpleNamespace(paper="", large="", edit=""),
    "large_pdfs": True,
    "has_versions": True,
    "later": "the text of today",
    "later_url": "policies/trips/",
    "news": [],
    "pdfs": True,
    "policy_url": "policies/trips/",
    "redline": "",
    "standing": None,
    "title": "Trips",
    "versions": [],
    "versions_url": "policies/trips/versions/",
}
"""What a body may ask for beside the handbook and what was made of it."""

BODIES = sorted(file.name for file in templates().glob("pages/*.html"))
HOSTS = {"404.html", "main.html"}
"""The only templates that stand under the names of a host's own."""


def environment() -> Environment:
    """Return plain templates: ours, with our filters, and with addresses as seen from a page two folders down."""
    made = Environment(loader=FileSystemLoader(templates()), undefined=StrictUndefined, autoescape=False)
    made.filters.update(FILTERS, url=lambda address: f"../../{address}")
    return made


def data() -> dict[str, Any]:
    """Return all that a body may ask for, made by the core alone."""
    readings = [read_policy(words, path=f"policies/{slug}.md") for slug, words in POLICIES.items()]
    made = make_pages([one.policy for one in readings], GLOSSARY, path="docs/glossary.md", school="Elm Lane")
    handbook = make_handbook(readings, school="Elm Lane", on=date(2026, 11, 21), lead_days=60)
    return PLAIN | {
        "entry": handbook.by_slug["trips"],
        "policy": handbook.by_slug["trips"].policy,
        "glossary": made.glossary,
        "handbook": handbook.with_glossary(made.glossary, made.findings),
        "references": made.book,
        "text": "<p>The words of the page.</p>",
    }


def rendered(name: str) -> str:
    return environment().get_template(f"pages/{name}").render(data())


def asked(name: str) -> set[str]:
    """Return what a template and all that it includes ask for."""
    made = environment()
    assert made.loader
    tree = made.parse(made.loader.get_source(made, name)[0])
    others = [other for other in meta.find_referenced_templates(tree) if other]
    return meta.find_undeclared_variables(tree).union(*map(asked, others))


@pytest.mark.parametrize("name", BODIES)
def test_a_body_asks_for_plain_data_and_extends_nothing(name: str) -> None:
    own = {
        "how",
        "number",
        "place",
        "policy",
        "withdrawal",
    }  # what templates set for the partials that they include
    assert asked(f"pages/{name}") - own <= set(data())
    assert "{% extends" not in (templates() / "pages" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "changes.html",
            "Versions of Trips & visits Trips & visits: what has changed From the text ratified 10 March 2026 "
            "to the text of today. Changed: clause 1. Show Only what changed The whole text with its changes",
        ),
        ("glossary.html", "S S Staff means everyone who works here. Used in Trips & visits: clause 1"),
        (
            "home.html",
            "Elm Lane Policy handbook Search every policy Search The search needs",
        ),
        ("not-found.html", "There is no page at this address The policy may have been renamed"),
        (
            "policy.html",
            "Policies › Safety Trips & visits Due Review due by 13 January 2027 (as of 21 November 2026) "
            "Ratified 10 March 2026. Owner: Head "
            "Document control PDF to print and sign Large print PDF Suggest a change Owner Head "
            "Reviewed Head, February 2026 Ratified FGB, 10 March 2026 Minute Item 4 Next review 13 January 2027 "
            "Signed by Chair Text code",
        ),
        (
            "register.html",
            "The words of the page. As of 21 November 2026. Take it along: PDF, large print PDF,",
        ),
        (
            "version.html",
            "Versions of Trips & visits Trips The text as ratified by FGB, 10 March 2026. In force from 10 March",
        ),
        ("versions.html", "Trips & visits Versions of Trips & visits Changes to this policy as a feed"),
        ("verify.html", "The words of the page. At the foot of every printed page stands a text code"),
    ],
)
def test_a_body_is_rendered_without_a_host(name: str, said: str) -> None:
    assert text(parsed(rendered(name))).startswith(said)


def test_the_register_lists_policies_and_what_is_named_but_not_here() -> None:
    words = text(parsed(rendered("register.html")))
    assert "Minibus Overdue Review overdue since 13 January 2021 Not given Not given 13 January 2020" in words
    assert "Kite Policy Mentioned in Trips & visits, clause 1" in words


def test_every_body_has_been_rendered_here() -> None:
    assert BODIES == [
        "changes.html",
        "glossary.html",
        "home.html",
        "not-found.html",
        "policy.html",
        "register.html",
        "verify.html",
        "version.html",
        "versions.html",
    ]


def test_every_shell_extends_the_hosts_page_and_no_other_template_takes_a_hosts_name() -> None:
    by_themselves = {
        "check.html",
        "import.html",
        "proposal.html",
        "redline.html",
    }  # pages of no site, which commands write
    assert {file.name for file in templates().glob("*.html")} - by_themselves == HOSTS
    shells = [
        file for file in templates().glob("shell/*.html") if file.stem in {name[:-5] for name in BODIES}
    ]
    for shell in [*shells, templates() / "404.html"]:
        words = shell.read_text(encoding="utf-8")
        assert '{% extends "main.html" %}' in words
        assert "pages/" in words


def test_another_host_may_wrap_a_body_in_a_frame_of_its_own() -> None:
    frame = "<main>{% include 'pages/policy.html' %}</main>"
    html = environment().from_string(frame).render(data())
    assert html.startswith("<main>")
    assert '<h1 class="pb-policy__title">Trips &amp; visits</h1>' in html
    assert (
        '<a class="md-button md-button--primary pb-actions__button" href="../../policies/trips/trips.pdf"'
        in html
    )


def test_a_school_may_put_a_body_a_shell_or_a_partial_of_its_own_in_place_of_ours(school: Draw) -> None:
    site = school("""
        mkdocs.yml
            theme: {name: material, font: false, custom_dir: mine}
        mine/pages/not-found.html
            <p>Ask the office.</p>
        mine/shell/verify.html
            {% extends "main.html" %}
            {% block content %}<p>Bring the sheet to the office.</p>{% endblock %}
        mine/partials/policybook/standing.html
            <p>Ask the office about {{ policy.title }}.</p>
        policies/pets.md
            title: Pets
            ---
            1. No pets.
    """).built(POLICYBOOK_PDF="off")
    assert "Ask the office." in site.read("404.html")
    assert "Bring the sheet to the office." in site.read("verify/index.html")
    assert "Ask the office about Pets." in site.read("policies/pets/index.html")

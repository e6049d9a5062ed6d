"""What is left of the sample school in a school's own handbook is an error; the sample school itself has none."""

import json

import pytest

from paper import policybook
from policybook.handbook import SAMPLE_GLOSSARY, glossary_digest
from school import ROOT
from sketch import Draw, School

OURS = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
SETTINGS = """
mkdocs.yml
    site_name: {name}
    site_url: {address}
    repo_url: {files}
    extra:
      policybook:
        history: false
        notice: {notice}
"""
OWN = {
    "name": "Elm Lane School",
    "address": "https://policies.elm-lane.example/",
    "files": "https://git.elm-lane.example/policies",
    "notice": "Ask the office for a copy on paper.",
}
SAMPLE = {
    "name": "Larkmoss Primary School",
    "address": "https://handbook.example/",
    "files": "https://git.example/larkmoss/handbook",
    "notice": "The policies supplied with Policybook belong to an invented school.",
}
HOMEWORK = "---\ntitle: Homework Policy\n---\n\n1. Homework is set on Mondays.\n"
LETTINGS = (
    "---\ntitle: Lettings Policy\n---\n\n1. Anybody may hire the hall.\n\n2. Larkmoss lets it by the hour.\n"
)


def found(school: School, **settings: str) -> list[str]:
    """Return each place at which something of the sample school is found, with what is said of it."""
    done = policybook("check", "--format", "json", school=school.folder, **settings)
    told = json.loads(done.stdout)["findings"]
    return [
        f"{one['path']}:{one['line']}: {one['message']} {one['help']}"
        for one in told
        if one["code"] == "sample-left"
    ]


def test_a_school_of_its_own_has_nothing_of_it(school: Draw) -> None:
    assert found(school(SETTINGS.format(**OWN), homework=HOMEWORK)) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            "name",
            "mkdocs.yml:1: site_name is still the sample school's, 'Larkmoss Primary School'. "
            "Write your school's name.",
        ),
        (
            "address",
            "mkdocs.yml:2: site_url is still the sample school's, 'https://handbook.example/'. Write the address at "
            "which your handbook is read, or delete the line.",
        ),
        (
            "files",
            "mkdocs.yml:3: repo_url is still the sample school's, 'https://git.example/larkmoss/handbook'. Write the "
            "address at which your files are kept, or delete the line.",
        ),
        (
            "notice",
            "mkdocs.yml:7: notice is still the sample school's, 'The policies supplied with Policybook belong to an "
            "invented …'. Delete it, or write a notice of your own.",
        ),
    ],
)
def test_each_setting_of_its_is_named_with_its_line(school: Draw, key: str, said: str) -> None:
    assert found(school(SETTINGS.format(**OWN | {key: SAMPLE[key]}), homework=HOMEWORK)) == [said]


def test_so_are_its_glossary_and_a_policy_that_names_it(school: Draw) -> None:
    drawn = school(SETTINGS.format(**OWN), homework=HOMEWORK, lettings=LETTINGS)
    (drawn.folder / "docs" / "glossary.md").write_text(OURS.replace("\n\n", "\n\n\n"), encoding="utf-8")
    assert found(drawn) == [
        "docs/glossary.md:1: This is still the sample school's glossary, so your PDFs print its definitions. Keep the "
        "words that mean the same in your school, change or delete the others, and add your own.",
        "policies/lettings.md:7: The policy names the sample school. Put your school's own policy in its place, or "
        "delete the file.",
    ]


def test_a_glossary_that_a_school_has_made_its_own_is_none(school: Draw) -> None:
    drawn = school(SETTINGS.format(**OWN), homework=HOMEWORK)
    (drawn.folder / "docs" / "glossary.md").write_text(
        OURS + "\n**Tuck shop** means the hatch by the hall.\n"
    )
    assert found(drawn) == []


def test_it_stops_a_strict_build(school: Draw) -> None:
    drawn = school(SETTINGS.format(**SAMPLE), homework=HOMEWORK)
    assert drawn.build(POLICYBOOK_PDF="off").status != 0


def test_the_sample_school_itself_has_inherited_nothing(school: Draw) -> None:
    assert found(School(ROOT)) == []
    assert found(school(SETTINGS.format(**SAMPLE), lettings=LETTINGS)) == []
    assert found(school(SETTINGS.format(**SAMPLE))) == []


def test_other_policies_for_one_build_are_a_trial(school: Draw) -> None:
    drawn = school(SETTINGS.format(**OWN), homework=HOMEWORK)
    assert found(School(ROOT), POLICIES_DIR=str(drawn.folder / "policies")) == []


def test_its_glossary_is_known_by_what_it_says_today() -> None:
    assert glossary_digest(OURS) == SAMPLE_GLOSSARY, (
        "Write the new digest into policybook/handbook/inherited.py."
    )

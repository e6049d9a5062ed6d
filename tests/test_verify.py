"""A code read off paper: the site and the command line say what it belongs to."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, Route, expect

from patience import AGAIN, looks
from policybook.drivers.cli import main
from school import Build, build, environment, git
from sketch import Draw

VISITORS = """\
---
title: Visitors Policy
ratified: {by: FGB, on: 2026-03-17, minute: item 7}
---

1. Every visitor signs in within 5 minutes.
"""
PLAYTIME = "---\ntitle: Playtime Policy\n---\n\n1. Everybody plays.\n"
OLD = "---\ntitle: Old Policy\nwithdrawn: 2025-01-31\n---\n\n1. Nobody plays.\n"

IN_FORCE, DRAFT, WITHDRAWN = "6D9N-JART-X2M7-8JY0", "29XF-BGY9-TJER-9G6A", "CT5C-ZJEY-YGQD-4R9C"
IN_FORCE_V1 = "HM0V-0F2V-SVA8-YYKT"  # by the earlier rule: it stands on sheets that were signed
UNKNOWN = "0000-0000-0000-0000"

CARRIED = "The sheet carries the text now in force. Policy: Visitors Policy, ratified by FGB, minute item 7."
ANSWERS = {
    IN_FORCE: CARRIED,
    IN_FORCE.lower().replace("-", " "): CARRIED,
    IN_FORCE_V1: f"{CARRIED} This is a code of version 1, which looks at words and figures alone. "
    "Print the sheet again for a code that covers every sign.",
    DRAFT: "The sheet says what the draft says today. It is a draft: nobody has ratified it yet. "
    "Policy: Playtime Policy.",
    WITHDRAWN: "The sheet says what this policy said last. It is withdrawn and no longer in force. Policy: Old Policy.",
    UNKNOWN: "This is not the text of any policy in this handbook today. "
    "The policy has changed since the sheet was printed, or a character was misread.",
    "7F3A": "This is not a text code. "
    "A code has sixteen letters and digits, in four groups. Look at the foot of the page again.",
}
"""What the site says of a code, by how it is typed."""


@pytest.fixture(scope="module")
def elm_lane(school: Draw) -> Path:
    return school(visitors=VISITORS, playtime=PLAYTIME, old=OLD).folder


@pytest.fixture(scope="module")
def site(elm_lane: Path) -> Build:
    return build(elm_lane, site=elm_lane / "site", settings={"POLICYBOOK_PDF": "off"})


def test_the_site_says_what_a_code_is(
    site: Build, page: Page, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    with serve(site.site) as url:
        for typed, answer in ANSWERS.items():
            page.goto(f"{url}verify/")  # anew, so that no answer is taken for the next
            page.get_by_label("Text code").fill(typed)
            page.get_by_role("button", name="Check").click()
            expect(page.locator(".pb-verify__answer")).to_have_text(answer, use_inner_text=True)
        page.goto(f"{url}verify/?code={IN_FORCE}")
        page.locator(".pb-verify__answer").get_by_role("link", name="Visitors Policy", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Visitors Policy")
        expect(page.get_by_text(IN_FORCE).first).to_be_visible()


def test_an_answer_that_comes_late_is_not_taken_for_the_next(
    site: Build, page: Page, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    held: list[Route] = []
    with serve(site.site) as url:
        page.goto(f"{url}verify/")
        page.route("**/policies.json", lambda route: held.append(route), times=1)
        for code in (UNKNOWN, IN_FORCE):
            with page.expect_request("**/policies.json"):
                page.get_by_label("Text code").fill(code)
                page.get_by_role("button", name="Check").click()
            for look in looks(page):
                with look:
                    assert len(held) == 1
        expect(page.locator(".pb-verify__answer")).to_have_text(ANSWERS[IN_FORCE], use_inner_text=True)
        with page.expect_response("**/policies.json") as late:
            held[0].continue_()
        late.value.finished()
        page.wait_for_timeout(AGAIN)
        expect(page.locator(".pb-verify__answer")).to_have_text(ANSWERS[IN_FORCE], use_inner_text=True)


def policybook(*arguments: str) -> tuple[int, str]:
    """Run the command in the folder in which one stands; return its status and what it printed, commits as #."""
    done = CliRunner().invoke(main, arguments, env=environment(), prog_name="policybook")
    return done.exit_code, re.sub(r"\b[0-9a-f]{10}\b", "#", done.output)


def test_the_command_prints_the_code_of_a_file(elm_lane: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(elm_lane)
    assert policybook("code", "policies/visitors.md") == (0, f"{IN_FORCE}\n")


def test_the_command_finds_the_version_a_sheet_came_from(
    school: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = school(visitors=VISITORS).folder
    file = folder / "policies" / "visitors.md"
    git(folder, "init", "-q")
    git(folder, "add", "policies")
    git(folder, "commit", "-q", "-m", "First", day="2026-03-17")
    file.write_text(VISITORS.replace("within 5 minutes", "within 10 minutes"))
    git(folder, "commit", "-q", "-a", "-m", "Longer", day="2026-05-02")
    monkeypatch.chdir(folder)

    now = policybook("code", "policies/visitors.md")[1].strip()
    assert policybook("code", "--verify", now) == (
        0,
        f"{now} is the text of policies/visitors.md as it stands.\n"
        f"{now} is the text of policies/visitors.md from commit # of 2026-05-02.\n",
    )
    assert policybook("code", "--verify", IN_FORCE.lower()) == (
        1,
        f"{IN_FORCE} is the text of policies/visitors.md from commit # of 2026-03-17 until # of 2026-05-02.\n",
    )
    assert policybook("code", "--verify", IN_FORCE_V1) == (
        1,
        f"{IN_FORCE_V1} is the text of policies/visitors.md from commit # of 2026-03-17 until # of 2026-05-02 "
        "(by version 1 of the rule, which looks at words and figures alone).\n",
    )


def test_the_bytes_of_a_picture_are_part_of_the_text(school: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = school(visitors=f"{VISITORS}\n![The gate](gate.png)\n").folder
    picture = folder / "policies" / "gate.png"
    picture.write_bytes(b"one")
    git(folder, "init", "-q")
    git(folder, "add", "policies")
    git(folder, "commit", "-q", "-m", "First", day="2026-03-17")
    monkeypatch.chdir(folder)
    first = policybook("code", "policies/visitors.md")[1].strip()
    picture.write_bytes(b"two")
    assert policybook("code", "policies/visitors.md")[1].strip() != first
    assert policybook("code", "--verify", first) == (
        1,
        f"{first} is the text of policies/visitors.md from commit # of 2026-03-17.\n",
    )


def test_the_command_knows_what_is_no_code_and_what_is_nowhere(
    elm_lane: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(elm_lane)
    assert policybook("code", "--verify", UNKNOWN) == (
        1,
        f"{UNKNOWN} is the text of no policy here, today or in the history of the files.\n",
    )
    assert policybook("code", "--verify", "7F3A") == (
        2,
        "Error: '7F3A' is not a text code. One looks like this: 7F3A-91C2-KM4T-0B5D.\n",
    )

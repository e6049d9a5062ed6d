"""A text from its first vote to its second, with real git: what was signed can always be found and compared."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from clerk import Clerk
from paper import broken_rules, outline, pages, policybook
from policybook.policy import read_policy
from school import build

VISITORS = """\
---
title: Visitors Policy
owner: Headteacher
signatories: [Chair of Governors]
---

## At the gate

1. Every visitor signs in within 5 minutes.

2. Parents wait in the hall until a teacher comes to fetch them.
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Clerk, Path]:
    """Return a clerk after two votes and a change of one word between them, and the sheet signed at the first."""
    clerk = Clerk(tmp_path_factory.mktemp("story"), visitors=VISITORS)
    clerk.commit("2026-03-01")
    clerk.says("ratify", "visitors", "--on", "2026-03-17", "--by", "FGB", "--minute", "FGB 2026-03-17 item 7")
    clerk.commit("2026-03-18")
    built = build(clerk.folder, site=clerk.folder / "site")
    assert built.status == 0, built.output
    signed = clerk.folder / "signed.pdf"
    signed.write_bytes((built.site / "policies" / "visitors" / "visitors.pdf").read_bytes())
    clerk.change("2026-04-02", "visitors", "5 minutes", "10 minutes")
    return clerk, signed


CHANGED = """\
Visitors Policy
from the text as ratified on 17 March 2026 (text code CODE; policies/visitors.md in commit COMMIT of 18 March 2026, \
named by its code)
to the text as it is today (text code NOW; the file policies/visitors.md as it is)
Changed: clause 1.
    At the gate

Clause 1: reworded
    1. Every visitor signs in within [-5-]{+10+} minutes.
"""


def test_the_word_that_changed_is_named(story: tuple[Clerk, Path]) -> None:
    clerk, signed = story
    then, now = clerk.git("show", "HEAD~1:policies/visitors.md"), clerk.file("visitors").read_text()
    code, today = (
        read_policy(f"{text}\n", path="policies/visitors.md").policy.code for text in (then, now.rstrip())
    )
    said = clerk.says("redline", "visitors")
    commit = clerk.git("rev-parse", "--short=10", "HEAD~1")
    assert said == CHANGED.replace("CODE", code).replace("NOW", today).replace("COMMIT", commit)
    ways = {"2026-03-20", code, code.replace("-", "").lower(), "HEAD~1", commit, str(signed), "signed.pdf"}
    assert {clerk.says("redline", "visitors", "--from", way).partition("Changed")[2] for way in ways} == {
        CHANGED.partition("Changed")[2]
    }
    assert "No word changed.\n" in clerk.says("redline", "visitors", "--from", "HEAD~1", "--to", "signed.pdf")
    assert "Changed: clause 1." in clerk.says("redline", "visitors", "--from", "today", "--to", str(signed))


def test_as_data_page_and_paper(story: tuple[Clerk, Path]) -> None:
    clerk, _ = story
    data = json.loads(clerk.says("redline", "visitors", "--format", "json"))
    assert [(unit["fate"], unit["said"]) for unit in data["units"]] == [
        ("unchanged", ""),
        ("unchanged", ""),
        ("reworded", "Clause 1: reworded"),
        ("unchanged", ""),
    ]
    page = clerk.says("redline", "visitors", "--format", "html")
    assert '<del class="pb-gone"><span class="pb-spoken"> deleted: </span>5<' in page
    assert '<ins class="pb-come"><span class="pb-spoken"> inserted: </span>10<' in page
    clerk.says("redline", "visitors", "--format", "pdf", "-o", "redline.pdf")
    pdf = clerk.folder / "redline.pdf"
    (text,) = pages(pdf)
    assert "Clause 1  Reworded" in text
    assert broken_rules([pdf]) == {}
    assert outline(pdf) == ["Visitors Policy"]


def test_the_pack_says_what_changes_and_a_notice_whom_to_ask(story: tuple[Clerk, Path]) -> None:
    clerk, _ = story
    clerk.says("pack", "visitors", "-o", "pack.pdf")
    text = [" ".join(page.split()) for page in pages(clerk.folder / "pack.pdf")]
    assert "What changes Changed since it was ratified on 17 March 2026: clause 1." in text[2]
    assert "Clause 1 Reworded" in text[3]
    assert "Word by word" in text[3]
    clerk.says("notice", "visitors", "--since", "2026-03-20", "-o", "none.pdf")
    assert not (clerk.folder / "none.pdf").exists()  # what was voted on has not changed since
    assert broken_rules([clerk.folder / "pack.pdf"]) == {}


def test_the_first_text_comes_back_after_the_second_vote(story: tuple[Clerk, Path]) -> None:
    clerk, signed = story
    clerk.says("ratify", "visitors", "--on", "2026-05-19", "--by", "FGB", "--minute", "FGB 2026-05-19 item 4")
    clerk.commit("2026-05-20")
    assert "No word changed.\n" in clerk.says("redline", "visitors")
    done = policybook("as-at", "2026-04-30", "visitors", school=clerk.folder)
    assert done.returncode == 0, done.stderr
    (attached,) = PdfReader(BytesIO(signed.read_bytes())).attachments["visitors.md"]
    assert done.stdout.encode() == attached
    assert "visitors: the text as ratified on 17 March 2026, text code" in done.stderr
    assert "10 minutes" in clerk.says("as-at", "2026-05-19")
    assert "was in force on 16 March 2026." in clerk.says("as-at", "2026-03-16", "visitors", status=2)
    clerk.says("notice", "visitors", "--since", "2026-03-20")
    (notice,) = pages(clerk.folder / "visitors-notice.pdf")
    assert (
        "Elm Lane School: notice of change\nVisitors Policy\nIn force  It was ratified by FGB on 19 May 2026\n"
        in notice
    )
    assert "Whom to ask  Headteacher" in notice
    assert "Clause 1  Reworded" in notice
    clerk.says("as-at", "2026-04-30", "--pdf", "-o", "then")
    (then,), (before,) = (
        pages(pdf)[:1] for pdf in (clerk.folder / "then" / "visitors-2026-04-30.pdf", signed)
    )
    proof = re.search(r"Text  As ratified on 17 March 2026 .*\n(?:.*\n)?(?=Minute)", then)
    assert proof
    commit = clerk.git(
        "log", "--format=%h", "--abbrev=10", "--reverse", "--", "policies/visitors.md"
    ).split()[1]
    assert f"commit {commit} of 18 March 2026" in " ".join(proof[0].split())
    assert then.replace(proof[0], "Text  As ratified on 17 March 2026\n") == before

"""Bad input: each slip a clerk can make is named with file, line, what was read and what to write instead."""

import re
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest
from click.testing import CliRunner

from policybook.drivers.cli import main
from school import ROOT, Build, build, environment, write
from sketch import Draw, School

GOOD = (
    "---\ntitle: Good Policy\nowner: Clerk\nratified: 2026-01-01\nnext-review: 2028-01-01\n---\n\n1. One.\n"
)

SLIPS = {
    "no front matter": (
        b"# Lettings\n\n1. One.\n",
        "policies/slip.md:1: The file has no front matter: it begins with '# Lettings'. "
        "Begin it with three lines: ---, then title: Name of the policy, then --- again.",
    ),
    "front matter not closed": (
        b"---\ntitle: Lettings\n\n1. One.\n",
        "policies/slip.md:1: The front matter is opened with --- and never closed. "
        "Write a line of just --- between the last 'key: value' line and the policy's text.",
    ),
    "a second colon": (
        b"---\nowner: Bursar\ntitle: Lettings: charges\n---\n\n1. One.\n",
        "policies/slip.md:3: The front matter cannot be read: there is a second ':' in this line. "
        "Put the value in quotes, like title: 'Lettings: charges'.",
    ),
    "a tab": (
        b"---\ntitle: Lettings\nratified:\n\ton: 2026-01-01\n---\n\n1. One.\n",
        "policies/slip.md:4: The front matter cannot be read: there is a tab in this line. "
        "Use spaces in place of the tab.",
    ),
    "a quote never closed": (
        b"---\nowner: Bursar\ntitle: 'Lettings\n---\n\n1. One.\n",
        "policies/slip.md:3: The front matter cannot be read: a quote or bracket is opened and not closed. "
        "Close it on the same line.",
    ),
    "an alias": (
        b"---\ntitle: Lettings\nowner: *bursar\n---\n\n1. One.\n",
        "policies/slip.md:3: The front matter cannot be read: a value that begins with '&' or '*' means something "
        "else to the computer. Put the value in quotes.",
    ),
    "a key given twice": (
        b"---\ntitle: Lettings\nowner: Bursar\nowner: Headteacher\n---\n\n1. One.\n",
        "policies/slip.md:4: 'owner' is given twice, first on line 3. Keep one of the two lines.",
    ),
    "no title": (
        b"---\nowner: Bursar\n---\n\n1. One.\n",
        "policies/slip.md:1: The policy has no title. Write title: Name of the policy in its front matter.",
    ),
    "an unknown key": (
        b"---\ntitle: Lettings\nnxt-review: 2028-01-01\n---\n\n1. One.\n",
        "policies/slip.md:3: 'nxt-review' is not a key we know. Did you mean next-review?",
    ),
    "an unknown key below a key": (
        b"---\ntitle: Lettings\nratified:\n  minutes: item 7\n---\n\n1. One.\n",
        "policies/slip.md:4: 'minutes' is not a key we know. Did you mean minute?",
    ),
    "a date in figures": (
        b"---\ntitle: Lettings\nnext-review: 01/03/2026\n---\n\n1. One.\n",
        "policies/slip.md:3: next-review '01/03/2026' is not a date we can read. Write 2026-03-01.",
    ),
    "a day that does not exist": (
        b"---\ntitle: Lettings\nratified:\n  by: FGB\n  on: 31 June 2026\n---\n\n1. One.\n",
        "policies/slip.md:5: ratified on '31 June 2026' is not a date: June 2026 has 30 days. "
        "Write a day that exists, such as 2026-06-30.",
    ),
    "a list where one value belongs": (
        b"---\ntitle: Lettings\nowner: [Bursar, Headteacher]\n---\n\n1. One.\n",
        "policies/slip.md:3: owner takes one value, not a list. Write the value on the same line as the key.",
    ),
    "several names on one line": (
        b"---\ntitle: Lettings\nsignatories: Chair of Governors, Headteacher\n---\n\n1. One.\n",
        "policies/slip.md:3: signatories 'Chair of Governors, Headteacher' is read as one name. "
        "Write [Chair of Governors, Headteacher] for several, or leave out the comma.",
    ),
    "an empty file": (
        b"",
        "policies/slip.md:1: The file is empty. "
        "Write the policy in it, beginning with --- and title: Name of the policy, or delete the file.",
    ),
    "a file that is not UTF-8": (
        "---\ntitle: Lettings\n---\n\n1. It costs £5.\n".encode("cp1252"),
        "policies/slip.md:5: The file is not UTF-8 text: byte 0xa3 cannot be read. "
        "Save it as UTF-8. Until then it is read as Windows text, and some letters may be wrong.",
    ),
    "a missing picture": (
        b"---\ntitle: Lettings\n---\n\n1. See ![the plan](images/plan.png).\n",
        "policies/slip.md:5: The picture 'images/plan.png' is not there. "
        "Put it beside the policy, or correct the name; capitals count. Until then the page says so.",
    ),
    "a picture on somebody's own computer": (
        b"---\ntitle: Lettings\n---\n\n1. See ![the plan](C:\\Users\\Clerk\\the%20plan.png).\n",
        "policies/slip.md:5: The picture 'C:\\Users\\Clerk\\the%20plan.png' is on somebody's own computer. Put it "
        "beside the policy, and write only its name, the plan.png. Until then the page says that it is missing.",
    ),
    "no space after a colon": (
        b"---\nowner:Bursar\ntitle: Lettings\n---\n\n1. One.\n",
        "policies/slip.md:2: The front matter cannot be read: there is no space after the ':' in this line. "
        "Write owner: and a space before the value.",
    ),
    "no space after the last colon": (
        b"---\ntitle: Lettings\nowner:Bursar\n---\n\n1. One.\n",
        "policies/slip.md:3: The front matter cannot be read: there is no ':' with a space after it in this line. "
        "Write key: value, with a space after the colon.",
    ),
    "a line that stands further in": (
        b"---\ntitle: Lettings\nratified: 2026-01-05\n  by: FGB\n---\n\n1. One.\n",
        "policies/slip.md:4: The front matter cannot be read: this line stands further in than the one above, which "
        "has a value already. Let both begin alike. Where lines belong below a key, write nothing after its ':'.",
    ),
    "lines that do not stand further in": (
        b"---\ntitle: Lettings\nratified:\nby: FGB\n---\n\n1. One.\n",
        "policies/slip.md:4: 'by' is not a key we know. "
        "Put two spaces before it, so that it belongs to ratified or reviewed above.",
    ),
    "a bracket never closed": (
        b"---\ntitle: Lettings\nsignatories: [Chair, Head\n---\n\n1. One.\n",
        "policies/slip.md:3: The front matter cannot be read: a quote or bracket is opened and not closed. "
        "Close it on the same line, and put commas between what stands in it.",
    ),
    "a comma in braces": (
        b"---\ntitle: Lettings\nratified: {by: FGB, on: 2026-01-05, minute: FGB, item 7}\n---\n\n1. One.\n",
        "policies/slip.md:3: 'item 7' is not a key we know. "
        "If it belongs to what stands before it, put the whole in quotes, like minute: 'FGB, item 7'.",
    ),
    "a number after a hash": (
        b"---\ntitle: Lettings # the hall\nratified:\n  minute: FGB item #7\n---\n\n1. One.\n",
        "policies/slip.md:4: '#7' is left out: what follows a '#' is taken for a remark. "
        "Put the whole value in quotes, like minute: 'item #7'.",
    ),
    "another's name for a key": (
        b"---\ntitle: Lettings\nreview-date: 2028-01-01\n---\n\n1. One.\n",
        "policies/slip.md:3: 'review-date' is not a key we know. Did you mean next-review?",
    ),
    "front matter closed by a line across the text": (
        b"---\ntitle: Lettings\nowner: Bursar\n\n## Aims\n\n1. One.\n\n---\n\n2. Two.\n",
        "policies/slip.md:5: The front matter is not closed before the policy's text, which begins with '## Aims'. "
        "Write a line of just --- above that line.",
    ),
    "an empty line above the front matter": (
        b"\n---\ntitle: Lettings\n---\n\n1. One.\n",
        "policies/slip.md:2: The front matter does not begin the file. "
        "Delete all that stands above this line of ---, empty lines and spaces too.",
    ),
    "a file in UTF-16": (
        "---\ntitle: Halls\n---\n\n1. It costs £5.\n".encode("utf-16"),
        "policies/slip.md:1: The file is UTF-16 text. Save it as UTF-8.",
    ),
    "an HTML tag never closed": (
        b"---\ntitle: Lettings\n---\n\n<p>Foreword\n\n1. One.\n",
        "policies/slip.md:5: The HTML tag <p> is opened and never closed. "
        "Delete it, or write </p> where it ends. Until then the page shows it as text.",
    ),
    "a related policy that is not there": (
        b"---\ntitle: Lettings\nrelated: [god]\n---\n\n1. One.\n",
        "policies/slip.md:3: related names 'god', which is no policy of this handbook. Did you mean good?",
    ),
}


def complaints(output: str) -> list[str]:
    """Return what the build complained of, without the host's own prefix."""
    lines = (line for line in output.splitlines() if line.startswith(("WARNING", "ERROR")))
    return [line.partition(" - ")[2].strip() for line in lines]


@pytest.fixture(scope="module")
def slipped(school: Draw) -> School:
    """Return a school with one good policy and, one file each, every slip."""
    return school(good=GOOD, **{slug(number): slip(number) for number in range(len(SLIPS))})


def slip(number: int) -> bytes:
    """Return a slip's file, with a title of its own."""
    content = list(SLIPS.values())[number][0]
    return re.sub(rb"(title: '?Lettings)", rb"\1 %d" % number, content)


@pytest.fixture(scope="module")
def lenient(slipped: School) -> Build:
    """Return what a build that is not strict makes of it."""
    return slipped.build(strict=False, POLICYBOOK_PDF="off")


def slug(number: int) -> str:
    return f"slip{number}-"


@pytest.mark.parametrize(
    ("number", "said"), [(n, said) for n, (_, said) in enumerate(SLIPS.values())], ids=SLIPS
)
def test_a_slip_is_said_once_with_its_remedy(lenient: Build, number: int, said: str) -> None:
    about = [one for one in complaints(lenient.output) if one.startswith(f"policies/{slug(number)}.md")]
    assert about == [said.replace("slip.md", f"{slug(number)}.md")]


def test_nothing_is_dropped_each_policy_still_has_its_page(lenient: Build) -> None:
    pages = sorted(page.parent.name for page in (lenient.site / "policies").glob("*/index.html"))
    assert pages == sorted(["good", *(slug(number).strip("-") for number in range(len(SLIPS)))])
    assert "Missing picture: the plan" in lenient.read(
        f"policies/slip{list(SLIPS).index('a missing picture')}/index.html"
    )


def test_one_strict_run_says_all_of_it_and_fails(slipped: School, lenient: Build) -> None:
    strict = slipped.build("strict", POLICYBOOK_PDF="off")
    assert set(complaints(lenient.output)) <= set(complaints(strict.output))
    assert (lenient.status, strict.status) == (0, 1)
    assert "Traceback" not in lenient.output + strict.output


def test_two_files_with_one_address(school: Draw) -> None:
    made = school(good=GOOD, Good=GOOD).build(strict=False, POLICYBOOK_PDF="off")
    assert complaints(made.output) == [
        "policies/good.md: On some systems its name is the same as that of policies/Good.md; only that one is read. "
        "Rename one of the two."
    ]


def test_a_name_that_ends_in_capitals_is_a_policy_too(school: Draw) -> None:
    made = school("policies/GOOD.MD\n" + indent(GOOD, "    ")).built(POLICYBOOK_PDF="off")
    assert 'id="clause-1"' in made.read("policies/good/index.html")


def test_a_text_that_is_no_policy_is_named_unless_one_points_to_it_or_was_made_from_it(
    school: Draw,
) -> None:
    form = "\n2. Ask with [the form](Hire%20Form.docx), [again](<Hire Form.docx>) or [so](Hire Form.docx).\n"
    drawn = school(good=GOOD + form)
    others = ("Hire Form.docx", "Good 2020 final.docx", "Lettings.docx", "README.txt", "plan.png")
    write(drawn.folder / "policies", dict.fromkeys(others, "PK"))
    made = drawn.build(strict=False, POLICYBOOK_PDF="off")
    assert complaints(made.output) == [
        "policies/Lettings.docx: The file is not shown: only files that end in .md are policies, and no policy links "
        "to it. Save it as Markdown, link to it, or put it in a folder whose name begins with _."
    ]
    assert sorted(file.name for file in (made.site / "policies").glob("*.*")) == ["Hire Form.docx"]
    assert made.read("policies/good/index.html").count('href="../Hire%20Form.docx"') == 3


def test_a_folder_of_policies_that_does_not_exist(school: Draw) -> None:
    made = school().build(POLICIES_DIR="nowhere")
    assert made.status != 0
    assert "POLICIES_DIR: 'nowhere' is not a folder. Write the folder that holds the policies." in made.output
    assert "Traceback" not in made.output


SETTINGS = """
mkdocs.yml
    extra:
      policybook:
        {}
"""


def test_a_setting_we_do_not_know(school: Draw) -> None:
    made = school(SETTINGS.format("review-leed: 30"), good=GOOD).build()
    assert made.status != 0
    assert "mkdocs.yml, policybook settings: 'review-leed' is not a setting we know" in made.output
    assert "Traceback" not in made.output


SLIPS_IN_SETTINGS = {
    "- school: Elm Lane": (
        "mkdocs.yml, policybook settings: [{'school': 'Elm Lane'}] is not a setting with its value. "
        "Write each on a line of its own below policybook:, such as review-lead: 60, without a - before it."
    ),
    "terms: {autumn: }": "The term 'autumn' is not given as two days of the year.",
    "terms: [autumn]": "Write the first and last day of each, such as autumn: [09-03, 12-19].",
}


@pytest.mark.parametrize(("typed", "said"), SLIPS_IN_SETTINGS.items())
def test_a_setting_of_another_kind(school: Draw, typed: str, said: str) -> None:
    folder = school(SETTINGS.format(typed), good=GOOD).folder
    done = CliRunner().invoke(main, ["due", "-f", str(folder / "mkdocs.yml")], env=environment())
    assert (done.exit_code, said in done.output) == (2, True)


def test_settings_that_are_all_remarks(school: Draw) -> None:
    folder = school(SETTINGS.format("# review-lead: 30"), good=GOOD).folder
    done = CliRunner().invoke(main, ["due", "-f", str(folder / "mkdocs.yml")], env=environment())
    assert (done.exit_code, done.output) == (0, "On 21 November 2026 no policy is due or overdue.\n")


EPOCHS = ["", "soon", "1795219200.5", "-1", "1795219200000", "9" * 30]  # the last but one is in milliseconds


def no_day(epoch: str) -> str:
    """Return what is said of a SOURCE_DATE_EPOCH that is no day."""
    return (
        f"SOURCE_DATE_EPOCH: '{epoch}' is not a time from 1970 to 2106 in whole seconds. Write the seconds since "
        "1 January 1970, such as 1795219200 for 21 November 2026, or unset it to go by the clock."
    )


@pytest.mark.parametrize("command", ["due", "remind"])
@pytest.mark.parametrize("epoch", EPOCHS)
def test_a_command_on_a_day_that_is_none(slipped: School, command: str, epoch: str) -> None:
    settings = environment(SOURCE_DATE_EPOCH=epoch)
    done = CliRunner().invoke(main, [command, "-f", str(slipped.folder / "mkdocs.yml")], env=settings)
    assert (done.exit_code, done.output) == (2, f"Error: {no_day(epoch)}\n")


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_a_build_on_a_day_that_is_none(tmp_path: Path, program: str) -> None:
    made = build(ROOT, site=tmp_path, program=program, settings={"SOURCE_DATE_EPOCH": "-1"})
    assert made.status != 0
    assert [line for line in complaints(made.output) if "EPOCH" in line] == [no_day("-1")]
    assert "Traceback" not in made.output


@pytest.mark.parametrize(("epoch", "day"), [(0, "1 January 1970"), (2**32 - 1, "7 February 2106")])
def test_the_first_and_the_last_day_there_are(school: Draw, epoch: int, day: str) -> None:
    made = school(good=GOOD).built(SOURCE_DATE_EPOCH=str(epoch), POLICYBOOK_PDF="off")
    assert f"(as of {day})" in made.read("policies/good/index.html")


DOUBTFUL = """
docs/index.md
    Read [the rules]({rules}).
policies/art.md
    title: Art Policy
    next-review: {review}
    ---

    1. Paint.

    2. Draw as clause 7 says.

    <div>
"""
SAID = {
    "policies/art.md:10: The HTML tag <div> is opened and never closed.",
    "policies/art.md:8: 'clause 7' leads nowhere. This policy has no clause 7. Correct the number",
}


def quiet_build(school: School) -> tuple[int, set[str], str]:
    """Build strictly and quietly; return the status, what was warned of up to its first full stop, and the rest."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=school.folder,
        env=environment(POLICYBOOK_PDF="off"),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, set(complaints(done.stderr)), done.stdout


def test_warnings_are_said_and_counted_and_stop_nothing(school: Draw) -> None:
    status, said, summary = quiet_build(school(DOUBTFUL.format(rules="index.md", review="2028-03")))
    assert status == 0
    assert [sum(one.startswith(words) for one in said) for words in SAID] == [1, 1]
    assert "2 warnings, 1 note\n" in summary


@pytest.mark.parametrize(
    ("rules", "review", "counted"),
    [
        ("index.md", "soon", "1 error"),
        ("rules.md", "2028-03", "1 warning"),
        ("rules.md", "soon", "1 error, 1 warning"),
    ],
)
def test_an_error_and_what_the_host_warns_of_stop_a_strict_build(
    school: Draw, rules: str, review: str, counted: str
) -> None:
    status, said, rest = quiet_build(school(DOUBTFUL.format(rules=rules, review=review)))
    assert status == 1
    assert len(said) == 2 + (rules == "rules.md") + (review == "soon")
    words = counted.replace("1 error", "1 errors").replace("1 warning", "1 warnings")  # the host's own plural
    assert f"Aborted with {words} in strict mode!" in rest

"""`policybook due` and `policybook remind`: what needs somebody, by owner, and one issue for each overdue policy."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from policybook.drivers.cli import main
from school import ROOT, environment, write
from sketch import Draw, files_of

FERNHILL = """
mkdocs.yml
    site_name: Fernhill
    site_url: https://fernhill.example/book/
policies/visits.md
    title: Visits
    owner: Bursar
    ratified: 2022-05-10
    next-review: 2024-05
    ---
    1. Text.
policies/charging.md
    title: Charging @work [all]
    owner: Bursar
    ratified: 2022-05-10
    next-review: 2026-12-01
    ---
    1. Text.
policies/fire.md
    title: Fire
    ratified: 2021-05-10
    review-every: 2 years
    ---
    1. Text.
policies/pets.md
    title: Pets
    owner: Bursar
    ratified: 2025-05-10
    next-review: spring term 2027
    review-lead: 7
    ---
    1. Text.
policies/toys.md
    title: Toys
    owner: Head
    ratified: 2025-05-10
    next-review: 2028-01
    ---
    1. Text.
policies/hats.md
    title: Hats
    owner: Head
    next-review: 2020-01
    ---
    1. Text.
policies/old.md
    title: Old
    owner: Head
    ratified: 2010-01-01
    next-review: 2012-01
    withdrawn: 2013-01-01
    ---
    1. Text.
"""

UNREADABLE = """
policies/visits.md
    title: Visits
    ratified: 2022-05-10
    next-review: 2022/23
    ---
    1. Text.
"""

MENDED = """
policies/visits.md
    title: Trips
    ratified: 2022-05-10
    next-review: 2025-05
    ---
    1. Text.
policies/fire.md
    title: Fire
    ratified: 2026-05-10
    review-every: 2 years
    ---
    1. Text.
"""


@pytest.fixture
def fernhill(school: Draw, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a school with seven policies, of which two are overdue and one is due, and stand in its folder."""
    folder = school(FERNHILL).folder
    monkeypatch.chdir(folder)
    return folder


def policybook(*arguments: str, **settings: str) -> Result:
    """Run the command on TODAY, in the folder in which one stands."""
    return CliRunner().invoke(main, arguments, env=environment(**settings), prog_name="policybook")


def test_what_is_due_is_listed_by_owner(fernhill: Path) -> None:
    done = policybook("due")
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout == (
        "On 21 November 2026: 2 overdue and 1 due.\n"
        "\n"
        "Bursar\n"
        "  Visits                Review overdue since 31 May 2024\n"
        "  Charging @work [all]  Review due by 1 December 2026\n"
        "\n"
        "No owner given\n"
        "  Fire  Review overdue since 10 May 2023\n"
    )


def test_what_comes_up_soon_is_listed_when_asked_for(fernhill: Path) -> None:
    done = policybook("due", "--within", "6w", "--format", "markdown")
    assert done.exit_code == 1
    assert done.stdout == (
        "On 21 November 2026: 2 overdue, 1 due and 1 more within 42 days.\n"
        "\n"
        "## `Bursar`\n"
        "\n"
        "- [Visits](https://fernhill.example/book/policies/visits/): Review overdue since 31 May 2024\n"
        "- [Charging &#64;work \\[all\\]](https://fernhill.example/book/policies/charging/): "
        "Review due by 1 December 2026\n"
        "- [Pets](https://fernhill.example/book/policies/pets/): Review due by 31 March 2027\n"
        "\n"
        "## No owner given\n"
        "\n"
        "- [Fire](https://fernhill.example/book/policies/fire/): Review overdue since 10 May 2023\n"
    )


def test_what_is_due_is_given_as_data(fernhill: Path) -> None:
    done = policybook("due", "--format", "json")
    data = json.loads(done.stdout)
    assert done.exit_code == 1
    assert {key: data[key] for key in ("on", "within", "overdue", "due")} == {
        "on": "2026-11-21",
        "within": 0,
        "overdue": 2,
        "due": 1,
    }
    assert [(share["owner"], [row["slug"] for row in share["policies"]]) for share in data["owners"]] == [
        ("Bursar", ["visits", "charging"]),
        (None, ["fire"]),
    ]


def test_any_day_can_be_asked_about(fernhill: Path) -> None:
    done = policybook("due", "--on", "2023-05-10")
    assert (done.exit_code, done.stdout) == (
        0,
        "On 10 May 2023: 0 overdue and 1 due.\n\nNo owner given\n  Fire  Review due by 10 May 2023\n",
    )
    assert policybook("due", "--on", "2023-05-11").exit_code == 1
    nothing = policybook("due", "--on", "10 May 2022")
    assert (nothing.exit_code, nothing.stdout) == (0, "On 10 May 2022 no policy is due or overdue.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--on", "01/03/2026"], "'01/03/2026' is not a date we can read. Write 2026-03-01."),
        (["--on", "2026-03"], "'2026-03' is more than one day. Write one, such as 2026-03-31."),
        (["--within", "soon"], "'soon' is not a number of days. Write 90d, or 12w for weeks."),
        (["-f", "no.yml"], "There is no no.yml here. Name the school's mkdocs.yml with --config-file."),
    ],
)
@pytest.mark.usefixtures("fernhill")
def test_a_slip_on_the_command_line_is_status_2_and_a_remedy(arguments: list[str], message: str) -> None:
    done = policybook("due", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_policy_that_cannot_be_read_is_named(fernhill: Path) -> None:
    write(fernhill, files_of(UNREADABLE))
    done = policybook("due")
    assert done.stderr == (
        "policies/visits.md:4: next-review '2022/23' is not a date we can read. Write academic year 2022/2023.\n"
    )


# GitHub's program, as far as reminders use it: issues in a file.
GH = """
import json, os, sys
from argparse import ArgumentParser
file = os.environ["GH_ISSUES"]
issues = json.load(open(file))
parser = ArgumentParser()
for option in "label state limit json title body-file comment color description".split():
    parser.add_argument(f"--{option}")
parser.add_argument("--force", action="store_true")
parser.add_argument("words", nargs="+")
asked = parser.parse_args()
noun, verb, *rest = asked.words
number = int(rest[0]) if noun == "issue" and rest else len(issues) + 1
if (noun, verb) == ("issue", "list"):
    shown = [issue for issue in issues if issue["state"] == asked.state and issue["label"] == asked.label]
    print(json.dumps([{key: issue[key] for key in asked.json.split(",")} for issue in reversed(shown)]))
elif (noun, verb) == ("issue", "create"):
    issues.append({"number": number, "state": "open", "label": asked.label, "title": asked.title,
                   "body": sys.stdin.read().replace("\\n", "\\r\\n"), "comments": []})
elif (noun, verb) == ("issue", "edit"):
    issues[number - 1] |= {"title": asked.title, "body": sys.stdin.read()}
elif (noun, verb) == ("issue", "close"):
    issues[number - 1]["state"] = "closed"
    issues[number - 1]["comments"].append(asked.comment)
elif noun != "label":
    sys.exit("gh: what is that?")
json.dump(issues, open(file, "w"))
"""


class Host:
    """A code host with issues, and the command run against it."""

    def __init__(self, folder: Path) -> None:
        self.issues_file = folder / "issues.json"
        self.issues_file.write_text("[]", encoding="utf-8")
        program = folder / "bin" / "gh"
        write(folder, {"bin/gh": f"#!{sys.executable}\n{GH}"})
        program.chmod(0o755)
        self.path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"

    def remind(self, *arguments: str) -> list[str]:
        """Run the command and return the lines it printed."""
        done = policybook("remind", *arguments, PATH=self.path, GH_ISSUES=str(self.issues_file))
        assert (done.exit_code, done.stderr) == (0, "")
        return done.stdout.splitlines()

    @property
    def issues(self) -> list[dict[str, Any]]:
        issues: list[dict[str, Any]] = json.loads(self.issues_file.read_text(encoding="utf-8"))
        return issues

    @property
    def open(self) -> list[str]:
        return [issue["title"] for issue in self.issues if issue["state"] == "open"]


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)


def test_each_overdue_policy_has_one_open_issue(fernhill: Path, host: Host) -> None:
    assert host.remind("--dry-run") == [
        "Would: Open: Review overdue: Fire",
        "Would: Open: Review overdue: Visits",
    ]
    assert host.issues == []
    assert host.remind() == ["Open: Review overdue: Fire", "Open: Review overdue: Visits"]
    assert host.remind() == ["The open issues are as they should be."]
    assert host.open == ["Review overdue: Fire", "Review overdue: Visits"]
    assert host.issues[1]["body"].replace("\r", "") == (
        "<!-- policybook overdue: visits -->\n"
        "[Visits](https://fernhill.example/book/policies/visits/): review overdue since 31 May 2024.\n"
        "\n"
        "- Owner: `Bursar`\n"
        "- File: `policies/visits.md`\n"
        "\n"
        "Once the policy has been reviewed and ratified, change `reviewed`, `ratified` and `next-review` at the top of "
        "the file. This issue then closes by itself."
    )


def test_an_issue_follows_its_policy_and_closes_when_it_is_mended(fernhill: Path, host: Host) -> None:
    host.remind()
    write(fernhill, files_of(MENDED))
    assert host.remind() == [
        "Close #1: Review overdue: Fire. No longer overdue. Review due by 10 May 2028.",
        "Update #2: Review overdue: Trips",
    ]
    assert host.open == ["Review overdue: Trips"]
    assert host.issues[0]["comments"] == ["No longer overdue. Review due by 10 May 2028."]
    (fernhill / "policies" / "visits.md").unlink()
    assert host.remind() == ["Close #2: Review overdue: Trips. The policy is no longer in the handbook."]


def test_open_issues_are_capped_and_the_longest_overdue_come_first(fernhill: Path, host: Host) -> None:
    assert host.remind("--most", "1") == [
        "Open: Review overdue: Fire",
        "1 more overdue: as many issues are open as --most allows.",
    ]
    assert host.remind("--most", "2") == ["Open: Review overdue: Visits"]


def test_issues_of_other_people_are_left_alone_and_doubles_closed(fernhill: Path, host: Host) -> None:
    host.remind()
    first = host.issues[0]
    others = [first | {"number": 3}, first | {"number": 4, "title": "Fire drill", "body": "When is it?"}]
    host.issues_file.write_text(json.dumps([*host.issues, *others]), encoding="utf-8")
    assert host.remind() == ["Close #3: Review overdue: Fire. Issue #1 is about the same policy."]
    assert host.open == ["Review overdue: Fire", "Review overdue: Visits", "Fire drill"]


def test_names_ping_nobody(fernhill: Path, host: Host) -> None:
    """A code host finds no names in code, whatever it is made of, nor in a link."""
    owner, title = "@head `of` @org/team #12 ``x", "`@governors`"
    head = f"title: '{title}'\nowner: '{owner}'\nratified: 2022-05-31\nnext-review: 2024-05-31"
    write(fernhill, {"policies/visits.md": f"---\n{head}\n---\n\n1. Go.\n"})
    host.remind()
    (body,) = [
        issue["body"].replace("\r", "") for issue in host.issues if "policies/visits.md" in issue["body"]
    ]
    assert f"- Owner: ```{owner}```\n" in body
    assert "[\\`&#64;governors\\`](https://fernhill.example/book/policies/visits/)" in body
    settings = fernhill / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("site_url", "x_url"))
    assert len(host.remind()) == 2
    assert any("`` `@governors` ``: review overdue" in issue["body"] for issue in host.issues)


def test_one_that_fails_stops_no_other(fernhill: Path, host: Host) -> None:
    program = fernhill.parent / host.path.partition(os.pathsep)[0] / "gh"
    program.write_text(
        program.read_text().replace(
            '(noun, verb) == ("issue", "create"):',
            '(noun, verb) == ("issue", "create"):\n    assert "Fire" not in asked.title, "no room"',
            1,
        )
    )
    done = policybook("remind", PATH=host.path, GH_ISSUES=str(host.issues_file))
    assert done.exit_code == 2
    assert done.stdout == "Open: Review overdue: Visits\n"
    assert "Not done: Open: Review overdue: Fire. gh issue create failed:" in done.stderr
    assert done.stderr.endswith("Error: 1 of 2 could not be done; the others are.\n")
    assert host.open == ["Review overdue: Visits"]


def test_without_github_s_program_the_command_says_so(fernhill: Path, tmp_path: Path) -> None:
    done = policybook("remind", PATH=str(tmp_path))
    assert done.exit_code == 2
    assert done.stderr == "Error: `policybook remind` needs GitHub's program gh, and there is none here.\n"


def test_the_commands_of_the_help_page_do_what_it_says(fernhill: Path, host: Host) -> None:
    page = (ROOT / "docs" / "help" / "reviews.md").read_text(encoding="utf-8")
    block = page.partition("```sh\n")[2].partition("```")[0]
    commands = [line.partition("#")[0].split()[1:] for line in block.splitlines()]
    done = [policybook(*command, PATH=host.path, GH_ISSUES=str(host.issues_file)) for command in commands]
    assert [
        (command[0], each.exit_code, each.stderr) for command, each in zip(commands, done, strict=True)
    ] == [
        *[("due", 1, "")] * 4,
        ("remind", 0, ""),
    ]


def test_the_weekly_workflow_runs_a_command_that_there_is(fernhill: Path, host: Host) -> None:
    workflow = (ROOT / ".github" / "workflows" / "reviews.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(workflow)["jobs"]["remind"]["steps"]
    command = next(step["run"] for step in steps if "policybook" in step.get("run", ""))
    assert host.remind(*command.split()[2:]) == ["Open: Review overdue: Fire", "Open: Review overdue: Visits"]

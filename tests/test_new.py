"""A new school: what `policybook new` asks, refuses and writes, and that it builds as it is, from a clone."""

import hashlib
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from paper import pages, policybook
from policybook.drivers.cli import main
from policybook.front_matter import json_schema
from school import ROOT, environment, git
from sketch import School

NAMES = ("larkmoss", "handbook.example", "git.example", "invented school")
KINDS = ("primary", "secondary", "all-through", "nursery", "special", "trust")
WHEEL = "policybook-0.1.0-py3-none-any.whl"
EVERYWHERE = """\
.gitignore
.policybook.json
.pre-commit-config.yaml
.vscode/extensions.json
.vscode/policy.schema.json
.vscode/settings.json
.vscode/tasks.json
Makefile
README.md
docs/glossary.md
docs/help/accessibility.md
docs/help/audience.md
docs/help/clerks.md
docs/help/findings.md
docs/help/governors.md
docs/help/recipes.md
docs/help/reviews.md
docs/help/settings.md
docs/help/staff.md
docs/help/words.md
docs/index.md
engine/policybook-0.1.0-py3-none-any.whl
mkdocs.yml
policies/_template.md
policies/example.md
requirements.txt"""
OF_HOST = {
    "none": "",
    "github": """\
.github/CODEOWNERS
.github/ISSUE_TEMPLATE/change.yml
.github/ISSUE_TEMPLATE/config.yml
.github/ISSUE_TEMPLATE/mistake.yml
.github/pull_request_template.md
.github/workflows/check.yml
.github/workflows/meeting-pack.yml
.github/workflows/publish.yml
.github/workflows/ratify.yml
.github/workflows/reviews.yml""",
    "gitlab": """\
.gitlab-ci.yml
.gitlab/CODEOWNERS
.gitlab/issue_templates/Change.md
.gitlab/merge_request_templates/Default.md""",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the name of a wheel: what is tested here installs nothing."""
    file = tmp_path_factory.mktemp("engine") / WHEEL
    file.write_bytes(b"not opened here")
    return file


def new(folder: Path, wheel: Path, *more: str, name: str = "Elm Lane School") -> Result:
    given = ["new", str(folder), "--name", name, "--engine", str(wheel), *more]
    return CliRunner().invoke(main, given)


def files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("host", OF_HOST)
def test_it_writes_these_files(tmp_path: Path, wheel: Path, host: str) -> None:
    done = new(tmp_path / "elm-lane", wheel, "--host", host)
    assert done.exit_code == 0, done.output
    expected = sorted([*EVERYWHERE.splitlines(), *OF_HOST[host].splitlines()])
    assert files(tmp_path / "elm-lane") == expected
    assert f"holds {len(expected)} files" in done.output


@pytest.mark.parametrize("kind", KINDS)
def test_it_builds_strictly_from_a_clone_and_has_nothing_of_the_sample_school(
    tmp_path: Path, wheel: Path, kind: str
) -> None:
    address = "https://policies.elm-lane.example/"
    done = new(tmp_path / "made", wheel, "--kind", kind, "--host", "github", "--address", address)
    assert done.exit_code == 0, done.output
    git(tmp_path / "made", "init", "-q", "-b", "main")
    git(tmp_path / "made", "add", "-A")
    git(tmp_path / "made", "commit", "-qm", "Our policies begin")
    git(tmp_path, "clone", "-q", str(tmp_path / "made"), "clone")
    clone = School(tmp_path / "clone")
    checked = policybook("check", "--fail-on", "warning", school=clone.folder)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.count("PB") == 1  # that the example is a draft
    built = clone.built()
    assert "WARNING" not in built.output
    paper = "".join(pages(built.site / "policies" / "example" / "example.pdf"))
    assert "policies.elm-lane.example" in paper
    texts = [
        file.read_bytes().lower()
        for file in clone.folder.rglob("*")
        if file.is_file() and ".git/" not in str(file)
    ]
    texts.append(paper.lower().encode())
    assert [name for name in NAMES for text in texts if name.encode() in text] == []


def test_what_is_typed_is_what_is_said(tmp_path: Path, wheel: Path) -> None:
    name = 'St Ann\'s "Lower" School: <b>North</b> & #1 | *South* ë'
    done = new(
        tmp_path / "made",
        wheel,
        "--repository",
        "https://gitlab.com/st-ann/policies.git",
        "--host",
        "gitlab",
        name=name,
    )
    assert done.exit_code == 0, done.output
    said = yaml.safe_load((tmp_path / "made" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert said["site_name"] == name
    assert said["repo_url"] == "https://gitlab.com/st-ann/policies"
    assert said["edit_uri"] == "-/edit/main/docs/"
    assert "site_url" not in said
    heading = (tmp_path / "made" / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert (
        heading == '# Policies of St Ann\'s "Lower" School: \\<b\\>North\\</b\\> \\& \\#1 \\| \\*South\\* ë'
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--name", " "], "The name has 0 characters. Write the school's name in 1 to 120 of them."),
        (["--name", "E" * 121], "The name has 121 characters. Write the school's name in 1 to 120 of them."),
        (["--name", "Elm\u200bLane"], "Type it anew: 'ElmLane'."),
        (
            ["--address", "elm-lane"],
            "'elm-lane' is no address of the web. Write it in full, such as https://",
        ),
        (["--address", "javascript:alert(1)"], "'javascript:alert(1)' is no address of the web."),
        (["--address", "https://elm lane.uk"], "'https://elm lane.uk' is no address of the web."),
        (["--address", "https://[elm"], "'https://[elm' is no address of the web."),
        (["--host", "github", "--repository", "git@elm"], "'git@elm' is no address of the web."),
        (["--engine", "nowhere.whl"], "nowhere.whl"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_written(
    tmp_path: Path, wheel: Path, more: list[str], said: str
) -> None:
    done = new(tmp_path / "made", wheel, *more)
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "made").exists()


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "notes.txt").touch()
    done = new(tmp_path, wheel)
    assert done.exit_code == 2
    assert "is not empty: it holds notes.txt. Name a new folder, or an empty one." in done.output
    assert files(tmp_path) == ["notes.txt"]


def test_a_clone_of_an_empty_repository_is_empty(tmp_path: Path, wheel: Path) -> None:
    git(tmp_path, "init", "-q")
    assert new(tmp_path, wheel).exit_code == 0


def test_without_a_terminal_only_the_name_must_be_given(tmp_path: Path) -> None:
    done = policybook("new", "made", school=tmp_path)
    assert (done.returncode, "Give the school's name with --name." in done.stderr) == (2, True)


def test_the_requirements_pin_everything_by_its_hash(tmp_path: Path, wheel: Path) -> None:
    new(tmp_path / "made", wheel)
    lines = (tmp_path / "made" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert lines[1] == f"./engine/{WHEEL} --hash=sha256:{digest}"
    assert (tmp_path / "made" / "engine" / WHEEL).read_bytes() == wheel.read_bytes()
    assert "\n".join(lines[4:]) + "\n" == (ROOT / "requirements.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("engine", "line", "hashed"),
    [
        (
            "git+https://git.elm.example/policybook@v0.1.0",
            "policybook @ git+https://git.elm.example/policybook@v0.1.0",
            False,
        ),
        (
            "https://elm.example/p.whl#sha256=ab12",
            "policybook @ https://elm.example/p.whl --hash=sha256:ab12",
            True,
        ),
        ("https://elm.example/p.whl", "policybook @ https://elm.example/p.whl", False),
    ],
)
def test_or_nothing_where_the_engine_has_no_hash(
    tmp_path: Path, engine: str, line: str, hashed: bool
) -> None:
    done = CliRunner().invoke(
        main, ["new", str(tmp_path / "made"), "--name", "Elm Lane School", "--engine", engine]
    )
    assert done.exit_code == 0, done.output
    text = (tmp_path / "made" / "requirements.txt").read_text(encoding="utf-8")
    assert line in text.splitlines()
    assert ("--hash=sha256:" in text, text.count("==") > 30) == (hashed, True)
    assert re.findall(r".*\\$", text, re.MULTILINE) == [] or hashed


def test_the_editors_schema_is_the_models(tmp_path: Path, wheel: Path) -> None:
    new(tmp_path / "made", wheel)
    assert json.loads((tmp_path / "made" / ".vscode" / "policy.schema.json").read_bytes()) == json_schema()


def test_the_editors_problems_are_read_from_what_the_check_prints(tmp_path: Path, wheel: Path) -> None:
    new(tmp_path / "made", wheel)
    tasks = json.loads((tmp_path / "made" / ".vscode" / "tasks.json").read_bytes())["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]["regexp"]
    printed = policybook("check", school=tmp_path / "made").stdout.splitlines()
    found = [match.groups() for line in printed if (match := re.match(pattern, line))]
    assert found == [("policies/example.md", "1", None, "PB117", "The policy gives no date of ratification.")]


def test_on_a_terminal_it_asks_and_asks_again(tmp_path: Path, wheel: Path) -> None:
    typed = (" ", "Elm Lane School", "gitlab", "elm-lane", "https://policies.elm-lane.example", "special", "")
    said = on_a_terminal("new", "made", "--engine", str(wheel), typed=typed, folder=tmp_path)
    asked = {
        "The school's name: ": 2,
        "Where will the files be kept? (github, gitlab, none) [none]: ": 1,
        "The handbook's address (Enter if not known yet): ": 2,
        "What kind of school is it? ": 1,
        "The address at which the files are kept (Enter if there is none yet): ": 1,
    }
    assert {question: said.count(question) for question in asked} == asked
    assert "The name has 0 characters." in said
    assert "'elm-lane' is no address of the web." in said
    record = json.loads((tmp_path / "made" / ".policybook.json").read_bytes())
    assert record["school"] == {
        "name": "Elm Lane School",
        "address": "https://policies.elm-lane.example/",
        "host": "gitlab",
        "kind": "special",
        "repository": "",
    }


def on_a_terminal(*arguments: str, typed: Iterable[str], folder: Path) -> str:
    """Run the command on a terminal, on which somebody types, and return what it showed."""
    ours, its = pty.openpty()
    command = [str(Path(sys.executable).with_name("policybook")), *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment(TERM="dumb"), stdin=its, stdout=its, stderr=its, close_fds=True
    ) as running:
        os.close(its)
        os.write(ours, "".join(f"{line}\n" for line in typed).encode())
        shown = b"".join(iter(lambda: read_terminal(ours), b""))
    os.close(ours)
    assert running.returncode == 0, shown
    return shown.decode().replace("\r", "")


def read_terminal(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # nobody holds its other end any more
        return b""

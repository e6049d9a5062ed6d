"""An upgrade says what is new, renews what the school has left alone, and touches nothing else, byte for byte."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import policybook
from policybook.drivers.cli import main, news

OLD, NOW = "0.0.9", "0.1.0"
CHECK = ".github/workflows/check.yml"
CHANGES = f"""\
# Changelog

## Unreleased

- Not yet there.

## {NOW} – 2026-11-24

- Packs for governors.

## {OLD} – 2026-01-07

- The beginning.
"""


class Old:
    """A school whose files were written by an earlier version."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder, self.wheel = folder, wheel
        old = wheel.with_name(f"policybook-{OLD}-py3-none-any.whl")
        old.write_bytes(b"old")
        given = ["--name", "Elm Lane School", "--host", "github", "--engine", str(old)]
        done = CliRunner().invoke(main, ["new", str(folder), *given])
        assert done.exit_code == 0, done.output
        self.record(lambda record: record | {"version": OLD})

    def record(self, change: Callable[[dict[str, object]], dict[str, object]]) -> None:
        """Change the record of its files."""
        file = self.folder / ".policybook.json"
        file.write_bytes(json.dumps(change(json.loads(file.read_bytes()))).encode())

    def was(self, path: str, content: bytes) -> None:
        """Have a file of ours be as the earlier version wrote it."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(content)
        digest = sha256(content).hexdigest()
        self.record(lambda record: {**record, "files": {**record["files"], path: digest}})  # type: ignore[dict-item]

    def read(self) -> dict[str, bytes]:
        """Return every file."""
        found = (file for file in self.folder.rglob("*") if file.is_file())
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in found}

    def upgraded(self, *more: str) -> Result:
        """Upgrade it to the version of the wheel."""
        config = str(self.folder / "mkdocs.yml")
        return CliRunner().invoke(main, ["upgrade", "-f", config, "--engine", str(self.wheel), *more])


@pytest.fixture
def old(tmp_path: Path) -> Old:
    wheel = tmp_path / f"policybook-{NOW}-py3-none-any.whl"
    wheel.write_bytes(b"new")
    return Old(tmp_path / "elm-lane", wheel)


def test_it_is_this_version_that_the_tests_are_about() -> None:
    assert policybook.__version__ == NOW, "Write the new version into NOW."


def test_what_is_new_is_what_is_said_of_the_versions_since() -> None:
    assert list(news(CHANGES, since=OLD, until=NOW)) == [(NOW, "- Packs for governors.")]
    assert [version for version, _ in news(CHANGES, since="0.0.8", until=NOW)] == [NOW, OLD]
    assert list(news(CHANGES, since=NOW, until=NOW)) == []
    assert [version for version, _ in news(CHANGES, since="0.0.8", until=OLD)] == [OLD]


def test_what_was_left_alone_is_renewed(old: Old) -> None:
    current = old.read()[CHECK]
    old.was(CHECK, b"name: Check\n")
    old.was("docs/help/packs.md", b"# Packs\n")
    done = old.upgraded()
    assert done.exit_code == 0, done.output
    said = done.output.splitlines()
    assert said[0] == f"From Policybook {OLD} to {NOW}."
    assert sorted(said[1:]) == [
        ".github/workflows/check.yml: is brought to this version.",
        ".policybook.json: says which version wrote these files.",
        "docs/help/packs.md: is needed no more, and taken away.",
        f"engine/policybook-{OLD}-py3-none-any.whl: is needed no more, and taken away.",
        f"engine/policybook-{NOW}-py3-none-any.whl: is new.",
        "requirements.txt: is brought to this version.",
    ]
    after = old.read()
    assert after[CHECK] == current
    assert after["requirements.txt"].splitlines()[1].startswith(f"./engine/policybook-{NOW}".encode())
    assert old.upgraded().output == f"Policybook {NOW}.\nEvery file is as this version has it.\n"
    assert old.read() == after


def test_what_the_school_has_changed_stays(old: Old) -> None:
    old.was(CHECK, b"name: Check\n")
    own = {
        CHECK: b"name: Our own check\n",
        "mkdocs.yml": b"site_name: Elm Lane\nplugins: [search, policybook]\n",
    }
    for path, content in own.items():
        (old.folder / path).write_bytes(content)
    (old.folder / "docs/help/staff.md").unlink()
    for _ in range(2):
        output = old.upgraded().output
        assert (
            f"{CHECK}: stays as it is, because it was changed here; this version has it otherwise." in output
        )
        after = old.read()
        assert {path: after[path] for path in own} == own
        assert "docs/help/staff.md" not in after


def test_what_the_school_has_changed_and_we_have_not_is_not_spoken_of(old: Old) -> None:
    (old.folder / CHECK).write_bytes(b"name: Our own check\n")
    assert CHECK not in old.upgraded().output


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_key_is_respelt_and_nothing_else_is_touched(old: Old, end: str) -> None:
    before = f"---{end}title: Homework Policy  {end}review-date: 2028-03{end}---{end}{end}1. Review-date: Monday. {end}"
    (old.folder / "policies" / "homework.md").write_bytes(before.encode())
    held = old.read()
    output = old.upgraded().output
    assert "policies/homework.md: 'review-date: 2028-03' is now 'next-review: 2028-03'." in output
    after = old.read()
    assert after["policies/homework.md"].decode() == before.replace("review-date: 2028", "next-review: 2028")
    changed = {path for path in held if held[path] != after.get(path)}
    assert changed == {
        "policies/homework.md",
        "requirements.txt",
        ".policybook.json",
        f"engine/policybook-{OLD}-py3-none-any.whl",
    }


def test_a_dry_run_writes_nothing(old: Old) -> None:
    old.was(CHECK, b"name: Check\n")
    held = old.read()
    assert "is brought to this version" in old.upgraded("--dry-run").output
    assert old.read() == held


@pytest.mark.parametrize(
    ("line", "after"),
    [
        (
            "policybook @ git+https://git.elm.example/p@v0.0.9",
            "policybook @ git+https://git.elm.example/p@v0.1.0",
        ),
        (
            "policybook @ git+https://git.elm.example/p@v0.1.0",
            "policybook @ git+https://git.elm.example/p@v0.1.0",
        ),
        (
            "policybook @ git+https://git.elm.example/p@ab12",
            "policybook @ git+https://git.elm.example/p@ab12",
        ),
    ],
)
def test_a_line_of_the_schools_own_for_the_engine_is_kept(old: Old, line: str, after: str) -> None:
    file = old.folder / "requirements.txt"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([lines[0], f"{line}\n", *lines[2:]]), encoding="utf-8")
    done = CliRunner().invoke(main, ["upgrade", "-f", str(old.folder / "mkdocs.yml")])
    assert done.exit_code == 0, done.output
    text = file.read_text(encoding="utf-8")
    assert after in text.splitlines()
    assert "--hash" not in text


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (None, "There is no .policybook.json here, so nothing says which files are Policybook's to renew."),
        ("{", ".policybook.json cannot be read. It is not as Policybook wrote it."),
        (
            '{"version": "0.1.0", "school": {}, "files": {}}',
            "It must say name, address, host, kind, repository",
        ),
        ('{"version": "0.1.0", "school": [], "files": {}}', "It is not as Policybook wrote it."),
    ],
)
def test_a_record_that_is_not_there_or_cannot_be_read_stops_it(
    old: Old, record: str | None, said: str
) -> None:
    file = old.folder / ".policybook.json"
    file.unlink() if record is None else file.write_text(record, encoding="utf-8")
    done = old.upgraded()
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_files_of_a_newer_version_are_left_alone(old: Old) -> None:
    old.record(lambda record: record | {"version": "0.10.0"})
    held = old.read()
    done = old.upgraded()
    assert done.exit_code == 2
    assert "These files were written by Policybook 0.10.0, and this is 0.1.0." in done.output
    assert old.read() == held


def test_no_file_outside_the_school_is_taken_away(old: Old) -> None:
    outside = old.folder.parent / "kept.txt"
    outside.write_bytes(b"kept")
    digest = sha256(b"kept").hexdigest()
    old.record(lambda record: {**record, "files": {**record["files"], "../kept.txt": digest}})  # type: ignore[dict-item]
    old.upgraded()
    assert outside.read_bytes() == b"kept"

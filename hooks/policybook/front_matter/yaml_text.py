"""Front matter: the lines at the top of a policy, read as text with the place of every value.

Values stay what the clerk typed (`1.10`, `no`, `12:30`), because YAML's own guesses at numbers, booleans and
times are never asked for. Whatever cannot be read becomes a finding with its line and a remedy.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from policybook.finding import Finding, Severity
from policybook.front_matter.slips import Place, blame

MAX_CHARACTERS = 20_000  # a hundred times the longest front matter seen; beyond it a fence was forgotten
MAX_DEPTH = 5  # `ratified:` holds one level; more means the indentation slipped

_KEY = re.compile(r"[^:]{1,60}:(?:\s|$)")
_CUT = re.compile(
    r"""\s*(?:- )?[\w -]+:\s(?!\s*['"|>])[^'"]*?(?<=\s)(?P<rest>\#[0-9].*)"""
)  # a remark has a space
_BELOW = re.compile(r"^[ \t]*(?P<fence>---)[ \t]*\n[ \t]*title:", re.MULTILINE | re.IGNORECASE)

Value = str | list["Value"] | dict[str, "Value"] | None
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class FrontMatter:
    """What stands between the two `---` lines, the text below them, and where each value was typed."""

    values: Mapping[str, Value]
    """Keys in their hyphenated spelling; each value a text, a list, a mapping, or None where nothing was typed."""
    places: Mapping[Path, tuple[int, int]]
    """Line and column, both from 1, of each value by its path: `("ratified", "on")`."""
    body: str
    """The text below the front matter, unchanged."""
    body_line: int
    """The line of the file on which the body begins, from 1."""
    findings: tuple[Finding, ...]
    """What could not be read."""

    def place(self, path: Path) -> tuple[int, int]:
        """Return the line and column of a value, or of the nearest thing around it; (1, 0) when there is none."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 0))


@dataclass
class _Reader:
    """Walks the YAML nodes once, keeping texts, places and findings."""

    path: str
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def problem(
        self,
        code: str,
        mark: "yaml.Mark | Place | None",
        message: str,
        remedy: str,
    ) -> None:
        line = mark.line + 2 if mark else 1  # marks count from 0, below the opening `---`
        column = mark.column + 1 if mark else 0
        self.findings.append(
            Finding(
                code=code,
                severity=Severity.ERROR,
                path=self.path,
                line=line,
                column=column,
                message=message,
                help=remedy,
            )
        )

    def value(self, node: yaml.Node, path: Path) -> Value:
        self.places[path] = (node.start_mark.line + 2, node.start_mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
        text = str(node.value).strip()
        return text or None

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            typed = str(key_node.value)
            key = typed.strip().lower().replace("_", "-")
            if key in values:
                first = self.places[(*path, key)][0]
                self.problem(
                    "duplicate-key",
                    key_node.start_mark,
                    f"'{typed}' is given twice, first on line {first}.",
                    "Keep one of the two lines.",
                )
                continue
            values[key] = self.value(value_node, (*path, key))
            if isinstance(value_node, yaml.ScalarNode) and not value_node.value:
                self.places[(*path, key)] = (key_node.start_mark.line + 2, key_node.start_mark.column + 1)
        return values


def _refusal(problem: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


class _TextHandler(YAMLHandler):
    """python-frontmatter's YAML handler, giving nodes with their places in place of guessed Python values."""

    def nodes(self, fm: str, *, loader: Any) -> yaml.Node | None:
        """Return the node of the front matter; raises yaml.YAMLError, also for aliases and for deep nesting."""
        depth = 0
        for event in yaml.parse(fm, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _refusal("alias", event)
            if depth > MAX_DEPTH:
                raise _refusal("depth", event)
        return yaml.compose(fm, Loader=loader)


_HANDLER = _TextHandler()
_FAST = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # where PyYAML was built without libyaml there is but one


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Return the front matter and the body of `text`; None for the first when there is none or it is not closed."""
    if not _HANDLER.detect(text):
        return None, text
    try:
        source, body = _HANDLER.split(text)
    except ValueError:
        return None, text
    return source, body


def read_front_matter(text: str, *, path: str) -> FrontMatter:
    """Read the front matter of a policy file.

    `text` is the whole file, `path` its name for findings. Nothing is raised: what cannot be read is a finding,
    and the body is always returned.
    """
    reader = _Reader(path)
    source, body = split_front_matter(text)
    if source is not None and (begins := _text_begins(source)) and not _is_readable(source):
        begins += text.index(source)
        source, body = text[: begins - 1].partition("\n")[2], text[begins:]
        reader.findings.append(_not_closed(body, line=text.count("\n", 0, begins) + 1, path=path))
    body_line = text[: len(text) - len(body)].count("\n") + 1
    values: Value = {}
    if source is None:
        _note_absent(text, reader)
    elif len(source) > MAX_CHARACTERS:
        reader.problem(
            "front-matter-too-long",
            None,
            f"The front matter is {len(source):,} characters long; the most we read is {MAX_CHARACTERS:,}.",
            "Check that a line of just --- closes it before the policy's own text.",
        )
    else:
        values = _read_yaml(source.removeprefix("\n"), reader)
    assert isinstance(values, dict)
    return FrontMatter(values, reader.places, body, body_line, tuple(reader.findings))


def _text_begins(source: str) -> int:
    """Return where the policy's own text begins in what was taken for front matter; 0 when it holds none.

    So it is where the closing line was forgotten and a line of --- stands further down. A line is text when it
    follows an empty line, begins at the margin and is no `key: value`, which YAML never allows.
    """
    begins = place = 0
    for line in source.splitlines(keepends=True):
        if not line.strip():
            begins = begins or place  # of the empty lines and headings above the text, the first
        elif begins and (line.startswith("##") or not (line[0] in " \t#-]}" or _KEY.match(line))):
            return begins  # a remark has one hash, a heading of a section two
        elif line[0] != "#":
            begins = 0
        place += len(line)
    return 0


def _is_readable(source: str) -> bool:
    try:
        return len(source) <= MAX_CHARACTERS and isinstance(_nodes(source), yaml.MappingNode)
    except yaml.YAMLError:
        return False


def _not_closed(body: str, *, line: int, path: str) -> Finding:
    first = next(row for row in body.split("\n") if row.strip())
    return Finding(
        code="front-matter-not-closed",
        severity=Severity.ERROR,
        path=path,
        line=line + body.count("\n", 0, body.index(first)),
        message=f"The front matter is not closed before the policy's text, which begins with '{first[:40].strip()}'.",
        help="Write a line of just --- above that line.",
    )


def _nodes(source: str) -> yaml.Node | None:
    """Read YAML by the fast parser; what it refuses is read again by the one that says better what is wrong."""
    try:
        return _HANDLER.nodes(source, loader=_FAST)
    except yaml.YAMLError:
        return _HANDLER.nodes(source, loader=yaml.SafeLoader)


def _read_yaml(source: str, reader: _Reader) -> Value:
    try:
        node = _nodes(source)
    except yaml.MarkedYAMLError as error:
        reader.problem("front-matter-unreadable", *blame(error, source))
        return dict(_rescue(source, reader))
    except yaml.YAMLError:
        reader.problem(
            "front-matter-unreadable",
            None,
            "The front matter holds a character that cannot be printed.",
            "Delete the line and type it again.",
        )
        return dict(_rescue(source, reader))
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        reader.problem(
            "front-matter-unreadable",
            node.start_mark,
            "The front matter is not made of 'key: value' lines.",
            "Write at least title: Name of the policy, with a space after the colon.",
        )
        return dict(_rescue(source, reader))
    _cut_values(source, reader)
    return reader.mapping(node, ())


def _cut_values(source: str, reader: _Reader) -> None:
    """Tell of a number that YAML takes for a remark: `minute: FGB item #7` would end at `item`."""
    for number, line in enumerate(source.split("\n") if "#" in source else ()):
        if cut := _CUT.match(line):
            reader.problem(
                "value-cut",
                Place(number, cut.start("rest")),
                f"'{cut['rest'].strip()}' is left out: what follows a '#' is taken for a remark.",
                "Put the whole value in quotes, like minute: 'item #7'.",
            )


def _rescue(source: str, reader: _Reader) -> Iterator[tuple[str, Value]]:
    """Yield what a plain `title: …` line says, so that a policy with one broken line keeps its name."""
    for number, line in enumerate(source.splitlines()):
        if line.startswith("title:") and (title := line.removeprefix("title:").strip().strip("'\"")):
            reader.places[("title",)] = (number + 2, len("title:") + 2)
            yield "title", title
            return


def _note_absent(text: str, reader: _Reader) -> None:
    """Note why a file has no front matter."""
    if not text.strip():
        reader.problem(
            "empty-file",
            None,
            "The file is empty.",
            "Write the policy in it, beginning with --- and title: Name of the policy, or delete the file.",
        )
    elif _HANDLER.detect(text):
        reader.problem(
            "front-matter-not-closed",
            None,
            "The front matter is opened with --- and never closed.",
            "Write a line of just --- between the last 'key: value' line and the policy's text.",
        )
    elif below := _BELOW.search(text[:MAX_CHARACTERS]):
        reader.findings.append(
            Finding(
                code="front-matter-not-first",
                severity=Severity.ERROR,
                path=reader.path,
                line=text.count("\n", 0, below.start("fence")) + 1,
                message="The front matter does not begin the file.",
                help="Delete all that stands above this line of ---, empty lines and spaces too.",
            )
        )
    else:
        first = text.lstrip("\n").split("\n", 1)[0].strip()
        reader.problem(
            "no-front-matter",
            None,
            f"The file has no front matter: it begins with '{first[:40]}'.",
            "Begin it with three lines: ---, then title: Name of the policy, then --- again.",
        )

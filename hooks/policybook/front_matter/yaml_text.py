"""Front matter: the lines at the top of a policy, read as text with the place of every value.

Values stay what the clerk typed (`1.10`, `no`, `12:30`), because YAML's own guesses at numbers, booleans and
times are never asked for. Whatever cannot be read becomes a finding with its line and a remedy.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from policybook.finding import Finding, Severity
from policybook.front_matter.fences import part
from policybook.front_matter.nodes import nodes
from policybook.front_matter.slips import Place, blame
from policybook.names import without_hidden

_CUT = re.compile(  # `minute: FGB item #7`; a remark that is meant as one has a space after its #
    r"""\s*(?:- )?[\w -]+:\s(?!\s*['"|>])[^'"]*?(?<=\s)(?P<rest>\#[0-9].*)"""
)

_UNREAD = re.compile(  # what YAML refuses, or takes for the end of a line, where no editor shows one
    "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+"
)

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
        line, column = _typed(mark) if mark else (1, 0)
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
        self.places[path] = _typed(node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
        return self.words(node, path) or None

    def words(self, node: yaml.Node, path: Path) -> str:
        """Return what a node says, without signs that nobody can see in it; those are a finding."""
        said, hidden = without_hidden(str(node.value))
        if hidden:
            self.hidden(node.start_mark, " ".join(str(step) for step in path), said, hidden)
        return said

    def hidden(self, mark: "yaml.Mark | Place", name: str, said: str, hidden: str) -> None:
        self.problem(
            "hidden-sign",
            mark,
            f"{name} holds {hidden}.",
            f"Type it anew; until then it is read as '{said}'.",
        )

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            typed = self.words(key_node, ("a key",))
            key = typed.strip().lower().replace("_", "-")
            if key in values:
                first = self.places[(*path, key)][0]
                message = f"'{typed}' is given twice, first on line {first}."
                self.problem("duplicate-key", key_node.start_mark, message, "Keep one of the two lines.")
                continue
            values[key] = self.value(value_node, (*path, key))
            if isinstance(value_node, yaml.ScalarNode) and not value_node.value:
                self.places[(*path, key)] = _typed(key_node.start_mark)
        return values


def _typed(mark: "yaml.Mark | Place") -> tuple[int, int]:
    """Return the line and column in the file; marks count from 0, below the opening `---`."""
    return mark.line + 2, mark.column + 1


def read_front_matter(text: str, *, path: str) -> FrontMatter:
    """Read the front matter of a policy file.

    `text` is the whole file, `path` its name for findings. Nothing is raised: what cannot be read is a finding,
    and the body is always returned.
    """
    reader = _Reader(path)
    halves = part(text, path)
    reader.findings += halves.findings
    values = {} if halves.source is None else _read_yaml(halves.source, reader)
    body_line = text.count("\n", 0, len(text) - len(halves.body)) + 1
    return FrontMatter(values, reader.places, halves.body, body_line, tuple(reader.findings))


def _printable(source: str, reader: _Reader) -> str:
    """Return front matter without what YAML cannot read; of each such line there is a finding."""
    if not _UNREAD.search(source):
        return source
    lines = source.split("\n")
    for number, line in enumerate(lines):
        if found := _UNREAD.search(line):
            lines[number] = _UNREAD.sub("", line)
            said = without_hidden("".join(_UNREAD.findall(line)))[1]
            reader.hidden(Place(number, found.start()), "This line", lines[number].strip(), said)
    return "\n".join(lines)


def _read_yaml(source: str, reader: _Reader) -> dict[str, Value]:
    source = _printable(source, reader)
    try:
        node = nodes(source)
    except yaml.MarkedYAMLError as error:
        reader.problem("front-matter-unreadable", *blame(error, source))
    else:
        if node is None:
            return {}
        if isinstance(node, yaml.MappingNode):
            _cut_values(source, reader)
            return reader.mapping(node, ())
        message = "The front matter is not made of 'key: value' lines."
        remedy = "Write at least title: Name of the policy, with a space after the colon."
        reader.problem("front-matter-unreadable", node.start_mark, message, remedy)
    return dict(_rescue(source, reader))


def _cut_values(source: str, reader: _Reader) -> None:
    """Tell of a number that YAML takes for a remark: `minute: FGB item #7` would end at `item`."""
    for number, line in enumerate(source.split("\n") if "#" in source else ()):
        if cut := _CUT.match(line):
            message = f"'{cut['rest'].strip()}' is left out: what follows a '#' is taken for a remark."
            remedy = "Put the whole value in quotes, like minute: 'item #7'."
            place = Place(number, cut.start("rest"))
            reader.problem("value-cut", place, message, remedy)


def _rescue(source: str, reader: _Reader) -> Iterator[tuple[str, Value]]:
    """Yield what a plain `title: …` line says, so that a policy with one broken line keeps its name."""
    for number, line in enumerate(source.splitlines()):
        if line.startswith("title:") and (title := line.removeprefix("title:").strip().strip("'\"")):
            reader.places[("title",)] = (number + 2, len("title:") + 2)
            yield "title", without_hidden(title)[0]
            return


class _Plain(yaml.SafeDumper):
    """Writes every value as the text that it is, so that `on` and `2026-03-17` need no quotes."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  as the library declares it


def written_front_matter(values: Mapping[str, Value]) -> str:
    """Return values as front matter, in their order, without the remarks that stood between them."""
    given = {key: value for key, value in values.items() if value is not None}
    written = yaml.dump(given, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{written}---\n" if given else ""

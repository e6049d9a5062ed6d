"""Recording: a ratification is written into the front matter of a policy's file; nothing else of it is touched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from policybook.front_matter import nodes, read_front_matter

KEYS = ("by", "on", "minute", "code")
RECORDED = ("ratified", "in-force-from", "next-review")  # all that a decision changes
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")  # a line with its end, whichever system wrote it
_FENCE = re.compile(r"\ufeff?-{3,}[ \t]*\r?\n?")


class NotRecordedError(ValueError):
    """Front matter in which nothing can be written; the message says what a person is to do first."""


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """What a meeting decided of a policy."""

    by: str
    """The body that met."""
    on: date
    """The day of the meeting."""
    minute: str
    """Where the minutes say so."""
    code: str
    """The code of the text that was before the meeting."""
    next_review: str | None = None
    """When it is looked at again, in words that we can read; None to leave that as it is."""
    applies: date | None = None
    """From when the text applies; None for the day of the meeting, so that an earlier such line goes."""

    def lines(self, keys: tuple[str, ...] = KEYS) -> list[str]:
        """Return the lines below `ratified:` for these keys."""
        said = {"by": self.by, "on": self.on.isoformat(), "minute": self.minute, "code": self.code}
        return [typed(key, said[key]) for key in keys]


@dataclass(frozen=True)
class _Edit:
    """Some of the text, by its places, and what stands there instead."""

    start: int
    end: int
    new: str


def record(text: str, resolution: Resolution) -> str:
    """Return the text of a policy's file with a ratification in its front matter, in the form that it has there.

    `text` is the whole file as it was read, with the ends of its lines. Raises NotRecordedError.
    """
    front = _Front(text)
    edits = sorted(front.edits(resolution), key=lambda edit: edit.start, reverse=True)
    made = text
    for edit in edits:
        made = made[: edit.start] + edit.new.replace("\n", front.end) + made[edit.end :]
    _hold(text, made)
    return made


def typed(key: str, value: str) -> str:
    """Return a line of front matter that is read back to the same words."""
    words = " ".join(value.split())
    line = f"{key}: {words}"
    try:
        if yaml.load(line, Loader=yaml.BaseLoader) == {key: words}:  # noqa: S506  makes nothing but texts
            return line
    except yaml.YAMLError:
        pass
    return f"{key}: '{words.replace(chr(39), chr(39) * 2)}'"


class _Front:
    """The front matter of a file, with the place of each value in the whole text."""

    def __init__(self, text: str) -> None:
        lines = _LINE.findall(text)
        closing = next((at for at, line in enumerate(lines) if at and _FENCE.fullmatch(line)), 0)
        if not closing or not _FENCE.fullmatch(lines[0]):
            raise NotRecordedError(
                "It has no front matter to write in. Begin it with ---, title: and --- again."
            )
        self.text = text
        self.end = lines[0][len(lines[0].rstrip("\r\n")) :]
        self.begins = len(lines[0])
        source = "".join(lines[1:closing])
        self.closes = self.begins + len(source)
        self.places = [at for at in range(len(source)) if source[at - 1 : at + 1] != "\r\n" or not at]
        try:
            top = nodes(source.replace("\r\n", "\n").replace("\r", "\n"))
        except yaml.YAMLError:
            top = None
        if not isinstance(top, yaml.MappingNode) or top.flow_style:
            raise NotRecordedError(
                "Its front matter cannot be read. Put right what `policybook check` says of it first."
            )
        self.pairs = self.by_name(top)

    @staticmethod
    def by_name(node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        return {str(key.value).strip().lower().replace("_", "-"): (key, value) for key, value in node.value}

    def at(self, mark: yaml.Mark | None) -> int:
        """Return the place in the text of a mark in the YAML."""
        assert mark
        return self.begins + (
            self.places[mark.index] if mark.index < len(self.places) else self.closes - self.begins
        )

    def after_line(self, place: int) -> int:
        """Return where the line ends in which a place lies."""
        return place + len(_LINE.match(self.text, place)[0])  # type: ignore[index]  # it matches anything

    def last_of(self, pair: tuple[yaml.Node, yaml.Node]) -> int:
        """Return the place after the last line of a key and all below it."""
        key, value = pair
        while isinstance(value, yaml.CollectionNode) and not value.flow_style and value.value:
            last = value.value[-1]
            key, value = last if isinstance(last, tuple) else (key, last)
        if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
            return self.at(value.end_mark)
        return self.after_line(max(self.at(key.end_mark), self.at(value.end_mark)))

    def edits(self, resolution: Resolution) -> Iterator[_Edit]:
        """Give what is to be written."""
        more = []
        for key, said in (("in-force-from", resolution.applies), ("next-review", resolution.next_review)):
            if said and key in self.pairs:
                yield self.value(*self.pairs[key], typed(key, str(said)))
            elif said:
                more.append(typed(key, str(said)))
            elif key == "in-force-from" and key in self.pairs:
                yield self.removed(self.pairs[key])
        pair = self.pairs.get("ratified")
        if pair and isinstance(pair[1], yaml.MappingNode) and not pair[1].flow_style:
            yield from self.below(pair[1], resolution, more)
            return
        block = [f"  {line}" for line in resolution.lines()] + more
        if pair:
            yield self.emptied(*pair)
            yield self.inserted(self.after_line(self.at(pair[1].end_mark)), block)
        else:
            place = self.last_of(self.pairs["reviewed"]) if "reviewed" in self.pairs else self.closes
            yield self.inserted(place, ["ratified:", *block])

    def below(self, node: yaml.MappingNode, resolution: Resolution, more: list[str]) -> Iterator[_Edit]:
        """Give the edits of `ratified:` with lines below it: what is there is replaced, what is not follows."""
        known = self.by_name(node)
        said = dict(zip(KEYS, resolution.lines(), strict=True))
        yield from (self.value(*known[key], said[key]) for key in KEYS if key in known)
        margin = " " * node.value[0][0].start_mark.column
        new = [f"{margin}{said[key]}" for key in KEYS if key not in known]
        if new or more:
            yield self.inserted(self.last_of((node, node)), [*new, *more])

    def removed(self, pair: tuple[yaml.Node, yaml.Node]) -> _Edit:
        """Return the edit that takes a key away with all its lines."""
        start = self.at(pair[0].start_mark)
        return _Edit(start, self.last_of(pair), "")

    def inserted(self, place: int, lines: list[str]) -> _Edit:
        before = "" if self.text[:place].endswith(("\n", "\r")) else "\n"
        return _Edit(place, place, before + "".join(f"{line}\n" for line in lines))

    def value(self, key: yaml.Node, value: yaml.Node, line: str) -> _Edit:
        """Return the edit that puts what a line says in the place of a value."""
        if not isinstance(value, yaml.ScalarNode) or value.style in ("|", ">"):
            raise NotRecordedError(f"Write what stands after {key.value}: on the same line first.")
        start, end = self.at(value.start_mark), self.at(value.end_mark)
        new = line.partition(": ")[2]
        return _Edit(start, end, new) if start < end else _Edit(end, end, f" {new}")

    def emptied(self, key: yaml.Node, value: yaml.Node) -> _Edit:
        """Return the edit that takes away what stands after a key; a remark behind it stays."""
        start, end = self.text.index(":", self.at(key.end_mark)) + 1, self.at(value.end_mark)
        old = self.text[start:end]
        strange = isinstance(value, yaml.MappingNode) and set(self.by_name(value)) - {*KEYS}
        if (
            strange
            or ("\n" in old and "#" in old)
            or (isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"))
        ):
            raise NotRecordedError(
                "Write what stands after ratified: as by:, on: and minute: on lines of their own first."
            )
        return _Edit(start, max(start, end), "")


def _hold(before: str, after: str) -> None:
    """Hold a changed text to what it was, in all but what is recorded. Raises NotRecordedError."""
    was, now = (read_front_matter(_plain(each), path="") for each in (before, after))
    kept = [{key: value for key, value in one.values.items() if key not in RECORDED} for one in (was, now)]
    if kept[0] != kept[1] or was.body != now.body or "ratified" not in now.values or now.findings:
        raise NotRecordedError(
            "Its front matter cannot be written to safely. Put right what `policybook check` says of it first."
        )


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

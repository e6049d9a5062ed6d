"""Reading: the definitions of a text, from its blocks – paragraphs, lists, tables, definition lists and headings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policybook.names import Layers, compile_names, name_key
from policybook.terms.contexts import Context
from policybook.terms.definitions import Definition
from policybook.terms.judgement import judge
from policybook.terms.likeness import Likeness
from policybook.terms.marked import Marked, marked
from policybook.terms.names_typed import names_in
from policybook.terms.notation import Kind, Lead, leads
from policybook.terms.scopes import Scopes
from policybook.terms.short_names import short_names
from policybook.terms.surroundings import MAX_TITLE, Surroundings
from policybook.terms.tables import Table
from policybook.text import HEADINGS, Place, Text, inline_tokens, parse, plain_words, position

NO = "no-glossary"
_HOLDERS = ("p", "li", "dd")


@dataclass
class Read:
    """What was read of definitions in a text."""

    definitions: list[Definition] = field(default_factory=list)
    """The definitions, in order."""
    doubtful: list[Definition] = field(default_factory=list)
    """What may be meant as one, and is none."""


def read_glossary(text: str, *, path: str, public: bool = False) -> Text:
    """Read the text of a glossary, in which labels begin no clauses; `path` is its file's name for findings.

    A `public` reading knows nothing of its parts for staff.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    first = 0
    if lines[0].rstrip() == "---":
        ends = (at + 1 for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
        first = next(ends, 0)
    return parse("\n".join(lines[first:]), path=path, first_line=first + 1, clauses=False, public=public)


def read_definitions(text: Text, *, path: str, policy: str | None = None) -> tuple[Definition, ...]:
    """Read the definitions in a text, in order, each with the section and clause it stands in.

    `path` is the file's name for findings, `policy` the slug of the policy whose text it is; None for the glossary.
    """
    return tuple(read(text, path=path, policy=policy).definitions)


def read(text: Text, *, path: str, policy: str | None = None) -> Read:
    """Read the definitions in a text, and what may be meant as one."""
    reader = _Reader(text, path, policy)
    for place in inline_tokens(text.tokens):
        reader.take(place)
    definitions = [replace(one, number=number) for number, one in enumerate(reader.found.definitions)]
    defined = {one.key for one in definitions}
    return Read(
        definitions, _used_again([one for one in reader.found.doubtful if one.key not in defined], text)
    )


def _used_again(doubtful: Sequence[Definition], text: Text) -> list[Definition]:
    """Return those whose words stand in the text more than once: nobody looks for the meaning of the others."""
    if not doubtful:
        return []
    names = Layers((compile_names((one.term, one.key) for one in doubtful),))
    inlines = (plain_words(token) for token in text.tokens if token.type == "inline")
    counts = Counter(match.value for words in inlines for match in names.find(words))
    return [one for one in doubtful if counts[one.key] > 1]


@dataclass(frozen=True)
class _Named:
    """What a heading or a `dt` names, whose meaning is still to come."""

    place: Place
    names: tuple[str, ...]


class _Reader:
    """Reads a text's blocks from top to bottom."""

    def __init__(self, text: Text, path: str, policy: str | None) -> None:
        self.text = text
        self.path = path
        self.policy = policy
        self.scopes = Scopes(text.outline)
        self.above = Surroundings(text.outline, all_meanings=policy is None)
        self.table = Table()
        self.named: _Named | None = None
        self.found = Read()

    def take(self, place: Place) -> None:
        """Read one inline token."""
        if place.block in HEADINGS:
            self.take_heading(place)
        elif place.block in ("th", "td"):
            self.take_cell(place)
        elif place.block == "dt":
            before = self.named.names if self.named and self.named.place.block == "dt" else ()
            self.named = _Named(place, (*before, *_title(marked(place.token).text)))
        elif place.block in _HOLDERS and not _is_silent(place):
            self.take_words(place, marked(place.token))

    def take_heading(self, place: Place) -> None:
        title = place.section.title if place.section else plain_words(place.token)
        self.above.enter(title)
        self.named = _Named(place, _title(title)) if self.above.is_below_meanings(place) else None

    def take_cell(self, place: Place) -> None:
        self.table.take(place)
        below = self.above.heading(place).context is Context.MEANINGS
        term = self.table.term_of(place, all_meanings=below)
        if term and plain_words(place.token).strip():
            self.define(_title(marked(term.token).text), term, at=place.at)

    def take_words(self, place: Place, words: Marked) -> None:
        named, self.named = self.named, None
        before = len(self.found.definitions)
        self.take_leads(place, words, titled=bool(named and named.names))
        if named and len(self.found.definitions) == before and words.text.strip() and _can_say(place):
            self.define(named.names, named.place, at=place.at)
        self.above.passed(place, words.text, defines=len(self.found.definitions) > before)

    def take_leads(self, place: Place, words: Marked, *, titled: bool) -> None:
        heading = self.above.heading(place)
        keys: set[str] = set()  # of what this paragraph has defined, about which it may go on
        end = 0
        for lead in (*leads(words.text), *short_names(words.text)):
            repeats = name_key(lead.names[0]) in keys or (lead.kind is Kind.CALLED and lead.start < end)
            if repeats or (titled and lead.kind is Kind.IS and not lead.sign):
                continue
            like = judge(lead, words.text, heading)
            if like is Likeness.YES:
                self.found.definitions.append(self.of_lead(lead, place, words))
                keys.add(name_key(lead.names[0]))
                end = lead.end
            elif like is Likeness.PERHAPS:
                self.found.doubtful.append(self.of_lead(lead, place, words))

    def of_lead(self, lead: Lead, place: Place, words: Marked) -> Definition:
        return replace(
            self.made(lead.names, place, words.typed(lead.start), at=place.at),
            see=lead.see,
            scope=self.scopes.of(lead.introduction, place) if lead.introduction else None,
            proper=lead.kind is Kind.CALLED and lead.names[0][:1].isupper(),
        )

    def define(self, names: tuple[str, ...], place: Place, *, at: int) -> None:
        """Take down a definition whose name stands in a block of its own at `place`."""
        if names:
            self.found.definitions.append(self.made(names, place, 0, at=at))

    def made(self, names: tuple[str, ...], place: Place, start: int, *, at: int) -> Definition:
        line, column = position(place.token, max(start, 0), self.text.lines, self.text.first_line)
        return Definition(
            term=names[0],
            aliases=names[1:],
            policy=self.policy,
            clause=place.clause,
            section=place.section if self.policy else None,
            path=self.path,
            line=line,
            column=column if start >= 0 else 0,
            at=at,
        )


def _title(words: str) -> tuple[str, ...]:
    """Return the names that a heading, a cell or a `dt` consists of; none where it says something."""
    return names_in(words, None) if len(words.split()) <= MAX_TITLE else ()


def _can_say(place: Place) -> bool:
    """Tell whether a block can say what the heading or the `dt` above it means: a list's items cannot."""
    return place.block == "dd" or all(token.type != "list_item_open" for token in place.around)


def _is_silent(place: Place) -> bool:
    """Tell whether a clerk has said that a block defines nothing."""
    tokens = (*place.around, *(place.token.children or ()))
    return any(NO in str(token.attrs.get("class", "")).split() for token in tokens if token.attrs)

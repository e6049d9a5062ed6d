"""Importing: a Word file's bytes made a policy's file, with its pictures and the receipt."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from policybook.policy import Policy, read_policy
from policybook.words.checking import check
from policybook.words.control import Matter, take_control
from policybook.words.document import Document, paragraphs
from policybook.words.evidence import Said, evidence
from policybook.words.people import take_school, take_signatories
from policybook.words.pictures import Pictures
from policybook.words.reading import Source, open_source, read_document
from policybook.words.receipt import Receipt, Row, by_line
from policybook.words.sayings import KEYS
from policybook.words.tables import lines as table_lines
from policybook.words.titles import take_title
from policybook.words.writing import Draft, Remark, write

_PLAIN = re.compile(r"[A-Za-z0-9][\w’ ,/.()&-]*")  # a value that YAML takes for nothing else


@dataclass(frozen=True)
class Imported:
    """A policy made of a Word file."""

    slug: str
    """Its short name."""
    text: str
    """Its whole file."""
    pictures: Mapping[str, bytes]
    """Its pictures by their names beside it."""
    policy: Policy
    """The same, read by the engine."""
    receipt: Receipt
    """What was done, and the proof."""


def import_word(data: bytes, *, name: str, slug: str, drop_comments: bool = False) -> Imported:
    """Make a policy of a .docx; `name` is the file's, for messages, `slug` the policy's.

    Raises Refused where a person must do something first, or where the file could do harm.
    """
    source = open_source(data, drop_comments=drop_comments)
    document = read_document(source)
    draft = write(document, Pictures(source.package, source.pictures, slug))
    matter = take_control(draft)
    take_signatories(draft, matter)
    take_title(draft, matter, properties=document.title, name=slug.replace("-", " ").capitalize())
    if not matter.value(("school",)):
        take_school(draft, matter)
    made = _Made(draft, matter, slug)
    policy = made.settled()
    return Imported(
        slug, made.text, draft.pictures.files, policy, _receipt(name, source, document, made, policy)
    )


class _Made:
    """A draft as the lines of a file."""

    def __init__(self, draft: Draft, matter: Matter, slug: str) -> None:
        self.draft = draft
        self.matter = matter
        self.path = f"{slug}.md"
        self.labelled: dict[int, tuple[int, str]] = {}
        """The place and the label of each line that begins with a computed one, by line from 1."""
        self.lines: list[str] = []
        self.places: dict[int, int] = {}
        """The line of each paragraph, from 1."""
        self.compose(frozenset())

    def compose(self, shown: frozenset[int]) -> None:
        """Make the lines; labels of the paragraphs `shown` are typed so that no list is made of them."""
        self.lines = ["---", *_front_matter(self.matter), "---"]
        self.places, self.labelled = {}, {}
        before = None
        for one in self.draft.passages:
            typed, places = table_lines(one.table) if one.table else (one.lines, one.places)
            if not typed:
                continue
            if not (one.tight and before is not None and before.tight):
                self.lines.append("")
            before = one
            for at, (line, found) in enumerate(zip(typed, places, strict=True)):
                if at == 0 and one.label and found and found[0] in shown:
                    line = line.replace(".", "&#46;", 1).replace(")", "&#41;", 1)
                self.lines.append(line)
                if at == 0 and one.label and found:
                    self.labelled[len(self.lines)] = (found[0], one.label)
                for place in found:
                    self.places.setdefault(place, len(self.lines))

    @property
    def text(self) -> str:
        return "\n".join([*self.lines, ""])

    def settled(self) -> Policy:
        """Return the policy; a label that Markdown would count anew is typed so that it cannot."""
        policy = read_policy(self.text, path=self.path).policy
        printed = {one.line: one.label for one in policy.outline.clauses}
        counted = {
            place
            for line, (place, label) in self.labelled.items()
            if printed.get(line, label) != label.split()[0] and not label.startswith(printed.get(line, label))
        }
        if not counted:
            return policy
        self.compose(frozenset(counted))
        said = "Word prints the same number again and again; it is typed so that it stays, and is no clause here."
        self.draft.remarks += (Remark("number-repeated", said, place) for place in sorted(counted))
        return read_policy(self.text, path=self.path).policy


def _front_matter(matter: Matter) -> list[str]:
    lines: list[str] = []
    group = ""
    for key in KEYS:
        values = [one.value for one in matter.taken if one.key == key]
        if not values:
            continue
        if key == ("signatories",):
            listed = ", ".join(quoted(value, listed=True) for value in dict.fromkeys(values))
            lines.append(f"signatories: [{listed}]")
        elif len(key) == 1:
            lines.append(f"{key[0]}: {quoted(values[0])}")
        else:
            if key[0] != group:
                lines.append(f"{key[0]}:")
            group = key[0]
            lines.append(f"  {key[1]}: {quoted(values[0])}")
    return lines


def quoted(value: str, *, listed: bool = False) -> str:
    """Return a value as YAML has it: as it is where that is plain, else in single quotation marks."""
    plain = _PLAIN.fullmatch(value) and not (listed and "," in value) and not value.endswith(" ")
    return value if plain else "'" + value.replace("'", "''") + "'"


def _receipt(name: str, source: Source, document: Document, made: _Made, policy: Policy) -> Receipt:
    draft, matter = made.draft, made.matter
    said = evidence(source)
    labels = {
        one.place: one.label.text for one in paragraphs(document.blocks) if one.label and one.label.text
    }
    proof = check(said, policy, {*draft.left_out, *matter.places}, labels)
    _tell(draft, source, policy)
    own = set(made.labelled)
    reasons = Counter(draft.left_out.values())
    return Receipt(
        source=name,
        slug=policy.slug,
        clauses=len(policy.outline.clauses),
        computed=len(labels),
        typed=sum(one.line not in own for one in policy.outline.clauses),
        doubtful=sum(one.code == "number-doubtful" for one in draft.remarks),
        check=proof,
        taken=tuple(matter.taken),
        left_out=dict(reasons),
        edges=tuple(dict.fromkeys(draft.edges)),
        comments=source.comments,
        told=by_line(draft.remarks, made.places),
        rows=tuple(_row(one, made) for one in said if one.words or one.label),
    )


def _tell(draft: Draft, source: Source, policy: Policy) -> None:
    if source.package.has_macros:
        draft.remarks.append(
            Remark("macros", "The file holds programs (macros); none was run, and none is taken.")
        )
    if source.comments:
        draft.remarks.append(
            Remark("comments-dropped", f"{len(source.comments)} comments are left out, as you asked.")
        )


def _row(one: Said, made: _Made) -> Row:
    fate = ""
    if one.place in made.matter.places:
        fate = f"front matter: {made.matter.places[one.place]}"
    elif one.place in made.draft.left_out:
        fate = f"left out: {made.draft.left_out[one.place]}"
    elif one.hidden:
        fate = "left out: it lies under a merged cell, where Word does not show it"
    line = 0 if fate else made.places.get(one.place, 0)
    return Row(one.place + 1, one.label, one.words, line, made.lines[line - 1] if line else "", fate)

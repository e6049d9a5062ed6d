"""Scan: a policy's text, read once from top to bottom, line by line.

The scan finds sections and clauses, and writes the text out again in the even indentation that Python-Markdown
needs, with a mark at each place where a clause or a heading begins or ends. Words are never touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown.extensions.toc import slugify

from policybook.clauses import (
    MAX_LEVEL,
    Candidate,
    Clause,
    ClauseNode,
    Heading,
    Label,
    Numbering,
    Outline,
    Section,
    SectionNode,
    give_addresses,
    make_heading,
    numbering_findings,
    read_heading,
    read_label,
    section_address,
    section_id,
)
from policybook.text.lines import (
    BULLET,
    RULE,
    TAB,
    UNDERLINE,
    copied_until,
    indent_of,
    quoted_label,
    upcoming_labels,
    without_leftovers,
)
from policybook.text.raw_html import RawHtml, raw_html, unclosed_findings

START, END = "\x02", "\x03"  # Python-Markdown strips both from what it is given, so no text can hold them
OPEN, CLOSE, HEADING = "pb-open", "pb-close", "pb-heading"


@dataclass
class _Scan:
    path: str
    first_line: int
    title: str | None
    lines: list[str]
    out: list[str] = field(default_factory=list)
    headings: list[tuple[int, SectionNode]] = field(default_factory=list)
    clauses: list[ClauseNode] = field(default_factory=list)
    open: list[ClauseNode] = field(default_factory=list)
    bullets: list[int] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)
    numbers: dict[int, int] = field(default_factory=dict)
    section: SectionNode | None = None
    blank: bool = True
    after_label: bool = False
    title_dropped: bool = False
    html: RawHtml = field(init=False)

    def run(self) -> Outline:
        self.html = raw_html(self.lines)
        for number in self.html.unclosed:  # Markdown would copy all that follows, unread
            self.lines[number] = self.lines[number].replace("<", "&lt;", 1)
        upcoming = upcoming_labels(self.lines)
        number = 0
        while number < len(self.lines):
            number = self.read(number, upcoming[number])
        self.close_to(0)
        return self.finish()

    def read(self, number: int, upcoming: Sequence[Label]) -> int:
        """Read what begins at line `number` and return the number of the line after it."""
        text, indent = self.lines[number].lstrip(" "), indent_of(self.lines[number])
        if not text:
            self.out.append("")
            self.blank, self.after_label = True, False
            return number + 1
        end = copied_until(self.lines, number, after_blank=self.blank, html=self.html.ends)
        if end > number:
            return self.copy(number, end, indent)
        text = without_leftovers(text)
        heading = read_heading(text, previous=self.numbers)
        if not text or (
            heading and not heading.text
        ):  # an empty line of Word's, with or without a heading's style
            self.out.append("")
            self.blank, self.after_label = True, False
        elif heading:
            self.enter(heading, number)
        elif underlined := self.underlined(text, number):
            self.enter(underlined, number)
            return number + 2
        else:
            self.text(text, indent, number, upcoming)
        return number + 1

    def underlined(self, text: str, number: int) -> Heading | None:
        """Read a heading that is a line of its own with a line of === or --- below it."""
        below = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        alone = text[0] not in ">|" and not RULE.match(text) and not BULLET.match(text)
        if not (self.blank and alone and UNDERLINE.match(below)):
            return None
        return make_heading(1 if below[0] == "=" else 2, text.rstrip(), previous=self.numbers)

    def copy(self, number: int, end: int, indent: int) -> int:
        """Copy lines up to `end` as they are, at the indentation of where they stand."""
        self.settle(indent)
        margin = " " * TAB * len(self.bullets)
        if not self.blank:
            self.out.append("")
        for line in self.lines[number:end]:
            self.put(margin + line[min(indent, indent_of(line)) :] if line else "")
        self.out.append("")
        self.blank = True
        return end

    def enter(self, heading: Heading, number: int) -> None:
        if (
            not self.headings
            and not self.title_dropped
            and heading.level == 1
            and _same(heading.text, self.title)
        ):
            self.title_dropped = True
            return
        self.close_to(0)
        self.bullets = []
        parent = self.section
        while parent and parent.heading.level >= heading.level:
            parent = parent.parent
        node = SectionNode(heading, number, parent)
        self.section = node
        self.numbering.enter_section(heading.level, heading.label if not heading.id else None, parent)
        self.out += ["", f"{START}{HEADING}:{len(self.headings)}{END}", ""]
        self.headings.append((len(self.out), node))
        self.out += [heading.text, ""]
        self.blank, self.after_label = True, False

    def text(self, text: str, indent: int, number: int, upcoming: Sequence[Label]) -> None:
        bullet = BULLET.match(text) if not RULE.match(text) else None
        words = text[bullet.end() :] if bullet else text
        label = read_label(words) if text[0] not in "|>" else None
        if label and self.begin(label, indent, number, upcoming):
            return
        if bullet:
            self.settle(indent)
            if len(self.bullets) == self.floor and not self.blank:
                self.out.append(
                    ""
                )  # Python-Markdown begins no list in the middle of a paragraph; readers expect one
            margin = " " * TAB * min(len(self.bullets), MAX_LEVEL)
            self.bullets.append(indent)
            self.put(f"{margin}{bullet[1] if bullet[1] in '-*+' else '-'}   {words}", typed=words)
        else:
            if self.blank:
                self.settle(indent)
            self.separate(text)
            self.put(" " * TAB * min(len(self.bullets), MAX_LEVEL) + text, typed=text)
        self.blank, self.after_label = False, False

    def begin(self, label: Label, indent: int, number: int, upcoming: Sequence[Label]) -> bool:
        """Begin a clause if `label` is one; tell whether it did."""
        before = self.lines[number - 1].strip() if not self.blank else ""
        inward = not self.blank and indent > indent_of(self.lines[number - 1]) + 1
        candidate = Candidate(label, indent, not self.blank, before, self.after_label, inward)
        placement = self.numbering.place(candidate, upcoming)
        if placement is None:
            return False
        run = self.numbering.runs[placement.level] if placement.level < len(self.numbering.runs) else None
        beside = run is not None and any(clause is run.last for clause in self.open)
        self.close_to(placement.level)
        if not beside:
            self.settle(indent)
        above = self.numbering.runs[placement.level - 1].last if placement.level else None
        parent = above if isinstance(above, ClauseNode) else None
        clause = ClauseNode(label, placement, self.section, parent, number, indent, len(self.bullets))
        self.numbering.accept(placement, candidate, clause)
        self.mark(f"{OPEN}:{len(self.clauses)}")
        self.clauses.append(clause)
        self.open.append(clause)
        self.put(" " * TAB * len(self.bullets) + label.rest if label.rest else "", typed=label.rest)
        self.blank, self.after_label = False, True
        return True

    def mark(self, words: str) -> None:
        margin = " " * TAB * (self.open[-1].depth if words == CLOSE else len(self.bullets))
        self.out += ["", f"{margin}{START}{words}{END}", ""]

    def close_to(self, level: int) -> None:
        """Close the open clauses from `level` (0 = all) inwards."""
        while self.open and self.open[-1].placement.level >= level:
            self.close()

    def close(self) -> None:
        """Close the innermost clause, and with it the bullets inside it."""
        self.mark(CLOSE)
        del self.bullets[self.open.pop().depth :]

    @property
    def floor(self) -> int:
        """How many bullets the innermost clause itself stands in."""
        return self.open[-1].depth if self.open else 0

    def settle(self, indent: int) -> None:
        """Leave the bullets that a bullet or label at `indent` is not inside of."""
        self.leave_clauses(indent)
        while len(self.bullets) > self.floor and indent < self.bullets[-1] + 2:
            self.bullets.pop()

    def leave_clauses(self, indent: int) -> None:
        """Leave the clauses of a bullet together with it."""
        while self.open and self.floor and indent < self.bullets[self.floor - 1] + 2:
            self.close()

    def separate(self, text: str) -> None:
        """Put a blank line where a table begins or ends, and between labels in a quotation."""
        before = self.out[-1].strip() if self.out and not self.blank else ""
        if before and text.startswith("|") != before.startswith("|"):
            self.out.append("")
        elif before.startswith(">") and quoted_label(text):
            self.out.append(">")

    def put(self, line: str, *, typed: str | None = None) -> None:
        self.out.append(line)
        if self.open:
            self.open[-1].lines.append(line.strip() if typed is None else typed)

    def finish(self) -> Outline:
        shift = int(
            any(node.heading.level == 1 for _, node in self.headings)
        )  # the page's title is its only h1
        sections = self.finish_sections(shift)
        doubled = give_addresses(self.clauses)
        clauses = tuple(self.finish_clause(node, sections) for node in self.clauses)
        findings = (
            *unclosed_findings(self.html, path=self.path, first_line=self.first_line),
            *numbering_findings(self.clauses, doubled, path=self.path, first_line=self.first_line),
        )
        return Outline(tuple(sections.values()), clauses, "\n".join(self.out), findings)

    def finish_sections(self, shift: int) -> dict[int, Section]:
        sections: dict[int, Section] = {}
        ids: dict[str, int] = {}
        addresses: set[str] = set()
        for place, node in self.headings:
            heading = node.heading
            node.address = section_address(node, addresses)
            node.id = section_id(node, slugify(heading.title, "-"), ids)
            addresses.add(node.address or "")
            level = min(heading.level + shift, 6)
            classes = "".join(f" .{name}" for name in heading.classes)
            self.out[place] = f"{'#' * level} {heading.text}" + (f" {{{classes} }}" if classes else "")
            parent = sections[id(node.parent)] if node.parent else None
            line = self.first_line + node.line
            sections[id(node)] = Section(
                node.id, level, heading.label_text, node.address, heading.title, line, parent
            )
        return sections

    def finish_clause(self, node: ClauseNode, sections: dict[int, Section]) -> Clause:
        section = sections[id(node.section)] if node.section else None
        level = 1
        above = node.parent
        while above:
            level, above = level + 1, above.parent
        parent = node.parent.address if node.parent else None
        text = "\n".join(node.lines).strip()
        return Clause(
            node.address, node.label.text, section, parent, level, self.first_line + node.line, text
        )


def read_outline(body: str, *, path: str, first_line: int, title: str | None) -> Outline:
    """Read a policy's text into its sections and clauses.

    `body` is Markdown without front matter, `first_line` the line of the file it begins on, `path` the file's name
    for findings. A first heading that only repeats `title` is left out: the page has its title already.
    """
    lines = [line.expandtabs(TAB) for line in body.replace(START, "").replace(END, "").split("\n")]
    return _Scan(path, first_line, title, lines).run()


def _same(heading: str, title: str | None) -> bool:
    def letters(text: str) -> str:
        return "".join(letter for letter in text.casefold() if letter.isalnum())

    return title is not None and letters(heading) == letters(title)

"""The parser: a policy's text read once, into tokens that know their lines and into its outline.

It is markdown-it-py with block rules of ours. Everything else that is said of a text is a layer over its tokens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from policybook.clauses import (
    Clause,
    ClauseNode,
    Outline,
    Section,
    SectionNode,
    give_addresses,
    number_by_position,
    numbering_findings,
    section_address,
    section_id,
    upcoming_labels,
)
from policybook.finding import Finding, Severity
from policybook.names import slugify
from policybook.text.attributes import drop_ids, give_attributes
from policybook.text.block_rules import (
    bullets,
    code,
    footnote,
    heading,
    html,
    note,
    paragraph,
    piped_table,
    quotation,
    staff,
    underlined_heading,
)
from policybook.text.clause_rule import clause
from policybook.text.doubts import doubt_findings
from policybook.text.footnotes import gather_footnotes, number_marks
from policybook.text.harmless import make_harmless
from policybook.text.html_blocks import html_blocks
from policybook.text.html_in_words import show_stray_tags
from policybook.text.link_names import link_name
from policybook.text.mail_and_web import Addresses
from policybook.text.nesting import nest
from policybook.text.paragraphs import Paragraph, read_paragraphs
from policybook.text.progress import Progress
from policybook.text.source import make_ready
from policybook.text.staff_parts import blanked, staff_findings, staff_parts, without_staff
from policybook.text.tags import html_tag, show_unknown_tags
from policybook.text.tokens import own_words

MAX_NESTING = 200  # blocks within blocks; a list within a list is two, and deeper text would be left out
_ENDS_ALL: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@dataclass(frozen=True)
class Text:
    """A text, read."""

    outline: Outline
    """Its sections and clauses, and what is doubtful in them."""
    tokens: tuple[Token, ...]
    """Its blocks in order; lines are counted from 0 where the text begins."""
    lines: tuple[str, ...]
    """The lines as typed."""
    first_line: int
    """The line of the file on which the text begins, from 1."""
    staff: tuple[range, ...] = ()
    """The lines, from 0, of its parts for staff; in a public text they are empty."""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What stands outside all clauses, in order."""
        return read_paragraphs(self.tokens, taken=self.outline.ids, first_line=self.first_line)


def parse(
    body: str,
    *,
    path: str,
    first_line: int,
    title: str | None = None,
    clauses: bool = True,
    public: bool = False,
) -> Text:
    """Read Markdown without front matter; nothing is raised, what is doubtful is a finding.

    `first_line` is the line of the file it begins on, `path` the file's name for findings. A first heading that only
    repeats `title` is left out: the page has its title already. In a text without `clauses` no label is read.
    A `public` one is read without its parts for staff, and with the addresses that it has beside them.
    """
    source = make_ready(body)
    lines = list(source.lines)
    blocks = html_blocks(lines)
    for number in blocks.unmatched:
        lines[number] = lines[number].replace("<", "&lt;", 1)
    parts = staff_parts(source.lines)
    for number in parts.inner:
        lines[number] = ""
    progress = Progress(tuple(lines), blocks, upcoming_labels(lines), title, parts, public, clauses)
    given: dict[str, Any] = {"progress": progress, "unmatched": blocks.unmatched}
    tokens = _parser().parse("\n".join(lines), given)
    show_unknown_tags(tokens)
    show_stray_tags(tokens, blocks.unmatched)
    give_attributes(tokens)
    removed = make_harmless(tokens)
    number_marks(tokens)
    outline = _outline(progress, tokens, path=path, first_line=first_line)
    drop_ids(tokens, outline.ids)
    for token in tokens:
        token.attrs |= {"class": "pb-staff"} if token.type == "staff_open" else {}
    findings = (
        *_html_findings(blocks.unmatched, source.unclosed_comment, path, first_line),
        *_removed_findings(removed, path, first_line),
        *outline.findings,
        *(_doubts(progress, tokens, path, first_line) if clauses else ()),
    )
    outline = Outline(
        outline.sections,
        outline.clauses,
        (
            *(found for found in findings if not progress.leaves_out(found.line - first_line)),
            *staff_findings(parts, given["whole"], path=path, first_line=first_line, public=public),
        ),
    )
    typed = body.split("\n")
    shown = blanked(typed, parts.ranges) if public else typed
    return Text(outline, tuple(tokens), tuple(shown), first_line, parts.ranges)


@cache
def _parser() -> MarkdownIt:
    """Return the parser, which keeps nothing of what it reads."""
    md = MarkdownIt("commonmark", {"html": True, "linkify": True, "maxNesting": MAX_NESTING}).enable(
        ["table", "linkify"]
    )
    md.disable(["code", "html_block"])
    md.linkify = Addresses()
    md.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    rules = md.block.ruler
    rules.at("table", piped_table, {"alt": ["paragraph", "reference"]})
    rules.at("fence", code, _ENDS_ALL)
    rules.before("fence", "staff", staff, _ENDS_ALL)
    rules.at("blockquote", quotation, _ENDS_ALL)
    rules.before("blockquote", "html", html, _ENDS_ALL)
    rules.before("blockquote", "note", note, _ENDS_ALL)
    rules.at("heading", heading, _ENDS_ALL)
    rules.disable("lheading")
    rules.at("paragraph", paragraph)
    rules.at("list", bullets, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("footnote_def", footnote, {"alt": ["paragraph", "reference"]})
    rules.at("reference", link_name)
    rules.before("list", "underlined", underlined_heading)
    rules.before("list", "clause", clause, _ENDS_ALL)
    md.inline.ruler.at("html_inline", html_tag)
    md.core.ruler.after("block", "nest", _nest)
    return md


def _nest(state: StateCore) -> None:
    whole = state.env["whole"] = nest(state.tokens, unmatched=state.env["unmatched"])
    state.tokens = gather_footnotes(without_staff(whole) if state.env["progress"].public else whole)


def _outline(progress: Progress, tokens: Sequence[Token], *, path: str, first_line: int) -> Outline:
    shift = int(progress.has_clauses and any(node.heading.level == 1 for node in progress.sections))
    sections = _sections(progress.sections, shift, first_line)
    lists: list[list[ClauseNode]] = progress.numbering.lists
    automatic = number_by_position(lists)
    doubled = give_addresses(progress.clauses)
    words = own_words(tokens)
    made = {id(node): _clause(node, sections, words, first_line) for node in progress.clauses}
    _hand_over(tokens, sections, made)
    findings = numbering_findings(
        lists, doubled, automatic, lines=progress.lines, path=path, first_line=first_line
    )
    return Outline(
        tuple(sections[id(node)] for node in progress.sections if not progress.leaves_out(node.line)),
        tuple(made[id(node)] for node in progress.clauses if not progress.leaves_out(node.line)),
        tuple(findings),
    )


def _sections(nodes: Sequence[SectionNode], shift: int, first_line: int) -> dict[int, Section]:
    sections: dict[int, Section] = {}
    ids: dict[str, int] = {}
    addresses: set[str] = set()
    for node in nodes:
        heading = node.heading
        node.address = section_address(node, addresses)
        node.id = section_id(node, slugify(heading.title), ids)
        addresses.add(node.address or "")
        level, line = min(heading.level + shift, 6), first_line + node.line
        parent = sections[id(node.parent)] if node.parent else None
        sections[id(node)] = Section(
            node.id, level, heading.label_text, node.address, heading.title, line, parent
        )
    return sections


def _clause(node: ClauseNode, sections: dict[int, Section], words: dict[int, str], first_line: int) -> Clause:
    section = sections[id(node.section)] if node.section else None
    level, above = 1, node.parent
    while above:
        level, above = level + 1, above.parent
    parent = node.parent.address if node.parent else None
    text = words.get(id(node), "")
    return Clause(node.address, node.label.text, section, parent, level, first_line + node.line, text)


def _hand_over(tokens: Sequence[Token], sections: dict[int, Section], clauses: dict[int, Clause]) -> None:
    """Give headings and clauses among the tokens what the outline says of them, in place of the parser's notes."""
    for token in tokens:
        if token.type == "clause_open":
            token.meta = {"clause": clauses[id(token.meta["node"])]}
        elif token.type == "heading_open" and token.meta:
            node: SectionNode = token.meta["section"]
            token.meta = {"section": sections[id(node)], "classes": node.heading.classes}


def _doubts(progress: Progress, tokens: Sequence[Token], path: str, first_line: int) -> tuple[Finding, ...]:
    found = doubt_findings(tokens, progress.lines, [*progress.labelled], path=path, first_line=first_line)
    return tuple(found)


def _html_findings(
    unmatched: dict[int, str], comment: int | None, path: str, first_line: int
) -> tuple[Finding, ...]:
    """Return a finding for each tag that is never closed or closes nothing, and for a comment that never ends."""
    found = [(number, *_told(name)) for number, name in unmatched.items()]
    if comment is not None:
        found.append((comment, "A comment is opened with <!-- and never closed.", "Write --> where it ends."))
    return tuple(
        Finding(
            code="html-not-closed",
            severity=Severity.WARNING,
            path=path,
            line=first_line + number,
            message=message,
            help=f"{remedy} Until then the page shows it as text.",
        )
        for number, message, remedy in sorted(found)
    )


def _removed_findings(removed: Mapping[int, Sequence[str]], path: str, first_line: int) -> Iterator[Finding]:
    """Give a finding for each block out of which something was taken."""
    for number, said in sorted(removed.items()):
        yield Finding(
            code="markup-removed",
            severity=Severity.WARNING,
            path=path,
            line=first_line + number,
            message=f"Not shown, because a policy's text must not hold it: {', '.join(said)}.",
            help="Delete it; write the text in Markdown.",
        )


def _told(name: str) -> tuple[str, str]:
    if name.startswith("/"):
        return f"The HTML tag <{name}> closes nothing that is open.", "Delete it."
    return (
        f"The HTML tag <{name}> is opened and never closed.",
        f"Delete it, or write </{name}> where it ends.",
    )

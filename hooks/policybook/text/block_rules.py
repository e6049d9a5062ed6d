"""Block rules: how a policy's text is parted into headings, paragraphs, lists, tables and quotations.

They are CommonMark's, but for what people type who know no Markdown: a list may begin in the middle of a paragraph and
stand at any indentation, a heading needs no space after its hashes, nothing is code for being set in, and no number
is ever counted anew.
"""

import re
from collections.abc import Callable

from markdown_it.rules_block import StateBlock, blockquote, fence, list_block, table
from mdit_py_plugins.admon.index import admonition
from mdit_py_plugins.footnote.index import footnote_def

from policybook.clauses import BULLET, RULE, UNDERLINE, make_heading, quotation_depth, read_label
from policybook.text.progress import Progress

Rule = Callable[[StateBlock, int, int, bool], bool]
_ATX = re.compile(r"(#{1,6})(.*)")  # `##Heading` is one

_SPACED = re.compile(  # `[plan](plan (1).png)`, a name as people give them
    r"\]\(((?=[^()<>\"\n]*\s)(?:[^()<>\"'\n]|\([^()<>\"\n]{0,99}\)){1,500})\)"
)
_LAST_BACKSLASH = re.compile(r"(?<!\\)\\\Z")  # Word's line break, after which nothing comes


def line_of(state: StateBlock, line: int) -> str:
    """Return what a line says where the parser stands in it: after its indentation and the marks of its blocks."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def is_quoted(state: StateBlock, line: int) -> bool:
    """Tell whether a line of the text begins with the mark of a quotation."""
    return quotation_depth(progress_of(state).lines[line]) > 0


def progress_of(state: StateBlock) -> Progress:
    """Return how far the reading has come."""
    progress: Progress = state.env["progress"]
    return progress


def heading(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Read a heading that begins with hashes; one without words, as Word leaves it, is an empty line."""
    found = _ATX.fullmatch(line_of(state, line))
    if found is None:
        return False
    if not silent:
        state.line = line + 1
        words = found[2].rstrip(" \t").rstrip("#").strip(" \t")
        if words:
            _push_heading(state, line, len(found[1]), _LAST_BACKSLASH.sub("", words))
    return True


def underlined_heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a heading that is a line of its own with a line of === or --- below it."""
    if silent or line + 1 >= end or not UNDERLINE.fullmatch(below := line_of(state, line + 1)):
        return False
    text, progress = line_of(state, line), progress_of(state)
    if line and progress.lines[line - 1].strip() and line - 1 not in progress.ended:
        return False  # it is a line of text that goes on
    if text[0] in ">|" or RULE.match(text) or BULLET.match(text) or state.sCount[line + 1] < state.blkIndent:
        return False
    state.line = line + 2
    _push_heading(state, line, 1 if below[0] == "=" else 2, text.rstrip())
    return True


def _push_heading(state: StateBlock, line: int, level: int, typed: str) -> None:
    progress = progress_of(state)
    own = progress.lines[line].strip().lstrip("#").strip().startswith(typed[:1])
    if own and not progress.held and not is_quoted(state, line):
        read = make_heading(level, typed, previous=progress.numbers)
        if progress.is_title(read):
            return
        section = progress.enter(read, line)
        typed, meta = read.text, {"section": section}
    else:
        meta = {}
    progress.ended.add(state.line - 1)
    opened = state.push("heading_open", f"h{level}", 1)
    opened.map, opened.meta = [line, state.line], meta
    _push_inline(state, typed, line, state.line)
    state.push("heading_close", f"h{level}", -1)


def _push_inline(state: StateBlock, text: str, line: int, end: int) -> None:
    if "](" in text:
        text = _SPACED.sub(r"](<\1>)", text)
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = text, [line, end], []


def paragraph(state: StateBlock, line: int, _end: int, _silent: bool) -> bool:
    """Read a paragraph, which goes on to an empty line or to whatever begins something else."""
    following = line + 1
    before, state.parentType = state.parentType, "paragraph"
    while following < state.lineMax and not state.isEmpty(following) and not _is_ended(state, following):
        following += 1
    state.parentType = before
    state.line = following
    words = state.getLines(line, following, state.blkIndent, False).strip()
    opened = state.push("paragraph_open", "p", 1)
    opened.map = [line, following]
    words = _LAST_BACKSLASH.sub("", words)
    _push_inline(state, "\n".join(part.lstrip() for part in words.split("\n")), line, following)
    state.push("paragraph_close", "p", -1)
    return True


def _is_ended(state: StateBlock, line: int) -> bool:
    if (
        state.sCount[line] < 0
    ):  # a line of a quotation without its mark, which the quotation's own rule has judged
        return False
    if progress_of(state).held and read_label(line_of(state, line)):
        return True  # each label of a note stands in a paragraph of its own
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, state.lineMax, True) for rule in rules)


def bullets(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a list of bullets, however far it is set in."""
    if line_of(state, line)[:1] not in ("-", "*", "+"):
        return False
    kept, state.listIndent = state.listIndent, -1
    try:
        return list_block(state, line, end, silent)
    finally:
        state.listIndent = kept


def quotation(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a quotation, whose labels count for themselves unless they go on from those around it."""
    numbering, depth = progress_of(state).numbering, quotation_depth(progress_of(state).lines[line])
    found = blockquote(state, line, end, silent)
    if found and not silent:
        numbering.leave_quotation(max(0, depth - 1))
    return found


def piped_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a table; one whose lines begin with a stroke ends where a line does not."""
    if line_of(state, line)[:1] == "|":
        rows = range(line + 1, end)
        end = next((row for row in rows if line_of(state, row)[:1] != "|"), end)
    return table(state, line, end, silent)


def html(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Copy a block of raw HTML, or note a tag that holds Markdown."""
    progress = progress_of(state)
    blocks = progress.html
    last = blocks.raw.get(line, line)
    meta: dict[str, int] = {}
    if line in blocks.raw:
        kind = "html_block"
        if last >= state.lineMax or progress.held:
            return False
    elif line in blocks.opens:
        kind, meta = "html_open", {"opens": line}
    elif line in blocks.closes:
        kind, meta = "html_close", {"opens": blocks.closes[line]}
    else:
        return False
    if not silent:
        state.line = last + 1
        progress.ended.add(last)
        token = state.push(kind, "", 0)
        token.map, token.meta = [line, last + 1], meta
        token.content = state.getLines(line, last + 1, state.blkIndent, True)
    return True


def holding(rule: Rule) -> Rule:
    """Return a rule inside whose block no clause and no section of the policy begins: a note, a footnote."""

    def held(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        progress = progress_of(state)
        progress.held += 1
        try:
            return rule(state, line, end, silent)
        finally:
            progress.held -= 1

    return held


def staff(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a part for staff, whose clauses count like all others; a public text keeps nothing that it names."""
    progress = progress_of(state)
    last = progress.staff.ends.get(line)
    if last is None or state.level:
        return False
    if silent:
        return True
    last = min(last, end)
    known = {name: dict(state.env.get(name, {})) for name in ("references", "footnotes")}
    progress.ended.add(line)
    progress.staff.read.append(line)
    state.push("staff_open", "div", 1).map = [line, last]
    before, state.parentType, state.lineMax = (state.parentType, state.lineMax), "staff", last
    state.md.block.tokenize(state, line + 1, last)
    state.parentType, state.lineMax = before
    state.push("staff_close", "div", -1)
    state.line = min(last + 1, end)
    progress.ended.add(last)
    if progress.public:
        state.env.update(known)
    return True


def code(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Copy fenced code."""
    found = fence(state, line, end, silent)
    if found and not silent:
        progress_of(state).ended.add(state.line - 1)
    return found


note = holding(admonition)
footnote = holding(footnote_def)

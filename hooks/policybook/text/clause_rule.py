"""The clause rule: a line that begins with a label begins a clause, where its run makes that plausible."""

from markdown_it.rules_block import StateBlock

from policybook.clauses import (
    Candidate,
    ClauseNode,
    Label,
    Placement,
    label_of,
    quotation_depth,
    second_label,
    unquoted,
)
from policybook.text.block_rules import line_of, progress_of
from policybook.text.progress import Progress


def clause(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Begin a clause with the label of a line; what follows the label is read as if it stood alone."""
    progress = progress_of(state)
    label = _label(state, line, progress)
    if label is None:
        return False
    candidate = _candidate(progress, line, label)
    placement = progress.numbering.place(candidate, progress.upcoming[line])
    if placement is None:
        return False
    if not silent:
        _begin(state, line, candidate, placement)
        _read_rest(state, line, end, _begin_inner(state, line, candidate).rest)
    return True


def _label(state: StateBlock, line: int, progress: Progress) -> Label | None:
    closed = not progress.has_clauses or progress.held or line in progress.labelled
    return None if closed or state.sCount[line] < 0 else label_of(line_of(state, line))


def _candidate(progress: Progress, line: int, label: Label) -> Candidate:
    """Say how a label stands: below which words, and whether they go on to its line."""
    lines, above = progress.lines, progress.above[line]
    depth = quotation_depth(lines[line])
    known = above >= 0 and above not in progress.ended
    soft = known and above == line - 1 and quotation_depth(lines[above]) >= depth
    before = unquoted(lines[above]).strip() if known else ""
    indent = len(lines[line]) - len(unquoted(lines[line]))
    inward = soft and indent > len(lines[above]) - len(unquoted(lines[above])) + 1
    labelled = above in progress.labelled
    led = known and not labelled and progress.begins[above] > next(reversed(progress.labelled), -1)
    return Candidate(label, indent, soft, before, labelled, inward, led, depth)


def _begin(state: StateBlock, line: int, candidate: Candidate, placement: Placement) -> None:
    progress = progress_of(state)
    runs = progress.numbering.runs
    above = runs[placement.level - 1].last if placement.level else None
    parent = above if isinstance(above, ClauseNode) else None
    node = ClauseNode(candidate.label, placement, progress.section, parent, line, candidate.indent)
    progress.numbering.accept(placement, candidate, node)
    progress.clauses.append(node)
    progress.labelled[line] = None
    token = state.push("clause", "", 0)
    token.map, token.meta = [line, line + 1], {"node": node}


def _begin_inner(state: StateBlock, line: int, candidate: Candidate) -> Label:
    """Begin the clauses of further labels in a line, `2. (1)`, whose own next ones follow; return the last label."""
    progress = progress_of(state)
    label = candidate.label
    while inner := second_label(label):
        indent = candidate.indent + len(label.text) + label.gap
        candidate = Candidate(inner, indent, depth=candidate.depth)
        placement = progress.numbering.place_inner(candidate, progress.upcoming[line])
        if placement is None:
            break
        _begin(state, line, candidate, placement)
        label = inner
    return label


def _read_rest(state: StateBlock, line: int, end: int, rest: str) -> None:
    """Read what follows a label in its line; it may be a table, a list or the beginning of a paragraph."""
    state.line = line + 1
    if not rest.strip():
        return
    begin, words = state.bMarks[line], state.src[state.bMarks[line] : state.eMarks[line]].rstrip()
    if words.endswith(rest.rstrip()):
        state.bMarks[line] = begin + len(words) - len(rest.rstrip())
    else:  # a mark of bold that was opened before the label goes on after it
        state.src += f"\n{rest}\n"
        state.eMarks[line] = len(state.src) - 1
        state.bMarks[line] = state.eMarks[line] - len(rest)
    state.tShift[line], state.sCount[line] = 0, state.blkIndent
    for rule in state.md.block.ruler.getRules(""):
        if rule is not clause and rule(state, line, end, False):
            return

"""The clause rule: a line that begins with a label begins a clause, where its run makes that plausible."""

from markdown_it.rules_block import StateBlock

from policybook.clauses import BULLET, RULE, Candidate, ClauseNode, Label, Placement, read_label
from policybook.text.block_rules import is_quoted, line_of, progress_of
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
        node = _accept(progress, candidate, placement, line)
        token = state.push("clause", "", 0)
        token.map, token.meta = [line, line + 1], {"node": node}
        _read_rest(state, line, end, label.rest)
    return True


def _label(state: StateBlock, line: int, progress: Progress) -> Label | None:
    text = line_of(state, line)
    closed = not progress.has_clauses or progress.held or line in progress.labelled
    if closed or text[:1] in ("|", ">", "") or is_quoted(state, line):
        return None
    bullet = BULLET.match(text) if not RULE.match(text) else None
    return read_label(text[bullet.end() :] if bullet else text)


def _candidate(progress: Progress, line: int, label: Label) -> Candidate:
    """Say how a label stands: whether it follows another line of text, and which."""
    lines = progress.lines
    above = lines[line - 1] if line and (line - 1) not in progress.ended else ""
    indent = _indent(lines[line])
    soft = bool(above.strip())
    inward = soft and indent > _indent(above) + 1
    return Candidate(label, indent, soft, above.strip(), (line - 1) in progress.labelled, inward)


def _accept(progress: Progress, candidate: Candidate, placement: Placement, line: int) -> ClauseNode:
    runs = progress.numbering.runs
    above = runs[placement.level - 1].last if placement.level else None
    parent = above if isinstance(above, ClauseNode) else None
    node = ClauseNode(candidate.label, placement, progress.section, parent, line, candidate.indent)
    progress.numbering.accept(placement, candidate, node)
    progress.clauses.append(node)
    progress.labelled.add(line)
    return node


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


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

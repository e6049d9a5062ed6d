"""The thesaurus: what people also say for a word, from a list of groups in YAML.

A group is a list of words or phrases that mean the same to whoever searches, or a table with `from:` and `to:`, where
only the first lead to the second.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from policybook.finding import Finding, Severity
from policybook.search.words import stems

LONGEST = 60  # signs of a phrase; a longer one is a sentence that was put there by mistake


@dataclass(frozen=True)
class Group:
    """Words and phrases of which each leads to the others, or of which some lead to others."""

    asked: tuple[str, ...]
    """What may be asked for."""
    meant: tuple[str, ...]
    """What it leads to."""


def read_thesaurus(text: str, *, path: str) -> tuple[tuple[Group, ...], tuple[Finding, ...]]:
    """Return the groups of a thesaurus, and a finding for each that cannot be read, which is left out."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return (), (_fault(path, mark.line + 1 if mark else 1, "The list cannot be read."),)
    if node is None:
        return (), ()
    if not isinstance(node, yaml.SequenceNode):
        return (), (_fault(path, node.start_mark.line + 1, "The file is no list of groups."),)
    groups, findings = [], []
    for item in node.value:
        read = _group(item)
        if isinstance(read, Group):
            groups.append(read)
        else:
            findings.append(_fault(path, item.start_mark.line + 1, read))
    return tuple(groups), tuple(findings)


def _group(node: yaml.Node) -> Group | str:
    """Return a group, or what is wrong with it."""
    if isinstance(node, yaml.MappingNode):
        sides = {key.value: _phrases(value) for key, value in node.value}
        asked, meant = sides.get("from", ""), sides.get("to", "")
        if sides.keys() != {"from", "to"}:
            return f"The group has {' and '.join(map(str, sides)) or 'nothing'}, and needs from and to."
    else:
        asked = meant = _phrases(node)
        if isinstance(asked, tuple) and len(asked) < 2:
            return "The group has one word alone, which leads nowhere."
    for side in (asked, meant):
        if isinstance(side, str):
            return side
    assert not isinstance(asked, str)
    assert not isinstance(meant, str)
    return Group(asked, meant)


def _phrases(node: yaml.Node) -> tuple[str, ...] | str:
    """Return the phrases of a list, or what is wrong with it; each as it is typed, so that `no` is a word."""
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return "The group is no list of words."
    phrases = []
    for one in node.value:
        if not isinstance(one, yaml.ScalarNode):
            return "A word of the group is a list or a table of its own."
        said = " ".join(one.value.split())
        if len(said) > LONGEST:
            return f"'{said[:20]}…' is {len(said)} characters long; the most we take is {LONGEST}."
        if not stems(said):
            return f"'{said}' holds no word that a search looks for."
        phrases.append(said)
    return tuple(phrases)


def _fault(path: str, line: int, message: str) -> Finding:
    return Finding(
        code="synonyms-unread",
        severity=Severity.WARNING,
        path=path,
        line=line,
        message=message,
        help="Write a list for each group, such as - [lift, elevator], or - {from: [epipen], to: [allergy]}.",
    )


def compiled(groups: Iterable[Group], known: Sequence[str]) -> list[str]:
    """Return groups as a reader's browser reads them, by stems; what no document says leads nowhere.

    `known` are the words of the index. `mobil phone|mobil|smartphon` leads both ways, `epipen>adrenalin|allergi` one.
    """
    return list(dict.fromkeys(_compiled(groups, frozenset(known))))


def _compiled(groups: Iterable[Group], known: frozenset[str]) -> Iterator[str]:
    for group in groups:
        asked, meant = (
            list(dict.fromkeys(filter(None, (" ".join(stems(one, joined=False)) for one in side))))
            for side in (group.asked, group.meant)
        )
        meant = [one for one in meant if known.issuperset(one.split())]
        if asked and meant and len({*asked, *meant}) > 1:
            yield f"{'|'.join(asked)}>{'|'.join(meant)}"

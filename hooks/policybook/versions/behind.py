"""Left behind: references that still cite a number whose clause has another one now, as after renumbering by hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from policybook.policy import Policy, units
from policybook.redline import Pair, Redline, make_redline
from policybook.references import Reference, cite, open_citable
from policybook.text import Unit


@dataclass(frozen=True)
class Behind:
    """A clause that has a new number, and the references that still cite the old one."""

    title: str
    """The policy of the clause."""
    old: str
    """Its number before."""
    new: str
    """Its number now."""
    places: tuple[tuple[str, int, str], ...]
    """Each reference: the file that it stands in, its line and its words."""

    @property
    def sentence(self) -> str:
        """What is said of it, with a full stop."""
        many = len(self.places)
        still = "one reference still says" if many == 1 else f"{many} references still say"
        where = ", ".join(f"{path}:{line} ('{words}')" for path, line, words in self.places)
        return f"Clause {self.new} of {self.title} was {self.old}; {still} {self.old}: {where}."


def left_behind(before: Sequence[Policy], after: Sequence[Policy], *, school: str) -> tuple[Behind, ...]:
    """Return what was left behind from one state of all policies to another; a policy is known again by its slug."""
    olds, news = ({policy.slug: policy for policy in each} for each in (before, after))
    sides = {slug: (units(olds[slug]), units(policy)) for slug, policy in news.items() if slug in olds}
    redlines = {slug: make_redline(*pair) for slug, pair in sides.items()}
    moved = {slug: dict(_moved(redline)) for slug, redline in redlines.items()}
    if not any(moved.values()):
        return ()
    books = open_citable(before, school=school), open_citable(after, school=school)
    found: dict[tuple[str, str, str], list[tuple[str, int, str]]] = {}
    for slug, redline in redlines.items():
        cited = cite(olds[slug], books[0]).references, cite(news[slug], books[1]).references
        placed = [_by_unit(each, side) for each, side in zip(cited, sides[slug], strict=True)]
        for pair in redline.pairs:
            for reference in _kept(pair, *placed):
                numbers = moved.get(reference.cited, {}).get(reference.target)
                if numbers:
                    place = (news[slug].path, reference.line, " ".join(reference.words.split()))
                    found.setdefault((reference.cited, *numbers), []).append(place)
    return tuple(Behind(news[slug].title, old, new, tuple(each)) for (slug, old, new), each in found.items())


def _moved(redline: Redline) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the id of each clause that has a new number, with both numbers."""
    for pair in redline.pairs:
        for old, new in zip(pair.before[:1], pair.after[:1], strict=False):
            if old.clause and new.clause and old.label and new.label and old.clause.id != new.clause.id:
                yield old.clause.id, (_number(old), _number(new))


def _number(unit: Unit) -> str:
    return unit.clause.address.partition("~")[0] if unit.clause else ""


def _by_unit(references: Sequence[Reference], side: Sequence[Unit]) -> Mapping[int, list[Reference]]:
    """Return the references in each unit, by its id as an object."""
    body = side[1:]  # the title cites nothing
    found: dict[int, list[Reference]] = {}
    for reference in sorted(references, key=lambda one: one.line):
        holders = [unit for unit in body if unit.line <= reference.line]
        if holders:
            found.setdefault(id(holders[-1]), []).append(reference)
    return found


def _kept(
    pair: Pair, before: Mapping[int, list[Reference]], after: Mapping[int, list[Reference]]
) -> Iterator[Reference]:
    """Give the references of a pair that stand in both with the same words and cite the same number."""
    olds = [one for unit in pair.before for one in before.get(id(unit), ())]
    news = [one for unit in pair.after for one in after.get(id(unit), ())]
    words = [" ".join(one.words.split()) for one in olds], [" ".join(one.words.split()) for one in news]
    for block in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            old, new = olds[block.a + at], news[block.b + at]
            if (old.cited, old.target) == (new.cited, new.target):
                yield new

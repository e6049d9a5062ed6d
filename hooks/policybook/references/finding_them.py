"""References: the places in running text that cite a clause, a section, an appendix or another policy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from policybook.references.grammar import Citation, Number, find_citations, stands_under
from policybook.references.heading_names import Named, find_headings
from policybook.references.name_words import KINDS
from policybook.references.policy_names import Absent, Mention, find_names
from policybook.references.scene import Scene, make_scene
from policybook.references.titles import TitleIndex
from policybook.references.units import STOP, may_cite
from policybook.references.usage import HEADING, NO_USAGE, Key, Usage
from policybook.references.verdicts import Verdict, Whose, judge
from policybook.references.words import plain, read_words

AFTER = 120  # characters kept after a reference, where the title of what it cites may follow


class Kind(StrEnum):
    """What a reference cites."""

    CLAUSE = "clause"
    SECTION = "section"
    APPENDIX = "appendix"
    """Also a part, chapter, annex or schedule: whatever is headed with a word and a number."""
    POLICY = "policy"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A reference as it stands in the text; where it leads, `reference_targets` says."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last character."""
    words: str
    """The words themselves, which stay as they are: `paragraph 2vii`, in a list the number alone."""
    kind: Kind
    """What it cites, going by the unit word; CLAUSE when there is none."""
    target: tuple[str, ...] = ()
    """The number taken apart, in small letters: 2, vii; nothing for a whole policy."""
    unit: str | None = None
    """The unit word in its plain form: `clause`, `paragraph`, `section`, `appendix`, `part` …"""
    within: tuple[str, ...] = ()
    """What it stands under, when the text says so: 6 in `paragraph 3 of section 6`, with the unit of an appendix."""
    policies: tuple[str, ...] = ()
    """Slugs of the policy it is in, when one is named; more than one when the name is not clear."""
    ranged: bool = False
    """Whether it ends a range that the reference before it begins: `clauses 4 to 7`."""
    sure: bool = False
    """Whether it can hardly be anything but the school's own, so that a number that leads nowhere is a fault."""
    bracketed: bool = False
    """Whether its number begins with a bracket, as labels may be printed: `(2)`."""
    shadowed: bool = False
    """Whether an outside document is named before it in the text, whose number it may be if it is not ours."""
    heading: Key = ()
    """The words of the heading that it names instead of a number."""
    after: str = ""
    """The text right after it, where a title may follow: `, Cyber Bullying`."""


def find_references(text: str, *, titles: TitleIndex, usage: Usage = NO_USAGE) -> tuple[Found, ...]:
    """Return the references in one paragraph's running text, in order, none overlapping.

    `text` is without markup; the character U+FFFC stands for a link, code or anything else that is not to be read.
    `usage` is how the policy speaks of itself: "Part 2" and "Rule 7" are references only where it has such.
    """
    return read_references(text, titles=titles, usage=usage)[0]


def read_references(
    text: str, *, titles: TitleIndex, usage: Usage = NO_USAGE, listed: bool = False
) -> tuple[tuple[Found, ...], list[Absent]]:
    """Return what `find_references` does and, beside it, the policies named that the handbook does not have.

    In a text from a list of policies, `listed`, a policy is also named by its title without the word "Policy".
    """
    if not (listed or may_cite(text.lower(), (*titles.hints, *usage.learnt), headings=bool(usage.headings))):
        return (), []
    words = read_words(plain(text))
    mentions, absent = find_names(words, titles=titles, listed=listed)
    scene = make_scene(words.text, [*mentions, *absent], ours=titles.ours, usage=usage)
    citations = [each for each in find_citations(words, usage.learnt) if scene.is_free(each.start, each.end)]
    found = [_policy(text, mention) for mention in mentions]
    for index, verdict in enumerate(judge(scene, citations)):
        if verdict.whose is not Whose.OUTSIDE and _is_meant(scene, citations, index, verdict):
            found += _cited(text, scene, citations, index, verdict)
    named = find_headings(words, usage.headings) if usage.headings else ()
    found += [_heading(text, each) for each in named if scene.is_free(each.start, each.end)]
    return tuple(_apart(sorted(found, key=lambda each: (each.start, not each.target)))), absent


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """Leave out what begins within the reference before it."""
    end = 0
    for each in found:
        if each.start >= end:
            yield each
            end = each.end


def _is_meant(scene: Scene, citations: Sequence[Citation], index: int, verdict: Verdict) -> bool:
    """Tell whether what is doubtful ("point 3", "item 3", "s. 4", a number after a name) is a reference at all."""
    citation = citations[index]
    if citation.lead in KINDS:
        return verdict.whose is Whose.NAMED
    if citation.unit not in ("point", "item", "s") or verdict.whose in (Whose.OWN, Whose.NAMED):
        return True
    if citation.unit == "s" or citation.is_dotted:
        return citation.is_dotted
    above = stands_under(scene.text, citations, index)
    if above and above.unit != citation.unit:
        return True  # "points (a) to (c) of paragraph 3"
    return scene.is_pointed(citation) and bool(STOP.match(scene.text, citation.end))


def _kind(citation: Citation, usage: Usage) -> Kind:
    if citation.unit in HEADING | usage.headed:
        return Kind.APPENDIX
    return Kind.SECTION if citation.unit in ("section", "s") and not citation.sub else Kind.CLAUSE


def _cited(
    text: str, scene: Scene, citations: Sequence[Citation], index: int, verdict: Verdict
) -> list[Found]:
    """Make one reference of each number of citation `index`."""
    citation = citations[index]
    above = stands_under(scene.text, citations, index)
    within = ((above.unit or "",) if above and _kind(above, scene.usage) is Kind.APPENDIX else ()) + (
        above.numbers[-1].parts if above else ()
    )
    common = Found(
        start=citation.start,
        end=citation.end,
        words="",
        kind=_kind(citation, scene.usage),
        unit=citation.unit,
        within=within,
        policies=verdict.policies,
        shadowed=bool(scene.outside) and scene.outside[0] < citation.start,
        sure=verdict.whose is Whose.OWN or (verdict.whose is Whose.UNSAID and scene.is_pointed(citation)),
    )
    return [_number(text, citation, number, common) for number in citation.numbers]


def _number(text: str, citation: Citation, number: Number, common: Found) -> Found:
    """Make the reference of one number; alone, it takes its unit word along."""
    start = citation.start if len(citation.numbers) == 1 else number.start
    strong = citation.unit in ("clause", "paragraph") and number is citation.numbers[0]
    return replace(
        common,
        start=start,
        end=number.end,
        words=text[start : number.end],
        target=number.parts,
        ranged=number.ranged,
        bracketed=text[number.start] == "(",
        sure=common.sure or (strong and not common.shadowed),
        after=text[number.end : number.end + AFTER] if number is citation.numbers[-1] else "",
    )


def _heading(text: str, named: Named) -> Found:
    words = text[named.start : named.end]
    return Found(start=named.start, end=named.end, words=words, kind=Kind.SECTION, heading=named.key)


def _policy(text: str, mention: Mention) -> Found:
    words = text[mention.start : mention.end]
    return Found(
        start=mention.start, end=mention.end, words=words, kind=Kind.POLICY, policies=mention.policies
    )

"""Whose provision a citation means: this policy's own, another policy's, or something outside the school's policies.

Whatever names an Act, a standard, a contract or a form near a number leaves it alone: a wrong link misleads in law,
a missing one only costs a scroll.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from policybook.references.grammar import Citation
from policybook.references.law import (
    ACRONYM,
    ADJECTIVE,
    BESIDE,
    FILLED,
    GOES_ON,
    IN_LAW,
    NAMED_LAW,
    NEAR,
    PAGE,
    STANDARD,
)
from policybook.references.name_words import KINDS, OURS, STARTERS
from policybook.references.policy_names import Absent, Mention
from policybook.references.scene import Scene
from policybook.references.units import CITED, COUNTED, LESSER, OF, TOLD
from policybook.references.usage import HEADING, LAWFUL, SELDOM, unit_name
from policybook.references.words import read_words, word_set

WHOLE_LAWS = SELDOM - HEADING  # what Regulations, Rules and Conventions are made of
LONGEST = 5  # words: "contract of employment 2020 says"
REACH = 80  # characters looked at right before a citation; a bound that keeps the search linear
_DOCUMENT = (  # what a document calls itself, or a part of itself
    "policy|procedures?|document|code|guidance|statement|protocol|plan|scheme|charter|guide|strategy|handbook"
    "|rules?|regulations?|orders?|bye?-?laws?|constitution|agreement|articles?|requirements|principles|standards|terms"
    "|conditions|instrument|deed|memorandum|arrangements|guidelines"
)
_THIS = re.compile(
    r",? (?:of|in|to|under|within|from) (?:these|this|the present)(?: (?!Acts?\b)[\w-]{1,30}){0,4}? "
    rf"(?:{_DOCUMENT}|appendix|annexe?|schedule|part|section|(?:sub-?)?(?:clause|paragraph)|stage|step)(?![\w-])",
    re.IGNORECASE,
)
_THE_TITLE = (
    re.compile(  # "of the Constitution", "of the Financial Regulations": of itself where they are its title
        rf",? (?:of|in|to|within|under) the ((?:[\w'-]{{1,30}} ){{0,5}}?(?i:{_DOCUMENT}))(?! [A-Z]|[\w-])"
    )
)
_THE_POLICY = re.compile(r",? (?:of|in|to|within) the (?:policy|procedure|document)(?![\w-])")
_POSSESSORS = re.compile(  # what may stand between "section 5 of" and the name of a policy
    r"(?:(?:[\w-]{1,30}(?:'s|s')|the|our|this|both|school|academy|trust|current|separate|existing|published|agreed"
    r"|latest|full|relevant|own) {1,2}){0,5}[\"']?",
    re.IGNORECASE,
)
_LEADING = word_set(  # what may stand between an outside document and its provision
    """see at in under by and or with particularly especially including specifically notably namely particular also
    both the its"""
)


class Whose(StrEnum):
    """Whom a cited provision belongs to."""

    OWN = "own"
    NAMED = "named"
    OUTSIDE = "outside"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Verdict:
    """Whom a citation belongs to, and the policies it can be when one is named."""

    whose: Whose
    """OWN and NAMED are said by the text itself; UNSAID counts as the policy's own."""
    policies: tuple[str, ...] = ()
    """Slugs, for NAMED."""


_OWN, _OUTSIDE, _UNSAID = Verdict(Whose.OWN), Verdict(Whose.OUTSIDE), Verdict(Whose.UNSAID)
_JOINED = re.compile(  # between two citations of one document: "section 4 and section 5 of the Act"
    r",? (?:and|or|&|to) (?:(?:in|to|under|with|at|the) ){0,2}|, {1,2}|, (?:and|or) "
)
_AFTER_NAME = (
    re.compile(  # "the Disciplinary Policy, section 5", "… Policy (clause 4.2)", "… Policy says in section 5"
        r"""(?:'s|["'])?(?:\ \([^()]{1,40}\))?(?:,|:|\ –|)(?:\ (?:says|states|explains|requires|provides|sets\ out))?
        (?:,?\ (?:in|at|under|see|see\ also))?\ {0,2}(?:\((?:see\ |in\ |at\ )?)?""",
        re.VERBOSE,
    )
)
_IN_BRACKETS = re.compile(r" \([\"']?([^()\"']{1,80})[\"']?\)")
_BRACKET = re.compile(r" ?\((?:the |see the |of the |our )?")  # "section 4 (Behaviour Policy)"
_OWNER = re.compile(r"([\w-]{1,30})(?:'s|(?<=s)') $")  # "the form's section 3"
_UNQUOTED = re.compile(r"[\"'](?!\w)")  # after the number of a quoted "section 3"
_SAID_FIRST = word_set(  # with a capital only because a sentence begins
    """what nothing unless except neither either every no although because since after before until once only whether
    than then otherwise these those its their it not also however but within without between anything whatever how
    why"""
)
_ANOTHER = re.compile(r"(?<![\w.])([A-Z][\w'-]*|key) $")  # "Key Stage 2", "Procurement Rule 3"
_EDGE = ' ,(:–"-'
_BESIDE_IT = re.compile(r" ?\(? ?")  # nothing, or a bracket, between a document and its provision
_ASIDE = re.compile(
    r"(?:\((?:(?:please )?see (?:also )?)?"
    r"|\bas (?:set out|described|explained|outlined|detailed|listed) (?:in|at|under) )(?:the )?$",
    re.IGNORECASE,
)


def judge(scene: Scene, citations: Sequence[Citation]) -> list[Verdict]:
    """Judge every citation: first by its own surroundings, then by the citations it is joined to."""
    verdicts = []
    for citation in citations:
        verdict = _OUTSIDE if _is_counted(scene, citation) else _tail(scene, citation)
        verdict = _head(scene, citation) if verdict.whose is Whose.UNSAID else verdict
        foreign = verdict.whose is Whose.UNSAID and citation.unit in SELDOM - scene.usage.own
        verdicts.append(_OUTSIDE if foreign else verdict)
    _hand_back(scene.text, citations, verdicts)
    _hand_on(scene, citations, verdicts)
    open_to = [verdict.whose is Whose.UNSAID for verdict in verdicts]
    for index, citation in enumerate(citations):
        joined = index and _JOINED.fullmatch(scene.text, citations[index - 1].end, citation.start)
        if joined and open_to[index - 1]:
            verdicts[index] = verdicts[index - 1] if open_to[index] else verdicts[index]
        elif open_to[index] and _is_shadowed(scene, citation):
            verdicts[index] = _OUTSIDE
    return verdicts


def _is_counted(scene: Scene, citation: Citation) -> bool:
    """Tell whether "point 3" is a bullet, or "Rule 3" one of the Procurement Rules, and no provision of ours."""
    before = scene.text[max(0, citation.start - 30) : citation.start]
    if citation.unit in SELDOM | scene.usage.own and citation.unit not in HEADING:
        word = _ANOTHER.search(before)
        return word is not None and word[1].lower() not in STARTERS | OURS | _SAID_FIRST | scene.usage.title
    return citation.unit in ("point", "item") and bool(COUNTED.search(before))


def _of_name(name: Mention | Absent) -> Verdict:
    return Verdict(Whose.NAMED, name.policies) if isinstance(name, Mention) else _OUTSIDE


def _tail(scene: Scene, citation: Citation) -> Verdict:
    """Judge a citation by what follows it."""
    text, at = scene.text, citation.end
    if _UNQUOTED.match(text, at):
        at += 1
    if _THIS.match(text, at) or _names_itself(scene, at):
        return _OWN
    title = _IN_BRACKETS.match(text, at)
    if title and tuple(read_words(title[1]).keys) in scene.usage.headings:
        return _OWN  # "clause 2 (Rules)"
    if told := TOLD.match(text, at):
        further = _named_after(scene, told.end())
        return further if further.whose in (Whose.NAMED, Whose.OUTSIDE) else _OWN
    bare = citation.unit in ("section", "s") and not citation.is_dotted
    if bare and (ADJECTIVE.match(text, at) or not GOES_ON.match(text, at)):
        return _OUTSIDE
    return _OUTSIDE if NAMED_LAW.match(text, at) else _named_after(scene, at)


def _names_itself(scene: Scene, at: int) -> bool:
    """Tell whether "of the Constitution" follows, where the document has that title."""
    named = _THE_TITLE.match(scene.text, at)
    return named is not None and scene.usage.title.issuperset(named[1].lower().split())


def _named_after(scene: Scene, at: int) -> Verdict:
    """Judge by "of …": a policy of the handbook, this one, or something outside."""
    if bracket := _BRACKET.match(scene.text, at):
        name = scene.name_after(bracket.end())
        return _of_name(name) if name and name.start == bracket.end() else _UNSAID
    of = OF.match(scene.text, at)
    if not of or _THE_POLICY.match(scene.text, at):
        return _UNSAID
    name = scene.name_after(of.end())
    if name and _POSSESSORS.fullmatch(scene.text, of.end(), name.start):
        return _of_name(name)
    if of[1] == "of":
        return _OUTSIDE
    return _OUTSIDE if IN_LAW.match(scene.text, of.end()) else _UNSAID


def _head(scene: Scene, citation: Citation) -> Verdict:
    """Judge a citation by what stands right before it."""
    name = scene.name_before(citation.start)
    if name and _AFTER_NAME.fullmatch(scene.text, name.end, citation.start):
        return _of_name(name)
    before = scene.text[max(0, citation.start - REACH) : citation.start]
    if owner := _OWNER.search(before):
        return _UNSAID if owner[1].casefold() in scene.ours | KINDS else _OUTSIDE
    if citation.unit in scene.usage.own - LAWFUL:
        return _UNSAID  # no law has standing orders
    stem, gap = _without_lead(before)
    near = citation.unit in ("section", "paragraph", "point", "part") and _BESIDE_IT.fullmatch(gap)
    page = {"and", "or", "see"}.isdisjoint(word.strip("(,").lower() for word in gap.split())
    page = (
        page and unit_name(" ".join(stem.split(" ")[-2:-1])) not in scene.usage.own
    )  # our own "Article 2, section 1"
    patterns = [BESIDE, *([PAGE] if page else []), FILLED, *([NEAR] if near else [])]
    patterns = patterns[:1] if citation.unit == "appendix" else patterns
    if citation.unit and gap in (" ", ", ", " (") and STANDARD.search(stem):
        return _OUTSIDE
    if gap == " " and citation.unit and scene.text[citation.start + 1].islower() and ACRONYM.search(stem):
        return _OUTSIDE
    outside = any(pattern.match(stem, at) for at in _last(stem) for pattern in patterns)
    return _OUTSIDE if outside else _UNSAID


def _without_lead(before: str) -> tuple[str, str]:
    """Take "(see ", ", in particular " and the like off the end; return what is left and what was taken."""
    stem = before.rstrip(_EDGE)
    while (last := stem[stem.rfind(" ") + 1 :]) and last.lstrip(_EDGE).lower() in _LEADING:
        stem = stem[: -len(last)].rstrip(_EDGE)
    return stem, before[len(stem) :]


def _last(stem: str) -> Iterator[int]:
    """Give where the last words of `stem` begin, as many as the longest way to name a document's end takes."""
    at = len(stem)
    for _ in range(LONGEST):
        at = stem.rfind(" ", 0, max(at, 0))
        yield at + 1
        if at < 0:
            return


def _is_shadowed(scene: Scene, citation: Citation) -> bool:
    """Tell whether an outside document named earlier in the sentence may be what is cited."""
    if citation.unit in scene.usage.own - LAWFUL or citation.unit == "appendix":
        return False
    if not scene.is_shadowed(citation.start, across=citation.unit == "paragraph" and not citation.is_dotted):
        return False
    return not _ASIDE.search(scene.text[max(0, citation.start - REACH) : citation.start])


def _hand_back(text: str, citations: Sequence[Citation], verdicts: list[Verdict]) -> None:
    """Let "section 4 and section 5 of the Act" and "paragraph 3 of section 6 of …" be of one document."""
    for index in range(len(citations) - 2, -1, -1):
        citation, following = citations[index], citations[index + 1]
        between = text[citation.end : following.start]
        after = verdicts[index + 1]
        cited = following.unit and CITED.fullmatch(between)
        joined = _JOINED.fullmatch(between) or LESSER.fullmatch(between)
        if {citation.unit, following.unit} & WHOLE_LAWS and citation.unit != following.unit:
            joined = None  # "clause 3 and Article 6", "Rules 1 to 3 or paragraph 4 of the Schedule"
        open_to = (Whose.OUTSIDE, Whose.UNSAID) if cited else (Whose.UNSAID,) if joined else ()
        if verdicts[index].whose in open_to and (cited or after.whose is not Whose.UNSAID):
            verdicts[index] = after


def _hand_on(scene: Scene, citations: Sequence[Citation], verdicts: list[Verdict]) -> None:
    """Let "the Disciplinary Policy, section 5 and section 7" be of one document; a law's section shades the next."""
    shaded = False
    for index, citation in enumerate(citations):
        bare = citation.unit in ("section", "s") and not citation.is_dotted
        if index and verdicts[index].whose is Whose.UNSAID:
            between = scene.text[citations[index - 1].end : citation.start]
            before = verdicts[index - 1]
            if (
                citation.is_dotted
                and citations[index - 1].unit in WHOLE_LAWS
                and citation.unit not in WHOLE_LAWS
            ):
                continue  # "Article 6 and paragraph 2.1": no Article has such
            if before.whose is not Whose.UNSAID and (_JOINED.fullmatch(between) or LESSER.fullmatch(between)):
                verdicts[index] = before
            else:
                outside = shaded and bare and not scene.is_pointed(citation)
                verdicts[index] = _OUTSIDE if outside else _UNSAID
        shaded = shaded or (verdicts[index].whose is Whose.OUTSIDE and citation.unit in ("section", "s"))

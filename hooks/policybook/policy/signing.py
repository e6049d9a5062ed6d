"""The words a governor signs: what was ratified, by whom and when, as one sentence that stands on the paper."""

from calendar import monthrange

from policybook.dates import When, long_date
from policybook.policy.policy import Act, Policy
from policybook.policy.standing import TextStanding
from policybook.text import read_units


def in_words(when: When) -> str:
    """Return a date as a sentence wants it: `17 November 2020`, `March 2015`, else the words that were typed."""
    if when.first == when.last:
        return long_date(when.first)
    if _is_whole_month(when):
        return long_date(when.first).split(" ", 1)[1]
    return when.text


def at_time(when: When) -> str:
    """Return a date with its preposition: `on 17 November 2020`, `in March 2015`, `in the autumn term 2026`."""
    if when.first == when.last or _is_whole_month(when):
        return f"{'on' if when.first == when.last else 'in'} {in_words(when)}"
    return f"in the {when.text}"


def statement(policy: Policy, standing: TextStanding | None = None) -> str:
    """Return the sentence above the signatures, in the words of the front matter.

    A text that nobody has ratified yet is presented for ratification; so is one that has changed since, for what is
    signed is the text on the sheet.
    """
    act = policy.adopted
    if act is None or (standing and standing.is_changed):
        return "Presented for ratification."
    by = f" by {act.by}" if act.by else ""
    on = f" {at_time(act.on)}" if act.on else ""
    return f"This policy was {act.how}{by}{on}{_applies(act, ' and applies')}."


def is_signed(policy: Policy) -> bool:
    """Tell whether a policy is signed on paper: nobody signs one that is withdrawn, or that says nothing."""
    return bool(policy.signatories and not policy.withdrawn and says_something(policy))


def says_something(policy: Policy) -> bool:
    """Tell whether a policy has text: a remark or a heading alone says nothing."""
    return any(unit.kind != "heading" and unit.said for unit in read_units(policy.text))


def version(policy: Policy, standing: TextStanding | None = None) -> str:
    """Return the few words that tell one printed version from another, for the foot of every page."""
    if policy.withdrawn:
        return "Withdrawn"
    act = policy.adopted
    if act is None:
        return "Draft, not ratified"
    on = in_words(act.on) if act.on else ""
    if standing and standing.is_changed:
        return f"Draft: changed since it was {act.how}{f' {at_time(act.on)}' if act.on else ''}"
    said = f"{act.how.capitalize()} {on}" if on else f"{act.how.capitalize()}, no date given"
    return f"{said}{_applies(act, ', in force')}"


def _applies(act: Act, verb: str) -> str:
    """Return from when what was adopted applies; nothing where that goes without saying."""
    return f"{verb} from {in_words(act.applies)}" if act.applies else ""


def _is_whole_month(when: When) -> bool:
    last = monthrange(when.first.year, when.first.month)[1]
    return when.first.day == 1 and when.last == when.first.replace(day=last)

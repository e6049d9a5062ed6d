"""Standing in the text: words that say how a policy stood while it was drafted."""

import re
from collections.abc import Iterator

from policybook.drafting.leftover import Leftover
from policybook.finding import Severity
from policybook.policy import Policy
from policybook.text import inline_tokens, running_text

LONGEST = 120  # characters of a line that says nothing else
_DRAFT = re.compile(  # "Changes are to be ratified by governors" is a rule, and begins otherwise
    r"\W{0,4}(?:(?:policy )?status\W{1,3}|draft\W{1,3}|(?:this |the )?policy (?:is |is still |still |yet )?|still )?"
    r"(?:to be (?:ratified|approved by (?:the )?(?:govern|full|FGB|board))|(?:awaiting|pending|subject to) "
    r"(?:ratification|approval|adoption)|draft for (?:consultation|approval|comment)|not yet (?:ratified|approved))",
    re.IGNORECASE,
)


def standing_in_text(policy: Policy) -> Iterator[Leftover]:
    """Give the lines that call a policy a draft."""
    for place in inline_tokens(policy.text.tokens):
        if place.clause or not any(
            word in place.token.content for word in ("ratif", "pprov", "adopt", "raft")
        ):
            continue
        run = running_text(place)
        found = _DRAFT.match(run.text) if len(run.text) <= LONGEST else None
        if found:
            words = " ".join(run.text.split())
            severity = Severity.WARNING if policy.adopted else Severity.NOTE
            against = (
                f"and the front matter says that it was {policy.adopted.how}"
                if policy.adopted
                else "which will soon be untrue"
            )
            line = (place.token.map or [0])[0]
            message = f"The text says '{words}', {against}."
            remedy = "Delete it: page and PDF say themselves how the policy stands."
            yield Leftover("standing-in-text", line, message, remedy, severity)

"""Control labels: what the lines of a document-control table are called, and the key of front matter that each means.

Only labels that can mean nothing else are here. "Review date" may be the last or the next, and "Lead" anybody.
"""

import re

Key = tuple[str, ...]
NEXT, OWNER, EVERY = ("next-review",), ("owner",), ("review-every",)
REVIEWED_BY, REVIEWED_ON = ("reviewed", "by"), ("reviewed", "on")
RATIFIED_BY, RATIFIED_ON, MINUTE = ("ratified", "by"), ("ratified", "on"), ("ratified", "minute")
APPROVED_BY, APPROVED_ON = ("approved", "by"), ("approved", "on")
DATE: Key = ("date",)  # of whatever was done in the line before
OTHER: Key = ()  # of a control table, and nothing that front matter has

_MEANT: dict[Key, str] = {
    NEXT: "next review, next review date, date of next review, next review due, next review due date,"
    " next review due by, date for next review, due for review, review due, next policy review,"
    " next scheduled review, next reviewed, date of next policy review, date next review due, date next review is due",
    OWNER: "owner, policy owner, document owner, owned by, policy lead, responsible person, person responsible,"
    " policy holder, owner of this policy, person responsible for this policy",
    EVERY: "review cycle, review frequency, frequency of review, review period, review interval, reviewed every,"
    " to be reviewed every, policy review cycle",
    REVIEWED_BY: "reviewed by, last reviewed by, policy reviewed by",
    REVIEWED_ON: "reviewed, reviewed on, last reviewed, last reviewed on, last review, last review date,"
    " date of last review, date last reviewed, date reviewed, policy last reviewed",
    RATIFIED_BY: "ratified by, adopted by, policy ratified by, policy adopted by, ratified by governors",
    RATIFIED_ON: "ratified, ratified on, date ratified, date of ratification, ratification date, adopted, adopted on,"
    " date adopted, date of adoption, adoption date",
    APPROVED_BY: "approved by, agreed by, policy approved by, approved by governors",
    APPROVED_ON: "approved, approved on, date approved, date of approval, approval date, agreed, agreed on,"
    " date agreed",
    MINUTE: "minute, minute reference, minute number, minute ref, minuted",
    DATE: "date, on, dated",
    OTHER: "version, version number, version no, status, policy status, title, policy title, policy name,"
    " document title, document name, author, policy author, written by, issue date, date of issue, effective date,"
    " effective from, signed, signed by, signature, statutory, statutory policy, committee,"
    " review date, date of review, created by, date created, category, policy type, type,"
    " audience, distribution, published on, date published, website, linked policies, related policies,"
    " other related policies, supersedes, document reference, reference, reference number, policy number,"
    " governors committee, governing body committee",
}
_KEYS = {label: key for key, labels in reversed(_MEANT.items()) for label in labels.split(", ")}
_WORD = re.compile(r"[a-z]+")
LONGEST = 60  # characters of a label


def key_of(label: str) -> Key | None:
    """Return the key that a label means; None for a label that no control table has."""
    if len(label) > LONGEST:
        return None
    words = _WORD.findall(label.lower().replace("'", "").replace("’", ""))
    return _KEYS.get(" ".join(words)) if words else None

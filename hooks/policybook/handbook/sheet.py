"""The sheet: what the paper of a policy says besides its text, as the sheet code is made of it."""

from collections.abc import Iterator

from policybook.handbook.control import control_rows
from policybook.handbook.entry import Entry
from policybook.handbook.handbook import Handbook
from policybook.policy import is_signed
from policybook.text import html_words, sheet_digest


def sheet_records(entry: Entry, handbook: Handbook) -> Iterator[tuple[str, str, str]]:
    """Give what the paper of a policy says besides its text: kind, head and words of each piece, as printed."""
    policy = entry.policy
    yield "school", "", policy.school or handbook.school
    yield "title", "", policy.title
    yield from (("row", row.label, row.text) for row in control_rows(entry, paper=True))
    yield from (("signatory", "", role) for role in policy.signatories)
    for meaning in handbook.glossary.terms_used(policy.slug):
        yield "meaning", "", html_words(meaning.definition.html)


def digest_of_sheet(entry: Entry, handbook: Handbook) -> str | None:
    """Return the digest of a policy's sheet; None where nobody signs it.

    The handbook must know what words mean, which it does once every page has been read.
    """
    return sheet_digest(sheet_records(entry, handbook)) if is_signed(entry.policy) else None

"""The receipt of an import: as text for a terminal, as data, and as one page with Word beside the policy."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from jinja2 import Environment, FileSystemLoader

from policybook.drivers.cli.word_kept import Kept
from policybook.drivers.site import templates
from policybook.words import Receipt

TEMPLATE = "import.html"
_LISTED = 20  # differences that are printed; the data has them all
_SAID = {
    "new": "is now {target}", "updated": "is now the text of {target}", "unchanged": "is {target} already",
    "kept": "is not written: {target} is there already. With --update its text would be replaced, as below",
}  # fmt: skip


def as_lines(one: Kept) -> Iterator[str]:
    """Give what a person reads of one file."""
    if one.refusal:
        yield f"{one.file}: {one.refusal.message} {one.refusal.help}"
        yield from (f"    {place}" for place in one.refusal.places)
        return
    assert one.made is not None
    receipt = one.made.receipt
    yield f"{one.file} {_SAID[one.fate].format(target=one.target)}."
    yield f"  {receipt.summary}"
    yield from (f"  {line}" for line in _details(receipt))
    yield from (f"  changed: {line}" for line in one.changes)


def _details(receipt: Receipt) -> Iterator[str]:
    for one in receipt.taken:
        yield f"front matter: {' '.join(one.key)}: {one.value}" + (
            f" (from '{one.typed}')" if one.typed != one.value else ""
        )
    for why, count in receipt.left_out.items():
        yield f"left out: {count} paragraphs: {why}"
    for kind, words in receipt.edges:
        yield f"left out: {kind}: {words}"
    for comment in receipt.comments:
        yield f"left out: comment by {comment}"
    for difference in receipt.check.differences[:_LISTED]:
        where = "Word" if difference.where == "Word" else "the policy"
        yield f"only in {where}: '{difference.words}' after '{difference.after}'"
    yield from (f"number: {wrong}" for wrong in receipt.check.wrong[:_LISTED])
    for told in receipt.told:
        yield f"look at {f'line {told.line}' if told.line else 'the file'}: {told.message}"


def as_data(one: Kept) -> dict[str, Any]:
    """Return the whole as data."""
    found: dict[str, Any] = {
        "file": str(one.file),
        "fate": one.fate,
        "policy": str(one.target) if one.target else None,
    }
    if one.refusal:
        return {**found, "code": one.refusal.code, "message": one.refusal.message, "help": one.refusal.help,
                "places": list(one.refusal.places)}  # fmt: skip
    assert one.made is not None
    receipt = one.made.receipt
    return {**found, "proved": receipt.proved, "lost": receipt.check.lost, "added": receipt.check.added,
            "changes": one.changes, "receipt": asdict(receipt)}  # fmt: skip


def as_page(one: Kept) -> str:
    """Return one page that needs no other file."""
    assert one.made is not None
    environment = Environment(loader=FileSystemLoader(templates()), autoescape=True)
    page = environment.get_template(TEMPLATE)
    return (
        page.render(receipt=one.made.receipt, policy=one.made.policy, fate=one.fate, changes=one.changes)
        + "\n"
    )

"""The register's files: what other programs read of the register, written beside its page."""

from collections.abc import Mapping
from pathlib import Path

from policybook.drivers.paper import REGISTER
from policybook.handbook import Handbook, digest_of_sheet
from policybook.register import register_rows


def register_files(handbook: Handbook, *, address: str | None, pdfs: bool) -> dict[str, str]:
    """Return the register as JSON with its schema, as CSV and as a calendar: finished texts by file name.

    `address` is that of the site's root, if it has one; `pdfs` says whether PDFs are made.
    """
    from policybook.register import (  # what these load takes longer than what they do, and is wanted nowhere else
        policies_csv,
        policies_json,
        policies_schema,
        reviews_ics,
    )

    sheets = {one.policy.slug: digest_of_sheet(one, handbook) for one in handbook.entries}
    by_title = register_rows(handbook.entries, school=handbook.school, pdfs=pdfs, sheets=sheets)
    by_need = register_rows(handbook.overdue_first, school=handbook.school, pdfs=pdfs)
    root = f"{address.rstrip('/')}/" if address else ""
    return {
        "policies.json": policies_json(by_title),
        "policies.schema.json": policies_schema(),
        "policies.csv": policies_csv(by_need, address=root),
        "reviews.ics": reviews_ics(handbook, address=root),
    }


def write_register(files: Mapping[str, str], *, site: Path) -> None:
    """Write the register's files into the folder of the built site."""
    folder = site / REGISTER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        folder.joinpath(name).write_text(text, encoding="utf-8", newline="")  # lines end as the format wants

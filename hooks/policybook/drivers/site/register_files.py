"""The register's files: what other programs read of the register, written beside its page."""

from pathlib import Path

from policybook import feeds
from policybook.handbook import Handbook
from policybook.register import register_rows

FOLDER = "register"


def write_register(handbook: Handbook, *, site: Path, address: str | None, pdfs: bool) -> None:
    """Write the register as JSON with its schema, as CSV and as a calendar.

    `site` is the folder of the built site, `address` that of its root, if it has one; `pdfs` says whether
    PDFs are made.
    """
    by_title = register_rows(handbook.entries, school=handbook.school, pdfs=pdfs)
    by_need = register_rows(handbook.overdue_first, school=handbook.school, pdfs=pdfs)
    root = f"{address.rstrip('/')}/" if address else ""
    files = {
        "policies.json": feeds.policies_json(by_title),
        "policies.schema.json": feeds.policies_schema(),
        "policies.csv": feeds.policies_csv(by_need, address=root),
        "reviews.ics": feeds.reviews_ics(handbook, address=root),
    }
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        folder.joinpath(name).write_text(text, encoding="utf-8", newline="")  # lines end as the format wants

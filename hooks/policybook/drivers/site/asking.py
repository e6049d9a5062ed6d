"""Asking: where a reader says that something on a page is wrong or unclear."""

from urllib.parse import quote, urlsplit

_GITLAB = "gitlab"  # in the name of a host whose form has other fields; all others we know follow GitHub's


def report_form(report_to: str | None, repository: str | None) -> str | None:
    """Return the address to which the page's name is added, encoded for an address.

    `report_to` is the school's own choice, a mail or web address; without one it is the form for issues of the
    `repository`, and nothing where that is no web address.
    """
    if report_to and "://" not in report_to:
        return f"mailto:{quote(report_to, safe='@+')}?subject="
    if report_to:
        return f"{report_to}{'&' if '?' in report_to else '?'}page="
    parts = urlsplit(repository or "")
    if parts.scheme not in ("http", "https"):
        return None
    base = (repository or "").rstrip("/")
    if _GITLAB in (parts.hostname or ""):
        return f"{base}/-/issues/new?issue%5Btitle%5D="
    return f"{base}/issues/new?title="

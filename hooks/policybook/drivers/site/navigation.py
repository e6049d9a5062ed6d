"""Navigation: policies grouped by category, after the home page."""

from typing import Any

from policybook.drivers.disk import Folder
from policybook.drivers.site.host import Host
from policybook.drivers.site.pages import policy_uri
from policybook.handbook import Handbook

ORDER = (
    "register.md",
    "glossary.md",
    "verify.md",
)  # right after the policies; help and whatever a school adds follows


def arrange(nav: Any, files: Any, host: Host, handbook: Handbook, folder: Folder) -> Any:
    """Put the policies' section after the home page, and the pages made from data after it."""
    sections = [
        _category(category.name, category.entries, files, host, folder) for category in handbook.categories
    ]
    policies = host.nav.Section("Policies", sections)
    policies.is_policies = True  # the menu makes this part of the handbook's own categories
    for section in sections:
        section.parent = policies
    home = [item for item in nav.items if item.is_page and item.is_homepage]
    made = [item for uri in ORDER for item in nav.items if item.is_page and item.file.src_uri == uri]
    rest = [item for item in nav.items if item not in home and item not in made]
    nav.items = [*home, *([policies] if sections else []), *made, *rest]
    nav.pages = _pages(nav.items)
    for page, before, after in zip(nav.pages, [None, *nav.pages], [*nav.pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
    return nav


def _category(name: str, entries: Any, files: Any, host: Host, folder: Folder) -> Any:
    pages = []
    for entry in entries:
        page = files.get_file_from_path(policy_uri(folder, entry.policy.slug)).page
        page.title = entry.policy.title
        pages.append(page)
    section = host.nav.Section(name, pages)
    for page in pages:
        page.parent = section
    return section


def _pages(items: Any) -> list[Any]:
    found = []
    for item in items:
        found += [item] if item.is_page else _pages(item.children or [])
    return found

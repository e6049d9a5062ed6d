"""Badges in the navigation: each policy's page carries its badge under its title."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from policybook.handbook import Handbook
from policybook.policy import Policy

PARTIAL = "partials/policybook/badge.html"


def mark_pages(
    files: Any, policies: Mapping[str, Policy], handbook: Handbook, environment: Environment
) -> None:
    """Give each policy's page, known by its source address, the badge that the navigation shows."""
    badge = environment.get_template(PARTIAL).module.badge  # type: ignore[attr-defined] # a macro of that name
    for uri, policy in policies.items():
        files.get_file_from_path(uri).page.meta["subtitle"] = badge(handbook.by_slug[policy.slug].review)

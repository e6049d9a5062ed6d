"""Targets: the pages that a text cites, found by WeasyPrint 70 in two rounds of layout where it takes three by itself.

A page that cites others is laid out again once their numbers are known. WeasyPrint then does so once more, to the same
result, for two reasons: it loses the name of what `attr(href url)` cites, and so takes the citing page's own number for
what it waits for; and it takes the count of all pages, known after the first round, for news of each cited place.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

import weasyprint
from weasyprint import document
from weasyprint.css.targets import TargetCollector

KNOWN = "70."  # any other version runs unpatched, and slower

_Counters = Mapping[str, list[int]]


class Targets(TargetCollector):  # type: ignore[misc]  # WeasyPrint has no types
    """Knows what each link cites, and that only the numbers of pages matter of it, never their count."""

    def collect_missing_counters(
        self,
        parent_box: Any,
        css_token: str,
        parse_again_function: Callable[..., None],
        missing_counters: list[str],
        missing_target_counters: dict[str | None, list[str]],
    ) -> None:
        """Note which counters a piece of content waits for; those of a link's target under the target's name."""
        cited = missing_target_counters.get(None)
        if cited and cited is missing_counters:
            name = unquote(parent_box.element.get("href", "").removeprefix("#"))
            if name in self.target_lookup_items:
                missing_counters, missing_target_counters = [], {name: cited}
        super().collect_missing_counters(
            parent_box, css_token, parse_again_function, missing_counters, missing_target_counters
        )

    def cache_target_page_counters(
        self, anchor_name: str, page_counter_values: _Counters, page_maker_index: int, page_maker: list[Any]
    ) -> None:
        """Note the counters of the page that a target is on, and have those who wait for them laid out again."""
        numbers = {name: values for name, values in page_counter_values.items() if name != "pages"}
        super().cache_target_page_counters(anchor_name, numbers, page_maker_index, page_maker)


def hasten() -> None:
    """Have WeasyPrint use our targets in this process, if it is a version that we know."""
    if weasyprint.__version__.startswith(KNOWN):
        document.TargetCollector = Targets


def page_box(page: Any) -> Any:
    """Return the tree of boxes of a laid-out page, which WeasyPrint keeps to itself; it shows what was drawn there."""
    return page._page_box

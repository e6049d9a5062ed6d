"""The command line: `policybook` and its subcommands."""

from typing import TYPE_CHECKING, Any

from policybook.drivers.cli.command import main
from policybook.drivers.cli.news import news
from policybook.drivers.cli.opening import handbook_on, school_at

if TYPE_CHECKING:
    from policybook.drivers.cli.aside import manuscript_on

__all__ = [
    "handbook_on",
    "main",
    "manuscript_on",
    "news",
    "school_at",
]


def __getattr__(name: str) -> Any:
    """Load what needs the host when it is asked for: most commands do without it."""
    if name == "manuscript_on":
        from policybook.drivers.cli import aside

        return aside.manuscript_on
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

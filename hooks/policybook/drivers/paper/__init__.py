"""Paper: the finished HTML of signing copies, packs, the register and the whole handbook, and their printing."""

from typing import TYPE_CHECKING, Any

from policybook.drivers.paper.manuscript import REGISTER, Manuscript

if TYPE_CHECKING:
    from policybook.drivers.paper.pack_sheet import print_pack
    from policybook.drivers.paper.printing import (
        PrintRun,
        policy_sheets,
        print_all,
        print_handbook,
        print_site,
        proof_site,
    )

__all__ = [
    "REGISTER",
    "Manuscript",
    "PrintRun",
    "policy_sheets",
    "print_all",
    "print_handbook",
    "print_pack",
    "print_site",
    "proof_site",
]


def __getattr__(name: str) -> Any:
    """Load what needs the press when it is asked for: a build that prints nothing does without it."""
    if name in ("print_pack",):
        from policybook.drivers.paper import pack_sheet

        return getattr(pack_sheet, name)
    if name in ("PrintRun", "policy_sheets", "print_all", "print_handbook", "print_site", "proof_site"):
        from policybook.drivers.paper import printing

        return getattr(printing, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

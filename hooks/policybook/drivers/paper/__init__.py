"""Paper: the finished HTML of signing copies, packs, the register and the whole handbook, and their printing.

WeasyPrint loads only once something is printed, so importing this costs a build that prints nothing little.
"""

from policybook.drivers.paper.manuscript import REGISTER, Manuscript
from policybook.drivers.paper.pack_sheet import print_pack
from policybook.drivers.paper.printing import (
    PrintRun,
    policy_sheets,
    print_all,
    print_handbook,
    print_site,
    proof_site,
)
from policybook.drivers.paper.proposal_sheet import print_proposal
from policybook.drivers.paper.redline_sheet import print_redline

__all__ = [
    "REGISTER",
    "Manuscript",
    "PrintRun",
    "policy_sheets",
    "print_all",
    "print_handbook",
    "print_pack",
    "print_proposal",
    "print_redline",
    "print_site",
    "proof_site",
]

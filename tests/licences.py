"""The licences of everything that a school installs, from what each package says of itself: `make licences`."""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from school import ROOT

LOCK = ROOT / "requirements.txt"
GOOD = re.compile(
    r"\b(?:MIT|0?BSD|Apache|ISCL?|PSF|Python Software Foundation|MPL|Mozilla|HPND|Unlicense|OFL|Zlib|LGPL|Lesser)\b",
    re.IGNORECASE,
)
"""Licences under which anybody may run a program, unpaid, for any end; of several that are offered one is enough."""
BAD = re.compile(r"non.?commercial|proprietary|SSPL|BUSL|Business Source|\bNC\b|AGPL|Affero", re.IGNORECASE)
KNOWN = {"pyphen": "GPL 2.0+, LGPL 2.1+ or MPL 1.1"}  # which names files alone: what stands in them
LONGEST = 60  # characters of a name; a longer one is a whole licence


def locked(lock: Path = LOCK) -> list[str]:
    """Return the packages that a school installs."""
    return re.findall(r"(?m)^([A-Za-z0-9._-]+)==", lock.read_text(encoding="utf-8"))


def licence_of(package: str) -> str:
    """Return what a package says of its licence, in one line; empty where it says nothing."""
    said = metadata(package).json
    classifiers = [one for one in said.get("classifier", ()) if one.startswith("License")]
    classified = " or ".join(one.rpartition(" :: ")[2] for one in classifiers)
    names = (said.get("license_expression"), classified, str(said.get("license", "")).strip())
    named = next((name for name in names if name and len(str(name)) <= LONGEST), "")
    return str(named) or KNOWN.get(package, "")


def is_good(licence: str) -> bool:
    """Tell whether a school may use what comes under a licence."""
    return bool(GOOD.search(licence)) and not BAD.search(licence)


def main() -> int:
    """Print each package with its licence, and return 1 where a school could not use one."""
    bad = 0
    for package in sorted(locked(), key=str.casefold):
        try:
            licence = licence_of(package)
        except PackageNotFoundError:  # for another system, or another Python
            licence = "not installed here"
        fit = is_good(licence) or licence == "not installed here"
        bad += not fit
        print(f"{'  ' if fit else '! '}{package:28} {licence or 'no licence named'}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())

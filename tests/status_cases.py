"""The table of statuses in `cases/status.json`, which judges both the engine and the browser's script."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

TABLE = json.loads((Path(__file__).parent / "cases" / "status.json").read_text(encoding="utf-8"))
LEAD_DAYS: int = TABLE["lead-days"]


@dataclass(frozen=True)
class Case:
    """One policy on one day."""

    policy: str
    """What is particular about the policy."""
    slug: str
    """The policy's slug, from its number in the table."""
    on: date
    """The day."""
    status: str
    """What its status must be."""
    words: str
    """How its badge must say so."""

    def __str__(self) -> str:
        """Return the case as pytest names it."""
        return f"{self.policy}, {self.on}"


def cases() -> list[Case]:
    """Return every row of the table."""
    return [
        Case(policy["name"], slug, date.fromisoformat(day["on"]), day["status"], day["words"])
        for slug, policy in _numbered().items()
        for day in policy["days"]
    ]


def policy_files() -> dict[str, str]:
    """Return the table's policies as the text of files, by slug."""
    return {slug: _file(policy) for slug, policy in _numbered().items()}


def _numbered() -> dict[str, dict[str, Any]]:
    return {f"case-{number:02}": policy for number, policy in enumerate(TABLE["policies"], start=1)}


def _file(policy: dict[str, Any]) -> str:
    given = {"title": policy["name"].capitalize(), **policy["front-matter"]}
    front_matter = "\n".join(f"{key}: {json.dumps(value)}" for key, value in given.items())  # JSON is YAML
    return f"---\n{front_matter}\n---\n\nA policy of one sentence.\n"

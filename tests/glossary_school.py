"""A small school whose policies disagree about what words mean."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from school import ROOT, Build, build, write

MKDOCS = f"""
site_name: Elm Lane School
site_url: https://elm-lane.example/
theme: {{name: material}}
hooks: ["{ROOT / "hooks" / "handbook.py"}"]
plugins: [search]
extra: {{generator: false}}
"""

GLOSSARY = """
These words mean the same everywhere, unless a policy says otherwise.

**Parent** (carer) means anyone who looks after the child.

Each parent is told. See the [visits](policies/visits.md) policy.

**Staff** means everyone who works here.

**Designated safeguarding lead** (DSL) means one teacher.

**DSO** – see Designated safeguarding lead
"""

VISITS = """
## 1. Words

1.1 **Staff** means everybody on the coach, paid or not.

1.2 **Coach** means a bus.

## 2. Before

2.1 Parents are told by the staff, and the DSL knows.

2.2 The coach is clean.

## Afterwards

Parents and staff say thank you.
"""

PAY = """
1. **Staff** means those we pay.

2. The staff are paid by the month. A parent is not paid.
"""

HELP = """
# Help

## Whom to ask

Ask the staff. They ask the DSL.
"""


def policy(title: str, text: str, *, matter: str = "") -> str:
    """Return a policy's file."""
    return f"---\ntitle: {title}\nsignatories: [Chair]\n{dedent(matter)}---\n{dedent(text)}"


def glossary_school(folder: Path, *, more: Mapping[str, str] | None = None, pdf: bool = False) -> Build:
    """Write the school below a folder, with files of its own, and build it."""
    files = {
        "mkdocs.yml": MKDOCS,
        "docs/index.md": "# Elm Lane\n",
        "docs/glossary.md": GLOSSARY,
        "docs/help.md": HELP,
        "policies/visits.md": policy("Visits Policy", VISITS),
        "policies/pay.md": policy("Pay Policy", PAY),
        **(more or {}),
    }
    settings = {} if pdf else {"POLICYBOOK_PDF": "off"}
    made = build(write(folder / "school", files), site=folder / "site", settings=settings)
    assert made.status == 0, made.output
    return made

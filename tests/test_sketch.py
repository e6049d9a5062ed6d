"""A school drawn as a tree: which files it has, and what its mkdocs.yml says."""

from pathlib import Path

import pytest
import yaml

from sketch import DEFAULTS, files_of, school_in

TREE = """
    mkdocs.yml
        extra: {policybook: {pdf: false}}

    policies/visits.md
        title: Visits
        ratified:
          on: 2026-03-01
        ---

        1. We go.

            a) By coach.

        ---

        2. We come back.

    policies/with a space.md
        ---
        title: Opened
        ---
    policies/plain.md
        Note: this is no front matter.

        1. Text.

        ---
    docs/empty.md
"""


def test_each_path_has_the_text_beneath_it() -> None:
    assert files_of(TREE) == {
        "mkdocs.yml": "extra: {policybook: {pdf: false}}\n",
        "policies/visits.md": (
            "---\ntitle: Visits\nratified:\n  on: 2026-03-01\n---\n\n"
            "1. We go.\n\n    a) By coach.\n\n---\n\n2. We come back.\n"
        ),
        "policies/with a space.md": "---\ntitle: Opened\n---\n",
        "policies/plain.md": "Note: this is no front matter.\n\n1. Text.\n\n---\n",
        "docs/empty.md": "",
    }
    assert files_of("") == {}


def test_a_text_without_a_path_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no path above this text: title: Visits"):
        files_of("    title: Visits\npolicies/pay.md\n    1. Pay.\n")


def test_what_a_tree_does_not_say_is_as_everywhere(tmp_path: Path) -> None:
    plain = school_in(tmp_path / "plain").folder
    own = school_in(tmp_path / "own", TREE, pay="1. Pay.\n", raw=b"\xff").folder
    said = [yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8")) for folder in (plain, own)]
    assert said == [DEFAULTS, DEFAULTS | {"extra": {"policybook": {"pdf": False}}}]
    assert (plain / "docs" / "index.md").is_file()
    assert list((plain / "policies").iterdir()) == []
    assert (own / "policies" / "pay.md").read_text(encoding="utf-8") == "1. Pay.\n"
    assert (own / "policies" / "raw.md").read_bytes() == b"\xff"

"""What a school installs it may use: each dependency names a licence that lets it."""

import pytest

from licences import is_good, licence_of, locked

HERE = {"brotlicffi"}  # for another Python than the one that runs the tests


@pytest.mark.parametrize("package", sorted(set(locked()) - HERE))
def test_each_dependency_can_be_used(package: str) -> None:
    assert is_good(licence_of(package)), licence_of(package)


@pytest.mark.parametrize(
    ("licence", "good"),
    [
        ("MIT", True),
        ("BSD-3-Clause", True),
        ("Apache Software License", True),
        ("GPL 2.0+, LGPL 2.1+ or MPL 1.1", True),
        ("SIL Open Font License 1.1 (OFL-1.1)", True),
        ("", False),
        ("Proprietary", False),
        ("Free for non-commercial use (MIT otherwise)", False),
        ("AGPL-3.0-only", False),
        ("SSPL-1.0", False),
        ("SUMMIT", False),
    ],
)
def test_a_licence_is_judged_by_its_name(licence: str, good: bool) -> None:
    assert is_good(licence) is good

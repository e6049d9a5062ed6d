"""What is kept between builds is used only while it is what was kept; anything else is made again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from paper import pdfs
from school import Build
from sketch import Draw, School

POLICIES = {
    slug: f"---\ntitle: {slug.title()}\nsignatories: [Head]\n---\n\n1. The words of {slug}.\n"
    for slug in ("attendance", "behaviour", "dogs")
}


@pytest.fixture(scope="module")
def built(school: Draw) -> tuple[School, Build, dict[Path, bytes]]:
    """Return a school that was built, and all that was kept."""
    drawn = school(**POLICIES)
    first = drawn.built(strict=False)
    cache = drawn.folder / ".cache" / "policybook"
    return drawn, first, {file: file.read_bytes() for file in sorted(cache.rglob("*")) if file.is_file()}


def flipped(data: bytes, at: int) -> bytes:
    at %= len(data)
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


DAMAGE: dict[str, Callable[[bytes, bytes], bytes]] = {
    "empty": lambda own, _: b"",
    "cut short": lambda own, _: own[: len(own) // 2],
    "cut by a byte": lambda own, _: own[:-1],
    "longer": lambda own, _: own + b"\n",
    "a bit at the start": lambda own, _: flipped(own, 3),
    "a bit in what is said": lambda own, _: flipped(own, 100),
    "a bit in the middle": lambda own, _: flipped(own, len(own) // 2),
    "a bit at the end": lambda own, _: flipped(own, -9),
    "another one": lambda own, other: other,
    "the head of another": lambda own, other: b"\n".join(
        [*other.split(b"\n", 2)[:2], *own.split(b"\n", 2)[2:]]
    ),
    "not ours": lambda own, _: b"\x00" * 4096,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_was_damaged_is_made_again(
    built: tuple[School, Build, dict[Path, bytes]], damage: Callable[[bytes, bytes], bytes]
) -> None:
    drawn, first, kept = built
    before = {pdf.name: pdf.read_bytes() for pdf in pdfs(first.site)}
    for folder in {file.parent for file in kept}:
        files = [file for file in kept if file.parent == folder]
        for file, other in zip(files, [*files[1:], files[0]], strict=True):
            file.write_bytes(damage(kept[file], kept[other]))
    again = drawn.built("again", strict=False)
    assert {pdf.name: pdf.read_bytes() for pdf in pdfs(again.site)} == before
    assert "(3 made now, 0 unchanged)" in again.output
    assert (again.site / "policies/dogs/index.html").read_bytes() == (
        first.site / "policies/dogs/index.html"
    ).read_bytes()
    assert {file: file.read_bytes() for file in kept if file.parent.name == "pdf"} == {
        file: data for file, data in kept.items() if file.parent.name == "pdf"
    }


def test_a_cache_that_cannot_be_written_to_is_done_without(school: Draw) -> None:
    drawn = school(**POLICIES)
    (drawn.folder / ".cache").write_text("a file, where the folder would be")
    assert re.search(r"3 made now", drawn.built(strict=False).output)

"""What is kept between builds is used only while it is what was kept; anything else is made again."""

from collections.abc import Callable
from pathlib import Path

from sketch import Draw


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


POLICIES = {
    f"policy-{number}": f"---\ntitle: Policy {number}\nsignatories: [Head]\n---\n\n1. The words of {number}.\n"
    for number in range(len(DAMAGE))
}


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def spoil(folder: Path, *, first: int) -> None:
    """Damage each file of a folder in another way, beginning with the `first`."""
    kept = sorted(folder.iterdir())
    before = [file.read_bytes() for file in kept]
    ways = list(DAMAGE.values())
    for number, file in enumerate(kept):
        other = before[(number + 1) % len(kept)]
        file.write_bytes(ways[(first + number) % len(ways)](before[number], other))


def test_what_was_damaged_is_made_again_and_nothing_of_it_is_published(school: Draw) -> None:
    drawn = school(**POLICIES)
    site = drawn.built(strict=False).site
    made, cache = files(site), drawn.folder / ".cache" / "policybook"
    kept = files(cache / "pdf")
    for first in (0, 4):  # so that a template is damaged in more than one way
        spoil(cache / "pdf", first=first)
        spoil(cache / "templates", first=first)
        again = drawn.built(strict=False)
        assert f"({len(POLICIES)} made now, 0 unchanged)" in again.output
        assert files(site) == made
        assert files(cache / "pdf") == kept
    assert "none had changed" in drawn.built(strict=False).output


def test_a_cache_that_cannot_be_written_to_is_done_without(school: Draw) -> None:
    drawn = school(**POLICIES)
    (drawn.folder / ".cache").write_text("a file, where the folder would be")
    assert f"({len(POLICIES)} made now, 0 unchanged)" in drawn.built(strict=False).output

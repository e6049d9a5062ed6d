"""Names of files: which are a school's own, can be told apart on any system and can be shown to a reader."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import category, normalize

from policybook.finding import Finding, file_error

UNSHOWN = frozenset(
    {"Cc", "Cs", "Cf", "Zl", "Zp"}
)  # controls, halves of letters, what turns words, ends of lines


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a link leads to a file of a folder, and to none that is hidden there."""
    try:
        inside = path.resolve(strict=True).relative_to(folder)
    except (OSError, RuntimeError, ValueError):  # nothing there, a ring of links, or elsewhere
        return False
    return not any(part.startswith(".") for part in inside.parts)


def shown(name: str) -> str:
    """Return a name in characters that can be shown, others by their number."""
    return "".join(
        each.encode("unicode_escape").decode() if category(each) in UNSHOWN else each for each in name
    )


def own_files(folder: Path, said: Path, findings: list[Finding]) -> Iterator[tuple[Path, Path]]:
    """Yield the files below a folder that are its own, each with its name within, and say why others are left out.

    Those whose names begin with `.` or `_` are passed over. `said` is how findings name the folder.
    """
    seen: dict[str, str] = {}
    for file in sorted(folder.rglob("*"), key=lambda file: file.relative_to(folder).as_posix()):
        inside = file.relative_to(folder)
        if any(part.startswith((".", "_")) for part in inside.parts):
            continue
        name = shown((said / inside).as_posix())
        if file.is_symlink() and (file.is_dir() or not is_within(file, folder)):
            findings.append(link_refused(name))
        elif not file.is_file():
            continue
        elif name != (said / inside).as_posix():
            message = "Its name has characters that cannot be shown."
            findings.append(file_error("name-unreadable", name, message, "Rename it."))
        elif (twin := seen.setdefault(normalize("NFC", inside.as_posix()).casefold(), name)) != name:
            message = f"On some systems its name is the same as that of {twin}; only that one is read."
            findings.append(file_error("name-doubled", name, message, "Rename one of the two."))
        else:
            yield file, inside


def link_refused(name: str) -> Finding:
    """Return what is said of a link that is not followed."""
    message = "It is a link out of its folder, or to a folder, and is not followed."
    return file_error("link-refused", name, message, "Put the file itself there.")

"""Whole: what is written is there as a whole or not at all, whenever the writing stops."""

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

HERE = -100  # AT_FDCWD: names are counted from where the process is
SWAP = 2  # RENAME_EXCHANGE on Linux, and RENAME_SWAP on macOS


def put(data: bytes, path: Path) -> None:
    """Write the bytes as a whole file: a reader sees the old one or the new one; an equal one is left untouched."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(
        f"{path.name}.{os.getpid()}.part"
    )  # of this process: two builds may write it at once
    try:
        half.write_bytes(data)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


class Beside:
    """A folder made beside the one it is to replace, which stands as it is until the new one is whole."""

    def __init__(self, final: Path) -> None:
        """Make `folder`, in which to write; `final` need not be there yet. Raises OSError where it cannot be made."""
        self.final = final.resolve()
        self.final.parent.mkdir(parents=True, exist_ok=True)
        mark = f".{self.final.name}.building-"
        for left in self.final.parent.glob(f"{mark}*"):
            _clear(left, self.final)
        self.around, self.lock = _claimed(mark, self.final.parent)
        self.folder = self.around / self.final.name
        self.folder.mkdir()

    def take_place(self) -> None:
        """Put the folder in the place of the one it replaces, at one stroke where the system can."""
        if not self.final.exists():
            self.folder.rename(self.final)
        elif not _swapped(self.folder, self.final):
            self.final.rename(self.around / "before")
            self.folder.rename(self.final)
        self.give_up()

    def give_up(self) -> None:
        """Take away what is beside the folder in use."""
        _remove(self.around, self.final)
        os.close(self.lock)


def _claimed(mark: str, parent: Path) -> tuple[Path, int]:
    """Return a new folder, and the open file by whose lock other builds see that it is in use."""
    import fcntl

    while True:
        around = Path(mkdtemp(prefix=mark, dir=parent))
        with suppress(FileNotFoundError):  # another build took it for one that was left
            lock = os.open(around / "lock", os.O_CREAT | os.O_RDWR)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (around / "lock").exists():
                return around, lock
            os.close(lock)


def _clear(left: Path, final: Path) -> None:
    """Take away what a build that was ended has left, unless it is one that goes on."""
    import fcntl

    with suppress(OSError):  # another build was faster, or is at work there
        lock = os.open(left / "lock", os.O_CREAT | os.O_RDWR)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not final.exists() and (left / "before").is_dir():  # ended between two strokes
                (left / "before").rename(final)
            _remove(left, final)
        finally:
            os.close(lock)


def _remove(around: Path, final: Path) -> None:
    """Remove a folder; hidden files of the one that was in use, such as its .git, stay, as the host leaves them too."""
    for old in (around / final.name, around / "before"):
        for hidden in old.glob(".*") if final.is_dir() else ():
            with suppress(OSError):
                if not (final / hidden.name).exists():
                    hidden.rename(final / hidden.name)
    shutil.rmtree(around, ignore_errors=True)


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two folders at one stroke, and tell whether the system could."""
    library = ctypes.CDLL(None)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, SWAP) == 0)
        return bool(library.renameat2(HERE, names[0], HERE, names[1], SWAP) == 0)
    except AttributeError:
        return False

"""A school whose clerk keeps its policies under git: files are written and committed on days of the past."""

from pathlib import Path

from paper import policybook
from school import git, write
from sketch import school_in


class Clerk:
    """A clerk at work in a school's folder."""

    def __init__(self, folder: Path, **policies: str) -> None:
        self.folder = folder
        school_in(folder, **policies)
        write(folder, {".gitignore": ".cache\nsite\n"})
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, day: str = "2026-03-01") -> str:
        """Run git on a day, and return what it printed."""
        return git(self.folder, *arguments, day=day).strip()

    def commit(self, day: str) -> None:
        """Commit everything on a day."""
        self.git("add", "-A", day=day)
        self.git("commit", "-q", "-m", "Changed", day=day)

    def file(self, slug: str) -> Path:
        """Return a policy's file."""
        return self.folder / "policies" / f"{slug}.md"

    def write(self, day: str, slug: str, text: str) -> None:
        """Write a policy and commit it on a day."""
        self.file(slug).write_bytes(text.encode())
        self.commit(day)

    def change(self, day: str, slug: str, before: str, after: str) -> None:
        """Change words of a policy on a day."""
        text = self.file(slug).read_bytes().decode()
        assert before in text
        self.write(day, slug, text.replace(before, after))

    def says(self, *arguments: str, status: int = 0) -> str:
        """Run the command, and return what it printed; its errors where it is to fail."""
        done = policybook(*arguments, school=self.folder)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stderr if status == 2 else done.stdout

"""A story: a school in a folder under git, whose clerk writes policies, records meetings and builds the site."""

from dataclasses import dataclass
from pathlib import Path

from school import git
from sketch import School, school_in


@dataclass(frozen=True)
class Story:
    """A school under git."""

    school: School
    """The school."""

    @property
    def folder(self) -> Path:
        """Its folder."""
        return self.school.folder

    def git(self, *arguments: str, day: str = "2026-01-05") -> str:
        """Run git in the folder, on a day."""
        return git(self.folder, *arguments, day=day)

    def write(self, day: str, slug: str, text: str) -> None:
        """Write a policy and commit it on a day."""
        self.folder.joinpath("policies", f"{slug}.md").write_text(text, encoding="utf-8")
        self.git("add", "-A", day=day)
        self.git("commit", "-q", "-m", f"{slug} changed", day=day)


def begin(folder: Path, tree: str = "", /, **policies: str) -> Story:
    """Write a school into a folder and put it under git."""
    story = Story(school_in(folder, tree, **policies))
    story.folder.joinpath(".gitignore").write_text("site*/\n.cache/\n", encoding="utf-8")
    story.git("init", "-q")
    story.git("add", "-A")
    story.git("commit", "-q", "-m", "Begun")
    return story

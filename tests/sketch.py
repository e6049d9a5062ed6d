"""A school drawn as a tree: the path of each file at the margin, its text indented beneath it."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Protocol

import yaml

from school import ROOT, Build, build, write

DEFAULTS = {
    "site_name": "Elm Lane School",
    "site_url": "https://elm-lane.example/",
    "theme": {"name": "material", "font": False},  # a font of the theme's comes from another host
    "hooks": [str(ROOT / "hooks" / "handbook.py")],
    "extra": {"generator": False},
}
"""What a school's mkdocs.yml says, as far as its drawing does not."""


@dataclass(frozen=True)
class School:
    """A school in a folder of its own."""

    folder: Path
    """The folder that holds its mkdocs.yml."""

    def build(
        self,
        site: str = "site",
        *,
        program: str = "mkdocs",
        strict: bool = True,
        python: str = sys.executable,
        **settings: str,
    ) -> Build:
        """Build it into a folder below its own and return what came of it; `settings` go into the environment."""
        return build(
            self.folder,
            site=self.folder / site,
            program=program,
            strict=strict,
            settings=settings,
            python=python,
        )

    def built(
        self, site: str = "site", *, strict: bool = True, python: str = sys.executable, **settings: str
    ) -> Build:
        """Build it likewise, and insist that the program succeeds."""
        done = self.build(site, strict=strict, python=python, **settings)
        assert done.status == 0, done.output
        return done


class Draw(Protocol):
    """What the fixture `school` gives: it takes what `school_in` does, and finds a new folder itself."""

    def __call__(self, tree: str = "", /, **policies: str | bytes) -> School: ...


def school_in(folder: Path, tree: str = "", /, **policies: str | bytes) -> School:
    """Write a school into a folder: the files of a tree, and more policies, each the content of its file by slug.

    What the tree's mkdocs.yml does not say it says as DEFAULTS do.
    """
    files = {"docs/index.md": "# Elm Lane\n", "mkdocs.yml": "", **files_of(tree)}
    said = yaml.safe_load(files["mkdocs.yml"]) or {}
    files["mkdocs.yml"] += yaml.safe_dump({key: DEFAULTS[key] for key in DEFAULTS.keys() - said.keys()})
    (folder / "policies").mkdir(parents=True, exist_ok=True)  # a school has one, even without a policy
    write(folder, files)
    write(folder, {f"policies/{slug}.md": content for slug, content in policies.items()})
    return School(folder)


def files_of(tree: str) -> dict[str, str]:
    """Return the text of each file of a tree, by path; raise ValueError where a text has no path above it.

    Front matter may be drawn without the line of --- that opens it, for that line is the same in every policy.
    """
    paths = re.compile(r"^(\S.*)\n", re.MULTILINE)  # at the margin stands nothing else
    front_matter = re.compile(
        r"\A(?=[\w-]+:.*\n(.+\n)*---$)", re.MULTILINE
    )  # up to ---, without an empty line
    above, *parts = paths.split(dedent(tree).strip("\n") + "\n")
    if above.strip():
        raise ValueError(f"There is no path above this text: {above.strip()}")
    texts = [front_matter.sub("---\n", dedent(part).strip("\n")) for part in parts[1::2]]
    return {path: f"{text}\n" if text else "" for path, text in zip(parts[::2], texts, strict=True)}

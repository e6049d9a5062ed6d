"""What the search of a built site can find, read from the files that it loads."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

FILE = re.compile(r'policybookSearch\.take\("(\w+)",(\d+),(.*)\);\n', re.DOTALL)


@dataclass(frozen=True)
class Found:
    """One passage."""

    location: str
    """Its address from the site's root: `policies/visits/#clause-1`."""
    title: str
    """What it is called: `2.vii · Gifts`."""
    text: str
    """Its words."""


def data(file: Path) -> object:
    """Return what a file of the search holds."""
    read = FILE.fullmatch(file.read_text(encoding="utf-8"))
    assert read, file
    value: object = json.loads(read[3])
    return value


def found(site: Path) -> list[Found]:
    """Return all that can be found, page after page."""
    files = sorted((site / "search").glob("text-*.js"), key=lambda file: int(file.stem.split("-")[1]))
    return [one for file in files for one in _of_page(data(file))]


def _of_page(page: object) -> list[Found]:
    assert isinstance(page, dict)
    passages = []
    for fragment, kind, label, place, _, text, *_ in page["rows"]:
        under = page["places"][place] or page["title"]
        title = {"cl": f"{label} · {under}", "pa": f"Paragraph {label} · {under}"}.get(kind, label)
        location = f"{page['url']}#{fragment}" if fragment else page["url"]
        passages.append(Found(location, title if fragment else page["title"], text))
    return passages

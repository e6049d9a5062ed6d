"""The files with which a school begins, made from the templates in `starter/`, our help pages and our lock."""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import jinja2

import policybook
from policybook.drivers.cli.answers import Answers
from policybook.drivers.cli.engine_pin import Pin
from policybook.front_matter import json_schema

STARTER = Path(__file__).parent / "starter"
RECORD = ".policybook.json"
REQUIREMENTS = "requirements.txt"
CHANGELOG = "CHANGELOG.md"
SCHEMA = ".vscode/policy.schema.json"
HELP = "docs/help"
SPECIAL = "\\`*_[]<>#&|"  # what Markdown reads as more than words
OWN = ("policies/", "docs/index.md", "docs/glossary.md", "mkdocs.yml", "README.md", ".gitignore")
"""What is a school's own from the day that it begins; all else is ours to renew while the school leaves it alone."""
NAMES = ("CODEOWNERS",)  # which a school fills in, wherever its host wants it
_ENGINE = re.compile(rb"(?m)^(?:\./engine/policybook-|policybook\s*(?:==|@)).*$")


def shipped(name: str) -> Path:
    """Return a file or folder of ours: inside the package when it was installed, beside it in the repository."""
    package = Path(policybook.__file__).parent
    inside = package / "shipped" / name
    return inside if inside.exists() else package.parent.parent / name


def starter_files(answers: Answers, pin: Pin) -> dict[str, bytes]:
    """Return every file of a new school by its path, in order, but for the record of them."""
    files = {path: text.encode() for path, text in _from_templates(answers)}
    files |= {f"{HELP}/{page.name}": page.read_bytes() for page in sorted(shipped(HELP).glob("*.md"))}
    files[SCHEMA] = f"{json.dumps(json_schema(), indent=2, ensure_ascii=False)}\n".encode()
    files[REQUIREMENTS] = pin.requirements(_lock()).encode()
    if pin.file:
        files[pin.path] = pin.file.read_bytes()
    return dict(sorted(files.items()))


def is_ours(path: str) -> bool:
    """Tell whether a file of a school is ours to renew."""
    return not path.startswith(OWN) and not path.endswith(NAMES)


def digest_of(path: str, content: bytes) -> str:
    """Return the digest of a file of ours. That of requirements.txt leaves out its first word, the engine's version."""
    return sha256(_ENGINE.sub(b"", content, count=1) if path == REQUIREMENTS else content).hexdigest()


def record_of(files: Mapping[str, bytes], answers: Answers) -> bytes:
    """Return the record of a school's files: which version wrote them, for whom, and what they were."""
    written = {path: digest_of(path, content) for path, content in files.items() if is_ours(path)}
    record = {"version": policybook.__version__, "school": answers.as_json(), "files": written}
    return f"{json.dumps(record, indent=2, ensure_ascii=False)}\n".encode()


def _lock() -> str:
    return shipped(REQUIREMENTS).read_text(encoding="utf-8")


def _from_templates(answers: Answers) -> Iterator[tuple[str, str]]:
    for folder in ("all", answers.host):
        environment = _environment(STARTER / folder)
        for name in environment.list_templates():
            if Path(name).name == ".gitkeep":
                continue
            text = (STARTER / folder / name).read_text(encoding="utf-8")
            yield name, environment.from_string(text).render(answers.said)


def _environment(folder: Path) -> jinja2.Environment:
    """Return what fills templates, whose own marks are square: GitHub's files have curly ones of their own."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - none of these files is HTML
    )
    environment.filters["yaml"] = lambda text: json.dumps(text, ensure_ascii=False)
    environment.filters["markdown"] = _markdown
    return environment


def _markdown(text: str) -> str:
    """Return words as Markdown that shows them."""
    return "".join(f"\\{each}" if each in SPECIAL else each for each in text)

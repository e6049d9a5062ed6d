"""The disk: finds the files of a folder of policies and reads their text."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from policybook.finding import Finding, Severity
from policybook.policy_reading import Reading, read_policy, slug_of
from policybook.when import Terms


@dataclass
class Folder:
    """A folder of policies, read."""

    path: Path
    """Where it is."""
    readings: list[Reading] = field(default_factory=list)
    """One for each policy, by file name."""
    sources: dict[str, Path] = field(default_factory=dict)
    """Each policy's file, by slug."""
    attachments: dict[str, Path] = field(default_factory=dict)
    """Files that are no policies, by their path in the folder."""
    findings: list[Finding] = field(default_factory=list)
    """Files that could not be read as policies at all."""


def read_folder(path: Path, *, beside: Path, terms: Terms) -> Folder:
    """Read every policy below `path`; `beside` is the folder that findings name files from.

    Files and folders whose names begin with `.` or `_`, and READMEs, are no policies.
    """
    folder = Folder(path)
    shown = Path(os.path.relpath(path, beside))
    for file in sorted(path.rglob("*"), key=lambda file: file.relative_to(path).as_posix()):
        inside = file.relative_to(path)
        if not file.is_file() or any(part.startswith((".", "_")) for part in inside.parts):
            continue
        if file.suffix.lower() not in (".md", ".markdown"):
            folder.attachments[inside.as_posix()] = file
        elif file.stem.lower() != "readme":
            _read_file(folder, file, (shown / inside).as_posix(), terms)
    return folder


def _read_file(folder: Folder, file: Path, name: str, terms: Terms) -> None:
    slug = slug_of(file.name)
    if slug in folder.sources:
        first = next(reading.policy.path for reading in folder.readings if reading.policy.slug == slug)
        message = f"The name gives the same address, policies/{slug}/, as {first}."
        remedy = "Rename one of the two files; until then only the first is shown."
        folder.findings.append(_error("slug-doubled", name, 1, message, remedy))
        return
    text, findings = decode(file.read_bytes(), name)
    folder.findings += findings
    folder.readings.append(read_policy(text, path=name, terms=terms))
    folder.sources[slug] = file


def decode(data: bytes, name: str) -> tuple[str, list[Finding]]:
    """Return a file's text; one that is not UTF-8 is read as Windows text, so that nothing is lost, and reported."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The file is not UTF-8 text: byte 0x{data[error.start]:02x} cannot be read."
        remedy = "Save it as UTF-8. Until then it is read as Windows text, and some letters may be wrong."
        return data.decode("cp1252", errors="replace"), [_error("not-utf-8", name, line, message, remedy)]


def _error(code: str, path: str, line: int, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, path=path, line=line, message=message, help=remedy)

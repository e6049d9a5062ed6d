"""The disk: finds the files of a folder of policies and reads their text."""

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from policybook.dates import DEFAULT_TERMS, Terms
from policybook.drivers.disk.fork import Fork, shares
from policybook.drivers.disk.names import own_files
from policybook.drivers.disk.plausible import is_text, not_text, oddities, too_large
from policybook.finding import Finding, file_error
from policybook.policy import Policy, Reading, public_source, read_policy, slug_of, with_pictures
from policybook.text import pictures

Beside = Callable[[str], bytes | None]
"""Gives the bytes of a file by its path from a policy's, None where there is none."""


@dataclass
class Folder:
    """A folder of policies, read."""

    path: Path
    """Where it is."""
    shown: Path
    """The same as findings name it: `policies`."""
    readings: list[Reading] = field(default_factory=list)
    """One for each policy, by file name."""
    sources: dict[str, Path] = field(default_factory=dict)
    """Each policy's file, by slug."""
    attachments: dict[str, Path] = field(default_factory=dict)
    """Files that are no policies, by their path in the folder."""
    findings: list[Finding] = field(default_factory=list)
    """Files that could not be read as policies at all."""
    whole: "Folder | None" = None
    """In a build for everybody, the folder with all that this one has not; see `for_everybody`."""

    def source(self, slug: str) -> str:
        """Return the text of a policy's file, as it goes along with the PDF."""
        file = self.sources[slug]
        text = decode(file.read_bytes(), file.name)[0]
        return public_source(text) if self.whole else text


def read_folder(path: Path, *, beside: Path, terms: Terms) -> Folder:
    """Read every policy below `path`; `beside` is the folder that findings name files from.

    Files and folders whose names begin with `.` or `_`, and READMEs, are no policies.
    """
    folder = Folder(path, Path(os.path.relpath(path, beside)))
    names: dict[str, str] = {}
    for file, inside in own_files(path, folder.shown, folder.findings):
        if file.suffix.lower() not in (".md", ".markdown"):
            folder.attachments[inside.as_posix()] = file
        elif file.stem.lower() != "readme":
            _enter(folder, file, (folder.shown / inside).as_posix(), names)
    _read(folder, names, terms)
    return folder


def _enter(folder: Folder, file: Path, name: str, names: dict[str, str]) -> None:
    """Enter a policy's file by its slug, unless another file has taken that."""
    slug = slug_of(file.name)
    if slug in names:
        message = f"The name gives the same address, policies/{slug}/, as {names[slug]}."
        remedy = "Rename one of the two files; until then only the first is shown."
        folder.findings.append(file_error("slug-doubled", name, message, remedy, line=1))
        return
    folder.sources[slug] = file
    names[slug] = name


def _read(folder: Folder, names: Mapping[str, str], terms: Terms) -> None:
    """Read the files entered, several at once."""
    files = [(file, names[slug]) for slug, file in folder.sources.items()]
    own, *others = shares(files, lambda entered: entered[0].stat().st_size)
    forks = [Fork(partial(_read_share, share, terms)) for share in others]
    slugs = list(folder.sources)
    read = [*_read_share(own, terms), *(one for fork in forks for one in fork.result())]
    for slug, (reading, findings) in zip(slugs, read, strict=True):
        folder.findings += findings
        if reading:
            folder.readings.append(reading)
        else:
            del folder.sources[slug]


def _read_share(
    files: Iterable[tuple[Path, str]], terms: Terms
) -> list[tuple[Reading | None, list[Finding]]]:
    return [_read_one(file, name, terms) for file, name in files]


def _read_one(file: Path, name: str, terms: Terms) -> tuple[Reading | None, list[Finding]]:
    """Return what was read of a file, or None where it is no policy, and what is wrong with it as a file."""
    if large := too_large(file.stat().st_size, name):
        return None, [large]
    text, findings = decode(file.read_bytes(), name)
    if not is_text(text):
        return None, [*findings, not_text(name)]
    findings += oddities(text, name)
    try:
        return _read_text(text, name, terms, partial(_bytes_beside, file)), findings
    except RecursionError:
        message, remedy = "The text is nested too deeply to be read; it is left out.", "Write it flatter."
        return None, [*findings, file_error("nested-too-deeply", name, message, remedy)]


def _read_text(text: str, name: str, terms: Terms, beside: Beside, *, public: bool = False) -> Reading:
    """Read a policy's text, and the bytes of its pictures."""
    reading = read_policy(text, path=name, terms=terms, public=public)
    found = {address: beside(unquote(address)) for address in pictures(reading.policy.text)}
    digests = {address: sha256(data).hexdigest() for address, data in found.items() if data is not None}
    return replace(reading, policy=with_pictures(reading.policy, digests)) if digests else reading


def for_everybody(whole: Folder, *, default: str, terms: Terms) -> Folder:
    """Return the folder with nothing but policies that are public, without their parts for staff.

    `default` is the audience of a policy that names none.
    """
    shown = [one for one in whole.readings if (one.policy.audience or default) == "public"]
    paths = {one.policy.path for one in shown}
    return replace(
        whole,
        readings=[_public(whole.sources[one.policy.slug], one.policy.path, terms) for one in shown],
        sources={one.policy.slug: whole.sources[one.policy.slug] for one in shown},
        findings=[one for one in whole.findings if one.path in paths],
        whole=whole,
    )


def _public(file: Path, name: str, terms: Terms) -> Reading:
    text = decode(file.read_bytes(), name)[0]
    return _read_text(text, name, terms, partial(_bytes_beside, file), public=True)


def read_bytes(data: bytes, name: str, beside: Beside) -> Policy:
    """Return the policy that a file's bytes are, as far as it can be read."""
    return _read_text(decode(data, name)[0], name, DEFAULT_TERMS, beside).policy


def read_path(file: Path) -> Policy:
    """Return the policy that stands in one file, as far as it can be read."""
    return read_bytes(file.read_bytes(), file.name, partial(_bytes_beside, file))


def _bytes_beside(file: Path, name: str) -> bytes | None:
    try:
        return (file.parent / name).read_bytes()
    except (OSError, ValueError):  # not there, or no name at all: the build says so where it looks for it
        return None


def decode(data: bytes, name: str) -> tuple[str, list[Finding]]:
    """Return a file's text; one that is not UTF-8 is read as Windows text, so that nothing is lost, and reported."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # what Windows programs call Unicode
        message, remedy = "The file is UTF-16 text.", "Save it as UTF-8."
        return data.decode("utf-16", errors="replace"), [
            file_error("not-utf-8", name, message, remedy, line=1)
        ]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The file is not UTF-8 text: byte 0x{data[error.start]:02x} cannot be read."
        remedy = "Save it as UTF-8. Until then it is read as Windows text, and some letters may be wrong."
        return data.decode("cp1252", errors="replace"), [
            file_error("not-utf-8", name, message, remedy, line=line)
        ]

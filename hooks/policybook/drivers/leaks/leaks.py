"""The leak test: every file of a built site, by its name and by all that can be read out of it."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from policybook.audience import Secret, Spotter, spoken
from policybook.drivers.leaks.contents import Content, contents
from policybook.drivers.leaks.pdf import UnreadableError
from policybook.finding import Finding, Severity

PAGES = (".html", ".css")


def leaks(
    site: Path, secrets: Iterable[Secret], *, said: str, names: Iterable[str], own: Iterable[Path]
) -> tuple[Finding, ...]:
    """Return an error for each file of a site and each secret that is in it or in its name.

    What the public texts hold themselves, all of which is `said`, is no secret, canaries apart; within one of the
    `names` that are for everybody none is found. Nor is one what stands in the program's and the theme's `own` files,
    which are copied into the site or are the templates of its pages.
    """
    secrets = tuple(secrets)
    brought = list(own)
    common = "\n".join(
        [
            said,
            *(file.read_text(encoding="utf-8", errors="replace") for file in brought if file.suffix in PAGES),
        ]
    )
    known = {
        secret.words for secret, _ in Spotter(secrets, allowed=names).spot(common) if secret.kind != "canary"
    }
    spotter = Spotter([one for one in secrets if one.words not in known], allowed=names)
    copied = {sha256(file.read_bytes()).digest() for file in brought}
    found: dict[Finding, None] = {}
    for file in sorted(one for one in site.rglob("*") if one.is_file() or one.is_symlink()):
        found |= dict.fromkeys(_in_file(file, site, spotter, copied))
    for folder in sorted(one for one in site.rglob("*") if one.is_dir() and not any(one.iterdir())):
        name = folder.relative_to(site).as_posix()
        found |= dict.fromkeys(_finding(secret, name, "its name") for secret, _ in spotter.spot(name))
    return tuple(found)


def _in_file(file: Path, site: Path, spotter: Spotter, copied: set[bytes]) -> Iterator[Finding]:
    name = file.relative_to(site).as_posix()
    data = file.read_bytes()
    yield from (_finding(secret, name, "its name") for secret, _ in spotter.spot(name.replace("/", "\n")))
    if sha256(data).digest() in copied:
        return
    together = spotter.run_together()
    try:
        for content in contents(data, file.name):
            for secret in _in_content(content, spotter, together):
                yield _finding(secret, name, content.place)
    except UnreadableError as error:
        yield _error(name, f"{error}, so nobody knows what it holds.", "Save it anew, without a password.")


def _in_content(content: Content, spotter: Spotter, together: dict[str, Secret]) -> Iterator[Secret]:
    yield from (secret for secret, _ in spotter.spot(content.text))
    if content.broken and together:
        joined = "".join(spoken(content.text))
        yield from (secret for words, secret in together.items() if words in joined)


def _finding(secret: Secret, file: str, place: str) -> Finding:
    whose = f"{secret.path}:{secret.line}"
    said = f"'{secret.words}' is in {place}; it is the {secret.kind} of something for staff, {whose}."
    return _error(file, said, "Take it out of what is public, or make public what it belongs to.")


def _error(file: str, message: str, remedy: str) -> Finding:
    return Finding(code="staff-word-leaked", severity=Severity.ERROR, path=file, message=message, help=remedy)

"""Pages: the files a handbook adds to those of docs/ – policies, what they show, and the pages made from data."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import join, normpath, relpath
from typing import Any

from policybook.drivers.disk import Folder, is_within, link_refused
from policybook.drivers.site.active import refused, runs
from policybook.drivers.site.host import Host
from policybook.drivers.site.look import parts
from policybook.finding import Finding, Severity
from policybook.policy import Policy, slug_of
from policybook.text import Attachment, attachments

MADE = {
    "index.md": ("shell/home.html", "Home"),
    "register.md": ("shell/register.html", "Register"),
    "glossary.md": ("shell/glossary.html", "Glossary"),
    "verify.md": ("shell/verify.html", "Check a printed policy"),
}
"""Pages made from data, by source: template and title. A file of that name in docs/ gives its words to the page."""

POLICIES = "policies"
TEXTS = (".doc", ".docx", ".odt", ".pages", ".rtf", ".txt")  # in which a policy may have been written


def policy_uri(folder: Folder, slug: str) -> str:
    """Return the source address the host knows a policy by."""
    inside = folder.sources[slug].relative_to(folder.path)
    ending = inside.suffix.lower()  # the host takes `LETTINGS.MD` for a picture, and makes no page of it
    return f"{POLICIES}/{inside.with_suffix(ending).as_posix()}"


def add_files(
    files: Any, config: Any, host: Host, folder: Folder, used: Mapping[str, Path]
) -> dict[str, Policy]:
    """Add all files and return the policies by source address.

    `used` are the attachments that policies point to, by path in the folder; nothing else of the folder is published.
    """
    _leave_out(files, config)
    added: dict[str, Policy] = {}
    for reading in folder.readings:
        policy = reading.policy
        uri = policy_uri(folder, policy.slug)
        file = host.files.File.generated(
            config, uri, content=policy.body, inclusion=host.files.InclusionLevel.NOT_IN_NAV
        )
        file.dest_uri = f"{POLICIES}/{policy.slug}/index.html"
        file.edit_uri = None if folder.whole else _edit_uri(config, folder.sources[policy.slug])
        files.append(file)
        added[uri] = policy
    for path, source in used.items():
        files.append(host.files.File.generated(config, f"{POLICIES}/{path}", abs_src_path=str(source)))
    for uri, (_, title) in MADE.items():
        if files.get_file_from_path(uri) is None:
            files.append(host.files.File.generated(config, uri, content=f"# {title}\n"))
    return added


def _leave_out(files: Any, config: Any) -> None:
    """Take out what only templates ask for; a school's own file of such a name stays."""
    joined = parts(config)
    for file in [file for file in files if file.src_dir in config.theme.dirs]:
        if file.src_uri in joined or file.src_uri.startswith("print/"):
            files.remove(file)


def refuse_links(files: Any, docs: Path) -> list[Finding]:
    """Take out what is in docs/ only by a link that leads out of it, which the host follows; say so of each."""
    home, findings = docs.resolve(), []
    for file in [one for one in files if one.abs_src_path and one.src_dir == str(docs)]:
        source = Path(file.abs_src_path)
        if source.resolve() != home / file.src_uri and not is_within(source, home):
            files.remove(file)
            findings.append(link_refused(f"{docs.name}/{file.src_uri}"))
    return findings


def _edit_uri(config: Any, source: Path) -> str | None:
    """Return the policy's address beside docs/ on the git host; None when it lies outside the repository."""
    home = Path(config.config_file_path).resolve().parent
    try:
        inside = source.resolve().relative_to(home).as_posix()
    except ValueError:
        return None
    return relpath(inside, Path(config.docs_dir).resolve().relative_to(home).as_posix())


def find_attachments(folder: Folder) -> tuple[dict[str, Path], dict[str, frozenset[str]], list[Finding]]:
    """Return the attachments in use by path, the missing ones by slug, and a finding for each of those."""
    used: dict[str, Path] = {}
    missing: dict[str, set[str]] = {}
    findings = []
    pages = {source.relative_to(folder.path).as_posix() for source in folder.sources.values()}
    for reading in folder.readings:
        policy = reading.policy
        here = PurePosixPath(folder.sources[policy.slug].relative_to(folder.path).as_posix()).parent
        for attachment in attachments(policy.text):
            path = normpath(join(str(here), attachment.path))
            if path in folder.attachments and _is_taken(path, folder):
                findings.append(_taken(policy, attachment, path))
            elif path in folder.attachments and runs(folder.attachments[path]):
                missing.setdefault(policy.slug, set()).add(attachment.target)
                findings.append(refused(policy, attachment))
            elif path in folder.attachments and not attachment.on_own_disk:
                used[path] = folder.attachments[path]
            elif attachment.on_own_disk or (path not in pages and not path.startswith("..")):
                missing.setdefault(policy.slug, set()).add(attachment.target)
                findings.append(_missing(policy, attachment))
    findings += _unread(folder, used)
    return used, {slug: frozenset(targets) for slug, targets in missing.items()}, findings


def _unread(folder: Folder, used: Mapping[str, Path]) -> Iterator[Finding]:
    """Yield a finding for each text that is no policy, that no policy points to and that none was made from."""
    known = ("readme", *folder.sources, *(slug_of(reading.policy.title) for reading in folder.readings))
    for path, file in folder.attachments.items():
        made_from = slug_of(file.name).startswith(
            known
        )  # `Social Media Policy 2020 final.docx` is an old copy
        if path not in used and file.suffix.lower() in TEXTS and not made_from:
            yield Finding(
                code="not-markdown",
                severity=Severity.WARNING,
                path=(folder.shown / path).as_posix(),
                message="The file is not shown: only files that end in .md are policies, and no policy links to it.",
                help="Save it as Markdown, link to it, or put it in a folder whose name begins with _.",
            )


def _is_taken(path: str, folder: Folder) -> bool:
    """Tell whether a file would come to lie where a policy's page or PDF does: `visits/index.html`."""
    slug, _, name = path.casefold().partition("/")
    return slug in folder.sources and (
        name == "index.html" or (name.startswith(slug) and name.endswith(".pdf"))
    )


def _taken(policy: Policy, attachment: Attachment, path: str) -> Finding:
    return Finding(
        code="address-taken",
        severity=Severity.ERROR,
        path=policy.path,
        line=attachment.line,
        column=attachment.column,
        message=f"The file '{path}' would take the place of a policy's own page or PDF; it is not published.",
        help="Rename it, or put it in another folder.",
    )


def _missing(policy: Policy, attachment: Attachment) -> Finding:
    what = "picture" if attachment.picture else "file"
    if attachment.on_own_disk:
        name = attachment.path.replace("\\", "/").rpartition("/")[2]
        message = f"The {what} '{attachment.target}' is on somebody's own computer."
        remedy = (
            f"Put it beside the policy, and write only its name, {name}. "
            "Until then the page says that it is missing."
        )
    else:
        message = f"The {what} '{attachment.path}' is not there."
        remedy = "Put it beside the policy, or correct the name; capitals count. Until then the page says so."
    return Finding(
        code="missing-attachment",
        severity=Severity.ERROR,
        path=policy.path,
        line=attachment.line,
        column=attachment.column,
        message=message,
        help=remedy,
    )

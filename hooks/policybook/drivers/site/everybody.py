"""For everybody: a build that is made from what is public, and from nothing else that lies in the school's folder."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from policybook.audience import (
    Kept,
    Published,
    Secret,
    held,
    page_findings,
    page_secrets,
    policy_secrets,
    sharing_findings,
)
from policybook.drivers.disk import Folder, School, for_everybody
from policybook.drivers.leaks import leaks
from policybook.drivers.site.look import templates
from policybook.finding import Finding, Severity
from policybook.front_matter import AUDIENCES, FrontMatter, read_front_matter
from policybook.settings import Settings
from policybook.text import page_parts, public_body

GLOSSARY = "glossary.md"
STYLES = (".css", ".js", ".mjs")  # files that name other files


@dataclass(frozen=True)
class DocsPage:
    """A page of docs/."""

    uri: str
    """Its place in docs/: `help/staff.md`."""
    path: str
    """Its name for findings."""
    text: str
    """The text of its file."""

    @cached_property
    def matter(self) -> FrontMatter:
        """Its front matter, and the text below."""
        if self.text.startswith("---"):
            return read_front_matter(self.text, path=self.path)
        return FrontMatter({}, {}, self.text, 1, ())

    @property
    def audience(self) -> str | None:
        """Who may read it, as its front matter says."""
        said = self.matter.values.get("audience")
        return said.strip().lower() if isinstance(said, str) else None

    @property
    def name(self) -> str:
        """What its file is called; a folder's own page is called as the folder."""
        inside = Path(self.uri)
        return inside.parent.name if inside.stem.lower() in ("index", "readme") else inside.stem

    @property
    def public(self) -> str:
        """Its text as everybody may have it, each line in its place."""
        return self.text[: len(self.text) - len(self.matter.body)] + public_body(self.matter.body, page=True)

    def secrets(self, *, public: bool) -> Iterator[Secret]:
        """Give the words of it that are for staff."""
        canaries = self.matter.values.get("canaries")
        listed = canaries if isinstance(canaries, list) else [canaries] if isinstance(canaries, str) else []
        title = self.matter.values.get("title")
        if isinstance(title, str) and not public:
            yield Secret(title, "title", self.path, 1)
        yield from page_secrets(
            self.matter.body,
            path=self.path,
            name=self.name,
            first_line=self.matter.body_line,
            canaries=[word for word in listed if isinstance(word, str)],
            public=public,
        )


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """What of a school's files is for everybody, and what is not."""

    folder: Folder
    """The policies that are, with the whole folder behind them."""
    pages: tuple[DocsPage, ...]
    """All pages of docs/."""
    settings: Settings
    """The school's settings."""
    school: str
    """The school's name."""
    address: str
    """The address of the site's root."""
    named: str
    """What the configuration says on every page, and the names of the files it gives."""

    @cached_property
    def public_pages(self) -> Mapping[str, DocsPage]:
        """The pages of docs/ that are for everybody, by their place there."""
        default = self.settings.audience_default
        return {page.uri: page for page in self.pages if (page.audience or default) == "public"}

    @cached_property
    def secrets(self) -> tuple[Secret, ...]:
        """All words that are for staff."""
        whole = self.folder.whole or self.folder
        policies = (
            policy_secrets(one.policy, public=one.policy.slug in self.folder.sources)
            for one in whole.readings
        )
        pages = (page.secrets(public=page.uri in self.public_pages) for page in self.pages)
        return tuple(dict.fromkeys(one for found in (*policies, *pages) for one in found))

    @property
    def said(self) -> str:
        """All words of the texts that are for everybody."""
        policies = [held(one.policy) for one in self.folder.readings]
        pages = [page.public for page in self.public_pages.values()]
        settings = [self.school, self.settings.notice or "", self.named]
        return "\n\n".join([*policies, *pages, *settings])

    def findings(self) -> Iterator[Finding]:
        """Give an error for each place where the public texts share something with those for staff."""
        yield from self._unknown()
        whole = self.folder.whole or self.folder
        glossary = next((page for page in self.pages if page.uri == GLOSSARY), None)
        shown = self.public_pages.get(GLOSSARY)
        public = Published(
            policies=[one.policy for one in self.folder.readings], glossary=shown.text if shown else ""
        )
        kept = Kept(
            policies=[one.policy for one in whole.readings],
            glossary=glossary.text if glossary else "",
            glossary_path=glossary.path if glossary else GLOSSARY,
            secrets=self.secrets,
            site=urlsplit(self.address).netloc,
        )
        yield from (
            found for one in self.folder.readings for found in one.findings if found.code == "staff-not-read"
        )
        yield from sharing_findings(public, kept, school=self.school)
        for page in self.public_pages.values():
            body, first = public_body(page.matter.body, page=True), page.matter.body_line
            yield from page_findings(body, path=page.path, first_line=first, public=public, kept=kept)
            yield from _unread(page)

    def _unknown(self) -> Iterator[Finding]:
        for page in self.pages:
            if page.audience not in (None, *AUDIENCES):
                yield Finding(
                    code="bad-value",
                    severity=Severity.ERROR,
                    path=page.path,
                    line=page.matter.place(("audience",))[0],
                    message=f"audience '{page.audience}' is no audience.",
                    help="Write public, or staff.",
                )

    def shown_files(self, files: Iterable[Any]) -> Iterator[Any]:
        """Give the files of docs/ that a public page, a policy or the configuration names."""
        others = [file for file in files if not file.is_documentation_page()]
        texts = self.said
        styles = [file for file in others if file.src_uri.endswith(STYLES) and _is_named(file, texts)]
        texts += "\n".join(
            Path(file.abs_src_path).read_text(encoding="utf-8", errors="replace") for file in styles
        )
        yield from (file for file in others if _is_named(file, texts))


def _unread(page: DocsPage) -> Iterator[Finding]:
    """Give an error for each edge of a part for staff in a public page that cannot be one."""
    parts = page_parts(page.matter.body)
    for number in [*parts.odd, *([] if parts.unclosed is None else [parts.unclosed])]:
        yield Finding(
            code="staff-not-read",
            severity=Severity.ERROR,
            path=page.path,
            line=page.matter.body_line + number,
            message="This looks like the edge of a part for staff, and is not read as one.",
            help="Write ::: staff where it begins and ::: where it ends, each on a line of its own.",
        )


def _is_named(file: Any, texts: str) -> bool:
    return Path(file.src_uri).name in texts or Path(file.src_uri).name in unquote(texts)


def open_everybody(files: Iterable[Any], config: Any, school: School) -> Everybody:
    """Return what is for everybody of a school, whose pages are among a host's files.

    A school that was opened for a build for staff is read anew.
    """
    settings, folder = school.settings, school.folder
    if folder.whole is None:
        folder = for_everybody(folder, default=settings.audience_default, terms=settings.terms)
    return Everybody(
        folder=folder,
        pages=docs_pages(files, Path(config.docs_dir)),
        settings=settings,
        school=school.name,
        address=school.address,
        named=_configured(config, settings),
    )


def find_leaks(everybody: Everybody, config: Any, *, site: Path) -> tuple[Finding, ...]:
    """Return an error for each word for staff that a built site holds anywhere."""
    theme = config.theme
    brought = [
        Path(folder)
        for folder in {*theme.dirs, str(templates())} - {theme.get("custom_dir"), theme.custom_dir}
    ]
    own = [file for folder in brought for file in _files(folder)]
    names = [
        name for one in everybody.folder.readings for name in (one.policy.title, *one.policy.also_known_as)
    ]
    return leaks(site, everybody.secrets, said=everybody.said, names=names, own=own)


def _files(folder: Path) -> Iterator[Path]:
    """Give the files of a theme that can come into a site as they are; its icons come in one by one, within pages."""
    for one in folder.iterdir():
        if one.is_file():
            yield one
        elif one.is_dir() and not one.name.startswith("."):
            yield from _files(one)


def docs_pages(files: Iterable[Any], docs: Path) -> tuple[DocsPage, ...]:
    """Return the pages of docs/ among a host's files."""
    pages = (file for file in files if file.is_documentation_page() and file.src_dir == str(docs))
    return tuple(DocsPage(file.src_uri, f"{docs.name}/{file.src_uri}", file.content_string) for file in pages)


def keep_public(everybody: Everybody, files: Any, config: Any) -> None:
    """Leave nothing among the host's files, in its menu and its ways to the source but what is for everybody."""
    docs = [file for file in files if file.src_dir == config.docs_dir]
    shown = list(everybody.shown_files(docs))
    for file in docs:
        page = everybody.public_pages.get(file.src_uri)
        if page:
            file.content_string = page.public
            file.edit_uri = None
        elif file not in shown:
            files.remove(file)
    gone = {page.uri for page in everybody.pages} - everybody.public_pages.keys()
    config.nav = _without(config.nav, gone) if config.nav else config.nav
    config.repo_url = config.edit_uri = config.edit_uri_template = None


def _configured(config: Any, settings: Settings) -> str:
    """Return the names of files that the configuration gives."""
    theme = config.theme
    named = [config.site_name, config.site_description, config.copyright, settings.logo]
    named += [*config.extra_css, *map(str, config.extra_javascript)]
    return "\n".join(str(one) for one in [*named, theme.get("logo"), theme.get("favicon")] if one)


def _without(nav: Any, gone: set[str]) -> Any:
    """Return a menu as it is configured without pages that are left out, and without groups that hold nothing then."""
    if isinstance(nav, list):
        return [kept for kept in (_without(one, gone) for one in nav) if kept not in (None, [], {})]
    if isinstance(nav, dict):
        inner = {title: _without(one, gone) for title, one in nav.items()}
        return {title: one for title, one in inner.items() if one not in (None, [], {})}
    return None if nav in gone else nav


def with_marks(markdown: str) -> str:
    """Return a page of docs/ for staff, its parts for staff as blocks that say so."""
    lines = markdown.split("\n")
    parts = page_parts(markdown)
    for begin, end in parts.ends.items():
        lines[begin] = '<div class="pb-staff" markdown>\n'
        if end < len(lines):
            lines[end] = "\n</div>\n"
    return "\n".join([*lines, "\n</div>"] if parts.unclosed is not None else lines)

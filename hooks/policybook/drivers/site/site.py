"""The site's events, in the order the host calls them."""

import gc
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from policybook.dates import long_date
from policybook.drivers.disk import (
    CACHE,
    Beside,
    Folder,
    Fork,
    Remembered,
    School,
    open_school,
    remember,
    today,
)
from policybook.drivers.paper import Manuscript, PrintRun, print_site
from policybook.drivers.press import press_absence
from policybook.drivers.site.asking import report_form
from policybook.drivers.site.badges import mark_pages
from policybook.drivers.site.cleaning import clean_page
from policybook.drivers.site.conversion import Conversion
from policybook.drivers.site.everybody import (
    Everybody,
    find_leaks,
    keep_public,
    open_everybody,
    with_marks,
)
from policybook.drivers.site.headers import allowed_inline, page_headers, write_headers, write_meta
from policybook.drivers.site.host import Host, Html, escape_all, warn_always
from policybook.drivers.site.look import Compiled, dress, extend, templates
from policybook.drivers.site.navigation import arrange
from policybook.drivers.site.pages import MADE, add_files, find_attachments, refuse_links
from policybook.drivers.site.past_texts import PastTexts
from policybook.drivers.site.references import show_cited
from policybook.drivers.site.register_files import register_files, write_register
from policybook.drivers.site.rendering import POLICY, RENDERED, Rendering
from policybook.drivers.site.report import count_errors_alone, report, say, summarise
from policybook.drivers.site.search import Search
from policybook.drivers.site.staging import begin_beside, finish_beside, not_written
from policybook.drivers.site.terms import Terms
from policybook.drivers.site.then import Then
from policybook.drivers.site.versions import Frames, Versions
from policybook.finding import Finding
from policybook.handbook import BOUND, Handbook, control_rows
from policybook.policy import Policy, in_words, version
from policybook.references import ReferenceBook, open_citable
from policybook.register import year_view
from policybook.settings import Settings, SettingsError

SELDOM = (
    1_000_000,
    20,
    50,
)  # allocations before a garbage collection; 1,000 policies leave 50 MiB of garbage
HEADERLINK = (
    '<a aria-hidden="true" tabindex="-1" class="headerlink"'  # else its sign is part of each heading's name
)
USAGES = 60  # a glossary's page lists as many in the time that any other page takes
FILTERS = {
    "control_rows": control_rows,
    "in_words": in_words,
    "long_date": long_date,
    "version": version,
    "year_view": year_view,
}


class Site:
    """One site, as hook or as plugin; all state of a build is made anew in `on_config`."""

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        """`options` are the plugin's own settings; a hook has none and finds them under `extra: policybook:`."""
        self.options = options or {}
        self.serving = False
        self.dirty = False
        self.then: Then | None = None
        self.beside: Beside | None = None
        self.everybody: Everybody | None = None
        self.school: School
        self.settings: Settings
        self.host: Host
        self.folder: Folder
        self.handbook: Handbook
        self.book: ReferenceBook
        self.terms: Terms
        self.search: Search
        self.conversion: Conversion
        self.used: dict[str, Path]
        self.policies: dict[str, Policy]
        self.remembered: Remembered
        self.versions: Versions
        self.rendering: Rendering
        self.register: Fork[dict[str, str]]
        self.environment: Environment

    @property
    def prints(self) -> bool:
        """Whether PDFs are made: they are to be, and this machine can."""
        return self.wants_pdfs and press_absence() is None

    @property
    def wants_pdfs(self) -> bool:
        """Whether PDFs are to be made: POLICYBOOK_PDF=off wins over the setting."""
        return self.settings.pdf and _asked() not in ("off", "false", "0")

    @property
    def stops(self) -> bool:
        """Whether an error in a policy stops a strict build; POLICYBOOK_BROKEN wins over the setting."""
        return self.settings.broken == "stop"

    @property
    def binds(self) -> bool:
        """Whether the whole handbook is made as one PDF as well: POLICYBOOK_PDF=all adds it to one build."""
        return self.prints and (self.settings.handbook_pdf or _asked() == "all")

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview, and let warnings through however quiet the host is to be."""
        self.serving = command == "serve"
        self.dirty = dirty
        warn_always()

    def on_config(self, config: Any) -> Any:
        """Read settings and policies, judge them on today's date and set up the theme."""
        self.host = Host(config)
        count_errors_alone()
        self.refuse_twice(config)
        gc.set_threshold(*SELDOM)
        try:
            then = self.then
            school = open_school(config, self.options, policies=then.policies if then else None)
            school = replace(school, sittings=()) if then else school  # that of today's bodies
            day = then.day if then else today()
        except SettingsError as error:
            raise self.host.stop(str(error)) from None
        self.school, self.settings, self.folder = school, school.settings, school.folder
        self.everybody = None
        if self.wants_pdfs and (absence := press_absence()):
            say(absence)
        self.used, missing, absent = find_attachments(self.folder)
        self.remembered = remember(school, asked=school.settings.history and not then)
        standings = then.standings if then else self.remembered.standings()
        self.handbook = school.handbook(on=day, findings=absent, standings=standings)
        report(self.handbook.findings, stops=self.stops)
        self.terms, self.search = Terms(self.host), Search()
        citable = open_citable((entry.policy for entry in self.handbook.entries), school=self.handbook.school)
        self.conversion = Conversion(self.host, citable, self.terms, missing)
        dress(config, self.host)
        extend(config, self.terms.extension)
        if not (self.serving or self.dirty):  # which build upon what is there
            self.beside = begin_beside(config, self.host)
        return config

    def go_on(self, handbook: Handbook) -> None:
        """Go on with a handbook of which more is known, and say what was found."""
        said = set(self.handbook.findings)
        report((finding for finding in handbook.findings if finding not in said), stops=self.stops)
        self.handbook = handbook

    def refuse_twice(self, config: Any) -> None:
        """Stop when both the hook and the plugin are listed: each policy would be added twice."""
        sites = [one for one in config.plugins.values() if isinstance(getattr(one, "site", None), Site)]
        if len(sites) > 1:
            raise self.host.stop(
                "mkdocs.yml lists Policybook twice, under plugins: and under hooks:. Delete one of the two lines."
            )

    def on_files(self, files: Any, *, config: Any) -> Any:
        """Add the policies, what they show, and the pages made from data."""
        report(refuse_links(files, Path(config.docs_dir)), stops=self.stops)
        self.go_on(self.handbook.with_findings(self.search.read(files, docs=Path(config.docs_dir).name)))
        if self.folder.whole:
            self.everybody = open_everybody(files, config, self.school)
            self.refuse(self.everybody.findings())
            keep_public(self.everybody, files, config)
        self.policies = add_files(files, config, self.host, self.folder, self.used)
        self.terms.read(files, self.policies, config)
        return files

    def refuse(self, findings: Iterable[Finding]) -> None:
        """Stop a build for everybody, strict or not, where something in it is for staff."""
        found = tuple(dict.fromkeys(findings))
        report(found, stops=True)
        if found:
            number = f"{len(found)} {'place' if len(found) == 1 else 'places'}"
            raise self.host.stop(
                f"Nothing is published. What is for staff would be in {number}, named above."
            )

    def on_nav(self, nav: Any, *, config: Any, files: Any) -> Any:
        """Group the policies by category."""
        arrange(nav, files, self.host, self.handbook, self.folder)
        self.conversion.begin(self.policies, files=files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Any, config: Any, files: Any) -> str:
        """Name the page's template, and tell the Markdown extensions what comes next."""
        policy = self.policies.get(page.file.src_uri)
        if policy:
            page.meta = {"title": policy.title, "template": POLICY, "search": {"exclude": True}}
        elif page.file.src_uri in MADE:
            page.meta.setdefault("template", MADE[page.file.src_uri][0])
        if not policy:
            self.terms.begin(page)
        return markdown if policy or self.everybody else with_marks(markdown)

    def on_page_content(self, html: str, *, page: Any, config: Any, files: Any) -> str:
        """Make harmless what a page of docs/ says and is called; a policy is so from its first reading."""
        if page.file.src_uri not in self.policies:
            html, found = clean_page(html, path=f"{Path(config.docs_dir).name}/{page.file.src_uri}")
            html = html.replace('<a class="headerlink"', HEADERLINK)
            self.go_on(self.handbook.with_findings(found))
        self.host.name_safely(page)
        if page.file.src_uri not in self.policies:
            self.search.note(page, html)
        return html

    def on_env(self, env: Environment, *, config: Any, files: Any) -> Environment:
        """Give templates the handbook."""
        self.environment = env
        escape_all(env)
        env.bytecode_cache = Compiled(Path(config.config_file_path).parent / CACHE)
        env.filters.update(FILTERS)
        glossary, self.book = self.terms.finish(env), self.conversion.book()
        found = [*self.terms.findings, *self.book.findings, *self.conversion.findings]
        self.go_on(self.handbook.with_glossary(glossary, found))
        self.register = Fork(  # begun while this process is alone at work
            partial(register_files, self.handbook, address=config.site_url, pdfs=self.prints)
        )
        env.globals.update(
            handbook=self.handbook,
            as_at=self.handbook.on if self.then else None,
            references=self.book,
            pdfs=self.prints,
            large_pdfs=self.prints and self.settings.large_print,
            handbook_pdf=BOUND if self.binds else None,
            contacts=self.settings.contacts,
            report_form=report_form(self.settings.report_to, config.repo_url),
        )
        self.versions = Versions(
            self.handbook, self.remembered, self.past_texts(config, files), address=_root(config)
        )
        env.globals.update(news=self.versions.news, has_versions=bool(self.versions.lists))
        mark_pages(files, self.policies, self.handbook, env)
        pages = [] if self.serving else [files.get_file_from_path(uri).page for uri in self.policies]
        beside = len(files.documentation_pages()) - len(pages) + self.terms.usages / USAGES
        self.rendering = Rendering(self.host, env, config, pages, beside=beside)
        return env

    def on_page_context(self, context: dict[str, Any], *, page: Any, config: Any, nav: Any) -> dict[str, Any]:
        """Give a policy's page its entry."""
        self.rendering.begin(context)
        policy = self.policies.get(page.file.src_uri)
        if page.meta.get("template") == RENDERED:
            context["rendered"] = self.rendering.rendered(page)
            return context
        if policy:
            context["entry"] = self.handbook.by_slug[policy.slug]
            page.content = show_cited(page.content, policy.slug, self.book, self.environment)
        self.terms.show(page)
        page.content = Html(page.content)
        return context

    def on_post_build(self, *, config: Any) -> None:
        """Print what changed, and say what was made."""
        printed = self.print(config) if self.prints else None
        self.go_on(self.handbook.with_findings(printed.findings if printed else ()))
        self.search.write(
            self.handbook, self.conversion.entries, self.terms.entries(), site=Path(config.site_dir)
        )
        write_register(self.register.result(), site=Path(config.site_dir))
        frames = Frames(self.host, self.environment, config, self.rendering.begun)
        self.versions.write(Path(config.site_dir), frames)
        if not self.serving:
            self.guard(Path(config.site_dir))
        if self.everybody:
            self.refuse(find_leaks(self.everybody, config, site=Path(config.site_dir)))
        placed = not self.beside or finish_beside(self.beside, config, self.host)
        self.beside = None
        if not self.serving:
            summarise(
                self.handbook,
                printed,
                site=Path(config.site_dir) if placed else None,
                shallow=self.remembered.past.is_shallow,
            )
            gc.freeze()  # the process is about to exit: saves a last garbage collection over every object

    on_post_build.mkdocs_priority = -100  # type: ignore[attr-defined]  # after the search plugin wrote its index

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it is."""
        if self.beside:
            self.beside.give_up()
            self.beside = None
        if isinstance(error, OSError):
            raise self.host.stop(not_written(error)) from None

    def guard(self, site: Path) -> None:
        """Write what a web server is to send with the pages, so that only the theme's scripts run."""
        headers, found = page_headers(site, allowed_inline(self.environment))
        self.go_on(self.handbook.with_findings(found))
        if self.settings.csp_meta:
            write_meta(headers, site=site)
        write_headers(headers, site=site)

    def past_texts(self, config: Any, files: Any) -> PastTexts:
        """Return the texts that were ratified once, which may link to what is there today."""
        addresses = {file.src_uri: file.url for file in files.documentation_pages()}
        return PastTexts(
            self.remembered.past, Path(config.config_file_path).parent / CACHE, addresses, self.environment
        )

    def print(self, config: Any) -> PrintRun:
        """Print what changed since the last build."""
        try:
            return print_site(self.manuscript(config), handbook=self.binds)
        except SettingsError as error:
            raise self.host.stop(str(error)) from None

    def manuscript(self, config: Any) -> Manuscript:
        """Return what the press needs, once every page has been read."""
        return Manuscript(
            handbook=self.handbook,
            bodies=self.conversion.bodies,
            environment=self.environment,
            folder=self.folder,
            settings=self.settings,
            site=Path(config.site_dir),
            address=_root(config),
            cache=Path(config.config_file_path).parent / CACHE,
        )

    def on_serve(self, server: Any, *, config: Any, builder: Any) -> Any:
        """Watch the policies and the templates."""
        for folder in (self.folder.path, templates()):
            server.watch(str(folder))
        return server


def _root(config: Any) -> str:
    """Return the address of the site's root, ending in a stroke; empty where it has none."""
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


def _asked() -> str:
    """Return which PDFs the environment asks for in this build."""
    return os.environ.get("POLICYBOOK_PDF", "").lower()

"""The host: MkDocs, or ProperDocs, which carries MkDocs 1.x on under a name of its own.

Whatever we change in the host or its theme beyond what events hand over stands here and nowhere else, each with what it
buys. All of it holds for MkDocs 1.x, which changes no more, and for ProperDocs, against which a test holds it.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape, unescape
from importlib import import_module
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from policybook.pages import Heading

HOSTS = ("mkdocs", "properdocs")

HOSTS_SEARCH = "search/main.js"  # the script of the host's own search, which the theme's does without

AS_THEY_ARE = (
    "partials/icons.html",  # a style element that the theme puts together from strings
    "partials/language.html",  # the theme's own words, escaped where they are used
    "partials/languages/",
)
"""Templates of the theme whose values are not escaped."""


class Html(Markup):
    """HTML, which templates do not escape and to which the host may add some before it."""

    def __radd__(self, before: str) -> "Html":  # type: ignore[override] # the other kind would be escaped
        """Return it with more HTML before it, as the host marks a draft."""
        return Html(str.__add__(before, self))


def as_html(words: str) -> Html:
    """Return words as the HTML that shows them."""
    return Html(escape(words))


def escape_all(environment: Environment) -> None:
    """Have every template of HTML escape every value that is not HTML, those of the theme's as well.

    Buys that no title, name or setting is ever read as markup; the theme's own templates escape next to none.
    """
    environment.autoescape = _is_escaped


def _is_escaped(name: str | None) -> bool:
    return name is not None and name.endswith(".html") and not name.startswith(AS_THEY_ARE)


class Host:
    """The host's own classes, found by the configuration it hands over."""

    def __init__(self, config: Any) -> None:
        self.name = name = type(config).__module__.partition(".")[0]
        self.build = import_module(f"{name}.commands.build")
        self.files = import_module(f"{name}.structure.files")
        self.nav = import_module(f"{name}.structure.nav")
        self.pages = import_module(f"{name}.structure.pages")
        self.toc = import_module(f"{name}.structure.toc")
        self.theme = import_module(f"{name}.theme")
        self.exceptions = import_module(f"{name}.exceptions")

    def stop(self, message: str) -> Exception:
        """Return what, raised, ends the build with one message and no traceback."""
        error: Exception = self.exceptions.PluginError(message)
        return error

    def contents(self, headings: Iterable[Heading]) -> Any:
        """Return a list of contents: each heading below the nearest higher one before it."""
        top: list[Any] = []
        above: list[Any] = []
        for heading in headings:
            link = self.toc.AnchorLink(as_html(heading.words), heading.id, heading.level)
            while above and above[-1].level >= heading.level:
                above.pop()
            (above[-1].children if above else top).append(link)
            above.append(link)
        return self.toc.TableOfContents(top)

    def convert_by(self, page: Any, fill: Callable[[Any, Any, Any], None]) -> None:
        """Have `fill`, given page, configuration and files, make a page in place of the host's own conversion.

        Buys that a policy is read once, by us, with its clauses; the host has no event that keeps it from reading the
        text a second time with Python-Markdown.
        """
        page.render = lambda config, files: fill(page, config, files)

    def fill(self, page: Any, html: str, headings: Sequence[Heading]) -> None:
        """Give a page what its conversion would have: its text, its list of contents and the places in it.

        Buys that the host warns of a link, on a page of its own, to a place that is not there.
        """
        page.content = html
        page.toc = self.contents(headings)
        page.present_anchor_ids = {heading.id for heading in headings}

    def fill_later(self, page: Any, html: str, title: str | None) -> None:
        """Give a page its text and its title, if it has one; its list of contents is known once all pages are read.

        Buys that the glossary's own heading names it in the menu. Its places are not checked.
        """
        page.content = html
        page._title_from_render = title

    def name_safely(self, page: Any) -> None:
        """Make HTML of a page's title and of its headings in the list of contents, whoever wrote them.

        Buys that whatever shows them, the search too, shows words: the host has some as text and some as HTML.
        """
        given = page.meta.get("title")
        typed = vars(page).get("title", given)  # by the navigation in mkdocs.yml, or at the top of its file
        title = page.title if typed is not None else unescape(page._title_from_render or "") or page.title
        page.title = as_html(str(title))
        if given is not None:
            page.meta["title"] = page.title
        _name_safely(page.toc)

    def context(self, page: Any, config: Any, begun: Mapping[str, Any]) -> Any:
        """Return the context of a page as the host makes it, in a process in which the host does not go through pages.

        Buys that pages are rendered on every core. `begun` is the context of the page that the host is building.
        """
        begun["page"].active = False
        page.active, config._current_page = True, page
        context = self.build.get_context(begun["nav"], begun["pages"], config, page)
        return config.plugins.on_page_context(context, page=page, config=config, nav=begun["nav"])

    def frame(self, address: str, config: Any, begun: Mapping[str, Any], *, title: str, content: str) -> Any:
        """Return the context of a page that the host does not know of, at an address from the site's root.

        Buys pages that are in no menu, no search and no map of the site, without a pass of the host for each.
        """
        page = self.pages.Page(
            title, self.files.File.generated(config, f"{address}index.md", content=""), config
        )
        page.content, page.toc, page.canonical_url = content, self.contents([]), None
        page.meta = {"hide": ["navigation", "toc"], "search": {"exclude": True}}
        return self.build.get_context(begun["nav"], begun["pages"], config, page)

    def take_material(self, config: Any) -> None:
        """Set the theme where mkdocs.yml names none, with its search in the place of the host's.

        Buys that a school's mkdocs.yml need not know the theme; the host took its own before any event.
        """
        config.theme = self.theme.Theme(name="material", language="en")
        plain = config.plugins.pop("search", None)
        if plain is not None:
            config.extra_javascript[:] = [one for one in config.extra_javascript if str(one) != HOSTS_SEARCH]
            config.plugins["material/search"] = _search_in_place_of(plain, config)


def _name_safely(links: Iterable[Any]) -> None:
    for link in links:
        link.title = as_html(unescape(link.title))
        _name_safely(link.children)


def _search_in_place_of(plain: Any, config: Any) -> Any:
    """Return the theme's search, set as the host's was, and let the host's hear of no event any more."""
    from material.plugins.search.plugin import (
        SearchPlugin,  # only here is it known that the theme is to be asked
    )

    for name, methods in config.plugins.events.items():
        if name != "config":  # these are being called just now, and its own has been
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not plain]
    search = SearchPlugin()
    search.load_config({"lang": plain.config.lang} if plain.config.lang else {}, config.config_file_path)
    return search


def warn_always() -> None:
    """Have the host say its warnings, and count them in a strict build, when it is told to be quiet.

    Buys that `mkdocs build --quiet --strict` stops at a warning; otherwise it passes over every one.
    """
    for name in HOSTS:
        logger = logging.getLogger(name)
        logger.setLevel(min(logger.level, logging.WARNING))

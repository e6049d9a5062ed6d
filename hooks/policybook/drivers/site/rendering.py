"""Rendering: the pages of policies are put into the theme's template, shared out among processes.

Once every page is known, none depends on another. The host still goes through all pages one after another; for one that
another process has rendered, the template holds nothing but what came of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from jinja2 import Environment

from policybook.drivers.disk import Fork, shares
from policybook.drivers.site.host import Host

POLICY = "shell/policy.html"
RENDERED = "shell/rendered.html"


class Rendering:
    """The rendering of one build's policies."""

    def __init__(
        self, host: Host, environment: Environment, config: Any, pages: Sequence[Any], *, beside: float
    ) -> None:
        """`pages` are the policies' pages, in the host's order; all else takes as long as `beside` of them."""
        self.host = host
        self.environment = environment
        self.config = config
        self.pages = pages
        self.beside = beside
        self.forks: list[Fork[Mapping[str, str]]] | None = None
        self.begun: Mapping[str, Any] = {}
        """The context of the first page that the host built."""
        self.ready: dict[str, str] = {}

    def begin(self, context: Mapping[str, Any]) -> None:
        """Begin with the context of the first page that the host builds: by then all plugins have had their say."""
        if self.forks is None:
            self.begun = dict(context)
            self.forks = []  # what is rendered elsewhere comes by here as well
            read = [
                page for page in self.pages if page.content is not None
            ]  # a "dirty" build reads what has changed
            others = shares(read, lambda _: 1, beside=self.beside)[1:]
            self.forks = [Fork(partial(self._render, pages, context)) for pages in others]
            for page in (page for pages in others for page in pages):
                page.meta["template"] = RENDERED

    def _render(self, pages: Iterable[Any], begun: Mapping[str, Any]) -> dict[str, str]:
        """Render pages as the host does, and return the whole of each by its source address.

        `begun` is the context of the page that the host was building when this began.
        """
        template = self.environment.get_template(POLICY)
        rendered = {}
        for page in pages:
            rendered[page.file.src_uri] = template.render(self.host.context(page, self.config, begun))
            page.active = False
        return rendered

    def rendered(self, page: Any) -> str:
        """Return the whole of a page that was left to another process."""
        uri = page.file.src_uri
        while uri not in self.ready and self.forks:
            self.ready.update(self.forks.pop(0).result())
        return self.ready.pop(uri)

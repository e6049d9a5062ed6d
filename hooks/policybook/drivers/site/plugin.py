"""The plugin: the same site for a school that holds only content, by `plugins: [search, policybook]`."""

from typing import Any

from mkdocs.plugins import BasePlugin

from policybook.drivers.site.site import Site


class PolicybookPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Hands every event to the site. Its options are the settings."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Take the options as they are: the site checks them, in one place for hook and plugin."""
        self.config = options
        self.site = Site(options)
        for event in (name for name in dir(self.site) if name.startswith("on_")):
            setattr(self, event, getattr(self.site, event))
        return [], []

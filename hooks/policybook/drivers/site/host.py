"""The host: MkDocs, or ProperDocs, which carries MkDocs 1.x on under a name of its own."""

from importlib import import_module
from typing import Any


class Host:
    """The host's own classes, found by the configuration it hands over."""

    def __init__(self, config: Any) -> None:
        self.name = name = type(config).__module__.partition(".")[0]
        self.build = import_module(f"{name}.commands.build")
        self.files = import_module(f"{name}.structure.files")
        self.nav = import_module(f"{name}.structure.nav")
        self.toc = import_module(f"{name}.structure.toc")
        self.theme = import_module(f"{name}.theme")
        self.exceptions = import_module(f"{name}.exceptions")

    def stop(self, message: str) -> Exception:
        """Return what, raised, ends the build with one message and no traceback."""
        error: Exception = self.exceptions.PluginError(message)
        return error

"""The look: points the theme at the product's templates, and sets what a school need not think about."""

from contextlib import suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.meta import find_referenced_templates
from markdown.extensions import Extension

import policybook
from policybook.drivers.disk import put
from policybook.drivers.site.host import Host

FEATURES = (
    "content.action.edit",
    "navigation.top",
    "toc.follow",
)
STYLE = "assets/policybook/policybook.css"
JOINED = (STYLE, "assets/policybook/register.css")
"""Stylesheets that the host renders as templates: each includes those of its components, so a page loads one file."""

SCRIPTS = (
    "assets/policybook/menu.js",
    "assets/policybook/review.js",
    "assets/policybook/search.js",
    "assets/policybook/term.js",
)
EXTENSIONS = (
    "attr_list",
    "tables",
    "footnotes",
    "def_list",
    "admonition",
    "md_in_html",
    "toc",
    "pymdownx.superfences",
    "pymdownx.magiclink",
)
"""What the host's own Markdown reads beside the plain, so that other pages are written as policies are."""
FAR_FONT = {
    "text": "Roboto",
    "code": "Roboto Mono",
}  # the theme's own default, which asks another host for it
OPEN: tuple[Any, ...] = (None, {}, [], "assets/images/favicon.png", FAR_FONT)
BRITISH = "en-GB"  # the words of partials/languages/en-GB.html
FAVICON = "assets/policybook/favicon.svg"
LOGO = "policybook/handbook"
PALETTE = (
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "policybook",
        "accent": "policybook",
        "toggle": {"icon": "material/weather-night", "name": "Switch to dark mode"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "policybook",
        "accent": "policybook",
        "toggle": {"icon": "material/weather-sunny", "name": "Switch to light mode"},
    },
)


def templates() -> Path:
    """Return the folder of templates: inside the package when it was installed, beside it in the repository."""
    package = Path(policybook.__file__).parent
    inside = package / "overrides"
    return inside if inside.is_dir() else package.parent.parent / "overrides"


class Compiled(BytecodeCache):
    """Compiled templates, kept from build to build: a fifth of a second each time.

    Each is behind a digest, for a damaged one would crash Python, which does not look.
    """

    def __init__(self, cache: Path) -> None:
        """Keep them below `cache`; where that cannot be written to, they are compiled each time."""
        self.folder = cache / "templates"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template that was kept, if it is as it was."""
        with suppress(OSError, ValueError):  # never kept, or cut short
            digest, code = (self.folder / bucket.key).read_bytes().split(b"\n", 1)
            if digest == _digest(bucket.key, code):
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            put(_digest(bucket.key, code) + b"\n" + code, self.folder / bucket.key)


def _digest(key: str, code: bytes) -> bytes:
    return sha256(f"{jinja2.__version__} {key} ".encode() + code).hexdigest().encode()


def parts(config: Any) -> frozenset[str]:
    """Return the stylesheets that the joined ones include, and that no page asks for."""
    environment = config.theme.get_env()
    trees = [environment.parse(environment.loader.get_source(environment, name)[0]) for name in JOINED]
    return frozenset(filter(None, chain.from_iterable(map(find_referenced_templates, trees))))


def dress(config: Any, host: Host) -> None:
    """Set theme, stylesheets and features; what the school's own mkdocs.yml says stays."""
    if config.theme.name == "mkdocs":  # what the host takes when mkdocs.yml names no theme
        host.take_material(config)
    theme = config.theme
    after_own = 1 if theme.custom_dir else 0
    theme.dirs.insert(after_own, str(templates()))
    given = {} if isinstance(theme, str) else theme
    _default(given, "font", False)
    _default(given, "palette", [dict(scheme) for scheme in PALETTE])
    _default(given, "features", list(FEATURES))
    _default(given, "favicon", FAVICON)
    _default(given, "icon", {} if given.get("logo") else {"logo": LOGO})
    if theme["language"] == "en":
        theme["language"] = BRITISH
    theme.static_templates.update(JOINED)
    config.extra_css.insert(0, STYLE)
    config.extra_javascript[:0] = SCRIPTS


def _default(theme: Any, key: str, value: Any) -> None:
    """Set what the school left open; Material's own defaults for these count as open."""
    if key not in theme or theme[key] in OPEN:
        theme[key] = value


def extend(config: Any, *extensions: Extension) -> None:
    """Add what a school may write its other pages with, as policies are, and what links terms in them."""
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    config.mdx_configs.setdefault("toc", {}).setdefault("permalink", True)
    config.mdx_configs["toc"].setdefault("permalink_title", "Link to this section")
    config.mdx_configs["toc"].setdefault("title", "Contents")
    config.markdown_extensions.extend(extensions)

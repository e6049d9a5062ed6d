"""Headers: what a web server should send with every page, so that a browser runs the theme's scripts and no other.

The Content-Security-Policy is made after the build, from the scripts that stand in the built pages themselves. One is
let through by its digest if a template of the theme holds it; whatever else came into a page is not, and said.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from jinja2 import Environment

from policybook.finding import Finding, Severity

NAME = "_headers"
"""The file that Netlify and Cloudflare Pages read headers from."""
_BEGIN = "# Policybook: what every page is to be sent with\n/*\n"
_POLICY = "Content-Security-Policy"
_FIXED = (  # a page of ours asks for nothing but files of its own site; small pictures stand in the stylesheets
    "default-src 'none'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
_FRAMED = "frame-ancestors 'self'"  # which a <meta> cannot say
_OTHERS = "X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin"
_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_NOT_RUN = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json")
_HOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_FILLED = r"[\w./:~%+ -]*"  # an address within the site, a name: nothing that could end a string
_HEAD = '<meta charset="utf-8">'

Header = tuple[str, str]


def allowed_inline(environment: Environment) -> dict[str, list[re.Pattern[str]]]:
    """Return the inline scripts and styles of all templates, as patterns by what they are: `script`, `style`."""
    shapes: dict[str, list[re.Pattern[str]]] = {"script": [], "style": []}
    for name in environment.list_templates(extensions=["html"]):
        assert environment.loader
        for tag, body in _inline(environment.loader.get_source(environment, name)[0]):
            shapes[tag].append(re.compile(_FILLED.join(map(re.escape, _HOLE.split(body)))))
    return shapes


def page_headers(
    site: Path, shapes: dict[str, list[re.Pattern[str]]]
) -> tuple[tuple[Header, ...], list[Finding]]:
    """Return the headers for a built site, and a finding for each page that holds scripts of somebody else's."""
    known: dict[tuple[str, str], bool] = {}
    findings = []
    for page in sorted(site.rglob("*.html")):
        found = set(_inline(page.read_text(encoding="utf-8")))
        for tag, body in found - known.keys():
            known[tag, body] = any(shape.fullmatch(body) for shape in shapes[tag])
        strange = sorted({tag for tag, body in found if not known[tag, body]})
        if strange:
            findings.append(_strange(page.relative_to(site).as_posix(), strange))
    hashes = {
        tag: sorted(_digest(body) for one, body in known if one == tag and known[one, body]) for tag in shapes
    }
    return ((_POLICY, _policy(hashes["script"], hashes["style"])), *map(_parted, _OTHERS)), findings


def _inline(html: str) -> Iterator[tuple[str, str]]:
    """Give each element of a page that holds a program or a style itself: what it is, and what it holds."""
    for tag, attributes, body in _INLINE.findall(html):
        if body and not _NOT_RUN.search(attributes):
            yield tag, body


def _digest(body: str) -> str:
    return f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'"


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    run = " ".join(["script-src 'self'", *scripts])
    shown = " ".join(["style-src 'self'", *styles])
    return "; ".join([_FIXED, run, shown, _FRAMED])


def _strange(page: str, tags: Iterable[str]) -> Finding:
    named = " and ".join(f"<{tag}>" for tag in tags)
    return Finding(
        code="script-blocked",
        severity=Severity.WARNING,
        path=page,
        message=f"The page holds a {named} that is none of the theme's; browsers will not let it run.",
        help="Put what it is for into a file, named under extra_javascript or extra_css in mkdocs.yml.",
    )


def write_headers(headers: Iterable[Header], *, site: Path) -> None:
    """Write headers where a host of static sites looks for them, below what the school has put there itself."""
    file = site / NAME
    own = file.read_text(encoding="utf-8").partition(_BEGIN)[0] if file.is_file() else ""
    file.write_text(own + as_file(headers), encoding="utf-8")


def read_headers(site: Path) -> tuple[Header, ...]:
    """Return the headers of a built site. Raises OSError where it has none."""
    lines = (site / NAME).read_text(encoding="utf-8").partition(_BEGIN)[2].splitlines()
    return tuple(_parted(line.strip()) for line in lines)


def _parted(line: str) -> Header:
    name, _, value = line.partition(": ")
    return name, value


def write_meta(headers: Iterable[Header], *, site: Path) -> None:
    """Write the policy into each page, for a server whose headers nobody can set."""
    policy = dict(headers)[_POLICY].removesuffix(f"; {_FRAMED}")
    meta = f'{_HEAD}<meta http-equiv="{_POLICY}" content="{escape(policy)}">'
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace(_HEAD, meta, 1), encoding="utf-8")


def as_nginx(headers: Iterable[Header]) -> str:
    """Return headers as nginx takes them, within `server` or `location`."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers)


def as_apache(headers: Iterable[Header]) -> str:
    """Return headers as Apache takes them, in its configuration or in `.htaccess`."""
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers)
    return f"<IfModule mod_headers.c>\n{lines}</IfModule>\n"


def as_file(headers: Iterable[Header]) -> str:
    """Return headers as Netlify and Cloudflare Pages take them."""
    return _BEGIN + "".join(f"  {name}: {value}\n" for name, value in headers)

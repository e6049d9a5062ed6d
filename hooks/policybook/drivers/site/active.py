"""Active files: what a browser would run if a reader opened it, and a policy therefore must not offer."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from policybook.finding import Finding, Severity
from policybook.policy import Policy
from policybook.text import Attachment, is_allowed_address

RUN = frozenset(
    "html htm xhtml xht shtml mht mhtml hta js mjs cjs wasm xml xsl xslt rdf rss atom mathml mml svgz swf jar".split()
)
"""Endings of names by which a web server says that a file is a page or a program."""
_WITHIN = frozenset("script foreignobject iframe object embed handler listener set animate a".split())
_MAY_RUN = re.compile(
    rb"script|\son\w+\s*=|foreignobject|iframe|object|embed|handler|href|\0|&#", re.IGNORECASE
)
_DECLARED = re.compile(rb"<!(?:DOCTYPE[^>\[]*\[|ENTITY)|<\?xml-stylesheet", re.IGNORECASE)


def runs(file: Path) -> bool:
    """Tell whether a browser would run something in a file; a drawing is looked through."""
    ending = file.suffix.lower().removeprefix(".")
    return ending in RUN or (ending == "svg" and _runs_within(file.read_bytes()))


def _runs_within(drawing: bytes) -> bool:
    if _DECLARED.search(drawing):
        return True
    try:
        return any(_is_active(element) for element in fromstring(drawing).iter())  # noqa: S314 # without entities
    except (ParseError, LookupError, ValueError):  # a browser reads a damaged one up to the damage
        return _MAY_RUN.search(drawing) is not None


def _is_active(element: Element) -> bool:
    names = {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}
    return (
        not isinstance(element.tag, str)
        or element.tag.rpartition("}")[2].lower() in _WITHIN
        or any(name.startswith("on") for name in names)
        or not is_allowed_address(names.get("href", ""))
    )


def refused(policy: Policy, attachment: Attachment) -> Finding:
    """Return what is said of an active file that a policy points to."""
    return Finding(
        code="active-attachment",
        severity=Severity.ERROR,
        path=policy.path,
        line=attachment.line,
        column=attachment.column,
        message=f"The file '{attachment.path}' can run a program in a reader's browser; it is not published.",
        help="Put a PDF or a picture in its place.",
    )

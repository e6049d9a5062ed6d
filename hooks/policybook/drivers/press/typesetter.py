"""The typesetter: the one place that knows WeasyPrint, loaded once in each worker process."""

import gc
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urljoin, urlsplit
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from policybook.drivers.disk import end_with_parent
from policybook.drivers.press import archive, targets
from policybook.drivers.press.binding import bind
from policybook.drivers.press.complaints import complaints
from policybook.drivers.press.fetcher import Fetcher, OwnFiles
from policybook.drivers.press.inset import set_in
from policybook.drivers.press.leaves import bind_leaves
from policybook.drivers.press.proof import Proof, Typeface
from policybook.drivers.press.readback import read_back
from policybook.drivers.press.sheet import LONGEST_WITHOUT_CONTENTS, Sheet
from policybook.drivers.press.typeface import typeface_folder
from policybook.finding import Finding

SCREEN_ONLY = frozenset(
    {"footnote-backref", "headerlink", "pb-clause__link"}
)  # to click on, and nobody clicks paper
LABEL = "pb-clause__label"  # a link on the site, to where it stands
SHORT = ".pb-contents { display: none } a.pb-ref::after { content: none !important }"  # pages are few enough to turn
DPI = (
    300  # dots an inch; more is not seen on paper, and a photograph straight from a camera would weigh 20 MB
)
FONTS_CONF = "<fontconfig><dir>{folder}</dir></fontconfig>"
LIKELY_LONG = 5_500  # characters of text on three pages; a wrong guess costs a second rendering, no more

targets.hasten()


@dataclass(frozen=True)
class Setting:
    """One sheet, set."""

    pdf: bytes
    """The finished PDF."""
    pages: int
    """How many pages it has."""
    findings: tuple[Finding, ...]
    """What the typesetter complained of."""
    read: tuple[Path, ...]
    """The files that went into it besides the HTML, or would have if they were there."""


def set_sheet(sheet: Sheet) -> Setting:
    """Return the sheet as a PDF; raises whatever WeasyPrint raises where it cannot be set at all."""
    with _quiet_collector():
        return _set(sheet)


def _set(sheet: Sheet) -> Setting:
    fetcher = Fetcher(sheet.root)
    style, page = parted(sheet.html)
    with complaints(sheet, fetcher) as findings:
        html = HTML(string=page, base_url=f"file:///{quote(sheet.page)}", url_fetcher=fetcher)
        tree = html.etree_element
        findings += set_in(tree, sheet)
        findings += _proof_read(tree, sheet)
        _settle_links(tree)
        document, leaves = bind_leaves(
            sheet,
            tree,
            lambda: _document(sheet, html, style),
            style=_style(style),
            typeface=typeface(),
            render=_render,
        )
        pdf = document.write_pdf(
            pdf_variant=archive.VARIANT,
            finisher=archive.finish,
            attachments=archive.attachments(sheet),
            dpi=DPI,
        )
    read_back(pdf, pages=len(document.pages), leaves=leaves)
    ordered = tuple(sorted(findings, key=lambda finding: finding.line))
    return Setting(pdf, len(document.pages), ordered, tuple(fetcher.read))


def proof_read(sheet: Sheet) -> list[Finding]:
    """Return what would print badly on a sheet, without setting it."""
    tree = HTML(string=parted(sheet.html)[1], base_url="file:///").etree_element
    return [*set_in(tree, sheet), *_proof_read(tree, sheet)]


def _proof_read(tree: Element, sheet: Sheet) -> list[Finding]:
    """Return what would print badly, mended in the tree."""
    _leave_out(tree, SCREEN_ONLY)
    bound = bind(tree, sheet.parts, typeface())
    return bound + Proof(tree, sheet.path or sheet.slug, sheet.source, typeface()).read()


def parted(html: str) -> tuple[str, str]:
    """Return the style within a sheet's HTML, which all sheets share and is parsed once, and the HTML without it."""
    before, _, rest = html.partition("<style>")
    style, _, after = rest.partition("</style>")
    return style, before + after


def warm(style: str) -> None:
    """Load the typeface and parse the style now, so that processes forked from this one need not."""
    typeface()
    HTML(string="<p>Ready</p>", base_url="file:///").render(font_config=_fonts(), stylesheets=[_style(style)])


def begin(style: str) -> None:
    """Begin the work of a process that does nothing but print."""
    parent = multiprocessing.parent_process()
    end_with_parent(parent.pid if parent else None)
    warm(style)
    gc.collect()
    gc.freeze()  # what is loaded stays: clearing up after each document need not walk it


def _document(sheet: Sheet, html: HTML, style: str) -> Document:
    if sheet.parts:  # it says itself where it wants contents
        return _render(html, [_style(style)])
    characters = sum(map(len, html.etree_element.itertext()))
    return _laid_out(html, style, likely_long=characters > LIKELY_LONG)


def _laid_out(html: HTML, style: str, *, likely_long: bool) -> Document:
    """Return the document with a list of contents exactly where it is longer than three pages without one."""
    plain = [_style(style), _style(SHORT)]
    if not likely_long:
        document = _render(html, plain)
        if len(document.pages) <= LONGEST_WITHOUT_CONTENTS:
            return document
    document = _render(html, plain[:1])
    if (
        len(document.pages) > LONGEST_WITHOUT_CONTENTS + 1 or not likely_long
    ):  # the list itself may take a page
        return document
    shorter = _render(html, plain)
    return document if len(shorter.pages) > LONGEST_WITHOUT_CONTENTS else shorter


def _render(html: HTML, styles: list[CSS]) -> Document:
    return html.render(font_config=_fonts(), stylesheets=styles, pdf_variant=archive.VARIANT, dpi=DPI)


def _leave_out(element: Element, classes: frozenset[str]) -> None:
    """Take out every element of these classes, and keep the text that follows it."""
    for child in list(element):
        _leave_out(child, classes)
        if classes & set((child.get("class") or "").split()):
            kept = list(element)
            before = kept[kept.index(child) - 1] if kept[0] is not child else None
            if before is None:
                element.text = (element.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            element.remove(child)


def _settle_links(tree: Element) -> None:
    """Make links to other pages whole addresses, or plain text where the site's address is not known.

    The label of a clause, which on the site is the link to it, is plain text.
    """
    for label in [one for one in tree.iter("a") if one.get("class") == LABEL]:
        label.tag, label.attrib = "span", {"class": LABEL}
    canonical = tree.find(".//link[@rel='canonical']")
    page = "" if canonical is None else canonical.get("href", "")
    for link in tree.iter("a"):
        target = link.get("href")
        if target is None or target.startswith("#") or urlsplit(target).scheme:
            continue
        if urlsplit(page).scheme:
            link.set("href", urljoin(page, target))
        else:
            del link.attrib["href"]


@cache
def _fonts() -> FontConfiguration:
    """Return a configuration that knows our typeface alone: a machine's own fonts would print other glyphs."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "fonts.conf")
        file.write_text(FONTS_CONF.format(folder=escape(str(typeface_folder()))), encoding="utf-8")
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            return FontConfiguration()
        finally:
            os.environ.pop("FONTCONFIG_FILE")
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before


@cache
def typeface() -> Typeface:
    """Return the characters that the typeface has."""
    return Typeface(_characters("Regular", "Semibold"), _characters("It", "SemiboldIt"))


def _characters(*cuts: str) -> frozenset[int]:
    return frozenset.intersection(*map(_glyphs, cuts))


def _glyphs(cut: str) -> frozenset[int]:
    with TTFont(typeface_folder() / f"SourceSansPro-{cut}.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _style(text: str) -> CSS:
    return CSS(string=text, font_config=_fonts(), url_fetcher=OwnFiles())


@contextmanager
def _quiet_collector() -> Iterator[None]:
    """Disable the garbage collector while a document is laid out, whose tree only grows; then collect.

    What is done within must keep nothing of the document.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()  # boxes point at their parents and back, so nothing else frees a document

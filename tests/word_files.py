"""Word files for tests: a .docx written from raw XML, so that a test says exactly what stands in it."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{at}"><w:name w:val="heading {at}"/>'
    f'<w:pPr><w:outlineLvl w:val="{at - 1}"/></w:pPr></w:style>'
    for at in range(1, 10)
) + (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f0300"
    "0600057f02fe0b0000000049454e44ae426082"
)


def docx(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    pictures: Mapping[str, str] | None = None,
) -> bytes:
    """Return a .docx.

    `body` is what stands in `w:body`, `numbering` and `styles` what stands in theirs (beside the usual headings),
    `links` addresses by relationship, `pictures` parts by relationship, `parts` any others by their names: one named
    `word/footnotes.xml` is related to the text as footnotes are.
    """
    held = {"word/styles.xml": root("styles", STYLES + styles), **(parts or {})}
    if numbering:
        held["word/numbering.xml"] = root("numbering", numbering)
    related = [
        relation(f"p{at}", name.removeprefix("word/").rstrip(".xml0123456789"), name.removeprefix("word/"))
        for at, name in enumerate(held)
        if name.startswith("word/") and name.endswith(".xml")
    ]
    related += [relation(key, "hyperlink", target, outside=True) for key, target in (links or {}).items()]
    related += [
        relation(key, "image", target, outside="://" in target) for key, target in (pictures or {}).items()
    ]
    return zipped({
        "_rels/.rels": relations([relation("m", "officeDocument", "word/document.xml")]),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(related),
        **held,
    })  # fmt: skip


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return parts as a zip file."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in parts.items():
            written.writestr(name, data)
    return file.getvalue()


def root(name: str, content: str) -> str:
    """Return a part of XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {SPACES}>{content}</w:{name}>'


def relations(rows: list[str]) -> str:
    """Return a part of relationships."""
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(rows)}</Relationships>'


def relation(key: str, kind: str, target: str, *, outside: bool = False) -> str:
    """Return one relationship."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{key}" Type="{_KINDS}{kind}" Target={quoteattr(target)}{mode}/>'


def p(
    words: str = "", *, num: int | None = None, level: int | None = None, style: str = "", more: str = ""
) -> str:
    """Return a paragraph; words that begin with `<` are runs already."""
    listed = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    listed += f'<w:numId w:val="{num}"/>' if num is not None else ""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        f"<w:numPr>{listed}</w:numPr>" if listed else ""
    )
    runs = words if words.startswith("<") else r(words)
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{runs}</w:p>"


def r(words: str, more: str = "") -> str:
    """Return a run; `more` are its properties: `<w:b/>`."""
    text = f'<w:t xml:space="preserve">{escape(words)}</w:t>' if words else ""
    return f"<w:r><w:rPr>{more}</w:rPr>{text}</w:r>"


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
    return mark.format("begin") + told + mark.format("separate") + result + mark.format("end")


def table(*rows: str, more: str = "") -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr>{more}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, more: str = "") -> str:
    """Return a row; a cell that begins with `<` is one already."""
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"


def cell(words: str, more: str = "") -> str:
    """Return a cell; words that begin with `<` are blocks already."""
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{words if words.startswith('<') else p(words)}</w:tc>"


def lvl(at: int, text: str, form: str = "decimal", *, start: int | None = 1, more: str = "") -> str:
    """Return a level of a list."""
    begins = f'<w:start w:val="{start}"/>' if start is not None else ""
    shape = f'<w:numFmt w:val="{form}"/>' if form else ""
    return f'<w:lvl w:ilvl="{at}">{begins}{shape}{more}<w:lvlText w:val={quoteattr(text)}/></w:lvl>'


def abstract(name: int, *levels: str, more: str = "") -> str:
    """Return an abstract list."""
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, *overrides: str) -> str:
    """Return a concrete list."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def start_at(at: int, start: int) -> str:
    """Return what begins a level of a concrete list with a number of its own."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def own_level(at: int, level: str) -> str:
    """Return what puts a level of its own into a concrete list."""
    return f'<w:lvlOverride w:ilvl="{at}">{level}</w:lvlOverride>'


def numbered_style(name: str, num_id: int, level: int | None = None, based: str = "") -> str:
    """Return a style of paragraphs that are in a list."""
    at = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    listed = f'<w:numId w:val="{num_id}"/>' if num_id >= 0 else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{on}'
        f"<w:pPr><w:numPr>{at}{listed}</w:numPr></w:pPr></w:style>"
    )

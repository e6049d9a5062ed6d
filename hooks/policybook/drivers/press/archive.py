"""The finishing touch that makes a PDF accessible (PDF/UA-1) and archival (PDF/A-3a) at once.

WeasyPrint writes either identifier, not both; and a PDF/A file may carry the PDF/UA one only if an extension schema
describes it. Both go into the one RDF block of the metadata, because a second block breaks the first. And a list item
whose text is in paragraphs lacks the body that PDF/UA wants in it. The policy's Markdown goes along as an attachment.
"""

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import pydyf
from weasyprint import Attachment

from policybook.drivers.press.sheet import Sheet

VARIANT = "pdf/a-3a"
UNDATED = datetime(1980, 1, 1)  # noqa: DTZ001  WeasyPrint wants a date for an attachment, and `finish` takes it out again

_IDENTIFIER_AND_SCHEMA = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
    rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def attachments(sheet: Sheet) -> list[Attachment]:
    """Return the Markdown of every policy in the document as an attachment, where it is known."""
    own = [(PurePosixPath(sheet.path or f"{sheet.slug}.md").name, sheet.source)]
    sources = [(part.name, part.source) for part in sheet.parts] or own
    return [
        Attachment(
            string=source,
            name=name,
            description="The text from which this document was made",
            created=UNDATED,
            modified=UNDATED,
            relationship="Source",
        )
        for name, source in sources
        if source
    ]


def finish(document: Any, pdf: Any) -> None:
    """Make a PDF/A file that WeasyPrint is about to write a PDF/UA-1 file as well; WeasyPrint's `finisher`."""
    _identify(pdf)
    _undate(pdf)
    for element in [one for one in pdf.objects if isinstance(one, dict) and one.get("S") == "/LI"]:
        _give_body(element, pdf)


def _identify(pdf: Any) -> None:
    """Add the PDF/UA-1 identifier and its schema to the metadata."""
    metadata = _object(pdf.catalog["Metadata"], pdf)
    (packet,) = metadata.stream
    metadata.stream = [packet.replace(b"</rdf:RDF>", _IDENTIFIER_AND_SCHEMA + b"</rdf:RDF>")]


def _undate(pdf: Any) -> None:
    """Take the dates off attachments: a file's date differs between machines, and so would the PDF."""
    for stream in pdf.objects:
        if getattr(stream, "extra", {}).get("Type") == "/EmbeddedFile":
            del stream.extra["Params"]["CreationDate"], stream.extra["Params"]["ModDate"]


def _give_body(item: Any, pdf: Any) -> None:
    """Put what stands in a list item beside its mark and its body into a body."""
    loose = [kid for kid in item["K"] if _object(kid, pdf)["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for kid in loose:
        _object(kid, pdf)["P"] = body.reference
    item["K"] = pydyf.Array([kid for kid in item["K"] if kid not in loose] + [body.reference])


def _object(reference: str, pdf: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]

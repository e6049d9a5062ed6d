"""Pictures: what the bytes of one are, whatever its name says, and whether it is printed in bounded time and space."""

import warnings
from io import BytesIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from PIL import Image, ImageFile

from policybook.drivers.press.drawings import SVG, trouble

KINDS = (
    "PNG",
    "JPEG",
    "GIF",
    "WEBP",
)  # what browsers show as well; the library knows forty more, some of which run programs
BYTES = 40_000_000  # of a file; a photograph straight from a camera has 20 million
PIXELS = 60_000_000  # of a picture decoded, 240 MB in memory; a large camera's has 50 million
TOO_FINE = f"it has more than {PIXELS // 1_000_000} million pixels"
DEEPEST = 200  # elements within each other in a drawing; those of drawing programs have twenty


class NotReadableError(ValueError):
    """A picture that may not or cannot be read; its text is for the person who wrote its name."""


def kind_of(data: bytes) -> str:
    """Return the media type of a picture's bytes, all of which can be read; raises NotReadableError for any other."""
    if len(data) > BYTES:
        raise NotReadableError(f"the file has more than {BYTES // 1_000_000} MB")
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # what the library finds odd is not for a clerk; what it cannot read is
        try:
            picture = Image.open(BytesIO(data), formats=KINDS)
        except Image.DecompressionBombError as error:  # the library's own bound, above ours
            raise NotReadableError(TOO_FINE) from error
        except Exception:  # it raises whatever its many readers do
            return _kind_of_drawing(data)
        return _kind_of_photograph(picture)


def _kind_of_photograph(picture: Image.Image) -> str:
    if picture.width * picture.height > PIXELS:
        raise NotReadableError(TOO_FINE)
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint would have half a picture rather than none
    try:
        picture.load()
    except Exception as error:
        raise NotReadableError("the file is damaged") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    return Image.MIME.get(picture.format or "", "image/jpeg")  # a phone's JPEG may call itself something else


def _kind_of_drawing(data: bytes) -> str:
    try:
        root = _drawing(data)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, NotReadableError):
            raise
        raise NotReadableError("the file is not a picture that we can read") from error
    if reason := trouble(root):
        raise NotReadableError(reason)
    return "image/svg+xml"


def _drawing(data: bytes) -> Element:
    """Return a drawing's tree, of which nothing is defined elsewhere or by itself."""
    tree, parser = TreeBuilder(), expat.ParserCreate(namespace_separator="}")
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 1 and name != f"{SVG}svg".removeprefix("{"):
            raise ValueError("no drawing")
        if depth > DEEPEST:
            raise NotReadableError(f"it is nested more than {DEEPEST} deep")
        tree.start(_named(name), {_named(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        tree.end(_named(name))

    def entity(*_: object) -> None:
        raise NotReadableError("it defines entities (<!ENTITY …>), which may stand for any amount of text")

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = tree.data, entity
    parser.Parse(data, True)
    return tree.close()


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name

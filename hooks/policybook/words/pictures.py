"""Pictures: those of a document, taken out under names of their own where a browser can show them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from policybook.words.document import Paragraph
from policybook.words.package import Package

LARGEST = 20_000_000  # bytes of one picture
FOLDER = "images"
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_OTHERS = (".emf", ".wmf", ".tif", ".tiff", ".bmp", ".svg", ".eps")


@dataclass
class Pictures:
    """The pictures of one document, as they are met."""

    package: Package
    """Where they are."""
    targets: Mapping[str, str]
    """Their parts by relationship."""
    slug: str
    """The policy's short name, with which their own begin."""
    files: dict[str, bytes] = field(default_factory=dict)
    """The bytes of each by the name under which it is to lie beside the policy."""
    names: dict[str, str] = field(default_factory=dict)
    """The name of each by its part."""

    def take(self, key: str, alternative: str, holder: Paragraph) -> str:
        """Return a picture's Markdown; "" where it cannot be taken, which is remarked at the paragraph holding it."""
        part = self.targets.get(key, "")
        name = self.names.get(part) or self._name(part)
        if not name:
            holder.remarks.append(("picture-left-out", _why(part, self.package)))
            return ""
        if not alternative:
            said = f"The picture {name} has no alternative text; say in the brackets before it what it shows."
            holder.remarks.append(("no-alternative-text", said))
        plain = alternative.replace("[", "(").replace("]", ")").replace("\\", "/")
        return f"![{plain}]({name})"

    def _name(self, part: str) -> str:
        inside = part and "://" not in part and part.lower() in self.package.names
        data = self.package.part(part, most=LARGEST) if inside else None
        kind = kind_of(data or b"")
        if not kind or data is None:
            return ""
        name = f"{FOLDER}/{self.slug}-{len(self.files) + 1}.{kind}"
        self.files[name], self.names[part] = data, name
        return name


def kind_of(data: bytes) -> str:
    """Return the ending of a picture's name by its first bytes; "" for what is no picture that browsers show."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for begins, kind in _KINDS if data.startswith(begins)), "")


def _why(part: str, package: Package) -> str:
    if not part:
        return "A drawing, a chart or a shape stands here; it is left out. Save it as a picture (PNG) and put that in."
    if part.lower().endswith(_OTHERS):
        return f"The picture {part} is left out: browsers cannot show its format. Save it as PNG and put that in."
    if part.lower() not in package.names:
        return (
            f"The picture {part} lies outside the file and is left out. Insert it in Word, or add it by hand."
        )
    return f"The picture {part} is left out: what is stored under that name is no picture."

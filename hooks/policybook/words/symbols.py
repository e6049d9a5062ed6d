"""Symbols: signs of Wingdings, Webdings and Symbol, which are letters with another face, as signs of Unicode."""

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪",
    0xA8: "◻", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x21: "✏", 0x22: "✂",
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xAE: "→", 0xB3: "≥", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB4: "×",
           0xD4: "™", 0xD2: "®", 0xD3: "©", 0x2D: "−", 0xB9: "≠"}  # fmt: skip
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
BULLETS = frozenset("•●▪◦·‣⁃■➢❖◆▶➔→✓□❑❒⬥o§–-*")
"""Signs that are bullets where a gap follows them at the start of a paragraph."""


def sign(code: int, font: str) -> str:
    """Return the sign that a letter of a font of signs shows; `UNKNOWN` where it is not known."""
    table = _SYMBOL if font.lower() == "symbol" else _WINGDINGS
    other = _WINGDINGS if table is _SYMBOL else _SYMBOL
    at = code - 0xF000 if code >= 0xF000 else code
    return table.get(at) or other.get(at) or UNKNOWN


def coded(code: str, font: str) -> str:
    """Return the sign that a `w:sym` shows by its code in hexadecimal figures; `UNKNOWN` where it is not known."""
    figures = 0 < len(code) < 6 and not set(code.lower()) - set("0123456789abcdef")
    return sign(int(code, 16), font) if figures else UNKNOWN


def shown(text: str, font: str) -> str:
    """Return text with letters of Unicode's private area, and all those of Wingdings, as the signs they show."""
    if font.lower().startswith(("wingdings", "webdings")):
        return "".join(one if one.isspace() else sign(ord(one), font) for one in text)
    if not any("\uf000" <= one <= "\uf0ff" for one in text):
        return text
    return "".join(sign(ord(one), font) if "\uf000" <= one <= "\uf0ff" else one for one in text)

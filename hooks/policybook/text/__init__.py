"""Text: a policy's Markdown, read once into tokens that know their lines, and what every layer asks of those."""

from policybook.text.allowed import (
    ATTRIBUTES,
    BLOCKS,
    CONTENT_TOO,
    INLINE,
    SCHEMES,
    is_allowed_address,
)
from policybook.text.attachments import Attachment, attachments, pictures
from policybook.text.harmless import words_of_html
from policybook.text.paragraphs import Paragraph
from policybook.text.parser import Text, parse
from policybook.text.rendering import element, render, text_token
from policybook.text.running_text import (
    BREAK,
    HEADINGS,
    OBJECT,
    RAW_TAG,
    RunningText,
    Span,
    position,
    running_text,
    running_texts,
)
from policybook.text.sheet_code import html_words, sheet_digest
from policybook.text.staff_parts import page_parts, public_body
from policybook.text.text_code import read_code, text_code, text_digest
from policybook.text.text_code_v1 import text_code_v1, words
from policybook.text.tokens import Place, end_of, inline_tokens, plain_words
from policybook.text.units import CELL, END, LINK, LOWERED, NOTE, PICTURE, RAISED, STRUCK, Unit, read_units

__all__ = [
    "ATTRIBUTES",
    "BLOCKS",
    "BREAK",
    "CELL",
    "CONTENT_TOO",
    "END",
    "HEADINGS",
    "INLINE",
    "LINK",
    "LOWERED",
    "NOTE",
    "OBJECT",
    "PICTURE",
    "RAISED",
    "RAW_TAG",
    "SCHEMES",
    "STRUCK",
    "Attachment",
    "Paragraph",
    "Place",
    "RunningText",
    "Span",
    "Text",
    "Unit",
    "attachments",
    "element",
    "end_of",
    "html_words",
    "inline_tokens",
    "is_allowed_address",
    "page_parts",
    "parse",
    "pictures",
    "plain_words",
    "position",
    "public_body",
    "read_code",
    "read_units",
    "render",
    "running_text",
    "running_texts",
    "sheet_digest",
    "text_code",
    "text_code_v1",
    "text_digest",
    "text_token",
    "words",
    "words_of_html",
]

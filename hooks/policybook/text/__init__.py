"""Text: a policy's Markdown, read once into tokens that know their lines, and what every layer asks of those."""

from policybook.text.attachments import Attachment, attachments
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
from policybook.text.text_code import read_code, text_code, words
from policybook.text.tokens import Place, end_of, inline_tokens

__all__ = [
    "BREAK",
    "HEADINGS",
    "OBJECT",
    "RAW_TAG",
    "Attachment",
    "Paragraph",
    "Place",
    "RunningText",
    "Span",
    "Text",
    "attachments",
    "element",
    "end_of",
    "inline_tokens",
    "parse",
    "position",
    "read_code",
    "render",
    "running_text",
    "running_texts",
    "text_code",
    "text_token",
    "words",
]

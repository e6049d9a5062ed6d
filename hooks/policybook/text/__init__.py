"""Text: a policy's Markdown, read into its outline and its words, and rendered with the clauses marked."""

from policybook.text.attachments import Attachment, attachments
from policybook.text.parser import read_outline
from policybook.text.render import EXTENSIONS, ClauseExtension, convert
from policybook.text.running_text import HEADINGS, RunningText, running_texts
from policybook.text.text_code import read_code, text_code, words

__all__ = [
    "EXTENSIONS",
    "HEADINGS",
    "Attachment",
    "ClauseExtension",
    "RunningText",
    "attachments",
    "convert",
    "read_code",
    "read_outline",
    "running_texts",
    "text_code",
    "words",
]

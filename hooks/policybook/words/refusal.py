"""Refusals: why a file is not taken in, in words that a clerk can act on."""

from collections.abc import Sequence


class Refused(Exception):  # noqa: N818 - what is refused is no error of the program
    """A file that is not taken in, with the way to mend it."""

    def __init__(self, code: str, message: str, remedy: str, places: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = remedy
        self.places = tuple(places)
        """Where in the file it is, a line each."""

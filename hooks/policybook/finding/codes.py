"""Codes: the one table of all kinds of findings, by number. `docs/help/findings.md` explains each of its rows."""

from dataclasses import dataclass

from policybook.finding.finding import Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
ON_PAPER = range(650, 700)  # what only printing tells


@dataclass(frozen=True)
class Code:
    """One kind of finding."""

    number: int
    """Its number: the first figure says what it is about, the others never change and are never given again."""
    severity: Severity
    """How much it matters at most; a place can weigh less, as in a policy that is withdrawn."""
    name: str
    """Its name in the code and in front matter."""
    meaning: str
    """What it means, in one sentence."""

    @property
    def shown(self) -> str:
        """The number as people read it: `PB201`."""
        return f"PB{self.number}"

    @property
    def on_paper(self) -> bool:
        """Whether only printing tells it."""
        return self.number in ON_PAPER


_ROWS = (
    # 1xx: the front matter
    Code(101, E, "empty-file", "The file is empty."),
    Code(102, E, "no-front-matter", "The file does not begin with front matter."),
    Code(103, E, "front-matter-not-first", "Something stands above the front matter."),
    Code(104, E, "front-matter-not-closed", "Nothing closes the front matter."),
    Code(105, E, "front-matter-too-long", "The front matter is too long to be meant."),
    Code(106, E, "front-matter-unreadable", "A line of the front matter cannot be read."),
    Code(110, E, "no-title", "The policy has no title."),
    Code(111, E, "unknown-key", "A key is none that we know, so its value is published nowhere."),
    Code(112, E, "duplicate-key", "A key is given twice, and only the first value counts."),
    Code(113, E, "bad-value", "A value cannot be what its key takes, so it is left out."),
    Code(114, E, "value-cut", "The end of a value is lost, because a # begins a remark."),
    Code(115, E, "title-doubled", "Two policies in force have one title."),
    Code(116, W, "unknown-policy", "The front matter names a policy that the handbook does not have."),
    Code(
        117,
        N,
        "control-data-missing",
        "The front matter leaves something open that the page will show as open.",
    ),
    Code(121, W, "accepted-unbound", "A finding is accepted whatever its words come to be."),
    Code(122, N, "accepted-needless", "A finding is accepted that is not there."),
    Code(128, E, "hidden-sign", "A name holds signs that nobody can see, by which it can pass for another."),
    Code(
        131,
        E,
        "text-contradicts",
        "The text and the front matter say two different things of one date or person.",
    ),
    Code(132, N, "taken-from-text", "The front matter leaves something open, and it is taken from the text."),
    Code(133, N, "typed-twice", "The text says once more what the front matter says."),
    Code(134, N, "approved-in-text", "The text says who approved the policy, and the front matter does not."),
    Code(135, N, "text-date", "The text has a date of its review or adoption that cannot be read."),
    # 2xx: clauses, and how the text is built
    Code(201, N, "label-gap", "A number is missing between two clauses."),
    Code(202, N, "label-repeat", "Two clauses that follow each other have one number."),
    Code(203, N, "label-back", "The numbers of clauses step backwards."),
    Code(204, N, "label-mixed", "Clauses of one list are punctuated differently."),
    Code(205, N, "address-doubled", "A clause cannot be told from an earlier one by its number."),
    Code(206, W, "heading-unmarked", "A line reads like a heading and is none."),
    Code(207, W, "html-not-closed", "An HTML tag or a comment is never closed, or closes nothing."),
    Code(
        208, N, "label-late", "A list begins in the middle, at a number or letter that nothing goes before."
    ),
    Code(209, N, "label-automatic", "Every number of a list is typed 1, so they are counted."),
    Code(210, W, "label-doubtful", "A line begins like a clause and is read as words."),
    Code(211, N, "heading-typed-plain", "A line looks like a heading and is a paragraph."),
    Code(212, N, "contents-typed", "A list of contents is typed in the text."),
    Code(
        213,
        W,
        "bullets-unread",
        "Lines begin with a bullet that is not read as one, so they run into one paragraph.",
    ),
    Code(214, N, "lines-run-on", "Lines that seem to belong apart become one paragraph."),
    Code(215, W, "standing-in-text", "The text says that the policy is still a draft."),
    Code(216, W, "still-to-fill-in", "A place in the text is still to be filled in."),
    Code(217, N, "bookmark-left", "A word processor has left a bookmark in the text."),
    Code(218, N, "page-break", "The text asks for a new page."),
    # 3xx: references and links
    Code(301, W, "reference-to-nothing", "The text cites a clause, section or appendix that is not there."),
    Code(302, W, "reference-unclear", "What the text cites can be one of several."),
    Code(303, W, "reference-title", "The text cites a section by a number and by the title of another."),
    Code(304, W, "reference-to-withdrawn", "The text cites a policy that has been withdrawn."),
    Code(305, N, "absent-policy", "The text names a policy that the handbook does not have."),
    Code(306, E, "link-to-nothing", "A link leads to a page that is not there."),
    # 4xx: terms
    Code(401, W, "term-doubled", "A term is defined twice in one place."),
    Code(402, W, "alias-doubled", "One name stands for two terms."),
    Code(403, W, "see-nowhere", "An entry of a glossary leads to a term that is not defined."),
    Code(404, N, "term-redefined", "A policy defines a term of the glossary for itself."),
    Code(405, W, "unknown-exception", "The front matter says no to a term that is not defined."),
    Code(406, N, "term-unused", "A term is defined and used nowhere."),
    Code(407, N, "term-doubtful", "A word may be meant as defined, and is not read so."),
    # 5xx: reviews and dates
    Code(501, E, "dates-backwards", "One date comes before another that it must follow."),
    Code(502, W, "review-contradiction", "The next review is not when the interval says."),
    Code(
        503,
        N,
        "interval-without-start",
        "There is no date from which the interval between reviews can be counted.",
    ),
    Code(504, N, "review-far-ahead", "The next review is more than ten years ahead."),
    Code(505, N, "date-to-come", "Something that is said to have happened is still to come."),
    Code(506, N, "ratified-undated", "Nothing says when the policy was ratified."),
    Code(507, W, "minute-contradiction", "A minute names another day than the decision that it records."),
    Code(508, W, "minute-doubled", "One item of one meeting is the minute of two policies."),
    Code(
        509, W, "body-contradiction", "A minute is of another body than the one that is said to have decided."
    ),
    Code(510, W, "approval-level", "A policy was approved by somebody whose it is not to approve."),
    Code(511, W, "in-force-unratified", "A policy says from when it applies, and nobody has ratified it."),
    # 6xx: files; from 650 on, paper
    Code(601, E, "slug-doubled", "Two files would have one address, so the second is not published."),
    Code(602, E, "not-utf-8", "The file is not UTF-8, so some letters may be wrong."),
    Code(603, W, "not-markdown", "A text lies among the policies that is not published."),
    Code(604, E, "missing-attachment", "A picture or file is not where the policy says."),
    Code(
        605,
        W,
        "markup-removed",
        "The text holds HTML or an address that a policy must not hold, and it is left out.",
    ),
    Code(606, E, "address-taken", "A file beside a policy would take the place of a policy's page or PDF."),
    Code(607, E, "too-large", "The file is larger than any policy, and is left out."),
    Code(608, E, "not-text", "The file is no text, and is left out."),
    Code(609, E, "control-character", "The text holds a character that is no letter and that nobody sees."),
    Code(610, E, "merge-conflict", "Two changes of one text did not go together, and git has left both."),
    Code(
        611,
        E,
        "nested-too-deeply",
        "Lists, quotations or tags stand within each other too deeply to be shown.",
    ),
    Code(612, E, "link-refused", "A file is a link out of its folder."),
    Code(613, E, "name-doubled", "Two files have one name on some systems, and only one is read."),
    Code(614, E, "name-unreadable", "The name of a file has characters that cannot be shown."),
    Code(615, E, "no-words", "The policy has no text."),
    Code(616, W, "synonyms-unread", "A group of words that mean the same to the search cannot be read."),
    Code(617, W, "meeting-unread", "A meeting in the school's calendar cannot be read, and is left out."),
    Code(620, E, "staff-not-closed", "A part for staff is never closed, so all that follows is for staff."),
    Code(621, E, "staff-not-read", "A line looks like the edge of a part for staff and is not read as one."),
    Code(622, E, "public-names-staff", "A public text names, cites or leads to what is for staff."),
    Code(623, E, "public-means-staff", "A public text uses a word whose meaning is for staff."),
    Code(624, E, "staff-word-leaked", "Something built for everybody holds a word that only staff have."),
    Code(631, W, "script-blocked", "A page holds a script or a style that browsers will not let run."),
    Code(
        632,
        E,
        "active-attachment",
        "A policy offers a file that a browser would run, and it is not published.",
    ),
    Code(
        633,
        E,
        "sample-left",
        "Something of the sample school is still here, and would be published as the school's own.",
    ),
    Code(650, E, "not-printed", "A PDF could not be made."),
    Code(651, E, "handbook-not-printed", "The PDF of the whole handbook could not be made."),
    Code(652, W, "print-doubtful", "A PDF may not look as meant."),
    Code(653, W, "picture-not-printed", "A picture is not in the PDF."),
    Code(654, W, "picture-without-words", "A picture has no words for those who do not see it."),
    Code(656, W, "heading-level-skipped", "A heading is more than one level below the one before it."),
    Code(657, W, "table-ragged", "The rows of a table have different lengths."),
    Code(658, W, "character-not-printed", "The typeface of the PDF lacks a character."),
    Code(659, E, "link-to-nowhere", "A link leads to a place that this policy does not have."),
    Code(660, W, "element-not-printed", "A tag in the text is not printed."),
    Code(661, W, "style-not-printed", "A style in the text is not printed."),
    Code(662, W, "attachment-refused", "A link asks for a file to be put into the PDF, and it is not."),
    Code(663, W, "link-not-printed", "A link is no address of the web or of mail."),
)

CODES = {code.name: code for code in _ROWS}
"""Every kind of finding by its name, in the order of numbers."""


def code_named(typed: str) -> Code | None:
    """Return the kind that a person means by its name or number, `label-gap` or `PB201`; None where there is none."""
    wanted = typed.strip().casefold()
    return CODES.get(wanted) or next((code for code in _ROWS if code.shown.casefold() == wanted), None)

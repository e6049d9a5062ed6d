"""The form of a policy's front matter: which keys there are and what each may hold."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema

from policybook.dates import DEFAULT_TERMS, Interval, When, WhenError, read_interval, read_when

AUDIENCES = ("public", "staff")
"""Who a text is for: everybody, or staff alone."""
LONGEST = 300  # characters; twice the longest title or reason seen in a school's policies
MOST = 50  # names in a list; no school has as many signatories, and no policy as many names
_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{16}")  # Crockford's base 32: no I, L, O or U


class FormError(ValueError):
    """A value that will not do, with what to write instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.help = remedy


def _one(value: Any) -> str:
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise FormError(
                f"is {len(value):,} characters long; the most we take is {LONGEST}.", "Say it in fewer words."
            )
        return value
    kind = "a list" if isinstance(value, list) else "lines below it"
    raise FormError(f"takes one value, not {kind}.", "Write the value on the same line as the key.")


def _when(value: Any, info: ValidationInfo) -> When:
    terms = (info.context or {}).get("terms", DEFAULT_TERMS)
    return read_when(_one(value), terms)


def _interval(value: Any) -> Interval:
    return read_interval(_one(value))


def _days(value: Any) -> int:
    text = _one(value).removesuffix("days").strip()
    if not text.isascii() or not text.isdigit() or int(text) > 730:  # two years: no school warns earlier
        raise FormError(f"'{value}' is not a number of days up to 730.", "Write 60, for instance.")
    return int(text)


def _texts(value: Any) -> list[str]:
    if isinstance(value, list | dict) and len(value) > MOST:
        raise FormError(
            f"has {len(value):,} entries; the most we take is {MOST}.", "Keep the ones that matter."
        )
    if isinstance(value, str):
        if "," in value:
            parts = ", ".join(part.strip() for part in value.split(","))
            raise FormError(
                f"'{value}' is read as one name.", f"Write [{parts}] for several, or leave out the comma."
            )
        return [_one(value)]
    if isinstance(value, list):
        return [_one(item) for item in value if item is not None]
    raise FormError("takes a list of names.", "Write [Chair of Governors, Headteacher], for instance.")


def _code(value: Any) -> str:
    typed = "".join(_one(value).upper().split()).replace("-", "")
    if not _CODE.fullmatch(typed):
        raise FormError(f"'{value}' is not a text code.", "Write it as it is printed: 7F3A-91C2-KM4T-0B5D.")
    return "-".join(typed[at : at + 4] for at in range(0, 16, 4))


def _act(value: Any) -> Any:
    if isinstance(value, list):
        raise FormError(
            "takes a date, or by: and on: below it, not a list.",
            "Write on: 2026-03-01 below it, for instance.",
        )
    return {"on": value} if isinstance(value, str) else value


def _reasons(value: Any) -> Any:
    if not isinstance(value, dict):
        raise FormError(
            "takes, on lines of their own below it, the names of findings with the reason after each.",
            "Write label-gap: as adopted from the council below it, for instance.",
        )
    if len(value) > MOST:
        raise FormError(f"has {len(value):,} entries; the most we take is {MOST}.", "Mend some of them.")
    return value


def _reason(value: Any) -> str:
    if value is None:
        raise FormError(
            "does not say why.", "Write the reason after it, such as: as adopted from the council."
        )
    return _one(value)


def _audience(value: Any) -> str:
    typed = _one(value).strip().lower()
    if typed not in AUDIENCES:
        raise FormError(f"'{value}' is no audience.", "Write public, or staff.")
    return typed


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


_PLAIN: dict[str, Any] = {
    "type": ["string", "number", "boolean"]
}  # editors guess at a value, we read it as typed
_DATE = {
    "description": "A day (2026-12-08), a month (2026-12), a term (autumn term 2026) or academic year 2026/2027."
}
Text = Annotated[str, BeforeValidator(_one), WithJsonSchema({**_PLAIN, "maxLength": LONGEST})]
Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(_texts),
    WithJsonSchema({"anyOf": [_PLAIN, {"type": "array", "items": _PLAIN, "maxItems": MOST}]}),
]
Reason = Annotated[str, BeforeValidator(_reason), WithJsonSchema(_PLAIN)]
Date = Annotated[When, BeforeValidator(_when), WithJsonSchema({**_PLAIN, **_DATE})]
Every = Annotated[Interval, BeforeValidator(_interval), WithJsonSchema(_PLAIN)]
Days = Annotated[int, BeforeValidator(_days), WithJsonSchema({"type": ["integer", "string"]})]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=_hyphenated, arbitrary_types_allowed=True)


class ActForm(_Part):
    """`reviewed:`."""

    by: Text | None = None
    """Who did it: a body or a role."""
    on: Date | None = None
    """When."""
    minute: Text | None = None
    """Where the minutes say so."""


class RatifiedForm(ActForm):
    """`ratified:`, which may say by its code which text it was."""

    code: Annotated[str, BeforeValidator(_code)] | None = None
    """The text code of the words that were adopted; `policybook ratify` writes it."""


class ApprovedForm(RatifiedForm):
    """`approved:`, what a head or a committee adopted where that is theirs to do."""

    level: Text | None = None
    """At which level it was decided, in the school's words."""


class WithdrawalForm(_Part):
    """`withdrawn:`."""

    on: Date | None = None
    """From when it is no longer in force."""
    replaced_by: Text | None = None
    """The policy that took its place, by the name of its file."""
    reason: Text | None = None
    """Why, as a sentence."""


class PolicyForm(_Part):
    """All keys of a policy's front matter."""

    title: Text
    """The policy's title. The one key that must be there."""
    owner: Text | None = None
    """The role that looks after the text, such as Headteacher."""
    category: Text | None = None
    """The heading it is listed under."""
    school: Text | None = None
    """The school whose policy it is, where that is not the handbook's own."""
    adopted_from: Text | None = None
    """The model from which it was adopted."""
    reviewed: Annotated[ActForm | None, BeforeValidator(_act)] = None
    """Who looked it over, and when: by, on, minute; or the date alone."""
    ratified: Annotated[RatifiedForm | None, BeforeValidator(_act)] = None
    """That the governing body adopted it: by, on, minute, code; or the date alone."""
    approved: Annotated[ApprovedForm | None, BeforeValidator(_act)] = None
    """That a head or a committee adopted it, where that is theirs to do: by, on, minute, code, level."""
    next_review: Date | None = None
    """When it is to be looked at again: a day, a month, a term or an academic year."""
    review_every: Every | None = None
    """How often it is looked at, such as 2 years; the next review is counted from its adoption."""
    in_force_from: Date | None = None
    """The day from which its text applies, where that is later than its adoption."""
    review_lead: Days | None = None
    """How many days before its review it counts as due, where that is not as the settings say."""
    withdrawn: Annotated[WithdrawalForm | None, BeforeValidator(_act)] = None
    """That it is no longer in force: on, replaced-by, reason; or the date alone."""
    signatories: Texts = ()
    """The roles that sign the printed policy."""
    also_known_as: Texts = ()
    """Other names by which it is cited and searched for."""
    related: Texts = ()
    """Other policies to read with it, by the names of their files or their titles."""
    glossary: Texts = ()
    """Words of the glossary that are not meant here, each with a minus before it, such as -staff."""
    audience: Annotated[Literal["public", "staff"] | None, BeforeValidator(_audience)] = None
    """Who may read it: public or staff; where it does not say so, as the setting audience-default says."""
    canaries: Texts = ()
    """Words that only staff may read, for which a site built for everybody is searched."""
    accepted: Annotated[dict[str, Reason], BeforeValidator(_reasons)] = Field(default_factory=dict)
    """Findings that may stand: the name of each, with the reason."""


_NEXT_REVIEW, _BELOW = (
    "Did you mean next-review?",
    "Put two spaces before it, so that it belongs to {} above.",
)
MEANT = {  # what schools' own tables call these; the likeness of letters would point elsewhere
    **dict.fromkeys(
        ("review", "review-date", "review date", "date-of-review", "next-review-date", "review-due"),
        _NEXT_REVIEW,
    ),
    **dict.fromkeys(("by", "on", "minute"), _BELOW.format("ratified or reviewed")),
    "level": _BELOW.format("approved"),
    **dict.fromkeys(("reason", "replaced-by"), _BELOW.format("withdrawn")),
    **dict.fromkeys(
        ("approved-by", "approved-on", "approval-date", "adopted", "ratified-by", "ratified-on"),
        "Write by: and on: below ratified: where the governing body adopted it, below approved: where a head or a "
        "committee did.",
    ),
    **dict.fromkeys(("reviewed-by", "reviewed-on", "last-reviewed"), "Write by: and on: below reviewed:."),
    **dict.fromkeys(
        ("effective-from", "effective-date", "effective", "applies-from", "in-force", "commencement-date"),
        "Did you mean in-force-from?",
    ),
    **dict.fromkeys(("frequency", "review-cycle", "review-frequency"), "Did you mean review-every?"),
    **dict.fromkeys(("visibility", "confidential", "public", "access"), "Did you mean audience?"),
    **dict.fromkeys(("author", "responsible", "lead"), "Did you mean owner?"),
}
"""What a key that we do not know is to be, where it is known what it means."""


_BELOW_KEYS: dict[str, type[BaseModel]] = {
    "reviewed": ActForm,
    "ratified": RatifiedForm,
    "approved": ApprovedForm,
    "withdrawn": WithdrawalForm,
}


def keys_at(path: tuple[str | int, ...]) -> list[str]:
    """Return the keys that may stand at a place of the front matter: () for the top, ("ratified",) below it."""
    form = _BELOW_KEYS.get(str(path[0])) if path else PolicyForm
    return [_hyphenated(name) for name in (form or PolicyForm).model_fields]


def explain(error: BaseException) -> tuple[str, str]:
    """Return the message and the remedy that an error of this module carries."""
    if isinstance(error, FormError | WhenError):
        return error.message, error.help
    return str(error), ""

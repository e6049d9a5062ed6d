"""Settings: what a school decides once for its handbook, in mkdocs.yml."""

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from policybook.dates import DEFAULT_TERMS, Terms, WhenError, read_terms
from policybook.names import without_hidden

_ADDRESS = re.compile(
    r"https?://[^\s<>\"]{1,500}|[^\s@<>?&\"]{1,64}@[^\s@<>?&\"]{1,250}"
)  # bounded, and nothing that ends an address
LONGEST = 2_000  # characters of a notice, which is a paragraph of the home page


class SettingsError(ValueError):
    """A setting that will not do; the message names it, its value and the remedy."""


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class Settings(BaseModel):
    """The settings, with what holds where none is given."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=_hyphenated, arbitrary_types_allowed=True
    )

    school: str | None = None
    """The school's name, where that is not the `site_name`."""
    policies: str = "policies"
    """The folder of policies, from the folder of mkdocs.yml; `POLICIES_DIR=some/dir` names another for one build."""
    notice: str | None = None
    """A notice under the title of the home page."""
    review_lead: int = Field(default=60, ge=0, le=730)
    """Days before a next review from which a policy counts as due."""
    contacts: dict[str, str] = Field(default_factory=dict)
    """How to reach the owner of a policy, by role: a mail address, a telephone number, a room."""
    report_to: str | None = None
    """A mail or web address for what is wrong or unclear on a page; the repository's issues where none is given."""
    delegation: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Who may approve a policy in place of the governing body, by its file's name or its category, as
    `{behaviour: Headteacher}`."""
    terms: Terms = Field(default_factory=lambda: DEFAULT_TERMS)
    """Your term dates, each by its first and last day: `{autumn: [09-03, 12-19]}`."""
    history: bool = True
    """Whether git is asked which text was ratified and what has changed since; otherwise only a `code` in the
    policy says so."""
    pdf: bool = True
    """Whether PDFs are made; `POLICYBOOK_PDF=off` leaves them out for one build."""
    handbook_pdf: bool = False
    """Whether the site offers the whole handbook as one PDF too; `POLICYBOOK_PDF=all` adds it to one build."""
    initials: bool = True
    """Whether every sheet has a box for initials when the policy is signed."""
    paragraph_numbers: bool = False
    """Whether the PDFs number in the margin the paragraphs that have no number of their own."""
    large_print: bool = False
    """Whether each policy and the register have a second PDF in 16-point type."""
    audience_default: Literal["public", "staff"] = "staff"
    """Who may read policies and pages that do not say so: what was forgotten is then kept back, and can be mended."""
    logo: str | None = None
    """The school's logo for the PDFs, a picture below `docs/`."""
    csp_meta: bool = False
    """Whether each page carries its Content-Security-Policy itself, for a web server whose headers nobody can set."""
    broken: Literal["stop", "publish-others"] = "stop"
    """What an error in one policy does to a strict build: `stop`, or `publish-others`, and its own page says that it
    has a fault; `POLICYBOOK_BROKEN` says otherwise for one build."""
    executor: str | None = Field(default=None, pattern=r"^[\w.]+:\w+$")
    """What prints thousands of policies on many machines, as `module:function`; this machine's cores otherwise."""

    @field_validator("school", "notice", "logo")
    @classmethod
    def _words(cls, value: str | None) -> str | None:
        if value is None:
            return None
        said, hidden = without_hidden(value)
        if hidden:
            raise ValueError(f"it holds {hidden}. Type it anew: '{said}'.")
        if len(value) > LONGEST:
            raise ValueError(f"it is {len(value):,} characters long; the most we take is {LONGEST:,}.")
        return said

    @field_validator("report_to")
    @classmethod
    def _report_to(cls, value: str | None) -> str | None:
        if value is not None and not _ADDRESS.fullmatch(value):
            raise ValueError("Write a mail address, such as office@school.example, or a web address.")
        return value

    @field_validator("contacts", mode="before")
    @classmethod
    def _contacts(cls, value: Any) -> Any:
        if not isinstance(value, Mapping | None):
            raise ValueError("Write how to reach each owner, such as Headteacher: head@school.example.")
        return {str(key): str(how) for key, how in (value or {}).items()}

    @field_validator("delegation", mode="before")
    @classmethod
    def _delegation(cls, value: Any) -> Any:
        if not isinstance(value, Mapping | None):
            raise ValueError("Write who may approve what, such as behaviour: Headteacher.")
        several = ((key, who if isinstance(who, list) else [who]) for key, who in (value or {}).items())
        return {str(key): who for key, who in several}

    @field_validator("terms", mode="before")
    @classmethod
    def _terms(cls, value: Any) -> Terms:
        if value is not None and not isinstance(value, Mapping):
            raise ValueError("Write the first and last day of each, such as autumn: [09-03, 12-19].")
        try:
            return read_terms(value or {})
        except WhenError as error:
            raise ValueError(f"{error.message} {error.help}") from error


def read_settings(table: Mapping[str, Any]) -> Settings:
    """Read the settings table; underscores in keys are read as hyphens. Raises SettingsError."""
    try:
        return Settings.model_validate({_hyphenated(str(key)): value for key, value in table.items()})
    except ValidationError as error:
        problems = "; ".join(_explain(problem) for problem in error.errors())
        raise SettingsError(f"mkdocs.yml, policybook settings: {problems}") from error


def _explain(problem: Any) -> str:
    name = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        known = ", ".join(_hyphenated(key) for key in Settings.model_fields)
        return f"'{name}' is not a setting we know; there are {known}"
    return f"'{name}' cannot be {problem['input']!r}: {problem['msg']}"

"""Reading a policy: from the text of its file to a `Policy` and the findings about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from policybook.dates import DEFAULT_TERMS, Terms
from policybook.finding import Finding, Severity
from policybook.front_matter import (
    MEANT,
    ActForm,
    ApprovedForm,
    FrontMatter,
    Path,
    PolicyForm,
    RatifiedForm,
    Value,
    WithdrawalForm,
    explain,
    keys_at,
    read_front_matter,
    written_front_matter,
)
from policybook.names import nearest, slugify, without_hidden
from policybook.policy.acceptance import read_acceptance
from policybook.policy.control_lines import control_lines
from policybook.policy.filling import Filled, fill
from policybook.policy.policy import Act, Policy, Withdrawal, later
from policybook.policy.signing import says_something
from policybook.text import Text, Unit, parse, public_body, read_units, text_digest

_HALVED = "If it belongs to what stands before it, put the whole in quotes, like minute: 'FGB, item 7'."


@dataclass(frozen=True)
class Reading:
    """What reading one file gave."""

    policy: Policy
    """The policy, with everything that could be read."""
    findings: tuple[Finding, ...]
    """What could not, and what is doubtful."""


def slug_of(name: str) -> str:
    """Return the slug of a file: `Social Media Policy.md` → `social-media-policy`."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return slugify(stem.replace("_", "-")).strip("-") or "policy"


def read_policy(text: str, *, path: str, terms: Terms = DEFAULT_TERMS, public: bool = False) -> Reading:
    """Read the text of a policy file.

    `path` is the file's name for findings; its last part gives the slug. `terms` are the school's term dates. A
    `public` reading knows nothing of the parts for staff. Nothing is raised: a value that will not do is left out and
    named in a finding.
    """
    matter = read_front_matter(_plain_lines(text), path=path)
    typed = matter.body
    if public:
        matter = replace(matter, body=public_body(typed))
    form, findings = _fill(matter, path, terms)
    title = form.title or _title_in(matter.body) or slug_of(path).replace("-", " ").capitalize()
    read = parse(typed, path=path, first_line=matter.body_line, title=title, public=public)
    filled = fill(form, control_lines(read), typed=_lines(matter), path=path, terms=terms)
    policy = _policy(filled, title, path, matter, read)
    if public:
        policy = replace(policy, canaries=(), left_out=len(read.staff))
    slips = (*matter.findings, *findings)  # with one of them nobody knows what was meant to be left open
    notes = () if slips or not matter.values else (*_wordless(policy), *_missing(policy))
    found = (*slips, *read.outline.findings, *filled.findings, *notes)
    return Reading(policy, found)


def public_source(text: str) -> str:
    """Return a policy's file as everybody may have it: as it is published, without parts for staff and remarks.

    Of its front matter it holds the keys that there are, and none that somebody made up for purposes of their own.
    """
    matter = read_front_matter(_plain_lines(text), path="")
    shown = set(keys_at(())) - {"accepted", "canaries"}
    said = {key: _known(key, value) for key, value in matter.values.items() if key in shown}
    return written_front_matter(said) + public_body(matter.body)


def _known(key: str, value: Value) -> Value:
    if not isinstance(value, dict):
        return value
    return {name: inner for name, inner in value.items() if name in keys_at((key,))}


def with_pictures(policy: Policy, digests: Mapping[str, str]) -> Policy:
    """Return the policy with the SHA-256 of its pictures' bytes, by their names as typed, among what its text says."""
    return replace(
        policy, pictures=digests, digest=text_digest(policy.title, read_units(policy.text, digests))
    )


def units(policy: Policy) -> tuple[Unit, ...]:
    """Return what a policy's printed sheet says, block by block: its title, then its text."""
    title = Unit("title", 0, "", "", policy.title, policy.lines.get("title", 1))
    return (title, *read_units(policy.text, policy.pictures))


def _lines(matter: FrontMatter) -> dict[str, int]:
    """Return the line of each key that was typed with something after it."""
    typed = {str(place[0]): line for place, (line, _) in matter.places.items() if len(place) == 1}
    return {key: line for key, line in typed.items() if matter.values.get(key) not in (None, {})}


def _fill(matter: FrontMatter, path: str, terms: Terms) -> tuple[PolicyForm, list[Finding]]:
    """Fill the form, leaving out what will not do, which is returned as findings."""
    values: dict[str, Any] = dict(matter.values)
    findings: list[Finding] = []
    try:
        return PolicyForm.model_validate(_given(values), context={"terms": terms}), findings
    except ValidationError as error:
        for problem in error.errors():
            place = _typed_place(problem["loc"], values)
            if problem["type"] != "missing" or not matter.findings:
                findings.append(_finding(problem, place, matter, path, values))
            _remove(values, place)
    values.setdefault("title", "")
    return PolicyForm.model_validate(_given(values), context={"terms": terms}), findings


def read_adopted(text: str) -> Act | None:
    """Return who ratified or approved a policy last as its front matter says, without reading its text."""
    form = _fill(read_front_matter(_plain_lines(text), path=""), "", DEFAULT_TERMS)[0]
    return later(*_acts(form))


def _plain_lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _given(values: Mapping[str, Any], path: Path = ()) -> dict[str, Any]:
    """Return the values that were typed: a key with nothing after it, or with such keys alone, says nothing."""
    given = {
        key: _given(value, (*path, key)) if isinstance(value, dict) else value
        for key, value in values.items()
        if value is not None or (path and key not in keys_at(path))  # half of `{minute: FGB, item 7}`
    }
    return {key: value for key, value in given.items() if value != {}}


def _typed_place(location: tuple[str | int, ...], values: Mapping[str, Any]) -> Path:
    """Return the part of pydantic's location that the clerk typed, so without names of validators."""
    place: list[str | int] = []
    inside: Any = values
    for step in location:
        if isinstance(inside, dict) and step in inside:
            inside = inside[step]
        elif not (isinstance(inside, list) and isinstance(step, int) and step < len(inside)):
            break
        place.append(step)
    return tuple(place) or tuple(location[:1])


def _finding(
    problem: Any, place: Path, matter: FrontMatter, path: str, values: Mapping[str, Value]
) -> Finding:
    line, column = matter.place(place)
    key = str(place[-1])
    severity = Severity.ERROR
    if problem["type"] == "extra_forbidden":
        code = "unknown-key"
        if len(place) == 1 and not _is_meant(key):
            severity = (
                Severity.WARNING
            )  # another program's key, it may be, such as `tags`: nothing of ours is lost
        halved = len(place) > 1 and problem["input"] is None
        message, remedy = (
            f"'{key}' is not a key we know.",
            _HALVED if halved else _did_you_mean(key, place[:-1]),
        )
    elif problem["type"] == "missing":
        code, message, remedy = (
            "no-title",
            "The policy has no title.",
            "Write title: Name of the policy in its front matter.",
        )
    else:
        code = "bad-value"
        message, remedy = explain(problem.get("ctx", {}).get("error", ValueError(problem["msg"])))
        name = next((str(step) for step in reversed(place) if isinstance(step, str)), key)
        inside = [str(step) for step in place[:-1]] if isinstance(place[-1], str) else []
        message = " ".join([*inside, name, message])
    return Finding(
        code=code, severity=severity, path=path, line=line, column=column, message=message, help=remedy
    )


def _is_meant(key: str) -> bool:
    """Tell whether a key is most likely one of ours, misspelt or by another name."""
    return key in MEANT or nearest(key, keys_at(())) is not None


def _did_you_mean(key: str, place: Path) -> str:
    if not place and key in MEANT:
        return MEANT[key]
    known = keys_at(place)
    close = nearest(key, known)
    listed = f"The keys are {', '.join(known)}."
    return f"Did you mean {close}?" if close else f"Delete the line or correct the key. {listed}"


def _remove(values: dict[str, Any], place: Path) -> None:
    """Remove what stands at `place`; one bad name in a list takes the list with it."""
    inside: Any = values
    for step in place[:-1]:
        if isinstance(inside[step], list):
            inside.pop(step)
            return
        inside = inside[step]
    if isinstance(inside, dict):
        inside.pop(place[-1], None)


def _title_in(body: str) -> str | None:
    first = next((line for line in body.split("\n") if line.strip()), "")
    return without_hidden(first.lstrip("#"))[0] or None if first.startswith("# ") else None


def _policy(filled: Filled, title: str, path: str, matter: FrontMatter, text: Text) -> Policy:
    form = filled.form
    ratified, approved = _acts(form)
    return Policy(
        path=path,
        slug=slug_of(path),
        title=title,
        owner=form.owner,
        category=form.category,
        school=form.school,
        adopted_from=form.adopted_from,
        reviewed=_act(form.reviewed, "reviewed"),
        ratified=ratified,
        approved=approved,
        in_force_from=form.in_force_from,
        next_review=form.next_review,
        review_every=form.review_every,
        lead_days=form.review_lead,
        withdrawn=_withdrawal(form.withdrawn),
        signatories=form.signatories,
        also_known_as=form.also_known_as,
        related=form.related,
        glossary_exceptions=tuple(item.removeprefix("-").strip() for item in form.glossary),
        audience=form.audience,
        canaries=form.canaries,
        accepted=tuple(
            read_acceptance(code, reason, line=matter.place(("accepted", code))[0])
            for code, reason in form.accepted.items()
        ),
        body=matter.body,
        body_line=matter.body_line,
        lines=filled.lines
        | {str(place[0]): line for place, (line, _) in matter.places.items() if len(place) == 1},
        text=text,
        digest=text_digest(title, read_units(text)),
    )


def _acts(form: PolicyForm) -> tuple[Act | None, Act | None]:
    """Return the ratification and the approval; `in-force-from` speaks of whichever is the later."""
    ratified, approved = _act(form.ratified, "ratified"), _act(form.approved, "approved")
    last = later(ratified, approved)
    if last and last is ratified:
        return replace(last, applies=form.in_force_from), approved
    return ratified, replace(last, applies=form.in_force_from) if last else approved


def _act(form: ActForm | None, how: str) -> Act | None:
    if form is None:
        return None
    code = form.code if isinstance(form, RatifiedForm) else None
    level = form.level if isinstance(form, ApprovedForm) else None
    return Act(by=form.by, on=form.on, minute=form.minute, code=code, how=how, level=level)


def _withdrawal(form: WithdrawalForm | None) -> Withdrawal | None:
    return Withdrawal(on=form.on, replaced_by=form.replaced_by, reason=form.reason) if form else None


def _wordless(policy: Policy) -> tuple[Finding, ...]:
    """Say that there is no text; of one that is in force that is false, of a draft it may be a beginning."""
    if says_something(policy) or policy.withdrawn:
        return ()
    return (
        Finding(
            code="no-words",
            severity=Severity.ERROR if policy.adopted else Severity.WARNING,
            path=policy.path,
            line=1,
            message="The policy has no text below its front matter, so there is nothing to read or to sign.",
            help="Write the text there, or delete the file. A policy that is no longer in force is withdrawn.",
        ),
    )


def _missing(policy: Policy) -> tuple[Finding, ...]:
    """Say in one note what the document control table will have to leave open."""
    absent = [
        words
        for words, value in (
            ("owner", policy.owner),
            ("date of ratification", policy.adopted),
            ("next review", policy.next_review or policy.review_every or policy.withdrawn),
        )
        if not value
    ]
    if not absent:
        return ()
    listed = absent[0] if len(absent) == 1 else f"{', '.join(absent[:-1])} or {absent[-1]}"
    return (
        Finding(
            code="control-data-missing",
            severity=Severity.NOTE,
            path=policy.path,
            line=1,
            message=f"The policy gives no {listed}.",
            help="The page and the register say so.",
        ),
    )

"""The school: its settings and its policies, found from its mkdocs.yml in one way by the site and by the command."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from policybook.drivers.disk.folder import Folder, decode, for_everybody, read_folder
from policybook.drivers.disk.names import is_within, link_refused
from policybook.finding import Finding
from policybook.front_matter import AUDIENCES
from policybook.handbook import Handbook, inherited, make_handbook
from policybook.names import without_hidden
from policybook.policy import TextStanding
from policybook.review import Sitting, read_sittings
from policybook.settings import Settings, SettingsError, read_settings

GLOSSARY = "glossary.md"
CACHE = Path(".cache") / "policybook"
MEETINGS = "meetings.yml"  # beside mkdocs.yml
LONGEST = 200_000  # bytes of it that are read; ten years of ten committees take half as many


@dataclass(frozen=True)
class School:
    """A school's settings and what was read of its policies."""

    name: str
    """The school's name."""
    address: str
    """The address of its site's root, ending in a stroke; empty where the site has none."""
    settings: Settings
    """What it decided for its handbook."""
    folder: Folder
    """Its policies, read; in a build for everybody those alone that are for everybody."""
    sittings: tuple[Sitting, ...]
    """When its bodies meet, by day."""
    findings: tuple[Finding, ...]
    """What is wrong with the list of those."""
    cache: Path
    """The folder that keeps what was made between runs."""
    inherited: tuple[Finding, ...] = ()
    """What of the sample school it would publish as its own."""

    def handbook(
        self,
        *,
        on: date,
        findings: Iterable[Finding] = (),
        standings: Mapping[str, TextStanding] | None = None,
    ) -> Handbook:
        """Return its handbook, judged on a day.

        `findings` are any made besides those of reading the files; `standings` say how texts stand to those ratified.
        """
        return make_handbook(
            self.folder.readings,
            school=self.name,
            on=on,
            lead_days=self.settings.review_lead,
            notice=self.settings.notice,
            delegation=self.settings.delegation,
            findings=[*self.inherited, *self.folder.findings, *self.findings, *findings],
            standings=standings,
            sittings=self.sittings,
        )


def open_school(config: Any, options: Mapping[str, Any], *, policies: Path | None = None) -> School:
    """Read the school that a host's configuration describes; `options` are the plugin's own, if it is listed.

    `policies` is another folder of them, such as one with the texts of an earlier day.

    Raises SettingsError where a setting will not do or there is no folder of policies.
    """
    for_once = {"broken": os.environ["POLICYBOOK_BROKEN"]} if os.environ.get("POLICYBOOK_BROKEN") else {}
    settings = read_settings({**_table(config.extra.get("policybook")), **options, **for_once})
    home = Path(config.config_file_path).parent.resolve()
    sittings, findings = _sittings(home / MEETINGS)
    folder = read_folder(
        policies or _policies(home, settings),
        beside=policies.parent if policies else home,
        terms=settings.terms,
    )
    on_trial = policies or os.environ.get(
        "POLICIES_DIR"
    )  # other policies for once, whoever's name stands above them
    if asked_audience() == "public":
        folder = for_everybody(folder, default=settings.audience_default, terms=settings.terms)
    return School(
        name=settings.school or _visible(config.site_name),
        address=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        settings=settings,
        sittings=sittings,
        findings=findings,
        cache=home / CACHE,
        folder=folder,
        inherited=() if on_trial else tuple(_inherited(config, settings, folder)),
    )


def _inherited(config: Any, settings: Settings, folder: Folder) -> Iterator[Finding]:
    """Yield what is the sample school's in a host's configuration, in the glossary and in the policies."""
    said = {
        "site_name": config.site_name,
        "school": settings.school,
        "site_url": config.site_url,
        "repo_url": config.repo_url,
        "notice": settings.notice,
    }
    glossary = Path(config.docs_dir) / GLOSSARY
    return inherited(
        {key: str(value) for key, value in said.items() if value},
        source=Path(config.config_file_path).read_text(encoding="utf-8", errors="replace"),
        glossary=(f"{Path(config.docs_dir).name}/{GLOSSARY}", decode(glossary.read_bytes(), GLOSSARY)[0])
        if glossary.is_file()
        else None,
        policies=(reading.policy for reading in folder.readings),
    )


def _sittings(file: Path) -> tuple[tuple[Sitting, ...], tuple[Finding, ...]]:
    """Read the calendar of meetings, where the school has one."""
    if file.is_symlink() and not is_within(file, file.parent):
        return (), (link_refused(MEETINGS),)
    if not file.is_file():
        return (), ()
    text, wrong = decode(file.read_bytes()[:LONGEST], MEETINGS)
    found, findings = read_sittings(text, path=MEETINGS)
    return found, (*wrong, *findings)


def _visible(name: str) -> str:
    """Return the site's name. Raises SettingsError where it holds what nobody can see."""
    said, hidden = without_hidden(name)
    if hidden:
        raise SettingsError(f"mkdocs.yml, site_name holds {hidden}. Type it anew: '{said}'.")
    return said


def asked_audience() -> str | None:
    """Return for whom AUDIENCE asks a build; None where it does not say, which is for staff as well.

    Raises SettingsError where it says anything else than `public` or `staff`.
    """
    asked = os.environ.get("AUDIENCE", "").strip().lower() or None
    if asked not in (None, *AUDIENCES):
        raise SettingsError(f"AUDIENCE: '{asked}' is no audience. Write public or staff, or leave it out.")
    return asked


def _table(given: Any) -> Mapping[str, Any]:
    """Return the settings as a table; one whose lines are all remarks is empty."""
    if given is None or isinstance(given, Mapping):
        return given or {}
    raise SettingsError(
        f"mkdocs.yml, policybook settings: {given!r} is not a setting with its value. "
        "Write each on a line of its own below policybook:, such as review-lead: 60, without a - before it."
    )


def _policies(home: Path, settings: Settings) -> Path:
    """Return the folder of policies; POLICIES_DIR, from where one stands, wins over the setting."""
    given = os.environ.get("POLICIES_DIR")
    path = (Path.cwd() / given if given else home / settings.policies).resolve()
    if not path.is_dir():
        source = "POLICIES_DIR" if given else "mkdocs.yml, policybook settings: policies"
        typed = given or settings.policies
        raise SettingsError(f"{source}: '{typed}' is not a folder. Write the folder that holds the policies.")
    return path

"""A manuscript without a site: a command makes every page itself, and lays pictures where the paper looks for them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files as HostFiles
from mkdocs.structure.files import get_files

from policybook.drivers.cli.opening import Stop, say_errors
from policybook.drivers.disk import Folder, open_school, today
from policybook.drivers.paper import Manuscript
from policybook.drivers.site import (
    FILTERS,
    GLOSSARY,
    POLICIES,
    find_attachments,
    keep_public,
    open_everybody,
    policy_uri,
    refuse_links,
    templates,
)
from policybook.handbook import Handbook
from policybook.pages import Files, make_pages
from policybook.settings import SettingsError


@contextmanager
def manuscript_on(
    config_file: Path, known: Handbook, *, policies: Path | None = None
) -> Iterator[Manuscript]:
    """Give the manuscript of a school's handbook on the day of `known`; its pictures are there until the `with` ends.

    `policies` is another folder of them than the school's own, such as one with the texts of an earlier day.

    Raises Stop where the school's configuration cannot be read.
    """
    with TemporaryDirectory(prefix="policybook-") as folder:
        try:
            today()  # a slip in the environment's own date is said before anything is printed
            config = load_config(str(config_file), site_dir=folder)
            made = _manuscript(config, known, Path(folder), policies)
        except (MkDocsException, SettingsError) as error:
            raise Stop(str(error)) from error
        yield made


def say_more(known: Handbook, made: Manuscript) -> None:
    """Say on standard error what is wrong with the files beyond what was `known` before every page was made."""
    said = set(known.findings)
    say_errors(finding for finding in made.handbook.findings if finding not in said)


def _manuscript(config: Any, known: Handbook, site: Path, folder: Path | None) -> Manuscript:
    """Make the manuscript, whose handbook holds everything that was found."""
    school = open_school(config, options_of(config), policies=folder)
    used, missing, absent = find_attachments(school.folder)
    docs = get_files(config)
    refused = refuse_links(docs, Path(config.docs_dir))
    if school.folder.whole:
        everybody = open_everybody(docs, config, school)
        refused += everybody.findings()
        keep_public(everybody, docs, config)
    policies = [reading.policy for reading in school.folder.readings]
    made = make_pages(
        policies,
        _text(docs, GLOSSARY),
        path=f"{Path(config.docs_dir).name}/{GLOSSARY}",
        school=known.school,
        files=Files(_addresses(docs, school.folder, used)),
        missing=missing,
        sources={policy.slug: policy_uri(school.folder, policy.slug) for policy in policies},
    )
    _lay_out(docs, used, site)
    return Manuscript(
        handbook=known.with_glossary(made.glossary, [*refused, *absent, *made.findings]),
        bodies={page.slug: page.paper for page in made.pages},
        environment=_environment(config),
        folder=school.folder,
        settings=school.settings,
        site=site,
        address=school.address,
        cache=school.cache,
    )


def options_of(config: Any) -> Mapping[str, Any]:
    """Return the plugin's options, none for the hook. Raises Stop where the configuration lists neither."""
    sites = [one.site for one in (*config.plugins.values(), *config.hooks.values()) if hasattr(one, "site")]
    if not sites:
        raise Stop(f"{config.config_file_path} lists Policybook neither under hooks: nor under plugins:.")
    options: Mapping[str, Any] = sites[0].options
    return options


def _text(docs: HostFiles, uri: str) -> str:
    file = docs.get_file_from_path(uri)
    return file.content_string if file else ""


def _addresses(docs: HostFiles, folder: Folder, used: Mapping[str, Path]) -> dict[str, str]:
    """Return the address of everything that a policy can link to, by source."""
    slugs = [reading.policy.slug for reading in folder.readings]
    return {
        **{file.src_uri: file.url for file in docs},
        **{policy_uri(folder, slug): f"{POLICIES}/{slug}/" for slug in slugs},
        **{f"{POLICIES}/{path}": f"{POLICIES}/{path}" for path in used},
    }


def _lay_out(docs: HostFiles, used: Mapping[str, Path], site: Path) -> None:
    """Copy pictures to where they lie in a built site: those of docs/, and what policies point to."""
    for file in docs.media_files():
        file.copy_file()
    for path, source in used.items():
        target = site / POLICIES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())


def _environment(config: Any) -> Any:
    """Return the templates as the site has them: the school's own first, then ours."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(templates()))
    environment = config.theme.get_env()
    environment.filters.update(FILTERS)
    return environment

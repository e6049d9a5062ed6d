"""What is remembered of one school's policies: which texts were ratified, and whether today's are still those."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from policybook.drivers.disk.past import STORE, Past, Store, open_past
from policybook.drivers.disk.school import School
from policybook.policy import Act, Policy, TextStanding, at_time
from policybook.versions import Edition, editions


@dataclass
class Remembered:
    """A school's policies beside their past."""

    past: Past
    """What git remembers; nothing where it is not asked."""
    policies: Mapping[str, tuple[Policy, str]]
    """Each policy of today, whole, with its file, from the repository's root, by slug."""
    public: bool = False
    """Whether this is for everybody, who may know whether a text has changed and nothing more of its past: what a text
    said once was never marked for them."""

    def editions(self, slug: str) -> tuple[Edition, ...]:
        """Return what was ratified of a policy and may be shown, the earliest first."""
        if self.public:
            return ()
        policy, path = self.policies[slug]
        gone = policy.withdrawn.on.first if policy.withdrawn and policy.withdrawn.on else None
        return editions(self.past.adoptions(path), self.past.codes, withdrawn=gone)

    def standings(self) -> dict[str, TextStanding]:
        """Return how each policy's text stands to the one ratified, by slug, where anybody can know."""
        found = {slug: self._told(policy, path) for slug, (policy, path) in self.policies.items()}
        self.past.store.keep()
        return {slug: one for slug, one in found.items() if one}

    def _told(self, policy: Policy, path: str) -> TextStanding | None:
        told = self.past.told(policy, path)
        if told and self.public:
            return told.for_everybody
        names = [one.name for one in self.editions(policy.slug)]
        if told is None or not names:
            return told
        pages = f"policies/{policy.slug}/versions/"
        act = policy.adopted
        name = act.on.first.isoformat() if act and act.on else ""
        own = f"{pages}{name}/" if name in names else None
        changes = f"{own}changes/" if own and told.is_changed else None
        until = self._until(policy.slug, act) if act and act.applies else None
        return replace(told, versions=pages, ratified=own, changes=changes, until=until)

    def _until(self, slug: str, act: Act) -> tuple[str, str] | None:
        """Return the text in force until what was adopted last applies, and the address of its page."""
        held = [one for one in self.editions(slug) if one.was_in_force and one.until == act.begins]
        if not held or not held[-1].act.on:
            return None
        what = f"the text {held[-1].act.how} {at_time(held[-1].act.on)}"
        return what, f"policies/{slug}/versions/{held[-1].name}/"


def remember(school: School, *, asked: bool | None = None) -> Remembered:
    """Return what is remembered of a school's policies; what git says is kept in its cache.

    `asked` says whether git is asked, None to go by the school's own setting.
    """
    folder = school.folder.whole or school.folder
    asked = school.settings.history if asked is None else asked
    past = open_past(folder.path, school.cache) if asked else Past(folder.path, Store(school.cache / STORE))
    paths = {
        slug: past.prefix + file.relative_to(folder.path).as_posix()
        for slug, file in school.folder.sources.items()
    }
    policies = {
        one.policy.slug: (one.policy, paths[one.policy.slug])
        for one in folder.readings
        if one.policy.slug in paths
    }
    return Remembered(past, policies, public=school.folder.whole is not None)

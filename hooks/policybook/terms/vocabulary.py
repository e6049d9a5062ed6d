"""Vocabulary: what each word means where it is read – in one policy, or in pages that belong to no policy.

A policy's own definition wins in that policy: against the school's term of the same name, against an alias of
another, and for the aliases of the term it defines anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policybook.names import Layers, Matcher, Titles, compile_names, name_key
from policybook.terms.definitions import Definition
from policybook.terms.scopes import Scope

Names = Matcher[tuple[Definition, ...]]
"""Each name with its meanings, of which the first that holds in a place counts; with none where a clerk said no."""


@dataclass(frozen=True)
class Use:
    """A place in a text that uses a term."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last."""
    definition: Definition
    """What it means there."""


@dataclass(frozen=True)
class Vocabulary:
    """The words with a fixed meaning in one place; see `school_vocabulary` and `policy_vocabulary`."""

    names: Layers[tuple[Definition, ...]] = field(default_factory=Layers)
    """Names, with what each of them means."""
    redefined: Mapping[str, Definition] = field(default_factory=dict)
    """The policy's own meaning, by the key of the school's term that it defines anew."""

    def uses(self, text: str, around: Scope = frozenset()) -> Iterator[Use]:
        """Give the places where running text uses a term, from left to right, none overlapping.

        `around` are the ids of the clauses and sections in which it stands.
        """
        titles = Titles(text)
        for match in self.names.find(text):
            small = text[match.start].islower()
            can = (one for one in match.value if one.holds(around) and not (small and one.proper))
            definition = next(can, None)
            if definition and not titles.hold(match.start, match.end):
                yield Use(match.start, match.end, self.meant(definition, around))

    def meant(self, definition: Definition, around: Scope) -> Definition:
        """Return what is meant here by a name of `definition`."""
        anew = None if definition.policy else self.redefined.get(definition.key)
        return anew if anew and anew.holds(around) else definition


def named(definitions: Iterable[Definition]) -> dict[str, Definition]:
    """Return definitions by the key of each of their names, terms before aliases; a *see* is none."""
    own = [definition for definition in definitions if definition.see is None or definition.leads_out]
    by_name = {definition.key: definition for definition in reversed(own)}
    for definition in own:
        for alias in definition.aliases:
            by_name.setdefault(name_key(alias), definition)
    return by_name


def resolve(definition: Definition, *layers: Mapping[str, Definition]) -> Definition | None:
    """Return the definition an entry stands for: itself, or the term its *see* names in the first layer that has it."""
    if definition.see is None:
        return definition
    key = name_key(definition.see)
    found = next((layer[key] for layer in layers if key in layer), None)
    return found or (definition if definition.leads_out else None)


def school_vocabulary(definitions: Sequence[Definition]) -> Vocabulary:
    """Return the vocabulary of pages that belong to no policy; `definitions` are the school's."""
    return Vocabulary(Layers(tuple(_compiled(definitions, named(definitions)))))


def policy_vocabulary(
    own: Sequence[Definition],
    school: Mapping[str, Definition],
    shared: Vocabulary,
    *,
    exceptions: Iterable[str] = (),
) -> Vocabulary:
    """Return the vocabulary of one policy.

    `own` are its definitions, `school` the school's by name and `shared` the vocabulary made of those; `exceptions` are
    names that are not to be read as terms in it. An exception for a term is one for its aliases too.
    """
    mine = named(own)
    silent = [name for typed in exceptions for name in _silenced(typed, mine, school)]
    silence: Names = compile_names((name, ()) for name in silent)
    matchers = (*((silence,) if silent else ()), *_compiled(own, mine, school))
    names = (
        Layers((*matchers, *shared.names.matchers)) if matchers else shared.names
    )  # which knows its words by now
    return Vocabulary(names, {definition.key: definition for definition in own if definition.see is None})


def _compiled(definitions: Sequence[Definition], *layers: Mapping[str, Definition]) -> Iterator[Names]:
    """Give the matcher of the definitions' names, if there are any; terms win against aliases.

    What a name means where none of these holds is what the last layer says of it.
    """
    resolved = [(one, meaning) for one in definitions if (meaning := resolve(one, *layers))]
    terms = [(one.term, meaning) for one, meaning in resolved]
    names = [*terms, *((alias, meaning) for one, meaning in resolved for alias in one.aliases)]
    meanings: dict[str, list[Definition]] = {}
    for name, meaning in names:
        meanings.setdefault(name_key(name), []).append(meaning)
    if names:
        yield compile_names((name, _in_turn(meanings[name_key(name)], name, layers[-1])) for name, _ in names)


def _in_turn(
    meanings: Sequence[Definition], name: str, last: Mapping[str, Definition]
) -> tuple[Definition, ...]:
    """Return what a name may mean: where it is narrowest first, and the last layer's where none of these holds."""
    everywhere = next((one for one in meanings if one.scope is None and not one.proper), None)
    narrow = [one for one in meanings if one.scope is not None]
    proper = [one for one in meanings if one.scope is None and one.proper]
    everywhere = everywhere or last.get(name_key(name))
    return (*narrow, *proper[:1], *((everywhere,) if everywhere else ()))


def _silenced(typed: str, *layers: Mapping[str, Definition]) -> Iterator[str]:
    """Give the names that an exception silences: the one typed, and a term's aliases with it."""
    yield typed
    key = name_key(typed)
    for layer in layers:
        if key in layer and layer[key].key == key:
            yield from layer[key].aliases

"""What is wrong or doubtful in definitions: names given twice, entries that lead nowhere, words nobody uses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from policybook.clauses import place_words
from policybook.finding import Finding, Severity
from policybook.names import name_key, nearest
from policybook.policy import Policy
from policybook.terms.definitions import Definition
from policybook.terms.glossary import Glossary
from policybook.terms.lexicon import Lexicon
from policybook.terms.vocabulary import named, resolve


def glossary_findings(
    lexicon: Lexicon, glossary: Glossary, policies: Iterable[Policy]
) -> tuple[Finding, ...]:
    """Return the findings about all definitions, by file and line; `glossary` is what came of reading every page."""
    by_slug = {policy.slug: policy for policy in policies}
    school = lexicon.names
    found = [*_in_scope(lexicon.school, school)]
    for slug, policy in by_slug.items():
        own = lexicon.policies.get(slug, ())
        mine = named(own)
        found += [*_in_scope(own, mine, school), *_redefined(own, school), *_unknown(policy, mine, school)]
    found += _unused(glossary)
    found += [_doubtful(definition) for definition in lexicon.doubtful]
    return tuple(sorted(found, key=lambda finding: (finding.path, finding.line, finding.column)))


def _in_scope(definitions: Sequence[Definition], *layers: Mapping[str, Definition]) -> Iterator[Finding]:
    """Give what is wrong among the definitions of one file; `layers` say what names mean there."""
    terms: dict[str, Definition] = {}
    names: dict[str, Definition] = {}
    for definition in definitions:
        meant = resolve(definition, *layers)
        if meant is None:
            yield _nowhere(definition, layers)
            continue
        if (
            meant is definition
            and definition.key in terms
            and terms[definition.key].scope == definition.scope
        ):
            yield _doubled(definition, terms[definition.key])
        elif meant is definition:
            terms[definition.key] = definition
        for name in definition.names:
            holder = names.setdefault(name_key(name), meant)
            if holder.key != meant.key and holder.path == definition.path:
                yield _shared(name, definition, meant, holder)


def _doubtful(definition: Definition) -> Finding:
    return _finding(
        "term-doubtful",
        definition,
        severity=Severity.NOTE,
        message=f"'{definition.term}' may be meant as a definition, and is not read as one.",
        remedy=f"If it is one, write **{definition.term}** means and then its meaning; else leave it as it is.",
    )


def _doubled(definition: Definition, first: Definition) -> Finding:
    return _finding(
        "term-doubled",
        definition,
        message=f"'{definition.term}' was already defined in line {first.line}.",
        remedy="Keep one of the two; until then the first counts.",
    )


def _shared(name: str, definition: Definition, meant: Definition, holder: Definition) -> Finding:
    return _finding(
        "alias-doubled",
        definition,
        message=f"'{name}' stands for two terms, '{holder.term}' in line {holder.line} and '{meant.term}'.",
        remedy="Give it to one of them. Until then a term counts before an alias, and the first before the second.",
    )


def _nowhere(definition: Definition, layers: Iterable[Mapping[str, Definition]]) -> Finding:
    terms = {name: one.term for layer in layers for name, one in layer.items()}
    close = nearest(name_key(definition.see or ""), terms)
    return _finding(
        "see-nowhere",
        definition,
        message=f"'{definition.term}' leads to '{definition.see}', which is not defined.",
        remedy=f"Did you mean {terms[close]}?" if close else "Define that term, or delete the line.",
    )


def _redefined(own: Iterable[Definition], school: Mapping[str, Definition]) -> Iterator[Finding]:
    """Give a note for each term of the school's that a policy defines for itself."""
    for definition in own:
        shared = school.get(definition.key)
        if shared and definition.see is None:
            place = place_words(definition.clause) if definition.clause else f"line {definition.line}"
            yield _finding(
                "term-redefined",
                definition,
                severity=Severity.NOTE,
                message=f"'{definition.term}' has a meaning of its own here ({place}), beside the one in "
                f"{shared.path}:{shared.line}.",
                remedy="In this policy its own meaning counts.",
            )


def _unknown(policy: Policy, *layers: Mapping[str, Definition]) -> Iterator[Finding]:
    """Give the exceptions of a policy's front matter that are no terms."""
    terms = {name: one.term for layer in layers for name, one in layer.items()}
    for typed in policy.glossary_exceptions:
        key = name_key(typed)
        if key not in terms:
            close = nearest(key, terms)
            yield Finding(
                code="unknown-exception",
                severity=Severity.WARNING,
                path=policy.path,
                line=policy.lines.get("glossary", 0),
                message=f"glossary names '-{typed}', which is neither in the glossary nor defined in this policy.",
                help=f"Did you mean -{terms[close].lower()}?"
                if close
                else "Delete it, or write a term that is.",
            )


def _unused(glossary: Glossary) -> Iterator[Finding]:
    """Give a note for each definition that nothing uses."""
    counting = {
        (meaning.definition.policy, meaning.definition.key): meaning for meaning in reversed(glossary.all)
    }
    for meaning in counting.values():
        definition = meaning.definition
        if not meaning.usages:
            where = "this policy" if definition.policy else "the handbook"
            yield _finding(
                "term-unused",
                definition,
                severity=Severity.NOTE,
                message=f"'{definition.term}' is defined, but nothing else in {where} uses the word.",
                remedy="Check how the text spells it, or delete the definition.",
            )


def _finding(
    code: str, definition: Definition, *, message: str, remedy: str, severity: Severity = Severity.WARNING
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        path=definition.path,
        line=definition.line,
        column=definition.column,
        message=message,
        help=remedy,
    )

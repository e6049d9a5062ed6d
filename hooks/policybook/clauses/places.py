"""Places: where in a policy something stands, in the words a reader would use."""

from policybook.clauses.outline import Clause, Section


def clause_words(clause: Clause) -> str:
    """Return what a clause is called: `clause 2.vii`, `Appendix A, clause 3`, `Words used here, clause 1`."""
    address, section = clause.address.partition("~")[0], clause.section
    while section:
        for prefix in (section.address, section.id):
            if prefix and not prefix[0].isdigit() and address.startswith(f"{prefix}."):
                return f"{section_words(section)}, clause {address.removeprefix(f'{prefix}.')}"
        section = section.parent
    return f"clause {address}"


def section_words(section: Section) -> str:
    """Return what a section is called: `section 6`, `Appendix A`, `Monitoring`."""
    if section.label is None or section.address is None:
        return section.title
    return f"section {section.address}" if section.address[0].isdigit() else section.label


def place_words(place: Clause | Section) -> str:
    """Return what a clause or a section is called."""
    return section_words(place) if isinstance(place, Section) else clause_words(place)

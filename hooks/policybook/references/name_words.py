"""The words around the names of policies, all in small letters: what a name is made of, and whose it is."""

from policybook.references.words import word_set

KINDS = word_set("policy policies procedure procedures code conduct charter protocol agreement handbook")
CONNECTING = word_set("and or of the for in on at to with a an against from about")
OURS = word_set(
    "school schools academy academies trust federation college nursery preschool centre setting governors body board"
)
FOREIGN = word_set(  # a policy that is somebody else's, or nobody's yet
    """their his her its your another other authority authoritys la council county diocesan diocese national
    government dfe ofsted model union club provider contractor agency hirer employer employers company external party"""
)
UNSPECIFIC = word_set(
    "a an any each every no some such which what"
)  # "must have a complaints policy" cites none
DESCRIBING = word_set(  # says nothing of which policy it is: what stands before these decides
    """own current published separate agreed existing full latest relevant appropriate usual normal written ratified
    adopted formal internal"""
)
STARTERS = word_set(  # capitalised at the beginning of a sentence, no part of a name
    """the this our see under in and or read refer follow please also per with by for if when where while both has
    have school academy trust federation all any each a an as to from check new current section clause paragraph
    appendix part is are must should"""
)
NEUTRAL = word_set(  # before a name in small letters: the name begins after it
    """the our this these under in with by to of from see per via on for through and or both but as is are if follow
    follows followed following read check using use apply applies invoke whole wide school academy trust federation
    into within against regarding about above published"""
)
GENERIC = word_set(  # "School Policy", "Review Policy" name no policy
    """school schools trust academy this that these our your their whole governing body relevant related new key model
    review current government national local authority public company which any all each every such same other first
    second final draft written formal internal policy"""
)
ENDING_NAMES = KINDS | word_set(
    "or the a an this that these our your its their his her"
)  # no name is read across one
PEOPLE = word_set(  # "the LADO and our Disciplinary Procedure": whoever acts is no part of the name
    """lado dsl ddsl dpo senco sendco headteacher head principal manager chair clerk police ofsted hr lead officer mr
    mrs ms dr council charity commission"""
)

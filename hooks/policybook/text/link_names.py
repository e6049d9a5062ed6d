"""Link names: lines such as `[map]: plan.png`, which say where links of a name lead and are not shown."""

import re

from markdown_it.rules_block import StateBlock, reference

_NAMES_ADDRESS = (
    re.compile(  # an address begins like one, or is one word with an ending: `forms/visit.docx#top`
        r"\[(?:[^\[\]\\]|\\.){1,500}\]:[ \t]{0,99}"
        r"(?:<|[./#]|[a-z][a-z0-9+.-]{1,30}:|\S{1,500}\.[a-z][a-z0-9]{1,5}(?:[?#]\S*)?(?:\s|$))",
        re.IGNORECASE,
    )
)


def link_name(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read the name of a link; `[insert name]: will lead` names no address, so it is words and is shown."""
    start, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    return bool(_NAMES_ADDRESS.match(state.src, start, stop)) and reference(state, line, end, silent)

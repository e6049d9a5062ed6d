"""HTML names: which names are tags of HTML, which of them hold nothing, which are blocks, and how a tag is spelt.

What a policy's text may hold of them is another matter, and stands in `allowed`.
"""

import re

from markdown_it.common.html_blocks import block_names

HTML_TAGS = (
    frozenset(  # the HTML standard's, with those it has given up but which word processors still write
        """a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br
    button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
    img input ins kbd label legend li link main map mark marquee math menu meta meter nav noframes noscript object ol
    optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small
    source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr
    track tt u ul var video wbr""".split()
    )
)
VOID_TAGS = frozenset(
    "area base basefont br col embed frame hr img input link meta param source track wbr".split()
)
_MORE_BLOCKS = (
    frozenset(  # which Markdown has no need to know; the last few hold what a browser does not show as text
        """canvas figure figcaption hgroup map math noscript object output pre progress script style svg textarea video
    noembed plaintext select template xmp""".split()
    )
)
BLOCK_TAGS = (frozenset(block_names) | _MORE_BLOCKS) - VOID_TAGS
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^<>]*)")

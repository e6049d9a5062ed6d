"""The site: MkDocs (or ProperDocs) builds it; each event takes from the host, calls a function and gives back."""

from policybook.drivers.site.everybody import find_leaks, keep_public, open_everybody
from policybook.drivers.site.headers import Header, as_apache, as_file, as_nginx, read_headers
from policybook.drivers.site.look import EXTENSIONS, FEATURES, JOINED, PALETTE, STYLE, templates
from policybook.drivers.site.page_mentions import MentionExtension
from policybook.drivers.site.pages import POLICIES, find_attachments, policy_uri, refuse_links
from policybook.drivers.site.site import FILTERS, Site
from policybook.drivers.site.terms import GLOSSARY
from policybook.drivers.site.then import Then, build_then

__all__ = [
    "EXTENSIONS",
    "FEATURES",
    "FILTERS",
    "GLOSSARY",
    "JOINED",
    "PALETTE",
    "POLICIES",
    "STYLE",
    "Header",
    "MentionExtension",
    "Site",
    "Then",
    "as_apache",
    "as_file",
    "as_nginx",
    "build_then",
    "find_attachments",
    "find_leaks",
    "keep_public",
    "open_everybody",
    "policy_uri",
    "read_headers",
    "refuse_links",
    "templates",
]

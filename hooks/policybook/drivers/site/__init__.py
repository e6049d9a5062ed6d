"""The site: MkDocs (or ProperDocs) builds it; each event takes from the host, calls a function and gives back."""

from policybook.drivers.site.headers import Header, as_apache, as_file, as_nginx, read_headers
from policybook.drivers.site.look import EXTENSIONS, FEATURES, JOINED, PALETTE, STYLE, templates
from policybook.drivers.site.page_mentions import MentionExtension
from policybook.drivers.site.pages import POLICIES, find_attachments, policy_uri, refuse_links
from policybook.drivers.site.site import FILTERS, Site
from policybook.drivers.site.terms import GLOSSARY

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
    "as_apache",
    "as_file",
    "as_nginx",
    "find_attachments",
    "policy_uri",
    "read_headers",
    "refuse_links",
    "templates",
]

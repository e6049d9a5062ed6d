"""Front matter: the lines of YAML at the top of a policy's file, read as they were typed and held to their form."""

from policybook.front_matter.form import (
    AUDIENCES,
    MEANT,
    ActForm,
    ApprovedForm,
    PolicyForm,
    RatifiedForm,
    WithdrawalForm,
    explain,
    keys_at,
)
from policybook.front_matter.nodes import nodes
from policybook.front_matter.schema import descriptions, json_schema, key_descriptions
from policybook.front_matter.yaml_text import (
    FrontMatter,
    Path,
    Value,
    read_front_matter,
    written_front_matter,
)

__all__ = [
    "AUDIENCES",
    "MEANT",
    "ActForm",
    "ApprovedForm",
    "FrontMatter",
    "Path",
    "PolicyForm",
    "RatifiedForm",
    "Value",
    "WithdrawalForm",
    "descriptions",
    "explain",
    "json_schema",
    "key_descriptions",
    "keys_at",
    "nodes",
    "read_front_matter",
    "written_front_matter",
]

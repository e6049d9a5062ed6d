"""The schema: the form of front matter for other programs, made from the model, so that an editor completes keys."""

import ast
import inspect
from collections.abc import Mapping
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic import BaseModel

from policybook.front_matter.form import (
    ActForm,
    ApprovedForm,
    PolicyForm,
    RatifiedForm,
    WithdrawalForm,
    keys_at,
)

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
PARTS = {"reviewed": ActForm, "ratified": RatifiedForm, "approved": ApprovedForm, "withdrawn": WithdrawalForm}
"""The keys that have keys below them."""


def json_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of a policy's front matter, in the spelling with hyphens.

    It holds to the form which keys there are and what each takes; which dates there are is for the check to say.
    """
    made: dict[str, Any] = PolicyForm.model_json_schema(by_alias=True)
    made["title"], made["description"] = (
        "The lines at the top of a policy",
        "Written by Policybook; see its help.",
    )
    _describe(made, PolicyForm)
    for key, form in PARTS.items():
        _describe(made["$defs"][form.__name__], form)
        made["properties"][key]["anyOf"].append({"type": "string", "description": "The date alone."})
    for key, value in made["properties"].items():
        if key not in made["required"] and "anyOf" not in value:
            made["properties"][key] = {**value, "type": [*_types(value), "null"]}
        elif key not in made["required"] and {"type": "null"} not in value["anyOf"]:
            value["anyOf"].append({"type": "null"})
    return {"$schema": ADDRESS, **made}


def _types(schema: Mapping[str, Any]) -> list[str]:
    return [schema["type"]] if isinstance(schema["type"], str) else list(schema["type"])


def _describe(schema: dict[str, Any], form: type[BaseModel]) -> None:
    """Put the words under each field into its schema, and take out what would only repeat its name."""
    said = descriptions(form)
    schema.pop("title", None) if form is not PolicyForm else None
    for key, value in schema["properties"].items():
        value.pop("title", None)
        value.pop("default", None)
        value["description"] = said[key]


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Return what is said under each field of a model, by its key, those that it has from others too."""
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, BaseModel) and part.__module__.startswith("policybook."):
            found |= _under_fields(part)
    return {key: found[key] for key in (name.replace("_", "-") for name in model.model_fields)}


def _under_fields(part: type) -> dict[str, str]:
    """Return the text that follows each field in a class, as Python's own tools do not keep it."""
    (made,) = ast.parse(dedent(inspect.getsource(part))).body
    body = made.body if isinstance(made, ast.ClassDef) else []
    return {
        field.target.id.replace("_", "-"): " ".join(text.value.value.split())
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def key_descriptions() -> list[tuple[str, str]]:
    """Return each key of front matter and those below it, `ratified: minute`, with what it is, in order."""
    below = {key: descriptions(form) for key, form in PARTS.items()}
    top = descriptions(PolicyForm)
    return [
        (name, words)
        for key in keys_at(())
        for name, words in [
            (key, top[key]),
            *((f"{key}: {inner}", said) for inner, said in below.get(key, {}).items()),
        ]
    ]

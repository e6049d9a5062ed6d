"""The reference page of all keys and settings, `docs/help/settings.md`, made from the model: `make reference`."""

from collections.abc import Iterable, Iterator
from typing import Any

from policybook.dates import DEFAULT_TERMS
from policybook.front_matter import descriptions, key_descriptions
from policybook.settings import Settings
from school import ROOT

PAGE = ROOT / "docs" / "help" / "settings.md"
WORDS = {True: "yes, `true`", False: "no, `false`", None: "none"}
HEAD = """\
---
title: Help with keys and settings
---

## The lines at the top of a policy

Only `title` is required. A key below another is set in by two spaces. [Help for clerks](clerks.md) shows a \
whole example, [help with reviews](reviews.md) every way to write a date.

| key | what it says |
|---|---|
"""
MIDDLE = """
An editor that knows JSON Schema completes and checks them with what `policybook schema` prints.

## The settings in mkdocs.yml

They stand below `policybook` in the list of `plugins`, or below `extra: policybook:` where the handbook is made by \
the hook:

```yaml
plugins:
  - search
  - policybook:
      review-lead: 90
      terms: {autumn: [09-03, 12-19], spring: [01-05, 03-27], summer: [04-13, 07-21]}
```

| setting | what it says | if it is left out |
|---|---|---|
"""
TAIL = """
The whole handbook is left out unless asked for because any change in any policy makes it anew, which takes a second \
for every ten pages.

A trust that has a [Dask](https://www.dask.org) cluster installs `policybook[dask]` and sets \
`executor: policybook.drivers.press.dask:cluster`; the cluster's address stands in `DASK_SCHEDULER_ADDRESS`.

Colours, the site's logo and its language are settings of \
[Material for MkDocs](https://squidfunk.github.io/mkdocs-material/). \
The name, the address and the links for changes are \
[MkDocs's own](https://www.mkdocs.org/user-guide/configuration/): `site_name`, `site_url`, `repo_url` and `edit_uri`.
"""


def page() -> str:
    """Return the page."""
    keys = ((f"`{key}`", words) for key, words in key_descriptions())
    return HEAD + _rows(keys) + MIDDLE + _rows(_settings()) + TAIL


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _settings() -> Iterator[tuple[str, ...]]:
    said = descriptions(Settings)
    for name, field in Settings.model_fields.items():
        key = name.replace("_", "-")
        yield f"`{key}`", said[key], _default(field.get_default(call_default_factory=True))


def _default(value: Any) -> str:
    if value == DEFAULT_TERMS:
        return "the usual three terms"
    if value == {}:
        return "nobody"
    return WORDS[value] if isinstance(value, bool | None) else f"`{value}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

"""Nodes: front matter as YAML's own nodes, which keep the text and the place of each value."""

from typing import Any

import yaml

MAX_DEPTH = 5  # the keys are one level, `ratified:` holds a second; more means that the indentation slipped

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is there where libyaml is


def nodes(source: str) -> yaml.Node | None:
    """Return the node of front matter, None of an empty one.

    Raises yaml.YAMLError, also for aliases, tags and deep nesting.

    What the fast parser refuses is read again by the one that says better what is wrong.
    """
    try:
        return _nodes(source, _FAST)
    except yaml.YAMLError:
        return _nodes(source, yaml.SafeLoader)


def _nodes(source: str, loader: Any) -> yaml.Node | None:
    depth = 0
    for event in yaml.parse(source, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        alias = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)
        tag = getattr(event, "tag", None)
        if alias or tag or depth > MAX_DEPTH:
            mark: Any = event.start_mark
            problem = "alias" if alias else "tag" if tag else "depth"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
    return yaml.compose(source, Loader=loader)

"""Lists: how a document's lists are defined, abstract and concrete, in `numbering.xml` (ISO 29500-1, 17.9)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from policybook.words.xml import find, find_all, is_on, number, value

LEVELS = 9  # of each list


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int = 0
    """Its first number; Word takes 0 where none is stated."""
    form: str = "decimal"
    """The format of its numbers, by Word's name or as a pattern."""
    text: str = ""
    """What is printed, with `%1` for the number of the first level."""
    legal: bool = False
    """Whether the numbers of all levels are printed in figures."""
    restart: int | None = None
    """The level, from 1, after which it begins again; 0 for never, None for any level above it."""
    follows: str = "tab"
    """What stands between label and text: `tab`, `space`, `nothing`."""
    style: str | None = None
    """The style of paragraphs that are at this level."""


@dataclass(frozen=True)
class NumberedList:
    """One concrete list."""

    counter: str
    """What it counts with others: lists of one abstract list go on from each other."""
    levels: Mapping[int, Level]
    """Its levels, as it has them."""
    overrides: Mapping[int, int] = field(default_factory=dict)
    """The number with which a level begins where this list does, by level."""
    single: bool = False
    """Whether it has but one level, whatever a paragraph says."""

    def level(self, at: int) -> Level:
        """Return a level; one that is not defined prints nothing."""
        return self.levels.get(at, Level(form="none"))

    def level_of(self, style: str) -> int | None:
        """Return the level that a style is tied to."""
        return next((at for at, level in self.levels.items() if level.style == style), None)


def read_lists(root: Element | None, styles: Mapping[str, int]) -> dict[int, NumberedList]:
    """Return the lists of a document by their number; `styles` are the lists that styles of numbering name."""
    if root is None:
        return {}
    abstracts = {one.get("w:abstractNumId", ""): one for one in find_all(root, "w:abstractNum")}
    nums = {number(one.get("w:numId")): one for one in find_all(root, "w:num")}
    found = {}
    for name, num in nums.items():
        abstract = _abstract(value(num, "w:abstractNumId"), abstracts, nums, styles)
        if name is not None and abstract is not None:
            found[name] = _list(num, abstract)
    return found


def _abstract(
    name: str | None,
    abstracts: Mapping[str, Element],
    nums: Mapping[int | None, Element],
    styles: Mapping[str, int],
) -> Element | None:
    """Return an abstract list; one that only names a style of numbering stands for the list that defines that style."""
    for _ in range(LEVELS):  # more links than that are a circle
        abstract = abstracts.get(name or "")
        link = value(abstract, "w:numStyleLink")
        if link is None:
            return abstract
        defined = next((key for key, one in abstracts.items() if value(one, "w:styleLink") == link), None)
        name = value(nums.get(styles.get(link)), "w:abstractNumId") or defined
    return None


def _list(num: Element, abstract: Element) -> NumberedList:
    levels = {number(one.get("w:ilvl"), -1) or 0: _level(one) for one in find_all(abstract, "w:lvl")}
    overrides: dict[int, int] = {}
    for one in find_all(num, "w:lvlOverride"):
        at = number(one.get("w:ilvl"), 0) or 0
        own = find(one, "w:lvl")
        start = number(value(one, "w:startOverride"))
        if own is not None:
            levels[at] = _level(own)
        if start is not None:
            overrides[at] = start
            levels[at] = replace(levels.get(at, Level()), start=start)
    single = value(abstract, "w:multiLevelType") == "singleLevel"
    return NumberedList(abstract.get("w:abstractNumId", ""), levels, overrides, single)


def _level(one: Element) -> Level:
    form = find(one, "w:numFmt")
    if form is None:
        form = find(one, "mc:AlternateContent/mc:Choice/w:numFmt")
    name = "decimal" if form is None else form.get("w:val", "decimal")
    custom = form.get("w:format") if form is not None and name == "custom" else None
    return Level(
        start=number(value(one, "w:start"), 0) or 0,
        form=custom or name,
        text=_text(one),
        legal=bool(is_on(one, "w:isLgl")),
        restart=number(value(one, "w:lvlRestart")),
        follows=value(one, "w:suff") or "tab",
        style=value(one, "w:pStyle"),
    )


def _text(one: Element) -> str:
    text = find(one, "w:lvlText")
    return "" if text is None or is_on(one, "w:lvlText/w:null") else text.get("w:val", "")

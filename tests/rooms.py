"""The rooms of the engine and which of them imports which, read from the source; `make rooms` draws them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "hooks" / "policybook"
PICTURE = PACKAGE.parent.parent / "docs" / "engine" / "index.md"
BEGIN, END = "<!-- rooms -->\n", "<!-- end of rooms -->"  # what of that page is drawn
LONGEST = 10  # steps from the first room to the last; a longer way is one that nobody has in mind

PURE = (
    "finding dates names front_matter clauses text policy drafting references terms audience review pages handbook "
    "search "
    "register meetings redline versions words"
)
DRIVERS = "drivers.disk drivers.press drivers.paper drivers.leaks drivers.site drivers.cli"
ORDER = (*PURE.split(), "settings", *DRIVERS.split())
"""The rooms from the first to the last: none imports one that comes after it. One of them is a single module."""


@dataclass(frozen=True)
class Import:
    """One import of a room by a module."""

    file: Path
    """The module's file."""
    line: int
    """The line of the import."""
    own: str | None
    """The room that the module is in; None outside all rooms."""
    room: str
    """The room that it imports."""
    beyond: str
    """What it names within that room, as `labels.read_label`; empty where it takes names from the face."""


def room_of(dotted: str) -> str | None:
    """Return the room that a module of the engine is in, by its name without `policybook.`."""
    return next((room for room in ORDER if dotted == room or dotted.startswith(f"{room}.")), None)


@cache
def modules() -> frozenset[str]:
    """Return the name, without `policybook.`, of each module and package of the engine."""
    return frozenset(map(_dotted, PACKAGE.rglob("*.py")))


@cache
def face(room: str) -> frozenset[str]:
    """Return the names that a room shows: those in `__all__` of its package, none for a module."""
    file = PACKAGE.joinpath(*room.split("."), "__init__.py")
    tree = ast.parse(file.read_text(encoding="utf-8") if file.exists() else "")
    shown = [node.value for node in tree.body if isinstance(node, ast.Assign) and _is_all(node)]
    return frozenset(name for value in shown for name in ast.literal_eval(value))


def imports(file: Path) -> Iterator[Import]:
    """Yield each import of a room in a file, those for types and those inside functions among them."""
    own = room_of(_dotted(file)) if file.is_relative_to(PACKAGE) else None
    for line, dotted in _imported(ast.parse(file.read_text(encoding="utf-8"))):
        room = room_of(dotted)
        if room:
            yield Import(file, line, own, room, dotted.removeprefix(room).removeprefix("."))


def directions() -> dict[str, frozenset[str]]:
    """Return for each room, in order, the other rooms that it imports."""
    found: dict[str, set[str]] = {room: set() for room in ORDER}
    for one in (each for file in sorted(PACKAGE.rglob("*.py")) for each in imports(file)):
        if one.own and one.room != one.own:
            found[one.own].add(one.room)
    return {room: frozenset(others) for room, others in found.items()}


def upward(known: Mapping[str, frozenset[str]]) -> list[str]:
    """Return each import of a room that comes later in the order; where there is none, there is no circle either."""
    return [
        f"{room} imports {other}"
        for room, others in known.items()
        for other in sorted(others, key=ORDER.index)
        if ORDER.index(other) >= ORDER.index(room)
    ]


def longest_chain(known: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the longest way through the rooms, the first of them first. Raises ValueError where there is a circle."""

    @cache
    def way(room: str, above: frozenset[str]) -> tuple[str, ...]:
        if room in above:
            raise ValueError(f"{room} imports itself by way of others.")
        ways = [way(other, above | {room}) for other in sorted(known[room], key=ORDER.index)]
        return (*max(ways, key=len, default=()), room)

    return max((way(room, frozenset()) for room in known), key=len)


def drawing() -> str:
    """Return the rooms as text: each with those that it imports, and the longest way through them."""
    known = directions()
    lines = [
        f"{room:14} {' '.join(sorted(others, key=ORDER.index)) or '-'}" for room, others in known.items()
    ]
    against = upward(known)
    if against:
        return "\n".join([*lines, "", *(f"upward: {one}" for one in against)])
    chain = longest_chain(known)
    steps = f"{len(chain) - 1} steps: {' > '.join(chain)}"
    return "\n".join([*lines, "", steps, "no import upward, no circle"])


def table() -> str:
    """Return the rooms as a table in Markdown: what each holds, by its own first line, and what it imports."""
    rows = [
        f"| `{room}` | {_first_line(room)} | {' '.join(f'`{other}`' for other in sorted(others, key=ORDER.index))} |"
        for room, others in directions().items()
    ]
    chain = longest_chain(directions())
    way = ", ".join(f"`{room}`" for room in chain)
    steps = f"The longest way from room to room has {len(chain) - 1} steps: {way}."
    return "\n".join(["| room | holds | imports |", "|---|---|---|", *rows, "", steps, ""])


def with_table(page: str) -> str:
    """Return the text of the page on the engine with the table as it is. Raises ValueError where it has no place."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(
            f"Between {BEGIN.strip()} and {END} the rooms are drawn, and one of the two is missing."
        )
    return f"{before}{begin}\n{table()}\n{end}{after}"


def _first_line(room: str) -> str:
    """Return what a room's docstring says that it holds, without its name."""
    path = PACKAGE.joinpath(*room.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    said = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n", 1)[0]
    return said.partition(": ")[2].rstrip(".")


def _is_all(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)


def _dotted(file: Path) -> str:
    inside = file.relative_to(PACKAGE).with_suffix("")
    return ".".join(inside.parts).removesuffix("__init__").removesuffix(".")


def _imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield each module of the engine that is imported, by its name without `policybook.`, with the line."""
    known = modules()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif not isinstance(node, ast.ImportFrom):
            continue
        else:
            within = str(node.module).removeprefix("policybook.")
            inner = {alias.name for alias in node.names} - (face(within) if within in ORDER else set())
            submodules = [f"{within}.{name}".removeprefix("policybook.") for name in sorted(inner)]
            names = [str(node.module), *(f"policybook.{name}" for name in submodules if name in known)]
        for name in names:
            if name.startswith("policybook."):
                yield node.lineno, name.removeprefix("policybook.")


if __name__ == "__main__":
    print(drawing())
    PICTURE.write_text(with_table(PICTURE.read_text(encoding="utf-8")), encoding="utf-8")

"""No word is lost: whatever the labels, their depth and their layout, the page says the policy's words in order."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clause_pictures import page_of, read

ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
SHAPES: list[Callable[[int, tuple[int, ...]], str]] = [
    lambda n, _: f"{n}.",
    lambda n, _: f"{n})",
    lambda n, path: ".".join(map(str, [*path, n])) if path else f"{n}.",
    lambda n, _: f"{ROMAN[n - 1]}.",
    lambda n, _: f"({ROMAN[n - 1]})",
    lambda n, _: f"{chr(96 + n)})",
    lambda n, _: f"({chr(96 + n)})",
    lambda n, _: f"{chr(96 + n)}.",
]
NUMBER, BRACKET, DOTTED = range(3)  # the first three shapes
WORDS = st.lists(
    st.sampled_from("staff must tell the office about every visit before it begins".split()), min_size=1
)


def can_be_told_apart(shapes: list[int]) -> bool:
    """Tell whether levels of these shapes look different: `1.1` stands below numbers, and `1.` on one level alone."""
    above = shapes[: shapes.index(DOTTED)] if DOTTED in shapes else []
    return set(above) <= {NUMBER, BRACKET} and not (shapes[0] == DOTTED and NUMBER in shapes)


LEVELS = st.permutations(range(len(SHAPES))).map(lambda shapes: shapes[:4]).filter(can_be_told_apart)


@st.composite
def policies(draw: st.DrawFn) -> str:
    """Draw a policy of one section: runs of labels to depth 4, each with its own shape, layout and extra blocks."""
    shapes = [SHAPES[each] for each in draw(LEVELS)]
    lines: list[str] = []

    def run(depth: int, path: tuple[int, ...]) -> None:
        indent = " " * 4 * depth if draw(st.booleans()) else ""
        for number in range(1, draw(st.integers(2, 4)) + 1):
            label = shapes[depth](number, path)
            lines.append(f"{indent}{label} {' '.join(draw(WORDS))}.")
            lines.append("")
            for extra in draw(st.lists(st.sampled_from(["paragraph", "bullets", "table"]), max_size=1)):
                lines.extend(EXTRAS[extra](indent))
            if depth < 3 and draw(st.integers(0, 3)) == 0:
                run(depth + 1, (*path, number))

    run(0, ())
    return "\n".join(lines)


EXTRAS: dict[str, Callable[[str], list[str]]] = {
    "paragraph": lambda indent: [f"{indent}A second paragraph.", ""],
    "bullets": lambda indent: [f"{indent}- one", f"{indent}    - inside", f"{indent}- two", ""],
    "table": lambda indent: [
        f"{indent}| head | row |",
        f"{indent}| --- | --- |",
        f"{indent}| 1. | cell |",
        "",
    ],
}


def words_of_source(text: str) -> list[str]:
    """Return a policy's words: what is typed, less the marks of bullets and tables."""
    rows = [line for line in text.split("\n") if not re.fullmatch(r"[\s|-]*", line)]
    return re.sub(r"(?m)^\s*- ", "", "\n".join(rows)).replace("|", " ").split()


def words_of_page(html: str) -> list[str]:
    """Return the words a page shows."""
    return unescape(re.sub(r"<[^>]+>", " ", html)).split()


@settings(max_examples=60, deadline=None)
@given(policies())
def test_the_page_says_every_word_in_order(text: str) -> None:
    assert words_of_page(page_of(text)) == words_of_source(text)


@settings(max_examples=60, deadline=None)
@given(policies())
def test_the_clauses_put_together_are_the_policy(text: str) -> None:
    outline = read(text)
    labels = re.findall(r"(?m)^\s*(\(?[\divx.a-l]+[.)]?)\s+(?=\w+)(?!\S+ paragraph)", text)
    assert [clause.label for clause in outline.clauses] == [
        label for label in labels if not label.startswith("-")
    ]
    said = [word for clause in outline.clauses for word in [clause.label, *words_of_source(clause.text)]]
    assert said == words_of_source(text)


BROKEN = """
1. The office\\
High Street

    a) by day{two spaces}
    by night

## Post\\

| a\\ | b |
| --- | --- |

```
code \\
goes on
```

C:\\\\
"""


def test_hard_line_breaks_are_kept_also_as_converters_from_word_write_them() -> None:
    page = re.sub(r"<(?!br)[^>]+>", "", page_of(BROKEN.replace("{two spaces}", "  ")))
    assert [line.rstrip() for line in page.split("\n") if line.strip()] == [
        "1. The office<br />",
        "High Street",
        "a) by day<br />",
        "by night",
        "Post",
        "a\\",
        "b",
        "code \\",
        "goes on",
        "C:\\",
    ]


def test_the_last_clause_inside_html_keeps_its_label() -> None:
    text = "1. One.\n\n<div markdown>\n\n2. Two.\n\n3. Three.\n\n</div>\n\n4. Four.\n"
    page = page_of(text)
    assert words_of_page(page) == "1. One. 2. Two. 3. Three. 4. Four.".split()
    assert "data-pb-mark" not in page


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="1iva2.)(-*>#|`~ \n\tX:", max_size=400))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    outline = read(text)
    page_of(text)
    assert len({clause.id for clause in outline.clauses}) == len(outline.clauses)


SWALLOWING = [
    "<div>\n\n1. One\n\n</div>\n\n2. Two",
    "1. <div>\n\n2. Two\n\n</div>",
    "<![CDATA[\n\n1. One\n\n]]>\n\n2. Two",
]


@pytest.mark.parametrize("text", SWALLOWING)
def test_what_stands_in_raw_html_keeps_its_numbers(text: str) -> None:
    said = re.findall(
        r"\d\.|One|Two|pb-open|pb-close", re.sub(r"<a [^>]*>|data-clause=\S*", "", page_of(text))
    )
    assert said == re.findall(r"\d\.|One|Two", text)


def test_no_list_or_quotation_is_too_deep_to_be_read() -> None:
    bullets = "\n".join(f"{'  ' * depth}- bullet{depth}" for depth in range(60))
    quotations = "\n>\n".join(f"{'> ' * depth}quoted{depth}" for depth in range(1, 60))
    page = page_of(f"{bullets}\n\n{quotations}")
    typed = [*(f"bullet{depth}" for depth in range(60)), *(f"quoted{depth}" for depth in range(1, 60))]
    assert [word for word in words_of_page(page) if word.startswith(("bullet", "quoted"))] == typed

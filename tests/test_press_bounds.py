"""What one policy may take has a bound, also alone; the others and the pages are there all the same."""

import re

import pytest

from paper import pdfs
from school import Build, write
from sketch import Draw

SHORT = "from policybook.drivers.press import limits\n\nlimits.SECONDS = 1\n"
LONG = "---\ntitle: Dogs\n---\n\n" + "\n\n".join(f"{n}. No dogs on day {n}." for n in range(1, 1201))


def errors(done: Build) -> list[str]:
    return re.findall(r"^ERROR +-  (.*)$", done.output, re.MULTILINE)


def test_a_single_policy_that_takes_too_long(school: Draw) -> None:
    drawn = school(dogs=LONG)
    text = (drawn.folder / "mkdocs.yml").read_text()
    (drawn.folder / "mkdocs.yml").write_text(text.replace("hooks:\n", "hooks:\n- short.py\n"))
    write(drawn.folder, {"short.py": SHORT})
    done = drawn.build(strict=False)
    assert errors(done) == [
        "policies/dogs.md: The PDF of 'dogs' could not be made (it was not ready after 1 seconds of work). "
        "The other PDFs are not affected."
    ]
    assert done.status == 0
    assert "No dogs on day 1200." in done.read("policies/dogs/index.html")


DEEP = {
    "terms": "\n".join(f"Term {n}\n: Meaning {n}.\n" for n in range(1000)),
    "tight": "\n".join(f"Term {n}\n: Meaning {n}." for n in range(1000)),
    "items": "\n".join(f"- Item {n}" for n in range(1000)),
    "quotes": "> " * 1500 + "deep",
    "lists": "\n".join("  " * n + "- x" for n in range(700)),
    "tags": "<div>" * 3000 + "deep",
    "words": "<b>" * 3000 + "deep",
    "stars": "*a **a " * 3000,
    "brackets": "[" * 3000 + "a" + "](https://b.example)" * 3000,
    "footnotes": "\n\n".join(f"Word[^{n}].\n\n[^{n}]: Note [^{n + 1}]." for n in range(300)),
}


@pytest.fixture(scope="module")
def deep(school: Draw) -> Build:
    texts = {name: f"---\ntitle: {name.title()}\n---\n\n{text}\n" for name, text in DEEP.items()}
    return school(good="---\ntitle: Good\n---\n\n1. Go.\n", **texts).build(strict=False)


def test_a_build_goes_on_whatever_a_policy_holds(deep: Build) -> None:
    assert deep.status == 0, deep.output[-2000:]
    assert "Traceback" not in deep.output
    assert "good" in [pdf.stem for pdf in pdfs(deep.site)]


@pytest.mark.parametrize("name", DEEP)
def test_each_has_a_pdf_or_a_finding_with_its_name(deep: Build, name: str) -> None:
    printed = name in [pdf.stem for pdf in pdfs(deep.site)]
    assert printed or any(line.startswith(f"policies/{name}.md:") for line in errors(deep))


@pytest.mark.parametrize("name", ["terms", "tight", "items"])
def test_long_lists_are_printed(deep: Build, name: str) -> None:
    assert name in [pdf.stem for pdf in pdfs(deep.site)]

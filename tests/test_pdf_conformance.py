"""Every PDF is accessible (PDF/UA-1) and archival (PDF/A-3a) at once, by the word of the reference validator.

What would break either is a finding that names the place and the remedy, and is mended on paper all the same.
"""

from pathlib import Path

import pikepdf
import pytest

from paper import bodies, broken_rules, pdf_of, pdfs
from school import Build, write
from sketch import Draw

EVERYTHING = """\
---
title: Everything & <more>
ratified: {by: FGB, on: 2024-02-29}
signatories: [Chair of Governors, Headteacher, Business manager, Clerk]
---

## 1. Lists

1.1 A clause with *emphasis*, **strength** and `code`.

    - one

    - two
        - inside
            - deeper

1.2 A note[^1] and [a link](https://www.example.org/a/very/long/address/that/goes/on/and/on/and/on/and/on.html).

[^1]: The note.

    In two paragraphs.

Term
:   Its meaning.
:   Another meaning.

> A quotation.

!!! note "Remember"
    Say it.

```python
print("hello")
```

## 2. Tables

| Role | What | When |
|------|:----:|-----:|
| Head | all  | 1    |

<table><tr><th rowspan="2">A</th><th colspan="2">B</th></tr><tr><td>1</td><td>2</td></tr></table>

## 3. Pictures

![A red dot](dot.png) and ![A plan](plan.svg)


<details><summary>More</summary><p>Inside.</p></details>

## Appendix A

See [section 1](#section-1).
"""

PLAN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="30" viewBox="0 0 80 30">'
    '<rect width="80" height="30" fill="#ccc"/><text x="5" y="20">Hall</text></svg>'
)
RED_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)

FAULTY = """\
---
title: Faulty
ratified: {by: FGB, on: 2024-02-29}
---

## 1. One

#### Too deep

![](dot.png)

![Far away](https://pictures.example/far.png)

![Torn](torn.svg)

<table><tr><th>Day</th><th>Time</th></tr><tr><td>Monday</td></tr></table>

Say 你 to a ● friend – quietly.
"""

FAULTS = """
policies/faulty.md:8: The heading 'Too deep' is more than one level below the one before it. Take a # away, or put a heading of the level between above it.
policies/faulty.md:10: The picture dot.png has no alternative text, so nobody hears what it shows. Say what it shows between the square brackets: ![What it shows](dot.png).
policies/faulty.md:12: The picture https://pictures.example/far.png is not printed: pictures are never fetched from the internet. Put a PNG, JPEG or SVG file beside the policies and name it as it is spelt.
policies/faulty.md:14: The picture torn.svg is not printed: the file is not a picture that we can read. Put a PNG, JPEG or SVG file beside the policies and name it as it is spelt.
policies/faulty.md:16: The table that begins 'Day Time' has rows of different lengths. Give every row a cell for every column; an empty one will do.
policies/faulty.md:18: The character '你' (U+4F60) is not in the typeface; ■ is printed. Write it in another way.
"""  # noqa: E501 - a finding is one line


@pytest.fixture(scope="module")
def odd_school(school: Draw) -> Build:
    odd = school(everything=EVERYTHING, faulty=FAULTY)
    pictures: dict[str, str | bytes] = {"plan.svg": PLAN, "torn.svg": PLAN[:90], "dot.png": RED_DOT}
    write(odd.folder / "policies", pictures)
    return odd.build(strict=False, POLICYBOOK_PDF="all")


def test_every_pdf_passes_the_reference_validator(
    sample_site: Build, real_site: Build, odd_school: Build
) -> None:
    sites = (sample_site.site, real_site.site, odd_school.site)
    files = [*pdfs(*sites), *(site / "register" / "register.pdf" for site in sites)]
    assert len(files) > 20
    assert broken_rules([*files, odd_school.site / "handbook.pdf"]) == {}


def test_what_would_print_badly_is_found_with_its_line_and_remedy(odd_school: Build) -> None:
    found = [
        line.partition("-  ")[2] for line in odd_school.output.splitlines() if line.startswith("WARNING")
    ]
    assert [line for line in found if "faulty" in line] == FAULTS.strip().splitlines()
    assert [line for line in found if "everything" in line] == []


def test_what_the_typeface_lacks_has_a_stand_in(odd_school: Build) -> None:
    assert "Say ■ to a • friend – quietly." in bodies(pdf_of(odd_school.site, "faulty"))[0]


def test_the_validator_does_complain(tmp_path: Path, odd_school: Build) -> None:
    with pikepdf.open(pdf_of(odd_school.site, "faulty")) as file:
        del file.Root.MarkInfo, file.Root.OutputIntents
        file.save(tmp_path / "unmarked.pdf")
    rules = broken_rules([tmp_path / "unmarked.pdf"])["unmarked.pdf"]
    assert {rule.split()[0] for rule in rules} == {"PDF/UA-1", "PDF/A-3a"}

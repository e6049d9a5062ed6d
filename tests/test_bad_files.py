"""Files that are not what they should be: each is named with its remedy, and nothing of it is published."""

import os
from pathlib import Path

import pytest

from school import Build, write
from sketch import Draw, School

TEXT = "---\ntitle: {} Policy\n---\n\n1. One.\n"
GOOD = TEXT.format("Good")
SECRET = "A secret of the machine that builds"
EMPTY = (
    ":1: The file is empty. Write the policy in it, beginning with --- and title: Name of the policy, "
    "or delete the file."
)
MERGE = "Keep the right one of the two texts, and delete all lines of <<<<<<<, ======= and >>>>>>>."
NO_LINK = "It is a link out of its folder, or to a folder, and is not followed. Put the file itself there."

TEXTS: dict[str, tuple[bytes, str]] = {
    "empty": (
        b"",
        EMPTY,
    ),
    "blank": (
        b" \n\n",
        EMPTY,
    ),
    "binary": (
        bytes(range(256)) * 4,
        ": The file is not text; it is left out. Save the policy as plain text, UTF-8.",
    ),
    "nul": (
        GOOD.encode() + b"A\0" + b"b" * 200,
        ":6: The character U+0000 stands here, which is no letter. Delete it; an editor may not show it.",
    ),
    "escape": (
        GOOD.encode() + b"\x1b[2J" + b"b" * 200,
        ":6: The character U+001B stands here, which is no letter. Delete it; an editor may not show it.",
    ),
    "huge": (
        GOOD.encode() + b"x" * 2_000_000,
        ": The file has 2,000,036 bytes, and no policy more than 2,000,000; it is left out. "
        "Put pictures into files of their own, and parts into policies.",
    ),
    "ours": (
        GOOD.encode() + b"<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> other\n",
        f":6: The line begins with <<<<<<<, which git left because two changes did not go together. {MERGE}",
    ),
    "parted": (
        GOOD.encode() + b"\nThe one text.\n=======\nThe other.\n",
        f":8: The line begins with =======, which git left because two changes did not go together. {MERGE}",
    ),
    "theirs": (
        GOOD.encode() + b"\n>>>>>>> branch\n",
        f":7: The line begins with >>>>>>>, which git left because two changes did not go together. {MERGE}",
    ),
    "ancestor": (
        GOOD.encode() + b"\n||||||| 3f2a\n",
        f":7: The line begins with |||||||, which git left because two changes did not go together. {MERGE}",
    ),
}
FINE = {
    "heading": TEXT.format("Heading").encode() + b"\nPurpose\n=======\n\nWords.\n",
    "arrows": TEXT.format("Arrows").encode() + b"\nWrite << and >> as they are, and ======== too.\n",
}


def errors(done: Build) -> list[str]:
    return [line.partition("-  ")[2] for line in done.output.splitlines() if line.startswith("ERROR")]


@pytest.fixture(scope="module")
def odd(school: Draw) -> School:
    """Return a school with every odd text, and with links that lead where they should not."""
    drawn = school(
        good=GOOD + "\n![A](secret.png) [b](taken/index.html) [c](good/index.html) [d](near.png)\n"
    )
    texts = {name: text for name, (text, _) in TEXTS.items()} | FINE
    write(drawn.folder / "policies", {f"{name}.md": text for name, text in texts.items()})
    elsewhere = write(drawn.folder.parent / f"{drawn.folder.name}-elsewhere", {"a/secret.md": SECRET})
    write(drawn.folder, {"docs/real.txt": "Published", ".env": SECRET, "policies/plan.png": "A plan"})
    write(drawn.folder / "policies", {"good/index.html": SECRET})
    for link, target in {
        "policies/leak.md": elsewhere / "a" / "secret.md",
        "policies/passwords.md": Path("/etc/passwd"),
        "policies/secret.png": drawn.folder / ".env",
        "policies/folder": elsewhere,
        "policies/ring.md": Path("ring.md"),
        "policies/gone.md": Path("nowhere.md"),
        "policies/near.png": Path("plan.png"),
        "docs/leak.txt": elsewhere / "a" / "secret.md",
        "docs/folder": elsewhere,
        "docs/near.txt": Path("real.txt"),
    }.items():
        (drawn.folder / link).symlink_to(target)
    return drawn


@pytest.fixture(scope="module")
def lenient(odd: School) -> Build:
    return odd.build(strict=False, POLICYBOOK_PDF="off")


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, (_, said) in TEXTS.items()], ids=TEXTS)
def test_what_is_no_policys_text_is_said(lenient: Build, name: str, said: str) -> None:
    about = [line for line in errors(lenient) if line.startswith(f"policies/{name}.md")]
    assert f"policies/{name}.md{said}" in about


@pytest.mark.parametrize("name", FINE)
def test_what_only_looks_like_it_is_read(lenient: Build, name: str) -> None:
    assert [line for line in errors(lenient) if line.startswith(f"policies/{name}.md")] == []
    assert (lenient.site / "policies" / name / "index.html").is_file()


LINKS = [
    *("policies/folder", "policies/gone.md", "policies/leak.md", "policies/passwords.md", "policies/ring.md"),
    *("policies/secret.png", "docs/leak.txt", "docs/folder/a/secret.md"),
]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_out_of_its_folder_is_not_followed(lenient: Build, link: str) -> None:
    assert f"{link}: {NO_LINK}" in errors(lenient)


def test_nothing_of_it_is_published_but_what_is_the_schools_own(lenient: Build) -> None:
    files = [file for file in lenient.site.rglob("*") if file.is_file()]
    assert [
        file for file in files if SECRET.encode() in file.read_bytes() or b"root:x:" in file.read_bytes()
    ] == []
    assert lenient.read("near.txt") == "Published"
    assert lenient.read("policies/near.png") == "A plan"


def test_no_file_takes_the_place_of_a_policys_page(lenient: Build) -> None:
    assert "One." in lenient.read("policies/good/index.html")
    said = (
        "The file 'good/index.html' would take the place of a policy's own page or PDF; it is not published."
    )
    assert f"policies/good.md:7: {said} Rename it, or put it in another folder." in [
        line.replace(":7:65:", ":7:") for line in errors(lenient)
    ]


TWINS = [
    ("plan.png", "Plan.png"),
    ("cafe\u0301.png", "caf\u00e9.png"),
    ("Stra\u00dfe.png", "STRASSE.png"),
    ("a/plan.png", "A/plan.png"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_are_refused(school: Draw, one: str, other: str) -> None:
    drawn = school(good=GOOD)
    write(drawn.folder / "policies", {one: "1", other: "2"})
    if len(list((drawn.folder / "policies").rglob("*.png"))) == 1:
        return  # this system cannot hold both, so no school there has them
    first, second = sorted((one, other))
    assert errors(drawn.build(strict=False, POLICYBOOK_PDF="off")) == [
        f"policies/{second}: On some systems its name is the same as that of policies/{first}; "
        "only that one is read. Rename one of the two."
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nERROR b.md", r"a\nERROR b.md"),
        (b"a\xe2\x80\xaeb.md", r"a\u202eb.md"),
        (b"a\x1b[2J.md", r"a\x1b[2J.md"),
    ],
)
def test_a_name_that_cannot_be_shown(school: Draw, name: bytes, shown: str) -> None:
    drawn = school(good=GOOD)
    (drawn.folder / "policies" / os.fsdecode(name)).write_text(GOOD)
    assert errors(drawn.build(strict=False, POLICYBOOK_PDF="off")) == [
        f"policies/{shown}: Its name has characters that cannot be shown. Rename it."
    ]


@pytest.mark.parametrize(
    "name", ["..md", "...md", "....//x.md", "%2e%2e%2fx.md", "..\\x.md", "~.md", "-.md", "你.md"]
)
def test_no_name_leads_out_of_the_site(school: Draw, name: str) -> None:
    drawn = school(good=GOOD)
    write(drawn.folder / "policies" / "in", {name: GOOD})
    done = drawn.build(strict=False, POLICYBOOK_PDF="off")
    assert {file.name for file in drawn.folder.iterdir()} <= {
        ".cache",
        "docs",
        "mkdocs.yml",
        "policies",
        "site",
    }
    pages = [page.parent.name for page in (done.site / "policies").rglob("index.html")]
    assert all(page.replace("-", "").isalnum() for page in pages)

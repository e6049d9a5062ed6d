"""Injections: what is tried in every field, every construct and every address of a school, on every kind of page.

The site is built once, and sent without its Content-Security-Policy: what is proved is that nothing gets into
the pages, and not that a browser stops it. Whatever runs opens a dialog, or asks for an address with `canary` in it.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import vobject
import yaml
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request
from pypdf import PdfReader

from conftest import served
from found import found
from patience import PATIENCE
from school import ROOT, Build, write
from sketch import School, school_in

SHAPES = (  # ways out of text, attributes, titles, scripts, comments, templates and Markdown; § is the number
    "A <script>alert(§)</script>",
    'B "><img src=x onerror=alert(§)>',
    "C </title><script>alert(§)</script>",
    "D '><svg onload=alert(§)>",
    "E &lt;img src=x onerror=alert(§)&gt;",
    "F {{ handbook }}{% raw %}<img src=x onerror=alert(§)>",
    "G --></script><script>alert(§)</script>",
    "H [x](javascript:alert(§)) <javascript:alert(§)>",
    "I ]]><script>alert(§)</script>",
    "J </textarea></style></noscript><iframe srcdoc='<script>parent.alert(§)</script>'></iframe>",
    "K &amp;lt;img src=x onerror=alert(§)&amp;gt;",
    "L `<img src=x onerror=alert(§)>` <a href=//canary.invalid/§>x</a>",
    '=HYPERLINK("http://canary.invalid/§"; "M")',
    "N\\nBEGIN:VALARM\\nACTION:AUDIO\\nATTACH:http://canary.invalid/§",
)
FIELDS = (
    "title", "owner", "category", "school", "adopted-from", "reviewed.by", "reviewed.minute", "ratified.by",
    "ratified.minute", "withdrawn.reason", "withdrawn.replaced-by", "signatories", "also-known-as", "related",
    "glossary", "accepted.label-gap",
)  # fmt: skip
LISTS = {"signatories", "also-known-as", "related", "glossary"}
DATED = {"reviewed": "2024-01-10", "ratified": "2024-02-10"}
CONSTRUCTS = (  # in the text of a policy, of a page and of the glossary
    "<script>alert(§)</script>",
    "<img src=x onerror=alert(§)>",
    "<svg><script>alert(§)</script></svg>",
    "<svg/onload=alert(§)>",
    "<iframe src=javascript:alert(§)></iframe>",
    "<object data=javascript:alert(§)></object>",
    "<embed src=javascript:alert(§)>",
    "<details open ontoggle=alert(§)><summary>s</summary>x</details>",
    "<body onload=alert(§)>",
    "<input autofocus onfocus=alert(§)>",
    "<video src=x onerror=alert(§)></video>",
    "<style>@import 'http://canary.invalid/§';</style>",
    "<link rel=stylesheet href=http://canary.invalid/§>",
    "<meta http-equiv=refresh content='0;url=http://canary.invalid/§'>",
    "<base href=http://canary.invalid/§/>",
    "<form action=http://canary.invalid/§><button autofocus>x</button></form>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(§)&gt;'></table>",
    "<noscript><p title='</noscript><img src=x onerror=alert(§)>'></noscript>",
    "<div id=__config>{\"base\": \"http://canary.invalid/§\"}</div>",
    "<div data-md-component=announce onmouseover=alert(§) style=position:fixed;inset:0>x</div>",
    "<a href=javascript:alert(§)>follow</a>",
    "<a href='java\tscript:alert(§)'>follow</a>",
    "<a href='&#106;avascript:alert(§)'>follow</a>",
    "<a href='data:text/html,<script>alert(§)</script>'>follow</a>",
    "<pre class=mermaid>graph TD; a-->b canary§</pre>",
    "<p\n  onclick=alert(§)>x</p>",
    "<<script>alert(§)//<</script>",
    "<scr<script>ipt>alert(§)</script>",
    "[follow](javascript:alert(§))",
    "[follow](JaVaScRiPt:alert(§) 'title')",
    "[follow](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "![x](javascript:alert(§))",
    "![x\" onerror=\"alert(§)](x.png)",
    "![x](x.png\" onerror=\"alert(§))",
    "[follow][r§]\n\n[r§]: javascript:alert(§)",
    "<javascript:alert(§)>",
    "text {onclick=alert(§) style=background:url(http://canary.invalid/§)}",
    "# Heading <img src=x onerror=alert(§)> {onclick=alert(§)}",
    "| <script>alert(§)</script> | b |\n|---|---|\n| <img src=x onerror=alert(§)> | <svg onload=alert(§)> |",
    "Term\n:   <img src=x onerror=alert(§)>",
    "A note[^n§]\n\n[^n§]: <img src=x onerror=alert(§)>",
    '!!! note "<img src=x onerror=alert(§)>"\n    <script>alert(§)</script>',
    "```html\n<script>alert(§)</script>\n```",
    "``` { .html title=\"<img src=x onerror=alert(§)>\" onclick=alert(§) }\nx\n```",
    "*[HTML]: <img src=x onerror=alert(§)>\n\nHTML",
    "<div markdown onclick=alert(§)>\n\n**x** <script>alert(§)</script>\n\n</div>",
    "**Trip <img src=x onerror=alert(§)>** means <img src=x onerror=alert(§)> a journey.",
    "See [36](#\"><img src=x onerror=alert(§)>).",
    "<!-- --!><img src=x onerror=alert(§)> -->",
    "<span title='><img src=x onerror=alert(§)>'>x</span>",
)  # fmt: skip
ASKED = (  # after the address of the site
    "register/?status={}", "register/?owner={}", "register/?category={}", "register/?body={}", "register/?find={}",
    "register/?sort={}", "register/#{}", "verify/?code={}", "verify/#{}", "?q={}", "#{}", "policies/p0/#{}",
    "glossary/#{}", "{}", "policies/{}/",
)  # fmt: skip
TRIED = ('"><img src=x onerror=alert(1)>', "<svg onload=alert(1)>", "javascript:alert(1)", "'-alert(1)-'")
NUMBERS = iter(range(1, 10_000))
COUNTED = len(SHAPES) * len(FIELDS) + 3 * len(CONSTRUCTS) + len(ASKED) * len(TRIED)


def armed(shape: str) -> str:
    """Return a payload with a number of its own, by which the one that ran is known."""
    number = str(next(NUMBERS))
    return shape.replace("§", number)


def head_of(shape: str) -> str:
    """Return front matter with a payload in every field, each with a number of its own."""
    values: dict[str, object] = {"accepted": {}, "next-review": "2024-03-01"}
    for field in FIELDS:
        key, _, inner = field.partition(".")
        said = armed(shape).replace("\\n", "\n")
        if inner:
            part = values.setdefault(key, {})
            assert isinstance(part, dict)
            part[inner] = said
            if key in DATED:
                part["on"] = DATED[key]
        else:
            values[key] = [said] if key in LISTS else said
    if SHAPES.index(shape) % 2:  # half of them are in force
        del values["withdrawn"]
    return f"---\n{yaml.safe_dump(values, allow_unicode=True, width=10_000)}---\n"


def texts(heading: str) -> str:
    return heading + "\n\n" + "\n\n".join(armed(one) for one in CONSTRUCTS) + "\n"


def settings_of() -> str:
    """Return a school's mkdocs.yml with a payload in every setting that is shown."""
    bad = armed(SHAPES[1])
    features = ["navigation.tabs", "navigation.path", "navigation.footer"]
    pages = [{"Home": "index.md"}, {armed(SHAPES[0]): "notes.md"}, {armed(SHAPES[3]): [{bad: "more.md"}]}]
    extensions = ["abbr", {"pymdownx.tabbed": {"alternate_style": True}}, {"pymdownx.tasklist": {}}]
    said = {
        "site_name": armed(SHAPES[2]),
        "site_url": "https://school.example/",
        "site_description": bad,
        "site_author": bad,
        "repo_url": "https://git.example/school",
        "repo_name": bad,
        "theme": {"name": "material", "font": False, "features": features},
        "nav": pages,
        "markdown_extensions": extensions,
        "hooks": [str(ROOT / "hooks" / "handbook.py")],
        "extra": {"generator": False, "policybook": {"school": armed(SHAPES[0]), "notice": bad}},
    }
    return yaml.safe_dump(said, allow_unicode=True)


def page_of(text: str, **head: str) -> str:
    """Return a file with front matter."""
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, width=10_000)}---\n\n{text}\n"


def draw(folder: Path) -> School:
    """Write the school of whoever wishes it ill."""
    bad, first = armed(SHAPES[1]), armed(SHAPES[0])
    name = bad.replace("/", "")
    term = (
        f"**{armed('Trip <img src=x onerror=alert(§)>')}** (T) means a journey.\n\n**Trip** means <b>x</b>."
    )
    policies = {
        f"p{at}": head_of(shape) + "\n1. Go. Trip.\n\n3. See 36.\n" for at, shape in enumerate(SHAPES)
    }
    policies |= {
        "constructs": page_of(texts(""), title="Constructs", category="Texts"),
        name: page_of(f"1. [x]({quote(name)}.txt)", title="Named badly"),
        "open": page_of("[a](page.html) [b](run.js) ![c](draw.svg) [d](deep/any.xhtml)", title="Open"),
        "broken": page_of("1. Go.", **{"title": "Broken", "next-review": bad, first: "x"}),
        "alias": f"---\ntitle: &a {bad}\nowner: *a\n---\n\n1. Go.\n",
        "hidden": '---\ntitle: "Safe\\u202eguarding\\u200b"\n---\n\n1. Go.\n',
    }
    files = {f"policies/{slug}.md": text for slug, text in policies.items()} | {
        "mkdocs.yml": settings_of(),
        f"policies/{name}.txt": "x",
        "policies/page.html": "<script>alert(1)</script>",
        "policies/run.js": "alert(1)",
        "policies/draw.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "policies/deep/any.xhtml": "<script>alert(1)</script>",
        "docs/index.md": page_of(texts("# Home"), title=bad),
        "docs/notes.md": page_of(texts("# Notes <b>and</b> x"), description=bad, author=bad),
        "docs/more.md": page_of("text", title=first, subtitle=first, status=bad),
        "docs/glossary.md": texts(f"# Glossary {bad}\n\n{term}"),
    }
    school = school_in(folder)
    write(school.folder, files)
    return school


@pytest.fixture(scope="module")
def bad_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return draw(tmp_path_factory.mktemp("ill")).built(strict=False)


@pytest.fixture(scope="module")
def bad_url(bad_site: Build) -> Iterator[str]:
    with served(bad_site.site, guarded=False) as url:
        yield url


@pytest.fixture(scope="module")
def ran() -> list[str]:
    return []


@pytest.fixture(scope="module")
def visitor(browser: Browser, ran: list[str]) -> Iterator[Page]:
    """Return a page that takes down whatever runs, and lets nothing out."""
    context: BrowserContext = browser.new_context(service_workers="block")
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()

    def note(dialog: Dialog) -> None:
        ran.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    def look(asked: Request) -> None:
        if is_canary(asked.url):
            ran.append(f"{page.url}: {asked.url}")

    page.on("dialog", note)
    page.on("request", look)
    yield page
    context.close()


def is_canary(url: str) -> bool:
    return urlsplit(url).hostname == "canary.invalid"


IN_THE_PAGE = """() => {
  const attributes = (one) => [...one.attributes].map((each) => [each.name, each.value.replace(/[\\x00-\\x20]/g, "")]);
  const bad = ([name, value]) => name.startsWith("on") || name === "srcdoc"
    || (/^(href|src|action|data|formaction)$/.test(name) && /^(javascript|data|vbscript):/i.test(value));
  const program = (one) => /^(SCRIPT|STYLE)$/i.test(one.tagName) && one.type !== "application/json";
  const runs = (one) => /^(IFRAME|OBJECT|EMBED|BASE)$/i.test(one.tagName)
    || (program(one) && /alert.\\d|canary/.test(one.textContent));
  return [...document.querySelectorAll("*")].flatMap((one) => [
    ...attributes(one).filter(bad).map((each) => each.join("=")), ...(runs(one) ? [one.outerHTML] : []),
  ]);
}"""


def test_there_are_more_than_a_hundred_and_twenty() -> None:
    assert COUNTED > 120


def test_what_runs_is_noticed(tmp_path: Path, visitor: Page, ran: list[str]) -> None:
    tmp_path.joinpath("index.html").write_text(
        "<img src=x onerror=alert(7)><script src='http://canary.invalid/8'></script><a href='javascript:x()'>x</a>"
    )
    with served(tmp_path) as url:
        visitor.goto(url)
        held = visitor.evaluate(IN_THE_PAGE)
        visitor.goto("about:blank")
    assert sorted(one.rpartition(": ")[2] for one in ran) == ["7", "http://canary.invalid/8"]
    assert held == ["onerror=alert(7)", "href=javascript:x()"]
    ran.clear()


def test_nothing_runs_on_any_page(bad_site: Build, bad_url: str, visitor: Page, ran: list[str]) -> None:
    pages = sorted(page.relative_to(bad_site.site).as_posix() for page in bad_site.site.rglob("*.html"))
    assert len(pages) > len(SHAPES) + 8
    held = {}
    for page in pages:
        visitor.goto(bad_url + quote(page))
        if found := visitor.evaluate(IN_THE_PAGE):
            held[page] = found
    assert (ran, held) == ([], {})


def test_nothing_runs_by_an_address(bad_url: str, visitor: Page, ran: list[str]) -> None:
    for asked in ASKED:
        for tried in TRIED:
            visitor.goto("about:blank")
            visitor.goto(bad_url + asked.format(quote(tried)))
    assert ran == []


def test_nothing_runs_in_what_a_search_finds(bad_url: str, visitor: Page, ran: list[str]) -> None:
    held = []
    for word in ("alert", "onerror", "script", "trip", "constructs"):
        visitor.goto("about:blank")
        visitor.goto(f"{bad_url}?q={word}")
        visitor.locator(".md-search-result__item").first.wait_for()
        held += visitor.evaluate(IN_THE_PAGE)
    assert (ran, held) == ([], [])


def test_nothing_runs_in_what_a_word_means(bad_url: str, visitor: Page, ran: list[str]) -> None:
    visitor.goto(f"{bad_url}policies/p1/")
    for term in visitor.locator("a.pb-term:visible").all():
        term.click()
        visitor.keyboard.press("Escape")
    assert ran == []


def test_what_a_clerk_typed_is_what_a_reader_sees(bad_url: str, visitor: Page) -> None:
    """Once: neither as markup nor with its signs escaped twice."""
    shown = [re.sub(r"\d+", "§", title) for title in titles(visitor, bad_url)]
    assert shown == [shape.replace("\\n", " ") for shape in SHAPES]


def titles(visitor: Page, url: str) -> Iterator[str]:
    for number in range(len(SHAPES)):
        visitor.goto(f"{url}policies/p{number}/")
        title = visitor.locator("h1").first.inner_text()
        assert visitor.title().startswith(f"{title} - ")
        yield title


def test_a_spreadsheet_runs_none_of_it(bad_site: Build) -> None:
    rows = list(csv.reader(io.StringIO(bad_site.read("register/policies.csv").removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@\t\r"))] == []


def test_the_calendar_has_only_its_own_lines(bad_site: Build) -> None:
    calendar = vobject.readOne((bad_site.site / "register" / "reviews.ics").read_bytes().decode("utf-8"))
    names = {line.name for event in calendar.vevent_list for line in event.lines()}
    assert names <= {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "CATEGORIES",
        "TRANSP",
        "URL",
        "SEQUENCE",
    }
    assert [
        alarm
        for event in calendar.vevent_list
        for alarm in event.valarm_list
        if alarm.action.value != "DISPLAY"
    ] == []


def test_data_and_map_are_whole(bad_site: Build) -> None:
    rows = json.loads(bad_site.read("register/policies.json"))
    assert {shape[:1] for shape in SHAPES} <= {row["title"][:1] for row in rows}
    assert len(etree.fromstring(bad_site.read("sitemap.xml"))) > len(SHAPES)
    titles = {one.title[:1] for one in found(bad_site.site)}  # as words, which the page shows as words
    assert {shape[:1] for shape in SHAPES} <= titles


def test_no_file_that_runs_is_published(bad_site: Build) -> None:
    assert [
        file.name
        for file in (bad_site.site / "policies").rglob("*")
        if file.suffix in {".js", ".svg", ".xhtml"}
    ] == []
    assert not (bad_site.site / "policies" / "page.html").exists()
    assert bad_site.output.count("can run a program in a reader's browser") == 4


def test_what_was_taken_out_is_said(bad_site: Build) -> None:
    for path in ("docs/index.md", "docs/notes.md"):
        assert f"{path}: Not shown, because a page must not hold it: the tag <script>" in bad_site.output
    assert (
        "policies/hidden.md:2: title holds signs that nobody can see: U+202E RIGHT-TO-LEFT OVERRIDE, U+200B"
        in bad_site.output
    )


def test_paper_holds_words_alone(bad_site: Build) -> None:
    sheets = sorted((bad_site.site / "policies").glob("p*/p*.pdf"))
    assert len(sheets) > 6
    for sheet in sheets:
        shape = SHAPES[int(sheet.stem[1:])].replace("\\n", " ")
        reader = PdfReader(sheet)
        assert reader.metadata
        assert re.sub(r"\d+", "§", reader.metadata.title or "").startswith(shape)
        assert not reader.root_object.keys() & {"/OpenAction", "/AA"}
        actions = [
            note.get_object().get("/A", {}) for page in reader.pages for note in page.get("/Annots", ())
        ]
        addresses = [str(action.get("/URI", "https://")) for action in actions]
        assert [one for one in addresses if not one.startswith(("https://", "mailto:"))] == []
        assert {str(action.get("/S", "/URI")) for action in actions} <= {"/URI", "/GoTo"}

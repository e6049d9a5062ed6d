"""The Content-Security-Policy: made from the built pages, it lets through all that a site does, and nothing else."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from policybook.drivers.cli import main
from policybook.drivers.site import read_headers
from school import Build
from sketch import Draw

SOURCES = {
    "default-src": "'none'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "frame-ancestors": "'self'",
}
KINDS = (
    "", "register/", "glossary/", "verify/", "help/staff/", "engine/", "policies/safeguarding/", "policies/send/",
    "404.html",
)  # fmt: skip
VISITS = "policies/visits.md\n    title: Visits\n    ---\n\n    1. Go.\n"


def policy_of(site: Path) -> dict[str, str]:
    parts = dict(read_headers(site))["Content-Security-Policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


def test_what_a_site_may_do_is_its_own_files_and_the_themes_own_scripts(sample_site: Build) -> None:
    found = policy_of(sample_site.site)
    digests = re.findall(r" 'sha256-[\w+/]{43}='", found["script-src"])
    assert len(digests) == 6
    assert found | {"script-src": found["script-src"].replace("".join(digests), "")} == SOURCES
    assert dict(read_headers(sample_site.site)) | {"Content-Security-Policy": ""} == {
        "Content-Security-Policy": "",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


def test_no_page_has_a_style_of_its_own(sample_site: Build) -> None:
    pages = [page.read_text(encoding="utf-8") for page in sample_site.site.rglob("*.html")]
    assert len(pages) > 20
    assert [found for page in pages for found in re.findall(r"<style|<[a-z][^<>]* style=", page)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_does_all_it_does(page: Page, sample_url: str, kind: str) -> None:
    page.goto(f"{sample_url}{kind}")
    page.wait_for_load_state("networkidle")
    if page.locator("label[for=__palette_1]").count():
        page.locator("label[for^=__palette]:visible").first.click()
    for term in page.locator("a.pb-term:visible").all()[:1]:
        term.click()
        page.keyboard.press("Escape")


def test_search_register_and_check_work_under_it(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}?q=safeguarding")
    expect(page.locator(".pb-found").first).to_be_visible()
    page.goto(f"{sample_url}register/?status=overdue")
    expect(page.locator("output.pb-filter__found")).not_to_be_empty()
    page.goto(f"{sample_url}verify/?code=7F3A-91C2-KM4T-0B5D")
    expect(page.locator(".pb-verify__answer")).not_to_be_empty()


def test_a_strange_script_is_said_and_gets_no_digest(school: Draw) -> None:
    plugin = "def on_post_page(output, page, config):\n    return output + '<script>go()</script>'\n"
    drawn = school(VISITS)
    drawn.folder.joinpath("strange.py").write_text(plugin)
    settings = drawn.folder.joinpath("mkdocs.yml")
    settings.write_text(settings.read_text().replace("hooks:\n", "hooks:\n- strange.py\n"))
    done = drawn.built(strict=False, POLICYBOOK_PDF="off")
    assert "policies/visits/index.html: The page holds a <script> that is none of the theme's" in done.output
    digest = b64encode(sha256(b"go()").digest()).decode()
    assert digest not in policy_of(done.site)["script-src"]


def test_a_page_carries_it_on_request(school: Draw) -> None:
    done = school(f"mkdocs.yml\n    extra:\n      policybook:\n        csp-meta: true\n{VISITS}").built(
        POLICYBOOK_PDF="off"
    )
    policy = dict(read_headers(done.site))["Content-Security-Policy"].removesuffix("; frame-ancestors 'self'")
    said = policy.replace("'", "&#x27;")
    assert f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{said}">' in done.read(
        "policies/visits/index.html"
    )


def test_what_the_school_has_in_that_file_stays(school: Draw) -> None:
    own = "/old/*\n  X-Robots-Tag: noindex\n"
    done = school(f"docs/_headers\n    {own.replace(chr(10), chr(10) + '    ')}\n{VISITS}").built(
        POLICYBOOK_PDF="off"
    )
    assert done.read("_headers").startswith(own)
    assert done.read("_headers").count("Content-Security-Policy") == 1


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ("nginx", 'add_header X-Content-Type-Options "nosniff" always;'),
        ("apache", '  Header always set X-Content-Type-Options "nosniff"'),
        ("file", "  X-Content-Type-Options: nosniff"),
    ],
)
def test_other_servers_are_told_in_their_own_way(sample_site: Build, named: str, line: str) -> None:
    said = CliRunner().invoke(main, ["headers", "--format", named, str(sample_site.site)])
    assert said.exit_code == 0
    assert line in said.output.splitlines()
    assert dict(read_headers(sample_site.site))["Content-Security-Policy"] in said.output


def test_a_folder_without_a_site_has_no_headers(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["headers", "--format", "nginx", str(tmp_path)])
    assert (said.exit_code, said.output) == (
        2,
        f"Error: There is no {tmp_path / '_headers'}. Build the site first: mkdocs build.\n",
    )

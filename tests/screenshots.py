"""Makes the README's pictures from the sample school: a real browser's pages, and a PDF's first and last."""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from conftest import NOON, served
from school import CHROMIUM_FLAGS, ROOT, build, chromium

IMAGES = ROOT / ".github" / "images"
POLICY = "social-media"
COLOURS = 96  # enough for text and two tints; a third of the bytes of a full palette
PAPER = (214, 218, 224)  # the table that the sheets lie on


def page_picture(browser: Browser, url: str, name: str, *, width: int, height: int) -> None:
    """Save what a reader with a window of this size sees at an address."""
    page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB")
    page.clock.install(time=NOON)
    page.goto(url, wait_until="networkidle")
    page.screenshot(path=IMAGES / name)
    page.close()
    save(Image.open(IMAGES / name), name)


def sheets_picture(pdf: Path, name: str, *, height: int) -> None:
    """Save the first and the last page of a PDF, side by side."""
    with tempfile.TemporaryDirectory() as folder:
        size = ("-scale-to-x", "-1", "-scale-to-y", str(height))
        subprocess.run(["pdftoppm", "-png", *size, str(pdf), f"{folder}/page"], check=True)
        pages = sorted(Path(folder).glob("page*.png"))
        sheets = [Image.open(pages[0]), Image.open(pages[-1])]
        gap = height // 40
        table = Image.new("RGB", (sum(sheet.width for sheet in sheets) + 3 * gap, height + 2 * gap), PAPER)
        table.paste(sheets[0], (gap, gap))
        table.paste(sheets[1], (sheets[0].width + 2 * gap, gap))
        save(table, name)


def save(image: Image.Image, name: str) -> None:
    """Write a picture as a small PNG and say how small."""
    image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(IMAGES / name, optimize=True)
    print(f"{(IMAGES / name).relative_to(ROOT)}  {(IMAGES / name).stat().st_size // 1024} kB")


def main() -> int:
    """Build the sample school on the tests' day and take the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = build(ROOT, site=Path(folder))
        if built.status:
            print(built.output)
            return built.status
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        with served(built.site) as url:
            page_picture(browser, f"{url}policies/{POLICY}/", "policy.png", width=1280, height=860)
            page_picture(browser, f"{url}register/", "register.png", width=1280, height=860)
        browser.close()
        sheets_picture(built.site / "policies" / POLICY / f"{POLICY}.pdf", "signing-copy.png", height=860)
    return 0


if __name__ == "__main__":
    sys.exit(main())

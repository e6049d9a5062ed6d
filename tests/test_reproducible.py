"""The same school on the same day gives the same PDFs, byte for byte, whatever machine prints them."""

import shutil
from pathlib import Path

from paper import pdfs
from school import ROOT, build

COMPILED = shutil.ignore_patterns("__pycache__")  # other tests' Pythons write there at the same time
SCHOOL = ["docs", "hooks", "overrides", "policies", "mkdocs.yml"]

HERE = {"TZ": "Europe/London", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Auckland", "LC_ALL": "POSIX", "PYTHONHASHSEED": "2"}


def test_two_machines_print_the_same_bytes(tmp_path: Path) -> None:
    printed = []
    for name, place in (("here", HERE), ("quite/another/folder", THERE)):
        school = tmp_path / name
        for part in SCHOOL:
            source = ROOT / part
            school.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, school / part, ignore=COMPILED)
            else:
                shutil.copy(source, school / part)
        done = build(school, site=school / "site", settings=place)
        assert done.status == 0, done.output
        printed.append({pdf.name: pdf.read_bytes() for pdf in pdfs(done.site)})
    assert len(printed[0]) >= 14
    assert printed[0] == printed[1]

"""A school with thousands of policies prints on an executor of its own, by a setting."""

from pathlib import Path

from paper import pdfs, small_school
from school import build

POLICIES = {
    slug: f"---\ntitle: {slug.title()} Policy\n---\n\n1. The words of {slug}.\n"
    for slug in ("visits", "meals", "dogs")
}


def with_executor(folder: Path, name: str) -> Path:
    school = small_school(folder, POLICIES)
    file = school / "mkdocs.yml"
    setting = f"extra: {{generator: false, policybook: {{executor: '{name}'}}}}"
    file.write_text(file.read_text().replace("extra: {generator: false}", setting))
    return school


def test_a_dask_cluster_prints_what_our_own_processes_print(tmp_path: Path) -> None:
    ours = build(small_school(tmp_path / "ours", POLICIES), site=tmp_path / "ours" / "site")
    dasks = build(
        with_executor(tmp_path / "dasks", "policybook.drivers.press.dask:cluster"),
        site=tmp_path / "dasks" / "site",
    )
    assert (ours.status, dasks.status) == (0, 0), dasks.output
    assert "3 PDFs of 3 pages in all (3 made now, 0 unchanged)" in dasks.output
    assert [pdf.read_bytes() for pdf in pdfs(dasks.site)] == [pdf.read_bytes() for pdf in pdfs(ours.site)]


def test_an_executor_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    done = build(with_executor(tmp_path, "nowhere.at_all:cluster"), site=tmp_path / "site")
    assert done.status == 1
    said = "mkdocs.yml, policybook settings: 'executor' cannot be loaded: No module named 'nowhere'."
    assert said in done.output
    assert "Traceback" not in done.output

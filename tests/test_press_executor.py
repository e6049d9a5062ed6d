"""A school with thousands of policies prints on an executor of its own, by a setting."""

from paper import pdfs
from sketch import Draw

POLICIES = {
    slug: f"---\ntitle: {slug.title()} Policy\n---\n\n1. The words of {slug}.\n"
    for slug in ("visits", "meals", "dogs")
}


def settings(executor: str) -> str:
    return f"mkdocs.yml\n    extra: {{policybook: {{executor: '{executor}'}}}}"


def test_a_dask_cluster_prints_what_our_own_processes_print(school: Draw) -> None:
    ours = school(**POLICIES).built()
    dasks = school(settings("policybook.drivers.press.dask:cluster"), **POLICIES).built()
    assert "3 PDFs of 3 pages in all (3 made now, 0 unchanged)" in dasks.output
    assert [pdf.read_bytes() for pdf in pdfs(dasks.site)] == [pdf.read_bytes() for pdf in pdfs(ours.site)]


def test_an_executor_that_is_not_there_is_said_in_a_line(school: Draw) -> None:
    done = school(settings("nowhere.at_all:cluster"), **POLICIES).build()
    assert done.status == 1
    said = "mkdocs.yml, policybook settings: 'executor' cannot be loaded: No module named 'nowhere'."
    assert said in done.output
    assert "Traceback" not in done.output

"""Words that Markdown would take for something else come out of a Word file as they are, wherever they stand."""

from hypothesis import given
from hypothesis import strategies as st

from policybook.words import import_word
from word_files import abstract, cell, docx, lvl, num, p, r, row, table

SIGNS = (
    "the school 1. a) (i) 2.3 - – • * ** _ __ # ## > + = == --- | || [x] [x](y) [^1] [^1]: <b> </b> <br> <script> & "
    "&amp; &lt; ` ``` ~ ~~~ : !!! \\ \\\\ {#id} ]{.x} a@b.example i.e. 12 Subject Step §1 “q” --> "
    "<!-- *a* _b_ **c** a*b "
    "a_b 10. A. iv. x. 2020. term means **Term** C:\\dir 5<6 a<b>c #5"
).split()
LOOKS = ("", "", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:vertAlign w:val="superscript"/>')
runs = st.lists(
    st.tuples(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6), st.sampled_from(LOOKS)),
    min_size=1,
    max_size=3,
)
kinds = st.sampled_from(("plain", "numbered", "heading", "bullet", "cell"))
LISTS = abstract(0, lvl(0, "%1."), lvl(1, "(%2)", "lowerLetter")) + abstract(1, lvl(0, "•", "bullet"))


@given(st.lists(st.tuples(kinds, runs), min_size=1, max_size=6))
def test_every_word_comes_out_as_it_is(drawn: list[tuple[str, list[tuple[list[str], str]]]]) -> None:
    body = p("Visits Policy", style="Title") + "".join(_block(kind, given_runs) for kind, given_runs in drawn)
    made = import_word(docx(body, numbering=LISTS + num(1, 0) + num(2, 1)), name="a.docx", slug="a")
    assert made.receipt.proved, (made.receipt.check, made.text)


def _block(kind: str, given_runs: list[tuple[list[str], str]]) -> str:
    words = "".join(r(" ".join(signs) + " ", look) for signs, look in given_runs)
    if kind == "cell":
        return table(row(cell(p(words)), "beside"))
    styles = {"heading": "Heading2"}
    lists = {"numbered": 1, "bullet": 2}
    return p(words, style=styles.get(kind, ""), num=lists.get(kind), level=0 if kind in lists else None)

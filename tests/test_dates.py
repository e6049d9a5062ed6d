"""Dates and intervals: what a clerk may write, the window of days it means, and what a slip is told."""

# ruff: noqa: E501 - a row of a table is one line

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybook.dates import (
    DEFAULT_TERMS,
    Interval,
    Terms,
    When,
    WhenError,
    read_interval,
    read_terms,
    read_when,
)
from school import ROOT

DATES = """
2020-11-17                  17 November 2020
17 November 2020            17 November 2020
17th november 2020          17 November 2020
1st Sept 2020               1 September 2020
2024-02-29                  29 February 2024
2018-03                     1 March 2018 to 31 March 2018
March 2018                  1 March 2018 to 31 March 2018
feb 2024                    1 February 2024 to 29 February 2024
2011-12                     1 December 2011 to 31 December 2011
academic year 2022/2023     1 September 2022 to 31 August 2023
Academic Year 2022/23       1 September 2022 to 31 August 2023
academic year 2022-23       1 September 2022 to 31 August 2023
academic year 2022–2023     1 September 2022 to 31 August 2023
academic year 2099/00       1 September 2099 to 31 August 2100
academic year 1900/1901     1 September 1900 to 31 August 1901
academic year 2100/2101     1 September 2100 to 31 August 2101
1900-01-01                  1 January 1900
2100-12-31                  31 December 2100
2000-02-29                  29 February 2000
2100-02                     1 February 2100 to 28 February 2100
2023-12                     1 December 2023 to 31 December 2023
2022-01                     1 January 2022 to 31 January 2022
autumn term 2026            1 September 2026 to 31 December 2026
Spring Term 2027            1 January 2027 to 31 March 2027
summer term 2027            1 April 2027 to 31 August 2027
"""

SLIPS = """
01/03/2026                  Write 2026-03-01.
1.3.2026                    Write 2026-03-01.
12/31/2026                  Write 2026-12-31.
01/03/26                    Write the year in full: 2026-03-01.
31/02/2026                  Write a day that exists, as year, month and day: 2026-03-01.
99/99/9999                  Write a day that exists, as year, month and day: 2026-03-01.
01/01/1900                  Write 1900-01-01.
31/12/1899                  Write a day that exists, as year, month and day: 2026-03-01.
29/02/2028                  Write 2028-02-29.
29/02/2026                  Write a day that exists, as year, month and day: 2026-03-01.
2026/3/1                    Write 2026-03-01.
2026-3-1                    Write 2026-03-01.
20260301                    Write 2026-03-01.
2026-03-01 09:30            Write 2026-03-01.
2026-03-01T00:00:00Z        Write 2026-03-01.
2026-13-01                  Write a day that exists, as year, month and day: 2026-03-01.
Sunday 1 March 2026         Write 2026-03-01.
1st of March, 2026          Write 2026-03-01.
1-Mar-26                    Write the year in full: 2026-03-01.
March 1, 2026               Write 2026-03-01.
03/2026                     Write 2026-03.
01/2026                     Write 2026-01.
12/2026                     Write 2026-12.
13/2026                     Write a day (2026-03-01), a month (2026-03), academic year 2025/2026 or autumn term 2026.
00/2026                     Write a day (2026-03-01), a month (2026-03), academic year 2025/2026 or autumn term 2026.
2026/03                     Write 2026-03.
Mar-2026                    Write 2026-03.
March 26                    Write March 2026 if that month is meant, or 26 March with its year if that day is.
Mar-26                      Write March 2026 if that month is meant, or 26 March with its year if that day is.
March 98                    Write the year in full, such as March 2026.
March 01                    Write March 2001 if that month is meant, or 1 March with its year if that day is.
March 00                    Write the year in full, such as March 2026.
March 31                    Write March 2031 if that month is meant, or 31 March with its year if that day is.
March 32                    Write the year in full, such as March 2026.
February 29                 Write February 2029 if that month is meant, or 29 February with its year if that day is.
February 30                 Write the year in full, such as February 2026.
26 March                    Write its year too.
Febuary 2026                Write February 2026.
1 Jully 2026                Write 1 July 2026.
Janu 2026                   Write a day (2026-03-01), a month (2026-03), academic year 2025/2026 or autumn term 2026.
Jnuary 2026                 Write January 2026.
Jnuar 2026                  Write January 2026.
Autumn Term 2026/27         Write autumn term 2026.
Spring Term 2026/27         Write spring term 2027.
summer 2026-2027            Write summer term 2027.
September 2026/27           Write 2026-09.
August 2026/27              Write 2027-08.
September 2026/28           Write a day (2026-03-01), a month (2026-03), academic year 2025/2026 or autumn term 2026.
March 2026/27               Write 2027-03.
“2026-09-01”                Type it anew, with plain hyphens and spaces and no quotes: 2026-09-01.
2026–09–01                  Type it anew, with plain hyphens and spaces and no quotes: 2026-09-01.
by September 2026           Write September 2026.
September 2026.             Write September 2026.
2026-09 (or sooner)         Write 2026-09.
March 2027 or if law moves  Write March 2027.
to be confirmed             Leave the line out until the date is known.
not yet agreed              Leave the line out until the date is known.
2022/23                     Write academic year 2022/2023.
2022-23                     Write academic year 2022/2023.
2022/2023                   Write academic year 2022/2023.
2011/12                     Write academic year 2011/2012, or December 2011.
2010/11                     Write academic year 2010/2011, or November 2010.
2009/10                     Write academic year 2009/2010, or October 2009.
2008/09                     Write academic year 2008/2009.
2012/13                     Write academic year 2012/2013.
school year 2022/23         Write academic year 2022/2023.
2022/23 academic year       Write academic year 2022/2023.
AY 22/23                    Write academic year 2022/2023.
academic year 2022          Write academic year 2022/2023.
2026                        Write the month, 2026-03, or academic year 2026/2027.
autumn 2026                 Write autumn term 2026.
Autumn term                 Write its year too, such as autumn term 2026.
TBC                         Leave the line out until the date is known.
?                           Leave the line out until the date is known.
soon                        Write a day (2026-03-01), a month (2026-03), academic year 2025/2026 or autumn term 2026.
٢٠٢٦-٠٣-٠١                  Write a day (2026-03-01), a month (2026-03), academic year 2025/2026 or autumn term 2026.
"""

IMPOSSIBLE = """
31 June 2026           is not a date: June 2026 has 30 days.          Write a day that exists, such as 2026-06-30.
2026-06-31             is not a date: June 2026 has 30 days.          Write a day that exists, such as 2026-06-30.
2025-02-29             is not a date: February 2025 has 28 days.      Write a day that exists, such as 2025-02-28.
2026-06-00             is not a date: June 2026 has 30 days.          Write a day that exists, such as 2026-06-30.
0206-03-01             is in the year 0206.                           Write a year from 1900 to 2100.
1899-12-31             is in the year 1899.                           Write a year from 1900 to 2100.
2101-01                is in the year 2101.                           Write a year from 1900 to 2100.
academic year 2101/02  is in the year 2101.                           Write a year from 1900 to 2100.
spring term 2101       is in the year 2101.                           Write a year from 1900 to 2100.
2100-02-29             is not a date: February 2100 has 28 days.      Write a day that exists, such as 2100-02-28.
autumn term 20266      is not a date we can read.                     Write its year too, such as autumn term 2026.
academic year 2022/24  is not one academic year.                      Write academic year 2022/2023, for instance.
fall term 2026         names a term we do not know.                   The terms are autumn, spring, summer; others can be added to the settings.
2 years                says how often, not when.                      Write it as review-every: 2 years.
annually               says how often, not when.                      Write it as review-every: annually.
"""

INTERVALS = """
2 years                24
1 year                 12
every 2 years          24
Every Three Years      36
6 months               6
18 months              18
annually               12
Yearly                 12
every year             12
50 years               600
1 month                1
600 months             600
ten years              120
"""

INTERVAL_SLIPS = """
biannually             can mean twice a year or every two years.      Write 6 months or 2 years.
bi-annual              can mean twice a year or every two years.      Write 6 months or 2 years.
biennial               is not how often we can read.                  Write 2 years.
termly                 is not how often we can read.                  Write 4 months, or next-review: autumn term 2026.
24                     does not say years or months.                  Write 24 years or months.
2 yrs                  is not how often we can read.                  Write 2 years.
18mths                 is not how often we can read.                  Write 18 months.
0 years                is not how often one reviews.                  Write 2 years, for instance.
51 years               is not how often one reviews.                  Write 2 years, for instance.
601 months             is not how often one reviews.                  Write 2 years, for instance.
0 months               is not how often one reviews.                  Write 2 years, for instance.
9999 years             is not how often one reviews.                  Write 2 years, for instance.
10000 years            is not how often we can read.                  Write it in years or months: 2 years, 18 months, annually.
eleven years           is not how often we can read.                  Write it in years or months: 2 years, 18 months, annually.
1.5 years              is not how often we can read.                  Write it in years or months: 2 years, 18 months, annually.
30 days                is not how often we can read.                  Write it in years or months: 2 years, 18 months, annually.
2026-03-01             is when, not how often.                        Write it as next-review.
academic year 2022/23  is when, not how often.                        Write it as next-review.
autumn term 2026       is when, not how often.                        Write it as next-review.
"""

COUNTED = """
2020-11-17             2 years     17 November 2022                       2 years after 17 November 2020
2024-02-29             1 year      28 February 2025                       1 year after 29 February 2024
2024-02-29             4 years     29 February 2028                       4 years after 29 February 2024
2026-08-31             6 months    28 February 2027                       6 months after 31 August 2026
2023-02-28             1 year      28 February 2024                       1 year after 28 February 2023
2023-02                annually    1 February 2024 to 29 February 2024    1 year after 2023-02
academic year 2022/23  18 months   1 March 2024 to 28 February 2025       18 months after academic year 2022/23
autumn term 2026       1 year      1 September 2027 to 31 December 2027   1 year after autumn term 2026
"""


def rows(table: str, columns: int) -> list[list[str]]:
    """Return a table's cells, which two or more spaces part."""
    return [
        [cell.strip() for cell in line.split("  ") if cell.strip()][:columns]
        for line in table.strip().splitlines()
    ]


@pytest.mark.parametrize(("typed", "words"), rows(DATES, 2))
def test_a_date_is_the_words_typed_and_the_window_they_mean(typed: str, words: str) -> None:
    when = read_when(typed)
    assert (when.text, when.words) == (typed, words)


@pytest.mark.parametrize(("typed", "remedy"), rows(SLIPS, 2))
def test_a_slip_gets_a_remedy_and_never_a_guess(typed: str, remedy: str) -> None:
    assert told(read_when, typed) == (f"'{typed}' is not a date we can read.", remedy)


@pytest.mark.parametrize(("typed", "why", "remedy"), rows(IMPOSSIBLE, 3))
def test_a_date_that_cannot_be_meant_is_told_why(typed: str, why: str, remedy: str) -> None:
    assert told(read_when, typed) == (f"'{typed}' {why}", remedy)


@pytest.mark.parametrize(("typed", "months"), rows(INTERVALS, 2))
def test_an_interval_is_a_number_of_months(typed: str, months: str) -> None:
    assert read_interval(typed) == Interval(typed, int(months))


@pytest.mark.parametrize(("typed", "why", "remedy"), rows(INTERVAL_SLIPS, 3))
def test_an_interval_that_cannot_be_read_gets_a_remedy(typed: str, why: str, remedy: str) -> None:
    assert told(read_interval, typed) == (f"'{typed}' {why}", remedy)


@pytest.mark.parametrize(("start", "interval", "words", "text"), rows(COUNTED, 4))
def test_an_interval_is_counted_in_months(start: str, interval: str, words: str, text: str) -> None:
    after = read_interval(interval).after(read_when(start))
    assert (after.words, after.text) == (words, text)


def test_spaces_do_not_matter_and_the_words_are_kept() -> None:
    assert read_when("  academic\u00a0year   2022/2023 ").text == "academic\u00a0year   2022/2023"
    assert read_when("  academic\u00a0year   2022/2023 ").words == "1 September 2022 to 31 August 2023"


def test_a_school_sets_its_own_terms() -> None:
    terms = read_terms({"Autumn": ["09-03", "12-18"], "winter term": ["12-01", "02-29"]})
    assert read_when("autumn term 2026", terms) == When(
        "autumn term 2026", date(2026, 9, 3), date(2026, 12, 18)
    )
    assert read_when("winter term 2026", terms).words == "1 December 2026 to 28 February 2027"
    assert read_when("winter term 2027", terms).words == "1 December 2027 to 29 February 2028"
    assert read_when("spring term 2027", terms) == read_when("spring term 2027", DEFAULT_TERMS)
    assert told(read_when_with(terms), "winter term 2026.")[1] == "Write winter term 2026."


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["12-31", "01-01"], "31 December 2026 to 1 January 2027"),
        (["01-01", "12-31"], "1 January 2026 to 31 December 2026"),
        (["12-01", "02-29"], "1 December 2026 to 28 February 2027"),
        (["06-24", "06-24"], "24 June 2026"),  # a term of one day ends in the year in which it begins
        (["06-24", "06-23"], "24 June 2026 to 23 June 2027"),
    ],
)
def test_a_term_that_ends_before_it_begins_ends_in_the_following_year(days: list[str], words: str) -> None:
    assert read_when("own term 2026", read_terms({"own": days})).words == words


@pytest.mark.parametrize(("begins", "year"), [("08-01", 2026), ("07-31", 2027)])
def test_a_term_that_begins_in_august_belongs_to_the_academic_year_that_begins(
    begins: str, year: int
) -> None:
    terms = read_terms({"first": [begins, "12-18"]})
    assert told(read_when_with(terms), "first term 2026/27")[1] == f"Write first term {year}."


@pytest.mark.parametrize(
    "days",
    [
        ["09-01"],
        [],
        "09-01",
        "19",  # two characters are not two days
        ["2026-09-01", "2026-12-31"],
        *([day, "12-31"] for day in ("13-01", "31-12", "00-10", "02-30", "04-31", "04-00")),
    ],
)
def test_terms_that_are_not_two_days_of_the_year_are_told_so(days: list[str]) -> None:
    with pytest.raises(WhenError) as raised:
        read_terms({"autumn": days})
    assert raised.value.message == "The term 'autumn' is not given as two days of the year."
    assert raised.value.help == "Write its first and last day as month and day: autumn: [09-01, 12-31]."


def test_a_long_value_is_cut_in_the_message() -> None:
    assert told(read_when, "x" * 60)[0] == f"'{'x' * 60}' is not a date we can read."
    assert told(read_when, "x" * 61)[0] == f"'{'x' * 60}…' is not a date we can read."


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_reads_as_itself_in_figures_and_in_words(day: date) -> None:
    when = read_when(day.isoformat())
    assert (when.first, when.last) == (day, day)
    assert read_when(when.words) == When(when.words, day, day)


@given(st.text(alphabet="0123456789 -/.,abceilmnortuy", max_size=40) | st.text(max_size=40))
def test_any_words_are_a_date_or_are_told_what_to_write(words: str) -> None:
    why, remedy = told(read_when, words) if not readable(words) else ("'", ".")
    assert why.startswith("'")
    assert remedy.endswith(".")


def readable(words: str) -> bool:
    try:
        return read_when(words).first <= read_when(words).last
    except WhenError:
        return False


def test_the_help_page_s_table_of_dates_is_true() -> None:
    page = (ROOT / "docs" / "help" / "reviews.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `next-review: (.+?)` \| (.+?) \|$", page, re.M))
    assert {typed: read_when(typed).words for typed in told} == {
        "2028-03-01": "1 March 2028",
        "2028-03": "1 March 2028 to 31 March 2028",
        "academic year 2027/2028": told["academic year 2027/2028"],
        "autumn term 2028": "1 September 2028 to 31 December 2028",
    }


def told(read: object, typed: str) -> tuple[str, str]:
    """Return the message and the remedy that a value gets."""
    assert callable(read)
    with pytest.raises(WhenError) as raised:
        read(typed)
    assert str(raised.value) == f"{raised.value.message} {raised.value.help}"
    return raised.value.message, raised.value.help


def read_when_with(terms: Terms) -> Callable[[str], When]:
    """Return what reads a date by a school's own terms."""
    return lambda typed: read_when(typed, terms)

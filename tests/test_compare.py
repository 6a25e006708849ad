"""Agreement of dates, figures and durations, both ways round."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare import calendar_shift, compare_dates, compare_durations, compare_figures
from claimcheck.records import Figure


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("1941", "1941-10-18", "agrees"),
        ("1941", "1942", "differs"),
        ("1941-10-18", "1941-10-19", "differs"),
        ("1942/1946", "1944-05", "agrees"),
        ("1945/..", "1990", "agrees"),
        ("../1917", "1918", "differs"),
        ("1880~", "1882", "agrees"),
        ("1880~", "1890", "differs"),
        ("1942-24", "1942-01", "agrees"),
        ("1942-24", "1942-07", "differs"),
        ("18XX", "1900", "agrees"),
        ("XXXX-05-09", "1945-05-09", "agrees"),
        ("XXXX-05-09", "1945-05-08", "differs"),
        ("1917-10-25", "1917-11-07", "agrees"),
        ("1941-10-25", "1941-11-07", "differs"),
        ("-0043-03-15", "-0043", "agrees"),
        ("1941", "no date", "absent"),
        ("{1938,1940}", "1939", "differs"),
    ],
)
def test_dates(a, b, status):
    assert compare_dates(a, b).status == compare_dates(b, a).status == status
    assert compare_dates(a, b).why


def test_the_gap_between_the_calendars_is_that_of_its_century():
    assert calendar_shift("1861-02-26", "1861-03-10") == 12
    assert calendar_shift("1861-02-26", "1861-03-11") is None
    assert "13 days" in compare_dates("1917-11-07", "1917-10-25").why


def figure(low, high=None, modifier="exact", unit=None):
    least = None if low is None else Decimal(low)
    most = None if high is None else Decimal(high)
    return Figure(0, 1, str(low or high), least, most, modifier, unit)


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        (figure(400, None, "over"), figure(800, 800), "agrees"),
        (figure(400, None, "over"), figure(300, 300), "differs"),
        (figure(100, 100, "about"), figure(110, 110), "agrees"),
        (figure(100, 100, "about"), figure(130, 130), "differs"),
        (figure(23000, 23000), figure(23145, 23145), "agrees"),
        (figure(10700, 10700), figure(12300, 12300), "differs"),
        (figure(20, 20), figure(21, 21), "differs"),
        (figure(8000, 10000, "between"), figure(9000, 9000), "agrees"),
        (figure(None, None, "vague"), figure(5, 5), "agrees"),
        (figure(90, 90, unit="percent"), figure(90, 90, unit="soldier"), "absent"),
        (figure("11.9", "11.9"), figure("11.90", "11.90"), "agrees"),
    ],
)
def test_figures(a, b, status):
    assert compare_figures(a, b).status == compare_figures(b, a).status == status


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("P50D", "P7W", "agrees"),
        ("P18M", "P1Y6M", "agrees"),
        ("PT48H", "P2D", "agrees"),
        ("P5D", "P6D", "agrees"),
        ("P5D", "P8D", "differs"),
        ("P1Y", "P7M", "differs"),
        ("P1Y", "nonsense", "absent"),
    ],
)
def test_durations(a, b, status):
    assert compare_durations(a, b).status == compare_durations(b, a).status == status


@given(
    st.text(alphabet="0123456789X-/.[]{},~?%PYMWDTHS", max_size=24),
    st.text(alphabet="0123456789X-/.[]{},~?%PYMWDTHS", max_size=24),
)
def test_never_raises(a, b):
    compare_dates(a, b)
    compare_durations(a, b)

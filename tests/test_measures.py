"""Units of measure in three languages: their values in SI units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.text import read_figures
from claimcheck.text.measures import measure_of, si_value


@pytest.mark.parametrize(
    ("text", "lang", "si", "dimension"),
    [
        ("Twelve versts away.", "en", "12801.6", "length"),
        ("До города 12 вёрст.", "ru", "12801.6", "length"),
        ("До міста дванадцять верст.", "uk", "12801.6", "length"),
        ("Выдали 10 пудов муки.", "ru", "163.804964", "mass"),
        ("Полпуда соли.", "ru", "8.1902482", "mass"),
        ("Мав 2 десятини.", "uk", "21850.795008", "area"),
        ("It fell 1,000 feet.", "en", "304.8", "length"),
        ("Купили 3 золотника.", "ru", "0.01279726281249", "mass"),
        ("Двадцать аршин ситца.", "ru", "14.224", "length"),
    ],
)
def test_a_figure_in_si_units(text: str, lang: str, si: str, dimension: str):
    (figure,) = read_figures(text, lang)  # type: ignore[arg-type]
    value = si_value(figure.low, figure.high, figure.unit, lang)  # type: ignore[arg-type]
    assert value is not None
    assert (value.low, value.high, value.dimension) == (Decimal(si), Decimal(si), dimension)


def test_the_same_length_in_two_languages_is_the_same():
    assert measure_of("верста", "ru") == measure_of("verst", "en") == measure_of("верста", "uk")


def test_open_ends_stay_open_and_money_is_not_converted():
    value = si_value(None, Decimal(5), "km", "en")
    assert value is not None
    assert (value.low, value.high) == (None, 5000)
    assert si_value(Decimal(5), Decimal(5), "рубль", "ru") is None
    assert si_value(Decimal(5), Decimal(5), "person", "en") is None


@pytest.mark.parametrize(
    ("whole", "part", "times"),
    [
        ("верста", "сажень", 500),
        ("сажень", "аршин", 3),
        ("аршин", "вершок", 16),
        ("пуд", "фунт", 40),
        ("берковец", "пуд", 10),
        ("ведро", "штоф", 10),
    ],
)
def test_old_units_are_whole_multiples_of_each_other(whole: str, part: str, times: int):
    big, small = measure_of(whole, "ru"), measure_of(part, "ru")
    assert big
    assert small
    assert big.si == small.si * times  # type: ignore[operator]

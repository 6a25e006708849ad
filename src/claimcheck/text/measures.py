"""What a figure with a unit of measure is in SI units: versts and poods against kilometres and kilograms."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from claimcheck.records import Language


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure."""

    name: str
    """Its English name: "verst", in whatever language it was written."""
    dimension: str
    """length, area, volume, mass, power, speed or money."""
    si: Decimal | None
    """How many of the dimension's SI unit (m, m², m³, kg, W, m/s) one is; None of money, which is not converted."""


@dataclass(frozen=True, slots=True)
class SiValue:
    """An amount in SI units."""

    low: Decimal | None
    high: Decimal | None
    dimension: str


@cache
def _measures() -> dict[str, dict[str, Measure]]:
    """The measures of each language by lemma."""
    table = tomllib.loads(files("claimcheck.text").joinpath("tables", "measures.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Measure]] = {"en": {}, "ru": {}, "uk": {}}
    for dimension, rows in table.items():
        for name, row in rows.items():
            measure = Measure(name, dimension, Decimal(row["si"]) if row["si"] else None)
            for lang, known in found.items():
                known |= {lemma: measure for lemma in row[lang].split() if lemma not in known}
    return found


def is_measure(unit: str | None, lang: Language) -> bool:
    """Whether a lemma is a unit of measure or of money."""
    return unit in _measures()[lang]


def measure_of(unit: str | None, lang: Language) -> Measure | None:
    """The measure that a lemma names; None for what is counted in pieces.

    >>> measure_of("верста", "ru").si, measure_of("person", "en")
    (Decimal('1066.8'), None)
    """
    return _measures()[lang].get((unit or "").lower().replace(" ", "_"))


def si_value(low: Decimal | None, high: Decimal | None, unit: str | None, lang: Language) -> SiValue | None:
    """The interval of a figure in SI units; None where the unit is no measure or has no fixed value.

    >>> si_value(Decimal(2), Decimal(3), "пуд", "ru")
    SiValue(low=Decimal('32.7609928'), high=Decimal('49.1414892'), dimension='mass')
    """
    measure = measure_of(unit, lang)
    if measure is None or measure.si is None:
        return None
    return SiValue(None if low is None else low * measure.si, None if high is None else high * measure.si, measure.dimension)

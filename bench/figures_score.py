"""Figures against bench/sets/figures.txt: values, units and modifiers, and numbers that are no figures but were read as ones.

A line is `lang | sentence | low..high unit modifier ; …`, other fair readings of one figure after ` or `, a lone number for
both ends, `-` for no unit. The first three quarters of the lines of each language are seen, the rest is set aside.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from claimcheck.records import Figure
from claimcheck.text import read_text

SET = Path(__file__).parent / "sets" / "figures.txt"
ASIDE = 0.25
TOLERANCE = Decimal("0.0005")
"""A third is 0.3333 or 0.333."""


@dataclass(frozen=True)
class Wanted:
    """One fair reading of a figure."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    modifier: str

    def has_value(self, figure: Figure) -> bool:
        return _same(self.low, figure.low) and _same(self.high, figure.high)


def _same(a: Decimal | None, b: Decimal | None) -> bool:
    return a is b or (a is not None and b is not None and abs(a - b) < TOLERANCE)


def wanted(text: str) -> Wanted:
    value, *unit, modifier = text.split()
    low, dots, high = value.partition("..")
    ends = [Decimal(end) if end else None for end in (low, high if dots else low)]
    name = " ".join(unit)
    return Wanted(ends[0], ends[1], None if name in ("-", "") else name, modifier)


def rows(path: Path = SET) -> dict[str, list[tuple[str, str, list[list[Wanted]]]]]:
    """The lines of each part: language, sentence, and for each figure its fair readings."""
    by_language = defaultdict(list)
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            lang, text, gold = (part.strip() for part in line.split("|"))
            items = [[wanted(reading) for reading in item.split(" or ")] for item in gold.split(" ; ") if item.strip()]
            by_language[lang].append((lang, text, items))
    parts: dict[str, list[tuple[str, str, list[list[Wanted]]]]] = {"seen": [], "aside": []}
    for lines in by_language.values():
        cut = math.ceil(len(lines) * (1 - ASIDE))
        parts["seen"] += lines[:cut]
        parts["aside"] += lines[cut:]
    return parts


def pair(figures: list[Figure], gold: list[list[Wanted]]) -> list[tuple[Figure | None, list[Wanted] | None]]:
    """Figures and labels, each taken once; what is left over stands alone."""
    left = list(gold)
    found: list[tuple[Figure | None, list[Wanted] | None]] = []
    for figure in figures:
        fits = [item for item in left if any(reading.has_value(figure) for reading in item)]
        best = max(fits, key=lambda item: sum(agrees(figure, item)), default=None)
        if best is not None:
            left.remove(best)
        found.append((figure, best))
    return found + [(None, item) for item in left]


def agrees(figure: Figure, item: list[Wanted]) -> tuple[bool, bool]:
    """Whether unit and modifier are those of a fair reading with this value."""
    readings = [reading for reading in item if reading.has_value(figure)]
    unit = any(reading.unit is None or figure.unit == reading.unit for reading in readings)
    return unit, any(figure.modifier == reading.modifier for reading in readings)


def scores(part: str, lang: str | None = None) -> dict[str, float]:
    """Value F1, share of leaks, and shares of right units and modifiers among the right values."""
    right = found = asked = leaks = units = modifiers = 0
    for language, text, gold in rows()[part]:
        if lang in (None, language):
            pairs = pair(list(read_text(text, language).figures), gold)
            matched = [(figure, item) for figure, item in pairs if figure and item]
            spare = sum(item is None for _, item in pairs)
            missed = sum(figure is None for figure, _ in pairs)
            leaks += max(0, spare - missed)
            right, found, asked = right + len(matched), found + len(matched) + spare, asked + len(gold)
            units += sum(agrees(figure, item)[0] for figure, item in matched)
            modifiers += sum(agrees(figure, item)[1] for figure, item in matched)
    return {
        "value F1": 2 * right / (found + asked),
        "leaked": leaks / found,
        "units": units / right,
        "modifiers": modifiers / right,
    }


def errors() -> None:
    """Print what is wrong in the seen part."""
    for lang, text, gold in rows()["seen"]:
        notes = []
        for figure, item in pair(list(read_text(text, lang).figures), gold):
            shown = figure and f"«{figure.text}» {figure.low}..{figure.high} {figure.unit} {figure.modifier}"
            asked = item and " or ".join(f"{r.low}..{r.high} {r.unit} {r.modifier}" for r in item)
            if figure is None or item is None or not all(agrees(figure, item)):
                notes.append(f"   read {shown}   wanted {asked}")
        if notes:
            print("\n".join([f"{lang} | {text}", *notes]))


if __name__ == "__main__":
    if "--errors" in sys.argv[1:]:
        errors()
    else:
        for part in ("seen", "aside"):
            for language in (None, "en", "ru", "uk"):
                print(part, language or "all", {name: round(value, 4) for name, value in scores(part, language).items()})

"""The figures, dates and names of a claim held against a passage: agrees, differs, or absent, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from claimcheck.compare import Comparison, compare_dates, compare_durations, compare_figures
from claimcheck.lexicon import translations
from claimcheck.records import DateMention, Duration, Figure, Language, Reading, ValueAgreement
from claimcheck.text.languages import detect_language
from claimcheck.text.lemmas import lemma
from claimcheck.text.read import read_text
from claimcheck.verify.tokens import skeleton

Value = TypeVar("Value", Figure, Duration, DateMention)


@dataclass(frozen=True, slots=True)
class Held:
    """A claim's values beside a passage's."""

    figures: tuple[ValueAgreement, ...]
    """Lengths of time among them."""
    dates: tuple[ValueAgreement, ...]
    names: tuple[ValueAgreement, ...]

    def differs(self) -> bool:
        """Whether any figure or date has a counterpart that disagrees."""
        return any(item.status == "differs" for item in (*self.figures, *self.dates))

    def figures_missing(self) -> tuple[ValueAgreement, ...]:
        """The figures as they stand when there is no passage."""
        return tuple(ValueAgreement(item.claim, None, "absent") for item in self.figures)

    def dates_missing(self) -> tuple[ValueAgreement, ...]:
        """The dates as they stand when there is no passage."""
        return tuple(ValueAgreement(item.claim, None, "absent") for item in self.dates)


@lru_cache(maxsize=4096)
def _read(text: str, lang: Language) -> Reading:
    return read_text(text, lang)


def hold_against(claim: str, passage: str, lang: Language) -> Held:
    """The values of a claim beside those of a passage in `lang`.

    A value differs only when it has an unmatched counterpart of its own kind: a figure of the same unit, a date; what the
    passage does not mention is absent.
    """
    ours, theirs = _read(claim, detect_language(claim)), _read(passage, lang)
    figures = _hold(
        ours.figures,
        theirs.figures,
        compare_figures,
        lambda a, b: _same_unit(a, b, ours.lang, lang),
        lambda item: item.text,
        _figure_distance,
    )
    lengths = _hold(
        ours.durations,
        theirs.durations,
        lambda a, b: compare_durations(a.iso, b.iso),
        lambda *_: len(ours.durations) == len(theirs.durations) == 1,
        lambda item: item.text,
        lambda *_: (0, 0),
    )
    dates = _hold(
        ours.dates, theirs.dates, lambda a, b: compare_dates(a.edtf, b.edtf), _same_grain, lambda item: item.edtf, _date_distance
    )
    return Held((*figures, *lengths), dates, _hold_names(ours, theirs))


def _hold(
    ours: Sequence[Value],
    theirs: Sequence[Value],
    compare: Callable[[Value, Value], Comparison],
    fits: Callable[[Value, Value], bool],
    say: Callable[[Value], str],
    distance: Callable[[Value, Value], tuple[int, int]],
) -> tuple[ValueAgreement, ...]:
    """Each of our values with the counterpart that agrees, else with a free one of its kind that differs."""
    results = [[compare(a, b) for b in theirs] for a in ours]
    used = {k for row in results for k, result in enumerate(row) if result.status == "agrees"}
    held = []
    for a, row in zip(ours, results, strict=True):
        agreeing = next(
            ((b, result) for b, result in zip(theirs, row, strict=True) if result.status == "agrees" and fits(a, b)), None
        )
        agreeing = agreeing or next(
            ((b, result) for b, result in zip(theirs, row, strict=True) if result.status == "agrees"), None
        )
        if agreeing:
            why = "" if agreeing[1].why.startswith("the same") else agreeing[1].why
            held.append(ValueAgreement(say(a), say(agreeing[0]), "agrees", why))
            continue
        free = [(b, row[k]) for k, b in enumerate(theirs) if k not in used and row[k].status == "differs"]
        rivals = [(b, result) for b, result in free if fits(a, b)]
        if not rivals and len(ours) == len(theirs) == 1:
            rivals = free  # each side has one: their words for what is counted may differ
        if rivals:
            rival, result = min(rivals, key=lambda pair: distance(a, pair[0]))
            held.append(ValueAgreement(say(a), say(rival), "differs", result.why))
        else:
            held.append(ValueAgreement(say(a), None, "absent"))
    return tuple(held)


def _same_unit(a: Figure, b: Figure, ours: Language, theirs: Language) -> bool:
    """Whether two figures may count the same thing: their units translate into each other, or one has none."""
    if a.unit is None or b.unit is None:
        return True
    if ours == theirs:
        return a.unit == b.unit
    meant = translations(theirs).get(b.unit.replace("ё", "е"))
    if meant is None:
        return True
    return a.unit in meant or lemma(a.unit, ours) in meant


def _same_grain(a: DateMention, b: DateMention) -> bool:
    """Whether two dates are stated alike enough to be held against each other."""
    return a.basis == "stated" and b.basis == "stated"


def _date_distance(a: DateMention, b: DateMention) -> tuple[int, int]:
    """Dates of one grain before others, then those that share more of the year, month and day."""
    shared = sum(x == y for x, y in zip(a.edtf.split("-"), b.edtf.split("-"), strict=False))
    return a.grain != b.grain, -shared


def _figure_distance(a: Figure, b: Figure) -> tuple[int, int]:
    """Figures with a unit before bare ones, then those with as many digits."""
    digits = [len(str(int(item.low if item.low is not None else item.high or 0))) for item in (a, b)]
    return (a.unit is None) != (b.unit is None), abs(digits[0] - digits[1])


def _hold_names(ours: Reading, theirs: Reading) -> tuple[ValueAgreement, ...]:
    """Each name of the claim with a name of the passage whose letters sound alike; a name has no "differs"."""
    known = {skeleton(word): name.text for name in theirs.names for word in name.text.split() if len(word) > 2}
    held = []
    for name in dict.fromkeys(item.text for item in ours.names):
        found = next((known[key] for word in name.split() if len(word) > 2 and (key := skeleton(word)) in known), None)
        held.append(ValueAgreement(name, found, "agrees" if found else "absent"))
    return tuple(held)

"""Dates, figures and lengths of time of a sentence as values that can be compared, each with its hedge and its measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from claimcheck.compare import (
    PERCENT,
    Interval,
    compare_dates,
    compare_durations,
    compare_figures,
    compare_hedged_durations,
    compare_numbers,
)
from claimcheck.lexicon import english_words, translations
from claimcheck.records import DateMention, Duration, Figure, Identifier, Language, Modifier
from claimcheck.text.lemmas import lemma
from claimcheck.text.measures import Measure, measure_of, si_value

Kind = Literal["date", "length", "figure"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a sentence and where it stands."""

    start: int
    end: int
    text: str
    kind: Kind
    said: str
    """As a record names it: a date's EDTF, else its words."""
    lang: Language
    date: DateMention | None = None
    iso: str = ""
    figure: Figure | None = None
    modifier: Modifier = "exact"
    dimension: str = ""
    """share, or what its unit measures (length, mass, money …); empty for a count."""


@lru_cache(maxsize=20_000)
def read_values(text: str, lang: Language) -> tuple[Value, ...]:
    """The values of a sentence in order.

    >>> [(value.kind, value.said, value.dimension) for value in read_values("За полтора года прошли 312 м, 73 %.", "ru")]
    [('length', 'полтора года', ''), ('figure', '312', 'length'), ('figure', '73 %', 'share')]
    """
    from claimcheck.text.dates import read_dates  # noqa: PLC0415 - the readers' tables are only needed once there is a text
    from claimcheck.text.durations import read_durations  # noqa: PLC0415
    from claimcheck.text.figures import read_figures  # noqa: PLC0415
    from claimcheck.text.identifiers import read_identifiers  # noqa: PLC0415

    dates = read_dates(text, lang)
    durations = read_durations(text, lang, dates)
    taken: list[DateMention | Duration] = sorted([*dates, *durations], key=lambda item: item.start)
    identifiers = read_identifiers(text, lang, taken)
    every: list[DateMention | Duration | Identifier] = sorted([*taken, *identifiers], key=lambda item: item.start)
    figures = read_figures(text, lang, every or (_NOWHERE,))
    found = [
        *(_stretch_later(d, lang) or Value(d.start, d.end, d.text, "date", d.edtf, lang, date=d) for d in dates),
        *(Value(d.start, d.end, d.text, "length", d.text, lang, iso=d.iso, modifier=_hedge(text, d)) for d in durations),
        *_figures(figures, text, lang),
    ]
    return tuple(sorted(found, key=lambda value: (value.start, value.end)))


def _stretch_later(date: DateMention, lang: Language) -> Value | None:
    """The length of time in a date that is told by one: "five weeks later"."""
    from claimcheck.text.durations import read_durations  # noqa: PLC0415

    if date.basis == "stated":
        return None
    lengths = read_durations(date.text, lang, ())
    if len(lengths) != 1:
        return None
    length, at = lengths[0], date.start
    return Value(
        at + length.start,
        at + length.end,
        length.text,
        "length",
        length.text,
        lang,
        iso=length.iso,
        modifier=_hedge(date.text, length),
    )


_NOWHERE = Identifier(-2, -1, "", "")
"""Taken by nothing: tells the figure reader that the others have been asked."""
_OUT_OF = re.compile(r"\s(?:in|out of|of|из|зі?|із)\s(?:every\s)?$", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:out of|of|in) every\s$|^\s?(?:in|out of)\s$", re.IGNORECASE)
_SQUARE = re.compile(r"\b(?:square|sq\.?|квадратн\w+|кв\.?)\s*$", re.IGNORECASE)
_SQUARED = {
    "metre": "m²",
    "kilometre": "km²",
    "meter": "m²",
    "kilometer": "km²",
    "метр": "м²",
    "километр": "км²",
    "кілометр": "км²",
    "км": "км²",
    "м": "м²",
}


def _figures(figures: Sequence[Figure], text: str, lang: Language) -> list[Value]:
    """The figures, with "three in four" as the share that it is."""
    found: list[Value] = []
    for figure in figures:
        before = found[-1] if found else None
        if before is not None and (share := _share_of(before, figure, text)):
            found[-1] = share
            continue
        unit = figure.unit
        if unit in _SQUARED and re.search(r"square|sq\b|квадратн|кв\.", text[figure.end : figure.end + 20], re.IGNORECASE):
            unit = _SQUARED[unit]
        item = (
            figure
            if unit == figure.unit
            else Figure(figure.start, figure.end, figure.text, figure.low, figure.high, figure.modifier, unit, figure.of)
        )
        found.append(
            Value(
                item.start,
                item.end,
                item.text,
                "figure",
                item.text,
                lang,
                figure=item,
                modifier=item.modifier,
                dimension=_dimension(item, lang),
            )
        )
    return found


def _share_of(part: Value, whole: Figure, text: str) -> Value | None:
    """The share that two numbers make: "three in four", "two houses out of every three"."""
    figure = part.figure
    between = text[part.end : whole.start]
    if (
        figure is None
        or figure.low is None
        or whole.low is None
        or len(between) > 30
        or not re.search(r"(?:^\s?(?:in|out of)\s$|\bout of every\s$|\bin every\s$)", between)
    ):
        return None
    if not 0 < figure.low < whole.low <= 20:
        return None
    share = (figure.low / whole.low).quantize(Decimal("0.0001"))
    made = Figure(part.start, whole.end, text[part.start : whole.end], share, share, figure.modifier, None)
    return Value(
        part.start, whole.end, made.text, "figure", made.text, part.lang, figure=made, modifier=figure.modifier, dimension="share"
    )


def _dimension(figure: Figure, lang: Language) -> str:
    if figure.unit in PERCENT:
        return "share"
    if measure := measure_of(figure.unit, lang):
        return measure.dimension
    amount = figure.low if figure.low is not None else figure.high
    if amount is not None and 0 < amount < 1 and figure.unit is None and not figure.text[:1].isdecimal():
        return "share"
    return ""


# ---- hedges of lengths of time, which their reader leaves out

_BEFORE: tuple[tuple[re.Pattern[str], Modifier], ...] = (
    (re.compile(r"(?:no less than|at least|не менее(?: чем)?|не меньше|щонайменше|не менше)\s$", re.IGNORECASE), "at_least"),
    (re.compile(r"(?:no more than|at most|up to|не более(?: чем)?|не больше|щонайбільше|не більше|до)\s$", re.IGNORECASE), "at_most"),
    (re.compile(r"(?:over|more than|longer than|свыше|более(?: чем)?|больше|понад|більше(?: ніж)?|більш ніж)\s$", re.IGNORECASE), "over"),
    (re.compile(r"(?:less than|under|менее(?: чем)?|меньше|менше(?: ніж)?|менш ніж)\s$", re.IGNORECASE), "under"),
    (re.compile(r"(?:about|around|some|roughly|nearly|almost|close to|approximately|barely|почти|около|примерно|едва не|без малого|майже|близько|приблизно|десь|ледь не)\s(?:a\s|an\s)?$", re.IGNORECASE), "about"),
)  # fmt: skip
_BEHIND = re.compile(r"\s(?:or so|or thereabouts|с (?:лишним|небольшим)|з (?:лишком|гаком)|і? ?кілька)(?!\w)", re.IGNORECASE)


def _hedge(text: str, length: Duration) -> Modifier:
    before = text[max(0, length.start - 24) : length.start]
    for pattern, modifier in _BEFORE:
        if pattern.search(before):
            return modifier
    return "about" if _BEHIND.match(text, length.end) else "exact"


# ---- comparison


def compatible(ours: Value, theirs: Value) -> bool:
    """Whether equal numbers of two values say the same: not those of other units of one measure, nor a share's and a count's."""
    if ours.kind == theirs.kind == "length":
        return compare_durations(ours.iso, theirs.iso).status != "differs"
    if ours.kind != theirs.kind:
        date = ours.date or theirs.date
        if date is None:
            return not (ours.dimension or theirs.dimension)
        return date.grain in ("century", "decade", "year", "interval")
    if ours.figure is None or theirs.figure is None or ours.dimension == theirs.dimension == "":
        return True
    if ours.dimension and theirs.dimension and ours.dimension != theirs.dimension:
        return False
    one, other = measure_of(ours.figure.unit, ours.lang), measure_of(theirs.figure.unit, theirs.lang)
    if one is None or other is None or one.si is None or other.si is None:
        return True
    if one.si == other.si:
        return True
    meant = translations(theirs.lang).get((theirs.figure.unit or "").replace("ё", "е"), ())
    return max(one.si, other.si) <= ALMOST * min(one.si, other.si) and ours.figure.unit in meant


ALMOST = Decimal("1.15")
"""Units no further apart than this go by one name in two languages: «фунт» is a Russian pound or an English one."""


def excuse(ours: Value, theirs: Value) -> str:
    """Why two values agree that are not told by the same numbers; "" when they do not.

    Rounding, a hedge on one side, a coarser date, another calendar, another unit: each leaves room, and two plain numbers do not.
    """
    if ours.date is not None and theirs.date is not None:
        return _excuse_date(ours.date, theirs.date)
    if ours.kind == theirs.kind == "length":
        if ours.iso == theirs.iso:
            return "the same length of time"
        if (_units(ours.iso), ours.modifier) == (_units(theirs.iso), theirs.modifier):
            return ""
        if _units(ours.iso) == _units(theirs.iso) and not _is_rounder(ours, theirs):
            return ""
        result = compare_hedged_durations(ours.iso, theirs.iso, ours.modifier, theirs.modifier)
        return result.why if result.status == "agrees" else ""
    if ours.figure is None or theirs.figure is None:
        return ""
    if ours.dimension == theirs.dimension == "share":
        return _excuse_share(ours, theirs)
    if ours.dimension != theirs.dimension:
        known = ours.dimension or theirs.dimension
        plain = theirs.figure if ours.dimension else ours.figure
        if known == "share" or (ours.dimension and theirs.dimension) or plain.unit is not None:
            return ""
    if ours.dimension and (why := _excuse_measure(ours, theirs)):
        return why
    if same_measure(ours, theirs) and _amount(ours.figure) == _amount(theirs.figure) and same_unit(ours, theirs):
        return "the same amount"
    return _excuse_figure(ours.figure, theirs.figure) if same_measure(ours, theirs) else ""


def _amount(figure: Figure) -> tuple[Decimal | None, Decimal | None, Modifier]:
    return figure.low, figure.high, figure.modifier


def _is_rounder(ours: Value, theirs: Value) -> bool:
    """Whether of two lengths in one unit the hedged one is the rounder: about 20 years for 19."""
    a, b = (len(re.sub(r"[^\d]", "", value.iso).strip("0")) for value in (ours, theirs))
    return (a < b and ours.modifier != "exact") or (b < a and theirs.modifier != "exact")


def _units(iso: str) -> str:
    return re.sub(r"[\d.,]", "", iso)


def same_measure(ours: Value, theirs: Value) -> bool:
    """Whether two figures are in one unit of measure, or one of them has none."""
    assert ours.figure is not None
    assert theirs.figure is not None
    one, other = measure_of(ours.figure.unit, ours.lang), measure_of(theirs.figure.unit, theirs.lang)
    return one is None or other is None or one.si == other.si


_COARSE = frozenset({"decade", "century", "season"})


def _excuse_date(ours: DateMention, theirs: DateMention) -> str:
    if _is_range(ours.edtf) and _is_range(theirs.edtf) and ours.grain == theirs.grain and "~" not in ours.edtf + theirs.edtf:
        return ""  # two ranges, each with its ends told
    if ours.grain == theirs.grain and ours.edtf[-1:] == theirs.edtf[-1:] == "~" and ours.grain not in ("interval", "decade"):
        return ""  # about one month is not about another
    if ours.edtf.startswith("XXXX") != theirs.edtf.startswith("XXXX"):
        return ""  # a day of any year is no day of that one, unless day and month are equal
    stated = theirs.edtf
    if ".." in stated and ".." not in ours.edtf:
        stated = stated.replace("..", "").strip("/[]")  # until 20 May is not any day before it
    result = compare_dates(ours.edtf, stated)
    return result.why if result.status == "agrees" else ""


def _is_range(edtf: str) -> bool:
    return "/" in edtf


def _excuse_figure(ours: Figure, theirs: Figure) -> str:
    """A round number for a finer one, or a hedge: whichever is rounder must be the claim's, or be called so by its hedge."""
    if is_range(ours) and is_range(theirs):
        return ""
    if is_range(ours) != is_range(theirs) and {ours.low, ours.high} & {theirs.low, theirs.high}:
        return ""  # one end of a range is told; the other may be told by a figure of its own
    if _bound(ours) and _bound(ours) == _bound(theirs):
        return ""  # under 14 and not over 1.4 are told by their numbers
    result = compare_figures(ours, theirs)
    if result.status != "agrees":
        return ""
    a, b = _middle(ours), _middle(theirs)
    if a is None or b is None or is_range(ours) or is_range(theirs):
        return result.why
    if (_bound(ours) or _bound(theirs)) and max(abs(a), abs(b)) > NEAR * min(abs(a), abs(b)):
        return ""
    fine, other = (_significant(number, item.text) for number, item in ((a, ours), (b, theirs)))
    if fine < other:
        return result.why
    return result.why if other < fine and theirs.modifier != "exact" else ""


NEAR = Decimal("2.5")
"""How many times more than "over 400" a number may be that is told by it; more is another number."""


def is_range(figure: Figure) -> bool:
    """Whether a figure is told by its two ends: 27 to 30."""
    return figure.low is not None and figure.high is not None and figure.low != figure.high


def _bound(figure: Figure) -> str:
    if figure.modifier in ("over", "at_least"):
        return "low"
    return "high" if figure.modifier in ("under", "at_most") else ""


def _middle(figure: Figure) -> Decimal | None:
    return figure.low if figure.low is not None else figure.high


_ROUND = re.compile(r"dozen|score|дюжин|десят(?:ок|ка|ку|ків)", re.IGNORECASE)
"""Words for round numbers that have more than one digit."""


def _significant(number: Decimal, text: str) -> int:
    """How many digits of a number say something: one of 400, three of 437."""
    return 1 if _ROUND.search(text) else len(number.normalize().as_tuple().digits)


def _excuse_share(ours: Value, theirs: Value) -> str:
    assert ours.figure is not None
    assert theirs.figure is not None
    spelled = _is_fraction(ours) != _is_fraction(theirs)
    if not spelled:
        return _excuse_figure(ours.figure, theirs.figure)
    result = compare_numbers(_fraction(ours), _fraction(theirs), f"{ours.text} and {theirs.text}", spelled=True)
    return result.why if result.status == "agrees" else ""


def _is_fraction(value: Value) -> bool:
    return value.figure is not None and value.figure.unit not in PERCENT


def _fraction(value: Value) -> Interval:
    assert value.figure is not None
    scale = Decimal(1) if _is_fraction(value) else Decimal("0.01")
    low, high = value.figure.low, value.figure.high
    return None if low is None else low * scale, None if high is None else high * scale, value.modifier


def measures_apart(ours: Value, theirs: Value) -> tuple[Measure, Measure, Decimal] | None:
    """The units of two figures where they measure one dimension differently, and how many of the first one of the second is; None for all others."""
    if ours.figure is None or theirs.figure is None:
        return None
    one, other = measure_of(ours.figure.unit, ours.lang), measure_of(theirs.figure.unit, theirs.lang)
    if one is None or other is None or one.si is None or other.si is None:
        return None
    return (one, other, other.si / one.si) if one.si != other.si and one.dimension == other.dimension else None


def _excuse_measure(ours: Value, theirs: Value) -> str:
    """Two amounts of one dimension in other units, both in SI units."""
    assert ours.figure is not None
    assert theirs.figure is not None
    units = measures_apart(ours, theirs)
    if units is None:
        return ""
    one, other, _ = units
    a = si_value(ours.figure.low, ours.figure.high, ours.figure.unit, ours.lang)
    b = si_value(theirs.figure.low, theirs.figure.high, theirs.figure.unit, theirs.lang)
    assert a is not None
    assert b is not None
    result = compare_numbers((a.low, a.high, ours.modifier), (b.low, b.high, theirs.modifier), "", converted=True)
    return f"{theirs.text} {other.name} is about {ours.text} {one.name}" if result.status == "agrees" else ""


def counts_time(value: Value) -> bool:
    """Whether a figure's noun is a unit of time that the reader of lengths left alone.

    >>> counts_time(read_values("два паровоза", "ru")[0])
    False
    """
    from claimcheck.text.durations import read_durations  # noqa: PLC0415

    unit = value.figure.unit if value.figure is not None else None
    return unit is not None and bool(read_durations(f"2 {unit}", value.lang, ()))


def other_unit(ours: Value, theirs: Value) -> bool:
    """Whether two figures surely count different things: the lexicon knows both their nouns and neither is the other.

    >>> towers, gates = read_values("five towers", "en")[0], read_values("двое ворот", "ru")[0]
    >>> other_unit(towers, gates), other_unit(towers, read_values("пять башен", "ru")[0])
    (True, False)
    """
    if same_unit(ours, theirs):
        return False
    a, b = ours.figure, theirs.figure
    assert a is not None
    assert b is not None
    return (
        a.unit in english_words() or lemma(a.unit or "", ours.lang) in english_words() or bool(ours.dimension or theirs.dimension)
    )


def same_unit(ours: Value, theirs: Value) -> bool:
    """Whether two figures may count the same thing: their units translate into each other, or one has none."""
    a, b = ours.figure, theirs.figure
    if a is None or b is None or a.unit is None or b.unit is None or (ours.dimension and ours.dimension == theirs.dimension):
        return True
    if ours.lang == theirs.lang:
        return a.unit == b.unit
    meant = translations(theirs.lang).get(b.unit.replace("ё", "е"))
    return meant is None or a.unit in meant or lemma(a.unit, ours.lang) in meant

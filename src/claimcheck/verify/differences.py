"""The numbers of a claim held against those of a passage: which agree, which differ, which the passage does not have.

Equal numbers are set beside each other first, one to one. What is left may still agree as a value: rounded, hedged, coarser,
in another unit or calendar, each with its reason. What then remains differs where the passage has a number of the same part
(a year, a month, a day, a count, a length) left over as well, and is absent where it has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from claimcheck.records import Agreement
from claimcheck.verify.match import Match
from claimcheck.verify.tokens import Token
from claimcheck.verify.values import Value, compatible, counts_time, excuse, other_unit, same_unit
from claimcheck.verify.words import Lexeme

NUMERIC = frozenset({"figure", "month"})
Answers = Mapping[Lexeme, Mapping[Lexeme, Match]]


@dataclass(frozen=True, slots=True)
class Number:
    """A number or month of a sentence and the part it plays."""

    token: Token
    part: str
    """year, month, day, length, ordinal; the dimension of a measure; count of anything else."""
    item: int
    """The value that it belongs to, or itself: an index into the side's items."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value of a sentence, or a number that no reader takes for one."""

    start: int
    end: int
    said: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a sentence."""

    numbers: tuple[Number, ...]
    items: tuple[Item, ...]


Nouns = Literal["same", "unknown", "others"]
"""Whether two figures count things of one name, as far as the lexicon knows."""
Apart = Callable[[Number, Number, Nouns], bool]
"""Whether a number of the claim and one of the passage are said of different things."""


@dataclass(frozen=True, slots=True)
class Held:
    """One item of the claim beside the passage's."""

    ours: Item
    theirs: Item | None
    status: Agreement
    why: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """Every number of a claim held against a passage; tokens are named by where they start."""

    held: tuple[Held, ...] = ()
    agreeing: Mapping[int, float] = field(default_factory=dict)
    """Numbers of the claim that agree, and how much that tells: a date that any earlier one agrees with tells little."""
    differing: Mapping[int, float] = field(default_factory=dict)
    """Numbers of the claim that differ, and how surely the passage's counts or dates the same thing."""
    answered: Mapping[int, float] = field(default_factory=dict)
    """Numbers of the passage that agree with the claim's, likewise."""
    rivals: Mapping[int, float] = field(default_factory=dict)
    """Numbers of the passage that stand where the claim has another, likewise."""
    of_another_event: bool = False
    """Whether the passage has numbers for those that the claim has, but says all of them of another event."""


def list_numbers(text: str, tokens: Sequence[Token], values: Sequence[Value]) -> Numbers:
    """The numbers of a sentence, each with the value that it belongs to."""
    items = [Item(value.start, value.end, value.said, value) for value in values]
    numbers = []
    at = 0
    for token in tokens:
        if token.lexeme.kind not in NUMERIC:
            continue
        while at < len(values) and values[at].end <= token.start:
            at += 1
        value = values[at] if at < len(values) and values[at].start < token.end else None
        if value is None and "n:1" in dict(token.lexeme.keys) and not text[token.start].isdecimal():
            continue  # "one of" and "at one time" count nothing
        if value is None:
            items.append(Item(token.start, token.end, text[token.start : token.end]))
        numbers.append(Number(token, _part(token, value), at if value is not None else len(items) - 1))
    return Numbers(tuple(numbers), tuple(items))


def join_numbers(parts: Sequence[tuple[Numbers, int]]) -> Numbers:
    """The numbers of several sentences as one's, each part's offsets moved on by what stands beside it."""
    numbers: list[Number] = []
    items: list[Item] = []
    for part, step in parts:
        base = len(items)
        items += [replace(item, start=item.start + step, end=item.end + step) for item in part.items]
        numbers += [
            Number(
                number.token._replace(start=number.token.start + step, end=number.token.end + step),
                number.part,
                number.item + base,
            )
            for number in part.numbers
        ]
    return Numbers(tuple(numbers), tuple(items))


def _part(token: Token, value: Value | None) -> str:
    item = token.lexeme
    if item.kind == "month":
        return "month"
    if value is not None and value.kind == "date":
        return (
            "year"
            if "year" in item.marks or value.date is None or value.date.grain not in ("day", "interval") or _big(item)
            else "day"
        )
    if value is not None and value.kind == "length":
        return "length"
    if "ordinal" in item.marks:
        return "ordinal"
    if value is None and "year" in item.marks:
        return "year"
    return (value.dimension if value is not None else "") or "count"


def _big(item: Lexeme) -> bool:
    return any(len(key) > 4 for key, _ in item.keys if key.startswith("n:"))


def hold_numbers(ours: Numbers, theirs: Numbers, answers: Answers, apart: Apart) -> Differences:
    """Each item of the claim beside the passage's; `apart` tells numbers that are said of different events."""
    pairs = _equal(ours, theirs, answers)
    whys = _excused(ours, theirs, pairs, apart)
    rivals, denied = _opposed(ours, theirs, pairs, whys, apart)
    return replace(_summed(ours, theirs, pairs, whys, rivals), of_another_event=denied and not (pairs or whys or rivals))


def _equal(ours: Numbers, theirs: Numbers, answers: Answers) -> dict[int, int]:
    """Equal numbers one to one, those of one part and unit before others; an index of ours to one of theirs."""
    options = []
    for n, a in enumerate(ours.numbers):
        row = answers.get(a.token.lexeme, {})
        for m, b in enumerate(theirs.numbers):
            if b.token.lexeme in row and _may_be_equal(a, b, ours, theirs):
                one, other = ours.items[a.item].value, theirs.items[b.item].value
                fits = one is not None and other is not None and same_unit(one, other)
                options.append((a.part != b.part, not fits, abs(n - m), n, m))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for *_, n, m in sorted(options):
        if n not in pairs and m not in used:
            pairs[n] = m
            used.add(m)
    _unpair_strangers(ours, theirs, pairs)
    for *_, n, m in sorted(options):  # a year told twice may stand once in the passage
        if n not in pairs and ours.numbers[n].part in ("year", "month", "ordinal"):
            pairs[n] = m
    return pairs


def _unpair_strangers(ours: Numbers, theirs: Numbers, pairs: dict[int, int]) -> None:
    """Take apart equal numbers that count different things where the passage has another number of what the claim counts."""
    used = set(pairs.values())
    free = [number for m, number in enumerate(theirs.numbers) if m not in used]
    for n, m in list(pairs.items()):
        one, other = (side.items[side.numbers[k].item].value for side, k in ((ours, n), (theirs, m)))
        if one is None or other is None or one.figure is None or other.figure is None or not other_unit(one, other):
            continue
        for number in free:
            value = theirs.items[number.item].value
            if value is not None and value.figure is not None and value.figure.unit is not None and same_unit(one, value):
                del pairs[n]
                break


def _may_be_equal(a: Number, b: Number, ours: Numbers, theirs: Numbers) -> bool:
    """Whether equal numbers say the same: not eleven weeks and eleven months, nor 23 km and 23 m."""
    one, other = ours.items[a.item].value, theirs.items[b.item].value
    return one is None or other is None or compatible(one, other)


def _excused(ours: Numbers, theirs: Numbers, pairs: dict[int, int], apart: Apart) -> dict[int, tuple[int, str]]:
    """Items of the claim with a number that has no equal, which agree all the same: the item of the passage and the reason."""
    partners = _partners(ours, theirs, pairs)
    busy = {m for partner in partners.values() for m in partner}
    whys: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for n in _open_items(ours, pairs):
        value = ours.items[n].value
        if value is None:
            continue
        own = partners.get(n, set())
        found = []
        for m, other in enumerate(theirs.items):
            if other.value is None or m in taken or (own and m not in own) or (m in busy and m not in own):
                continue
            if (why := excuse(value, other.value)) and not (
                told_by(ours.items[n], other) < 1 and _apart(ours, theirs, n, m, apart)
            ):
                found.append((not same_unit(value, other.value), m, why))
        if found:
            _, m, why = min(found)
            whys[n] = (m, why)
            taken.add(m)
    return whys


def _apart(ours: Numbers, theirs: Numbers, n: int, m: int, apart: Apart) -> bool:
    """Whether two items are said of different events, by the first number of each."""
    one, other = (next((x for x in side.numbers if x.item == k), None) for side, k in ((ours, n), (theirs, m)))
    return one is not None and other is not None and apart(one, other, "unknown")


def _partners(ours: Numbers, theirs: Numbers, pairs: Mapping[int, int]) -> dict[int, set[int]]:
    """For each item of the claim the passage's items that have a number equal to one of its."""
    found: dict[int, set[int]] = {}
    for n, m in pairs.items():
        found.setdefault(ours.numbers[n].item, set()).add(theirs.numbers[m].item)
    return found


def _open_items(side: Numbers, pairs: Mapping[int, int]) -> list[int]:
    """Items with a number that has no equal, and values without any number of their own (dozens, a decade)."""
    numbered = {number.item for number in side.numbers}
    open_ = {number.item for n, number in enumerate(side.numbers) if n not in pairs}
    open_ |= {n for n, item in enumerate(side.items) if item.value is not None and n not in numbered}
    return sorted(open_)


def _opposed(
    ours: Numbers,
    theirs: Numbers,
    pairs: Mapping[int, int],
    whys: Mapping[int, tuple[int, str]],
    apart: Apart,
) -> tuple[dict[int, tuple[int, float]], bool]:
    """What is left of ours beside what is left of theirs, of one part each, and whether any was passed over as another event's.

    An index of ours to one of theirs and how surely they are of one thing.
    """
    used = set(pairs.values())
    excused = {m for m, _ in whys.values()}
    free = [m for m, b in enumerate(theirs.numbers) if m not in used and b.item not in excused and is_number(b.token)]
    partly = {(ours.numbers[n].item, theirs.numbers[m].item) for n, m in pairs.items()}
    options, denied = [], False
    for n, a in enumerate(ours.numbers):
        if n in pairs or a.item in whys or not is_number(a.token):
            continue
        for m in free:
            b = theirs.numbers[m]
            one, other = ours.items[a.item].value, theirs.items[b.item].value
            if not _may_oppose(a, b) or _far_apart(one, other):
                continue
            if (a.item, b.item) not in partly and not _one_slip_apart(a, b) and apart(a, b, _nouns(one, other)):
                denied = True
            else:
                fits = one is not None and other is not None and same_unit(one, other)
                options.append((a.part != b.part, not fits, abs(n - m), n, m))
    rivals: dict[int, tuple[int, float]] = {}
    used = set()
    for other_part, unfit, _, n, m in sorted(options):
        if n not in rivals and m not in used:
            dated = ours.numbers[n].part in DATE_PARTS
            rivals[n] = m, ANOTHER_DATE if dated else SAME_THING[other_part + unfit]
            used.add(m)
    return rivals, denied


DATE_PARTS = frozenset({"year", "month", "day"})
ANOTHER_DATE = 0.3
"""Worth of a date that differs: every sentence of a life has one, so that it tells less than what is counted."""
SAME_THING = (0.6, 0.4, 0.1)
"""Worth of a number that differs: of one part and unit, of one part only, of neither."""


_COUNTED = frozenset({"count", "length"})


def _may_oppose(a: Number, b: Number) -> bool:
    """Whether two numbers may stand in each other's place: of one part, or a count whose noun one of the readers missed."""
    if a.part == b.part:
        return True
    if {a.part, b.part} == {"year", "count"}:
        return _of_years(a.token.lexeme) and _of_years(b.token.lexeme)
    return {a.part, b.part} <= _COUNTED


def _far_apart(one: Value | None, other: Value | None) -> bool:
    """Whether one figure is too much greater to stand in the other's place: 4 and 30,000."""
    if one is None or other is None or one.figure is None or other.figure is None:
        return False
    ends = ((figure.low, figure.high) for figure in (one.figure, other.figure))
    small, large = sorted(abs(next((end for end in pair if end is not None), Decimal(0))) for pair in ends)
    return large > FAR * small and large != 10**6 * small


def _one_slip_apart(a: Number, b: Number) -> bool:
    """Whether two numbers have the same digits, ten, a hundred or a thousand times as much: a point or a scale was mistaken."""
    if a.part in DATE_PARTS or b.part in DATE_PARTS:
        return False
    ours, theirs = (
        {key[2:].strip("0").replace(".", "") for key, _ in x.token.lexeme.keys if key.startswith("n:")} for x in (a, b)
    )
    return any(len(digits) > 1 for digits in ours & theirs)


def _nouns(one: Value | None, other: Value | None) -> Nouns:
    if one is None or other is None:
        return "unknown"
    if one.figure is None or other.figure is None:
        counted = one if one.figure is not None else other
        return "others" if one.kind != other.kind and not counts_time(counted) else "unknown"
    if one.dimension != other.dimension:
        return "others"
    if one.figure.unit is None or other.figure.unit is None:
        return "unknown"
    return "same" if same_unit(one, other) else "others" if other_unit(one, other) else "unknown"


FAR = 5000
"""How many times greater a number may be to stand in another's place, unless a scale was taken for the next one."""


def _of_years(item: Lexeme) -> bool:
    return any(len(key) == 6 and key[2] in "12" for key, _ in item.keys if key.startswith("n:"))


def is_number(token: Token) -> bool:
    """Whether a token states a number that can differ: not a half."""
    return not any(key.startswith("n:1/") for key, _ in token.lexeme.keys)


def _summed(
    ours: Numbers,
    theirs: Numbers,
    pairs: Mapping[int, int],
    whys: Mapping[int, tuple[int, str]],
    rivals: Mapping[int, tuple[int, float]],
) -> Differences:
    """The items of the claim with what became of their numbers."""
    held = []
    agreeing: dict[int, float] = {}
    differing: dict[int, float] = {}
    for n, item in enumerate(ours.items):
        numbers = [k for k, number in enumerate(ours.numbers) if number.item == n]
        starts = {ours.numbers[k].token.start for k in numbers}
        against = [k for k in numbers if k in rivals]
        if n in whys:
            other = theirs.items[whys[n][0]]
            held.append(Held(item, other, "agrees", whys[n][1]))
            agreeing |= dict.fromkeys(starts, told_by(item, other))
        elif against:
            other = theirs.items[theirs.numbers[rivals[against[0]][0]].item]
            held.append(Held(item, other, "differs", f"{item.said} against {other.said}"))
            differing |= {ours.numbers[k].token.start: rivals[k][1] for k in against}
            agreeing |= {ours.numbers[k].token.start: 1.0 for k in numbers if k in pairs}
        elif numbers and all(k in pairs for k in numbers):
            held.append(Held(item, theirs.items[theirs.numbers[pairs[numbers[-1]]].item], "agrees"))
            agreeing |= dict.fromkeys(starts, 1.0)
        else:
            held.append(Held(item, None, "absent"))
            agreeing |= {ours.numbers[k].token.start: 1.0 for k in numbers if k in pairs}
    excused = {m: told_by(ours.items[n], theirs.items[m]) for n, (m, _) in whys.items()}
    paired = set(pairs.values())
    return Differences(
        tuple(held),
        agreeing,
        differing,
        {
            number.token.start: 1.0 if m in paired else excused[number.item]
            for m, number in enumerate(theirs.numbers)
            if m in paired or number.item in excused
        },
        {theirs.numbers[m].token.start: worth for m, worth in rivals.values()},
    )


ANY_TIME = 0.3
"""Worth of a date that agrees because the other has no beginning or no end, or is one of the years that it goes through."""


def told_by(ours: Item, theirs: Item) -> float:
    """How much it tells that two values agree which are not equal: until 1925 is true of any year before."""
    dates = [item.value.date.edtf for item in (ours, theirs) if item.value is not None and item.value.date is not None]
    if len(dates) < 2:
        return 1.0
    stretches = sum("/" in edtf for edtf in dates)
    return ANY_TIME if stretches == 1 or any(".." in edtf for edtf in dates) else 1.0

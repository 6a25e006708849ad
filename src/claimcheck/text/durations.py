"""Lengths of time in English, Russian and Ukrainian prose, as ISO 8601 durations without their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.records import Duration, Language
from claimcheck.text.dates_grammar import NUMBERS
from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_rules import apply_rules
from claimcheck.text.dates_tokens import pieces, tokenize
from claimcheck.text.durations_units import (
    POSSESSIVE,
    SHARES,
    UNITS,
    amount_at,
    is_article,
    is_no_length,
    over_hyphen,
    part_behind,
    size_of,
)
from claimcheck.text.spans import Spanlike, outside
from claimcheck.text.tables.dates_numbers import COMPOUND_UNITS
from claimcheck.text.tables.figures import AGED_IN_DIGITS, AGED_PERSON

__all__ = ["read_durations"]

_NUMBERS = frozenset(["word_number", "day", "two", "three", "number", "year"])
_ISO = {
    "year": ("", "Y"),
    "month": ("", "M"),
    "week": ("", "W"),
    "day": ("", "D"),
    "hour": ("T", "H"),
    "minute": ("T", "M"),
    "second": ("T", "S"),
}
_AGE_AFTER = re.compile(r"[\s-]*(?:olds?\b|of age\b|от роду\b|від роду\b|отроду\b)", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"(?:\baged?|\bвозраст\w*|\bвік(?:ом|у|ці)?|исполнил\w+|виповнил\w+|стукнуло|\bстарше|\bмладше|\bмолодше)\s+(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"(?:^|[\s(«])(?:(?:в|у|маючи|имея|(?:было|було|исполнилось|виповнилось|виповнилося)(?:\s(?:и|й|ще|ещё|тогда|тоді|уже|вже|всего|всього|лишь|только|лише|тільки|едва|ледь|почти|майже|около|близько|примерно)){0,2}|моложе|шёл|шел|ему|ей|йому|їй|минул\w|сповнил\w+|(?:до|про)жи\w+ (?:[\w-]+ ){0,3}до|прожив|мав|мала|имел|имела|умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?|помер(?:ла)?|загину(?:в|ла)|died(?: at)?)"
    r"|(?:старш|молодш|младш)\w+(?:\s(?:за|от|від))?|(?:мальчик|девочк|девушк|юнош|реб[её]н|дете[йи]|ученик|сын|доч|вдов|старик|старух|хлопц|хлопч|дівч|дитин|діте[йи]|учн|син|удов)\w{0,4}(?:\s(?:до|от|от|від|старше|старші|лет))?)\s\Z",
    re.IGNORECASE,
)
"""Before a number of years that is nobody's length of service: «в 31 год», «ученик четырнадцати лет»."""
_AGED_BEHIND = re.compile(
    r"(?:[—–]|(?<!\w)(?:сыну|дочери|жене|мужу|отцу|матери|брату|сестре|хозяину|хозяйке|старику|старухе|мальчику|девочке|ребёнку|ребенку|вдове|синові|сину|дочці|дружині|чоловікові|батькові|братові|сестрі|господареві|хлопцеві|дівчині|дитині|ему|ей|им|мне|йому|їй|їм|мені|было|було))\s\Z",
    re.IGNORECASE,
)
"""Before «лет двадцать» that is somebody's age."""
_APPOSED = re.compile(r"(?:\A|[,(.!?]\s?)\Z")
_APPOSITION_ENDS = re.compile(r"\s?[,);.](?!\d)")
_GENITIVE = re.compile(r"(?:[а-яёіїє’']+[иах]\s){1,3}(?:лет|літ|років)\Z", re.IGNORECASE)
"""Around a number of years, in the genitive, that says how old somebody is: «двадцати трёх лет, он ушёл на фронт»."""
_LASTING = re.compile(
    r"(?:\b(?:best|better|most|much|part) of|\b(?:years?|months?|weeks?) and|\bfor|\bfor about|\bfor almost|\bfor nearly|\bwithin|\babout|\balmost|\bnearly|\bonly|\btook|\blasted|\bafter|\bwhole|\bentire|\bin|\bunder|\bover|\bthan|\bjust"
    r"|лишь|только|всего|целый|целую|целые|почти|около|менее|меньше|более|больше|за|через|спустя|прошёл|прошел|прошла|прошли|лише|тільки|цілий|цілу|майже|близько|понад|весь|всю)\s\Z",
    re.IGNORECASE,
)  # fmt: skip
"""What stands before a unit without number that is a length: for a year, «лишь неделю»."""
_LONG = re.compile(r"-(?:long|old)\b")


def read_durations(text: str, lang: Language | None = None, taken: Sequence[Spanlike] = ()) -> tuple[Duration, ...]:  # noqa: ARG001  # the three are read together
    """The lengths of time in a text, in order; ages are figures, not lengths. None overlaps a span of `taken`, in order too.

    >>> [(d.text, d.iso) for d in read_durations("The 50 day battle took around 7 weeks; сорок лет прошло.")]
    [('50 day', 'P50D'), ('7 weeks', 'P7W'), ('сорок лет', 'P40Y')]
    >>> [(d.text, d.iso) for d in read_durations("Двухнедельный отпуск, полтора года; трое суток.")]
    [('Двухнедельный', 'P2W'), ('полтора года', 'P1Y6M'), ('трое суток', 'P3D')]
    """
    found = (
        replace(item, start=start + item.start, end=start + item.end) if start else item
        for start, piece in pieces(text)
        for item in _durations(piece, apply_rules(list(tokenize(piece)), NUMBERS))
    )
    told = sorted([*_compounded(text, found), *_adjectives(text)], key=lambda item: item.start)
    return tuple(outside(told, taken))


_DIGIT_ADJECTIVE = re.compile(
    rf"(?<![\w.,-])(\d{{1,4}})(?:[-‑](?:ти|и|х|ми|ти))?[-‑]({'|'.join(COMPOUND_UNITS)})[а-яіїє]{{1,4}}(?!\w)", re.IGNORECASE
)


def _adjectives(text: str) -> Iterator[Duration]:
    """Lengths that are an adjective with its number in digits: «25-летний юбилей», «50-денна облога»; no ages of people."""
    for match in _DIGIT_ADJECTIVE.finditer(text):
        if not AGED_IN_DIGITS.match(text, match.end(1)):
            size, name = COMPOUND_UNITS[match[2].lower()]
            yield _make(text, match.start(), match.end(), int(match[1]) * size, name)


_STEP = re.compile(r"(?:,?\s(?:and|и|і|й|та)\s|,?\s)")
_ISO_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


def _compounded(text: str, found: Iterable[Duration]) -> Iterator[Duration]:
    """Lengths that are told in several units as one: two years and four months, 1 ч 35 мин."""
    last: Duration | None = None
    for item in found:
        joined = _join(text, last, item) if last is not None else None
        if joined is None and last is not None:
            yield last
        last = joined or item
    if last is not None:
        yield last


def _join(text: str, a: Duration, b: Duration) -> Duration | None:
    """Two lengths as one, where only a space or "and" stands between and the second has smaller units only."""
    if not _STEP.fullmatch(text[a.end : b.start]):
        return None
    first, second = _ISO_PARTS.fullmatch(a.iso), _ISO_PARTS.fullmatch(b.iso)
    if first is None or second is None:
        return None
    filled = [[n for n, part in enumerate(match.groups()) if part] for match in (first, second)]
    if not filled[0] or not filled[1] or filled[0][-1] >= filled[1][0] or (filled[0][-1], filled[1][0]) == (0, 4):
        return None
    parts = [x or y for x, y in zip(first.groups(), second.groups(), strict=True)]
    if parts[2] and any(part for n, part in enumerate(parts) if n != 2):  # ISO 8601 keeps weeks by themselves
        parts[3] = str(int(parts[2]) * 7 + int(parts[3] or 0))
        parts[2] = None
    date = "".join(f"{part}{letter}" for part, letter in zip(parts[:4], "YMWD", strict=True) if part)
    time = "".join(f"{part}{letter}" for part, letter in zip(parts[4:], "HMS", strict=True) if part)
    return Duration(a.start, b.end, text[a.start : b.end], f"P{date}" + (f"T{time}" if time else ""))


def _durations(text: str, nodes: Sequence[Node]) -> Iterator[Duration]:
    """The lengths of time in a row of nodes."""
    at = 0
    while at < len(nodes):
        made = _at(text, nodes, at)
        if made is None:
            at += 1
            continue
        duration, used = made
        at += used
        if _years_of_life(text, duration):
            continue
        if not _AGE_AFTER.match(text, duration.end) and not _AGE_BEFORE.search(
            text[max(0, duration.start - 30) : duration.start]
        ):
            yield duration


def _years_of_life(text: str, duration: Duration) -> bool:
    """Whether a number of years is somebody's age by the word before it; «в два года» is a length of time."""
    if not re.fullmatch(r"P\d+Y", duration.iso) or not 6 < int(duration.iso[1:-1]) < 111:
        behind = _AGED.search(text, max(0, duration.start - 44), duration.start)
        return behind is not None and bool(re.fullmatch(r"P[1-6]Y", duration.iso)) and len(behind[0].split()[0]) > 4
    if duration.text[0].isalpha() and duration.text.lower().startswith(("лет ", "років ")):
        return _AGED_BEHIND.search(text, max(0, duration.start - 16), duration.start) is not None
    if _GENITIVE.match(duration.text) and _APPOSED.search(text, max(0, duration.start - 2), duration.start):
        return _APPOSITION_ENDS.match(text, duration.end) is not None
    return duration.text[:1] != "-" and _AGED.search(text, max(0, duration.start - 44), duration.start) is not None


def _at(text: str, nodes: Sequence[Node], at: int) -> tuple[Duration, int] | None:
    """The length that begins at a node, and of how many nodes it is made."""
    node = nodes[at]
    if node.kind == "duration":
        amount, name = node.value
        used = 1
        if name == "year" and AGED_PERSON.match(text, node.end) and text[node.end - 4 : node.end].isalpha():
            return None  # «семирічний хлопчина» is an age
        if (
            name in ("year", "month", "day", "hour")
            and at + 1 < len(nodes)
            and nodes[at + 1].kind in UNITS
            and text[node.start : node.start + 3].lower() in ("пол", "пів")
        ):
            return None
        return _make(text, node.start, node.end, amount, name), used
    if node.kind in _NUMBERS:
        return _numbered(text, nodes, at)
    if node.kind in SHARES:
        return _share(text, nodes, at)
    if node.kind in UNITS:
        return _inverted(text, nodes, at) or _bare(text, nodes, at)
    return None


def _share(text: str, nodes: Sequence[Node], at: int) -> tuple[Duration, int] | None:
    """A part of a unit: half a century, a quarter of an hour, «четверть века»."""
    last = at + 1
    if last < len(nodes) and nodes[last].kind in ("of", "dash"):
        last += 1
    if last < len(nodes) and nodes[last].kind == "word_number" and nodes[last].value == 1:
        last += 1
    if (
        last >= len(nodes)
        or nodes[last].kind not in UNITS
        or text[nodes[last].start : nodes[last].end].lower() in ("years", "лет")
    ):
        return None
    size, name = size_of(nodes[last])
    amount = size / SHARES[nodes[at].kind]
    before = text[max(0, nodes[at].start - 16) : nodes[at].start]
    if _RANKED.search(before) or (nodes[at].kind != "half" and size * (name == "year") < 10 and name != "hour"):
        return None  # the first half of a year is a date, the third day a rank
    return _make(text, nodes[at].start, nodes[last].end, amount, name), last - at + 1


_RANKED = re.compile(
    r"(?:first|second|third|fourth|last|latter|other|перв\w+|втор\w+|треть\w+|последн\w+|перш\w+|друг\w+|трет\w+|останн\w+|\d|[IVІ])[\s-]\Z",
    re.IGNORECASE,
)
_PAUCAL = frozenset("дня недели месяца часа минуты года секунды доби тижня місяця години хвилини року дні тижні місяці".split())
_PLURALS = frozenset(
    "лет минут часов дней недель месяцев суток секунд років літ хвилин годин днів тижнів місяців діб веков столетий".split()
)


REACH = 5
"""Characters between a unit and the number behind it: a space and a short preposition."""


def _inverted(text: str, nodes: Sequence[Node], at: int) -> tuple[Duration, int] | None:
    """A number behind its unit, only about right: «минут двадцать»."""
    unit = nodes[at]
    word = text[unit.start : unit.end].lower()
    if word not in _PLURALS | _PAUCAL or at + 1 >= len(nodes):
        return None
    last = at + 1
    if nodes[last].kind in ("in", "onto", "from", "until", "through") and last + 1 < len(nodes):
        last += 1
    number = nodes[last]
    if number.kind != "word_number" or number.value is None or (last + 1 < len(nodes) and nodes[last + 1].kind in UNITS):
        return None
    if number.start - unit.end > REACH or _counted(nodes, at):
        return None
    if word in _PAUCAL and not 1 < number.value < 5:
        return None
    size, name = size_of(unit)
    return _make(text, unit.start, number.end, number.value * size, name), last - at + 1


def _counted(nodes: Sequence[Node], at: int) -> bool:
    """Whether a number stands before a unit already."""
    return at > 0 and nodes[at - 1].kind in _NUMBERS


def _numbered(text: str, nodes: Sequence[Node], at: int) -> tuple[Duration, int] | None:
    """A number and a unit: forty years, 24-year, three and a half months."""
    node = nodes[at]
    if node.value is None or isinstance(node.value, tuple):
        return None
    amount, last = amount_at(nodes, at)
    last = over_hyphen(text, nodes, last)
    if last >= len(nodes) or nodes[last].kind not in (*UNITS, "short_unit"):
        return None
    unit = nodes[last]
    if is_no_length(text, nodes, at, last, amount):
        return None
    if unit.kind == "short_unit" and text[unit.end : unit.end + 1] == ".":
        unit = unit._replace(end=unit.end + 1)
    size, name = size_of(unit)
    part = part_behind(nodes, last)  # a year and a half
    if part is not None:
        return _make(text, node.start, part.end, (amount + 1 / SHARES[part.kind]) * size, name), nodes.index(part, last) - at + 1
    if is_article(text, node, amount) and not text[unit.start : unit.end].endswith(POSSESSIVE):
        before = text[max(0, node.start - 24) : node.start]
        if name == "hour" or not _LASTING.search(before):
            return None
    return _make(text, node.start, unit.end, amount * size, name), last - at + 1


_SINGLE_UNITS = frozenset("год месяц неделю день час рік місяць тиждень добу годину year month week".split())


def _bare(text: str, nodes: Sequence[Node], at: int) -> tuple[Duration, int] | None:
    """A unit alone that is a length: «лишь неделю», "month-long", «год и восемь месяцев»."""
    unit = nodes[at]
    if (part := part_behind(nodes, at)) and not _counted(nodes, at):
        size, name = size_of(unit)
        return _make(text, unit.start, part.end, (1 + 1 / SHARES[part.kind]) * size, name), nodes.index(part, at) - at + 1
    if text[unit.start : unit.end].lower() in _SINGLE_UNITS and [n.kind for n in nodes[at + 1 : at + 2]] == ["and"]:
        rest = nodes[at + 2 : at + 4]
        if len(rest) == 2 and rest[0].kind in _NUMBERS and rest[1].kind in UNITS and size_of(rest[1]) != size_of(unit):
            return _make(text, unit.start, unit.end, *size_of(unit)), 1
    before = text[max(0, unit.start - 24) : unit.start]
    size, name = size_of(unit)
    if _LONG.match(text, unit.end):
        return _make(text, unit.start, unit.end + 5, size, name), 1
    word = text[unit.start : unit.end].lower()
    if (
        word
        in (
            "тиждень",
            "неделю",
            "месяц",
            "місяць",
            "год",
            "рік",
            "сутки",
            "добу",
            "день",
            "час",
            "годину",
            "век",
            "десятилетие",
            "десятиліття",
            "столетие",
            "століття",
            "сторіччя",
            "вік",
        )
        and (_LASTING.search(before) or (_ON.search(before) and not _RATE_ON.search(text, max(0, unit.start - 40), unit.start)))
        and word[0] > "z"
        and not re.search(r"(?:в|у)\s\Z", before)
    ):
        return _make(text, unit.start, unit.end, size, name), 1
    if word in _GENITIVES and _ABOUT_ONE.search(before):
        return _make(text, unit.start, unit.end, size, name), 1
    return None


_ON = re.compile(r"[а-яёіїєґ]\sна\s\Z")
_RATE_ON = re.compile(
    r"(?:\d|(?<!\w)(?:раз\w{0,2}|двічі|тричі|дважды|трижды|кажд\w+|кожн\w+|по))\W+(?:\w+\W+){0,2}на\s\Z", re.IGNORECASE
)
"""«Хватило на месяц» is a length, «раз на місяць» a rate."""
_GENITIVES = frozenset(
    "года месяца недели суток дня часа столетия десятилетия века року місяця тижня доби години століття десятиліття віку".split()
)
_ABOUT_ONE = re.compile(
    r"(?:около|менее|меньше|более|больше|порядка|не прошло и|в течение|на протяжении|близько|менше|більше|понад|протягом|упродовж)\s\Z",
    re.IGNORECASE,
)
"""Before a genitive they make it one of them: «около года»."""


def _make(text: str, start: int, end: int, amount: float, name: str) -> Duration:
    return Duration(start, end, text[start:end], iso_duration(amount, name))


def iso_duration(amount: float, name: str) -> str:
    """An ISO 8601 duration; a half is told in the next smaller unit where there is one.

    >>> iso_duration(1.5, "year"), iso_duration(49, "day"), iso_duration(0.5, "hour")
    ('P1Y6M', 'P7W', 'PT30M')
    """
    if name == "year" and amount != int(amount):
        years, months = divmod(round(amount * 12), 12)
        return "P" + (f"{years}Y" if years else "") + (f"{months}M" if months else "")
    if name == "month" and amount != int(amount):
        return f"P{int(amount)}M15D" if int(amount) else "P15D"
    if name == "hour" and amount != int(amount):
        hours, minutes = divmod(round(amount * 60), 60)
        return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if name == "day" and amount != int(amount):
        return f"PT{amount * 24:g}H"
    if name == "day" and amount and amount % 7 == 0:
        return f"P{amount / 7:g}W"
    time, letter = _ISO[name]
    return f"P{time}{amount:g}{letter}"

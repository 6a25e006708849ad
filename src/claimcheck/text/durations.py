"""Lengths of time in English, Russian and Ukrainian prose, as ISO 8601 durations without their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.records import Duration, Language
from claimcheck.text.dates_grammar import NUMBERS
from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_rules import apply_rules
from claimcheck.text.dates_tokens import pieces, tokenize
from claimcheck.text.spans import Spanlike, outside

__all__ = ["read_durations"]

_UNITS = frozenset(["unit", "year_word", "years_word", "decade", "century"])
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
_AGE_AFTER = re.compile(r"[\s-]*(?:old\b|of age\b|от роду\b|від роду\b|отроду\b)", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"(?:\baged?|\bвозраст\w*|\bвік(?:ом|у|ці)?|исполнил\w+|виповнил\w+|стукнуло|\bстарше|\bмладше|\bмолодше)\s+(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"(?:^|[\s(«])(?:(?:в|у|маючи|имея|(?:было|було|исполнилось|виповнилось|виповнилося)(?:\s(?:тогда|тоді|уже|вже|всего|всього|лишь|только|лише|тільки|едва|ледь|почти|майже|около|близько|примерно)){0,2}|моложе|шёл|шел|ему|ей|йому|їй|минул\w|сповнил\w+|(?:до|про)жи\w+ до|прожив|мав|мала|имел|имела)"
    r"|(?:старш|молодш|младш)\w+(?:\s(?:за|от|від))?|(?:мальчик|девочк|девушк|юнош|реб[её]н|дете[йи]|ученик|сын|доч|вдов|старик|старух|хлопц|хлопч|дівч|дитин|діте[йи]|учн|син|удов)\w{0,4}(?:\s(?:до|от|от|від|старше|старші|лет))?)\s\Z",
    re.IGNORECASE,
)
"""Before a number of years that is nobody's length of service: «в 31 год», «ученик четырнадцати лет»."""
_APPOSED = re.compile(r"(?:\A|[,(.!?]\s?)\Z")
_APPOSITION_ENDS = re.compile(r"\s?[,);.](?!\d)")
_GENITIVE = re.compile(r"(?:[а-яёіїє’']+[иах]\s){1,3}(?:лет|літ|років)\Z", re.IGNORECASE)
"""Around a number of years, in the genitive, that says how old somebody is: «двадцати трёх лет, он ушёл на фронт»."""
_RATE_BEFORE = re.compile(r"(?:\bper|\beach|\bevery|\bin the|\bthe|\bв|\bна|\bу|\bкаждый|\bкожен|\bщо)\s\Z", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:\bfor|\bfor about|\bfor almost|\bfor nearly|\bwithin|\babout|\balmost|\bnearly|\bonly|\btook|\blasted|\bafter|\bwhole|\bentire|\bin|\bunder|\bover|\bthan|\bjust"
    r"|лишь|только|всего|целый|целую|целые|почти|около|менее|меньше|более|больше|за|через|спустя|прошёл|прошел|прошла|прошли|лише|тільки|цілий|цілу|майже|близько|понад|весь|всю)\s\Z",
    re.IGNORECASE,
)  # fmt: skip
"""What stands before a unit without number that is a length: for a year, «лишь неделю»."""
_LONG = re.compile(r"-(?:long|old)\b")


def read_durations(text: str, lang: Language | None = None, taken: Sequence[Spanlike] = ()) -> tuple[Duration, ...]:  # noqa: ARG001  # the three are read together
    """The lengths of time in a text, in order; ages are figures, not lengths. None overlaps a span of `taken`, in order too.

    >>> [(d.text, d.iso) for d in read_durations("The 50 day battle took around 7 weeks; сорок лет прошло.")]
    [('50 day', 'P50D'), ('7 weeks', 'P7W'), ('сорок лет', 'P40Y')]
    >>> [(d.text, d.iso) for d in read_durations("Двухнедельный отпуск, полтора года и трое суток.")]
    [('Двухнедельный', 'P2W'), ('полтора года', 'P1Y6M'), ('трое суток', 'P3D')]
    """
    found = (
        replace(item, start=start + item.start, end=start + item.end) if start else item
        for start, piece in pieces(text)
        for item in _durations(piece, apply_rules(list(tokenize(piece)), NUMBERS))
    )
    return tuple(outside(found, taken))


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
        behind = _AGED.search(text, max(0, duration.start - 26), duration.start)
        return behind is not None and bool(re.fullmatch(r"P[1-6]Y", duration.iso)) and len(behind[0].split()[0]) > 4
    if _GENITIVE.match(duration.text) and _APPOSED.search(text, max(0, duration.start - 2), duration.start):
        return _APPOSITION_ENDS.match(text, duration.end) is not None
    return duration.text[:1] != "-" and _AGED.search(text, max(0, duration.start - 26), duration.start) is not None


def _at(text: str, nodes: Sequence[Node], at: int) -> tuple[Duration, int] | None:
    """The length that begins at a node, and of how many nodes it is made."""
    node = nodes[at]
    if node.kind == "duration":
        amount, name = node.value
        used = 1
        if (
            name in ("year", "month", "day", "hour")
            and at + 1 < len(nodes)
            and nodes[at + 1].kind in _UNITS
            and text[node.start : node.start + 3].lower() in ("пол", "пів")
        ):
            return None
        return _make(text, node.start, node.end, amount, name), used
    if node.kind in _NUMBERS:
        return _numbered(text, nodes, at)
    if node.kind in _UNITS:
        return _bare(text, nodes, at)
    return None


def _numbered(text: str, nodes: Sequence[Node], at: int) -> tuple[Duration, int] | None:
    """A number and a unit: forty years, 24-year, three and a half months."""
    node = nodes[at]
    amount = node.value
    if amount is None or isinstance(amount, tuple):
        return None
    last = at + 1
    kinds = [n.kind for n in nodes[at + 1 : at + 5]]
    if kinds[:3] == ["and", "word_number", "half"]:
        amount += 0.5
        last += 3
    elif kinds[:2] == ["and", "word_number"] and amount >= 100 and amount % 100 == 0 and 0 < nodes[at + 2].value < 100:
        amount += nodes[at + 2].value  # a hundred and fifty years
        last += 2
    elif kinds[:2] == ["from", "half"]:  # три с половиной
        amount += 0.5
        last += 2
    elif kinds[:1] == ["half"] and amount == 1:  # a half year
        amount = 0.5
        last += 1
    if node.kind == "word_number" and amount == 0.5 and kinds[:1] == ["word_number"] and nodes[last].value == 1:
        last += 1
    if (
        last < len(nodes)
        and nodes[last].kind == "dash"
        and nodes[last].end - nodes[last].start == 1
        and text[nodes[last].start] == "-"
    ):
        last += 1
    if last >= len(nodes) or nodes[last].kind not in _UNITS:
        return None
    unit = nodes[last]
    if unit.kind == "year_word" and node.kind == "number" and not text[node.end - 1].isdecimal():
        return None  # «на 72-м году жизни» ranks a year
    halved = [n.kind for n in nodes[last + 1 : last + 4]] == ["and", "word_number", "half"]  # a year and a half
    if last + 1 < len(nodes) and nodes[last + 1].kind in ("daytime", "night") and unit.value == (1, "hour"):
        return None  # four in the morning
    if node.kind == "year" and not amount >= 1000:
        return None
    size, name = _size(unit)
    if (node.kind == "year" and name == "year") or (unit.kind == "century" and node.kind == "day" and amount >= 9):
        return None
    if unit.kind in ("year_word", "century") and node.kind in ("day", "two", "three") and not _single(text, unit, amount):
        return None
    if halved:
        return _make(text, node.start, nodes[last + 3].end, (amount + 0.5) * size, name), last - at + 4
    if node.kind == "word_number" and amount == 1 and text[node.start : node.end].lower() in ("a", "an"):
        before = text[max(0, node.start - 24) : node.start]
        if name == "hour" or not _LASTING.search(before):
            return None
    return _make(text, node.start, unit.end, amount * size, name), last - at + 1


def _single(text: str, unit: Node, amount: float) -> bool:
    """Whether a number fits a unit in the singular: 24-year, 21 год, 2 года; not 1941 год."""
    word = text[unit.start : unit.end].lower()
    if word == "year":
        return True
    rest = amount % 10 if amount % 100 not in (11, 12, 13, 14) else 0
    if word in ("год", "рік", "век", "вік", "century"):
        return rest == 1
    return word in ("года", "роки", "века", "віки") and rest in (2, 3, 4)


def _bare(text: str, nodes: Sequence[Node], at: int) -> tuple[Duration, int] | None:
    """A unit alone that is a length: «лишь неделю», "month-long"."""
    unit = nodes[at]
    before = text[max(0, unit.start - 24) : unit.start]
    size, name = _size(unit)
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
        )
        and _LASTING.search(before)
        and word[0] > "z"
        and not re.search(r"(?:в|на|у)\s\Z", before)
    ):
        return _make(text, unit.start, unit.end, size, name), 1
    if word in _GENITIVES and _ABOUT_ONE.search(before):
        return _make(text, unit.start, unit.end, size, name), 1
    return None


_GENITIVES = frozenset(
    "года месяца недели суток дня часа столетия десятилетия века року місяця тижня доби години століття десятиліття віку".split()
)
_ABOUT_ONE = re.compile(
    r"(?:около|менее|меньше|более|больше|порядка|не прошло и|в течение|на протяжении|близько|менше|більше|понад|протягом|упродовж)\s\Z",
    re.IGNORECASE,
)
"""Before a genitive they make it one of them: «около года»."""


def _size(unit: Node) -> tuple[float, str]:
    if isinstance(unit.value, tuple):
        return unit.value
    return unit.value, "year"


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

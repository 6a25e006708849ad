"""A number and the unit behind it: what words make it more, and when the two are no length of time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.text.dates_nodes import Node
from claimcheck.text.tables.figures import CLOCK_AFTER, CLOCK_CYRILLIC

UNITS = frozenset(["unit", "year_word", "years_word", "decade", "century"])
SHARES = {"half": 2, "quarter": 4, "third": 3}


_FULL = frozenset(
    "odd whole full long entire more consecutive straight solid weary bitter further additional целых полных долгих кряду лишних цілих повних довгих".split()
)
"""What may stand between a number and its unit: three whole days."""
_OF_HOUR = re.compile(r"(?<!\w)(?:в|у|о|к|до)\s\d{1,2}\s?(?:ч|час\w*|год\w*)\.?\s\Z", re.IGNORECASE)
_AT = re.compile(r"(?<!\w)(?:в|во|о|об|к|до|с|от|у|з|із|від|at|by|from|until)\s\Z", re.IGNORECASE)
"""Before a number of hours in short that is a time of the day: «в 5 ч»."""


POSSESSIVE = ("'s", "’s")
"""Of a unit: a century's silence lasted one."""


def amount_at(nodes: Sequence[Node], at: int) -> tuple[float, int]:
    """The number that begins at a node with the part that its next words give it, and where the unit is then looked for."""
    amount: float = nodes[at].value
    last = at + 1
    kinds = [node.kind for node in nodes[at + 1 : at + 5]]
    if kinds[:1] in (["quarter"], ["third"]) and amount in (2, 3):  # three quarters of an hour
        amount /= SHARES[kinds[0]]
        last += 1
        last += nodes[last].kind == "of" if last < len(nodes) else 0
        last += nodes[last].kind == "word_number" and nodes[last].value == 1 if last < len(nodes) else 0
    elif kinds[:1] == ["half"] and amount == 1:  # a half year
        amount = 0.5
        last += 1
    elif amount == 0.5 and kinds[:1] == ["word_number"] and nodes[last].value == 1:
        last += 1
    return amount, last


def over_hyphen(text: str, nodes: Sequence[Node], last: int) -> int:
    """The next node past a hyphen and one word that may stand between a number and its unit: sixty-odd years, three whole days."""

    def word(at: int) -> str:
        return text[nodes[at].start : nodes[at].end].strip().lower() if at + 1 < len(nodes) and nodes[at].kind == "x" else ""

    def hyphen(at: int) -> bool:
        return at < len(nodes) and text[nodes[at].start : nodes[at].end] == "-"

    last += hyphen(last)
    if word(last) in _FULL:
        last += 1
        last += hyphen(last)
    return last


def part_behind(nodes: Sequence[Node], last: int) -> Node | None:
    """The half or quarter that is added behind a unit: a year and a half, «час с четвертью»."""
    kinds = [node.kind for node in nodes[last + 1 : last + 4]]
    if kinds[:1] == ["from"] and kinds[1:2] in (["half"], ["quarter"]):
        return nodes[last + 2]
    joined = kinds in (["and", "word_number", "half"], ["and", "word_number", "quarter"]) and nodes[last + 2].value == 1
    return nodes[last + 3] if joined else None


def is_article(text: str, node: Node, amount: float) -> bool:
    """Whether a number is nothing but "a"."""
    return node.kind == "word_number" and amount == 1 and text[node.start : node.end].lower() in ("a", "an")


def is_no_length(text: str, nodes: Sequence[Node], at: int, last: int, amount: float) -> bool:
    """Whether a number and a unit say something else than a length: a time of the day, a year, a rank, a name."""
    node, unit = nodes[at], nodes[last]
    _, name = size_of(unit)
    behind = nodes[last + 1].kind if last + 1 < len(nodes) else "break"
    if unit.kind == "short_unit" and (not text[node.start].isdecimal() or _is_o_clock(text, node)):
        return True
    if unit.kind == "year_word" and node.kind == "number" and not text[node.end - 1].isdecimal():
        return True  # «на 72-м году жизни» ranks a year
    if name == "minute" and (
        behind in ("ordinal_word", "ordinal")  # «десять минут одиннадцатого»
        or _OF_HOUR.search(text, max(0, node.start - 12), node.start)  # «в 15 ч. 5 мин.»
        or CLOCK_AFTER.match(text, unit.end)  # five minutes past three
        or CLOCK_CYRILLIC.match(text, unit.end)
        or _SHORT_OF.search(text, max(0, node.start - 5), node.start)
    ):
        return True
    if behind in ("daytime", "night") and unit.value == (1, "hour"):
        return True  # four in the morning
    if name == "hour" and _MINUTES_OF_DAY.match(text, unit.end):
        return True  # «6 часов 20 минут утра»
    if node.kind == "year" and (amount < 1000 or name == "year"):
        return True
    if unit.kind == "century" and node.kind == "day" and amount >= 9:
        return True
    if text[node.start].isupper() and text[unit.start].isupper() and text[max(0, node.start - 4) : node.start].lower() == "the ":
        return True  # the Thirty Years War
    return unit.kind in ("year_word", "century") and node.kind in ("day", "two", "three") and not _single(text, unit, amount)


_SHORT_OF = re.compile(r"(?<!\w)без\s\Z", re.IGNORECASE)
_MINUTES_OF_DAY = re.compile(
    r"\s\d{1,2}\s(?:мин\w*|хв\w*)\.?\s(?:утра|вечера|дня|ночи|пополудни|пополуночи|ранку|вечора|ночі)(?!\w)", re.IGNORECASE
)
_AFTER_DATE = re.compile(r"(?:\d|года|році|року|г\.|р\.),?\s\Z")


def _is_o_clock(text: str, node: Node) -> bool:
    """Whether hours in short are a time of the day: «в 5 ч», «9 июня 1907 года, 23 ч. 40 м.»."""
    return (
        _AT.search(text, max(0, node.start - 4), node.start) is not None
        or _AFTER_DATE.search(text, max(0, node.start - 8), node.start) is not None
    )


def _single(text: str, unit: Node, amount: float) -> bool:
    """Whether a number fits a unit in the singular: 24-year, 21 год, 2 года; not 1941 год."""
    word = text[unit.start : unit.end].lower()
    if word == "year":
        return True
    rest = amount % 10 if amount % 100 not in (11, 12, 13, 14) else 0
    if word in ("год", "рік", "век", "вік", "century"):
        return rest == 1
    return word in ("года", "роки", "века", "віки") and rest in (2, 3, 4)


def size_of(unit: Node) -> tuple[float, str]:
    """How many of which unit one of it is: a week is 7 days."""
    if isinstance(unit.value, tuple):
        return unit.value
    return unit.value, "year"

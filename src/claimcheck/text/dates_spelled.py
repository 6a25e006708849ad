"""Numbers and years in words: twenty-five, nineteen forty-one, «тысяча девятьсот двадцать второго». Each takes the nodes a rule has matched."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claimcheck.text.dates_nodes import Node


def _sum(nodes: Sequence[Node]) -> float:
    total: float = 0
    for node in nodes:
        value = node.value
        if value is None or isinstance(value, tuple):
            continue
        if value == 1000:
            total = max(total, 1) * 1000
        elif value == 100 and 1 <= total % 1000 <= 9:
            total += (total % 1000) * 99
        else:
            total += value
    return total


THOUSAND_LEFT_OUT = 700
"""From which hundreds on a year spelled without its thousand is one of the last three centuries: «восемьсот двенадцатый год»."""


def read_spelled(nodes: Sequence[Node]) -> Node | None:
    """«тысяча девятьсот двадцать второго», "twenty-second"."""
    values = [node.value for node in nodes if node.kind in ("word_number", "ordinal_word")]
    if any(later >= earlier and later not in (100, 1000) for earlier, later in itertools.pairwise(values)) or -1 in values:
        return None
    total = _sum(nodes)
    if nodes[-1].kind == "decade_word" and not 1000 <= total < 2200:
        return None
    kind = (
        "sure_year"
        if 1000 <= total < 2200
        else "ordinal"
        if 1 <= total <= 31
        else "spelled"
        if total < 100 or THOUSAND_LEFT_OUT <= total < 1000
        else "number"
    )
    return Node(kind, nodes[0].start, nodes[-1].end, int(total))


def read_english_year(nodes: Sequence[Node]) -> Node | None:
    """A year as English says it: nineteen forty-one."""
    values = [int(node.value) for node in nodes if node.kind == "word_number"]
    if not 11 <= values[0] <= 20 or not 10 <= values[1] <= 99 or (len(values) > 2 and (values[1] < 20 or values[2] > 9)):
        return None
    return Node("year", nodes[0].start, nodes[-1].end, values[0] * 100 + sum(values[1:]))


def read_cardinal(nodes: Sequence[Node]) -> Node | None:
    """The sum of number words that stand together: twenty-five."""
    values = [node.value for node in nodes if node.kind == "word_number"]
    if any(later >= earlier and later not in (100, 1000) for earlier, later in itertools.pairwise(values)):
        return None
    return Node("word_number", nodes[0].start, nodes[-1].end, _sum(nodes))


def read_turned(nodes: Sequence[Node]) -> Node | None:
    """Units said before their ten: four-and-twenty."""
    units, tens = nodes[0].value, nodes[-1].value
    if not (0 < units < 10 and 20 <= tens < 100 and tens % 10 == 0):
        return None
    return Node("word_number", nodes[0].start, nodes[-1].end, units + tens)


def read_hundreds(nodes: Sequence[Node]) -> Node | None:
    """Hundreds and what "and" adds to them: one hundred and sixty."""
    hundreds, rest = nodes[0].value, nodes[-1].value
    if not (hundreds >= 100 and hundreds % 100 == 0 and 2 <= rest < 100):
        return None
    return Node("word_number", nodes[0].start, nodes[-1].end, hundreds + rest)


def read_and_part(nodes: Sequence[Node]) -> Node | None:
    """A number and a half or a quarter more: two and a half, «два с половиной»."""
    number, part = nodes[0], nodes[-1]
    article = next((node for node in nodes[1:] if node.kind == "word_number"), None)
    if article is not None and article.value != 1:
        return None
    return Node("word_number", number.start, part.end, number.value + 1 / part.value)


def read_cardinal_year(nodes: Sequence[Node]) -> Node | None:
    """The year one thousand seven hundred and sixty-eight."""
    total = _sum([node for node in nodes if node.kind == "word_number"])
    return Node("sure_year", nodes[0].start, nodes[-1].end, int(total)) if 1000 <= total < 2200 else None

"""Rules over rows of nodes: what a rule is, how its pattern is written, how rules are applied.

Rules are applied one after the other, each over the whole text, so that what a later rule joins the earlier ones have built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.text.dates_nodes import LETTER, Node
from claimcheck.text.dates_points import Point, Relative, ShortYear, Value

Build = Callable[[Sequence[Node]], "Value | Node | None"]


class Rule(NamedTuple):
    """A row of kinds, what it makes of them, and an example."""

    pattern: str
    """Over the names of kinds; compiled when it is first needed."""
    build: Build
    example: str


_MACROS = {
    "NO_END": "(?! (?:to|until|dash|and) in? the? (?:PT|MONTH|YEAR|season|day|ordinal|roman|part|half|now))",
    "MONTH": "(?:month|cmonth|cap_month|abbrev_month)",
    "DAY": "(?:day|ordinal|ordinal_word)",
    "YEAR": "(?:year|sure_year)",
    "YW": "(?:year_word|year_mark|years_word|years_mark)",
    "FROM": "(?:from|dated_from|since_month)",
    "DAYPART": "(?:(?:time|the? (?:daytime|night)) (?:of|in)?)",
    "YEAR_CUE": "(?:(?<=in)|(?<=until)|(?<=by)|(?<=from)|(?<=dated_from)|(?<=since_month)|(?<=to)|(?<=since)|(?<=after)|(?<=before)|(?<=part))",
    "THIS_CUE": "(?:(?<=in)|(?<=of)|(?<=from)|(?<=dated_from)|(?<=since_month)|(?<=since)|(?<=after)|(?<=before)|(?<=by))",
    "DECADE_CUE": "(?:(?<=in)|(?<=the)|(?<=part)|(?<=half)|(?<=third)|(?<=until)|(?<=by)|(?<=from)|(?<=dated_from)|(?<=since_month)|(?<=to)|(?<=since)|(?<=after)|(?<=before))",
    "STYLE": "(?:(?:in|by)? the? (?:old_style|new_style))",
    "NUM": "(?:word_number|day|two|three)",
    "UNIT": "(?:unit|year_word|years_word|decade|century)",
    "PT": "(?:ymd|md|ym|y|sy|s2|dec|cen|sub|m)",
    "LEFT": "(?:ymd|md|ym|y|sy|s2|dec|cen|sub|m|month|cmonth|cap_month|season|day|ordinal|year|roman|decade2)",
}
_NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")


@cache
def compile_pattern(text: str) -> re.Pattern[str]:
    """A pattern over letters, from one over the names of kinds."""
    for macro, pattern in _MACROS.items():
        text = re.sub(rf"\b{macro}\b", pattern, text)
    return re.compile(_NAME.sub(lambda name: LETTER[name[0]], text).replace(" ", ""))


def kind_of(value: Value) -> str:
    """The kind of a finished date's node."""
    if isinstance(value, Relative):
        return "rel"
    if not isinstance(value, Point):
        return "done"
    if value.grain == "day":
        return "md" if value.year is None else "ymd"
    if value.grain == "month":
        return "m" if value.year is None else "ym"
    if value.grain == "season":
        return "s2" if value.year is None else "sy"
    return {"year": "y", "decade": "dec", "century": "cen", "millennium": "cen", "sub": "sub"}[value.grain]


def apply_rules(nodes: list[Node], rules: Sequence[Rule]) -> list[Node]:
    """The nodes with every rule applied in turn."""
    letters = "".join([LETTER[node.kind] for node in nodes])
    for rule in rules:
        out: list[Node] = []
        parts: list[str] = []
        at = 0
        for match in compile_pattern(rule.pattern).finditer(letters):
            start, end = match.span()
            made = rule.build(nodes[start:end])
            if made is None:
                continue
            node = made if isinstance(made, Node) else Node(kind_of(made), nodes[start].start, nodes[end - 1].end, made)
            out += nodes[at:start]
            out.append(node)
            parts += (letters[at:start], LETTER[node.kind])
            at = end
        if at:
            nodes = out + nodes[at:]
            letters = "".join(parts) + letters[at:]
    return nodes


def first(nodes: Sequence[Node], *kinds: str) -> Node | None:
    """The first node of one of the kinds."""
    return next((node for node in nodes if node.kind in kinds), None)


MONTHS = ("month", "cmonth", "cap_month", "abbrev_month")


def point_of(node: Node) -> Point | None:
    """A node as a date, however little of one it is."""
    if isinstance(node.value, Point):
        return node.value
    if node.kind in MONTHS:
        return Point("month", None, node.value)
    if node.kind in ("season", "seasons"):
        return Point("season", None, node.value)
    if node.kind in ("holiday", "church"):
        month, day = node.value
        return Point("day", None, month, day, style="church" if node.kind == "church" else "")
    if node.kind in ("year", "sure_year", "three"):
        return Point("year", node.value)
    if node.kind in ("day", "ordinal", "ordinal_word") and 1 <= node.value <= 31:
        return Point("day", day=int(node.value))
    if node.kind == "roman" and 1 <= node.value <= 30:
        return Point("century", 100 * (node.value - 1))
    if node.kind == "decade2":
        return Point("decade", ShortYear(1900 + node.value))
    return None


def rule(pattern: str, build: Build, example: str) -> Rule:
    """A rule from the names of kinds."""
    return Rule(pattern, build, example)

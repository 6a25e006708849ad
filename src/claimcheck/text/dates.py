"""Dates of English, Russian and Ukrainian prose as EDTF, in the conventions of docs/reading.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.calendars import bounds, grain
from claimcheck.records import DateMention, Language
from claimcheck.text import dates_grammar as grammar
from claimcheck.text.dates_context import Narrative, Place, month_of
from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import Group, Open, Point, Relative, Value, points_of, write
from claimcheck.text.dates_rules import apply_rules
from claimcheck.text.dates_tokens import pieces, tokenize
from claimcheck.text.dates_years import SENTENCE_NODES, confirm

__all__ = ["read_dates"]


def read_dates(text: str, lang: Language | None = None) -> tuple[DateMention, ...]:  # noqa: ARG001  # the three are read together
    """The dates of a text in order, not overlapping; one that leaves something out takes it from the dates before it.

    >>> [(d.text, d.edtf) for d in read_dates("From 1942 to 1946 he served; in November 1944 he was moved.")]
    [('From 1942 to 1946', '1942/1946'), ('November 1944', '1944-11')]
    >>> [(d.text, d.edtf, d.calendar) for d in read_dates("25 октября (7 ноября) 1917 года")]
    [('25 октября (7 ноября) 1917 года', '1917-11-07', 'dual')]
    >>> [(d.edtf, d.basis, d.read_from) for d in read_dates("The plenum opened on 5 March 1940 and closed two days later.")]
    [('1940-03-05', 'stated', None), ('1940-03-07', 'context', '5 March 1940')]
    """
    narrative = Narrative()
    found: list[DateMention] = []
    for start, piece in pieces(text):
        found += _read(text, start, piece, narrative)
    return tuple(found)


def parse(text: str) -> list[Node]:
    """The nodes of a text with every date that stands in it built."""
    nodes = list(tokenize(text))
    for rules in (grammar.NUMBERS, grammar.ATOMS, grammar.STYLES, grammar.BOTH_STYLES):
        nodes = apply_rules(nodes, rules)
    nodes = apply_rules(nodes, grammar.PARTS)
    nodes = apply_rules(nodes, grammar.STEPS)
    nodes = apply_rules(nodes, grammar.JOINS)
    nodes = confirm(text, nodes)
    return apply_rules(nodes, grammar.OPENINGS)


def _read(text: str, offset: int, piece: str, narrative: Narrative) -> Iterator[DateMention]:
    nodes = parse(piece)
    for index, node in enumerate(nodes):
        value = node.value
        if isinstance(value, (Point, Group, Open, Relative)):
            ahead = _ahead(nodes, index)
            later = (list(points_of(ahead.value))[-1], text[offset + ahead.start : offset + ahead.end]) if ahead else None
            if mention := _mention(text, offset, node, narrative, later):
                yield mention


def _ahead(nodes: list[Node], index: int) -> Node | None:
    """The date of the same sentence that says the year of an earlier month: «первый том вышел в феврале, второй — в октябре 1898 г.»."""
    value = nodes[index].value
    if isinstance(value, Group):
        value = value.points[-1]
    if not isinstance(value, Point) or value.year is not None or not month_of(value):
        return None
    for node in nodes[index + 1 : index + SENTENCE_NODES]:
        if node.kind in ("stop", "break"):
            return None
        if not isinstance(node.value, (Point, Open, Group)):
            continue
        point = list(points_of(node.value))[-1]
        if point.year is not None:
            return node if month_of(value) <= month_of(point) else None
    return None


_AGAIN = re.compile(r"(?<!\w)(?:another|a further|yet another|ещё|еще|ще|затем|потом|потім)\s\Z", re.IGNORECASE)
"""Before a step it counts on from the date just told: «а ещё через семь месяцев»."""
AGAIN_WITHIN = 14
_FIGURE_AHEAD = re.compile(r"[^.;!?\n]{0,120}?\d")


def _dated_ahead(text: str, end: int) -> bool:
    """Whether the rest of a sentence has a figure that may date an anniversary: "the tenth anniversary, 5 May 1931"."""
    return _FIGURE_AHEAD.match(text, end) is not None


def _mention(text: str, offset: int, node: Node, narrative: Narrative, later: tuple[Point, str] | None) -> DateMention | None:
    start, end = offset + node.start, offset + node.end
    words = text[start:end]
    value: Value = node.value
    if isinstance(value, Relative):
        if value.unit == "anniversary" and value.near and _dated_ahead(text, end):
            return None
        if _AGAIN.search(text, max(0, start - AGAIN_WITHIN), start) or words.endswith((" that", " this", " того")):
            value = replace(value, again=True)
    read_from = None
    place = Place(text, start)
    narrative.arrive(place)
    if dated := narrative.century(value):
        value, read_from = dated if dated[0] != value else (value, None)
    if isinstance(value, Relative) or any(point.year is None for point in points_of(value)):
        completed = narrative.complete(value)
        if completed is None and later and isinstance(value, Point):
            completed = replace(value, year=later[0].year), later[1]
        if completed is None and later and isinstance(value, Group):
            completed = replace(value, points=tuple(replace(point, year=later[0].year) for point in value.points)), later[1]
        if completed is None:
            if isinstance(value, Relative) or not all(point.grain == "day" and point.month for point in points_of(value)):
                return None
        else:
            value, read_from = completed
    earlier = isinstance(node.value, Relative) and node.value.amount < 0 and node.value.unit != "day"
    narrative.note(value, words, place, stated=read_from is None, earlier=earlier)
    edtf = write(value)
    earliest, latest = bounds(edtf)
    points = list(points_of(value))
    unit = "impossible-day" if any(point.impossible for point in points) else grain(edtf)
    styles = {point.style for point in points}
    calendar = "dual" if "dual" in styles else "julian" if "julian" in styles else "gregorian"
    return DateMention(start, end, words, edtf, unit, earliest, latest, "context" if read_from else "stated", read_from, calendar)  # type: ignore[arg-type]

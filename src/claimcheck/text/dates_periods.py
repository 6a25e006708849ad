"""Decades, centuries, millennia and their parts: the first half, the end, the turn. Each takes the nodes a rule has matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import Group, Point, Relative, ShortYear, Value, adjoining
from claimcheck.text.dates_rules import first, point_of


def read_decade(nodes: Sequence[Node]) -> Point | None:
    """A decade, in full or by its last two figures."""
    decade = nodes[0] if nodes[0].kind.startswith("decade") else first(nodes, "decade4", "decade3", "decade2")
    if decade is None:
        return None
    year = ShortYear(1900 + decade.value) if decade.kind in ("decade2", "decade_word") else decade.value
    if first(nodes, "bc"):
        return Point("decade", -year, bc=True)
    return Point("decade", year)


def read_decade_words(nodes: Sequence[Node]) -> Value | None:
    """Two decades in words: in the forties and fifties."""
    tens = [node.value for node in nodes if node.kind == "decade_word"]
    if not tens[0] < tens[1]:
        return None
    head, last = (Point("decade", ShortYear(1900 + ten)) for ten in tens)
    if first(nodes, "or"):
        return Group("one", (head, last))
    return Group("all" if first(nodes, "and") and tens[1] - tens[0] > 10 else "stretch", (head, last))


def read_decades_of_century(nodes: Sequence[Node]) -> Value | None:
    """The century of decades that are told by their last two figures."""
    decades, century = nodes[0].value, nodes[-1].value
    if (
        not isinstance(decades, Group)
        or century.bc
        or century.part
        or any(not isinstance(p.year, ShortYear) for p in decades.points)
    ):
        return None
    return replace(decades, points=tuple(replace(p, year=century.year + (p.year or 0) % 100) for p in decades.points))


def read_decade_of_century(nodes: Sequence[Node]) -> Point | None:
    """A decade by its last two figures, in the century named after it."""
    decade, century = nodes[0].value, nodes[-1].value
    return replace(decade, year=century.year + decade.year % 100) if not century.bc else None


def read_nth_decade(nodes: Sequence[Node]) -> Point | None:
    """A decade by its rank in a century: the first, the last."""
    rank, century = int(nodes[0].value), nodes[-1].value
    rank = 10 if rank == -1 else rank
    if century.bc or century.part or not 1 <= rank <= 10:
        return None
    return Point("decade", century.year + 10 * (rank - 1))


def read_decades(nodes: Sequence[Node]) -> Value | None:
    """Several decades together: 1920–1930-е годы."""
    first_year, decade = nodes[0].value, nodes[-1].value
    if isinstance(decade.year, ShortYear):
        decade = replace(decade, year=first_year // 100 * 100 + decade.year % 100)
    if first_year % 10 or not 0 < decade.year - first_year <= 90:
        return None
    return Group("stretch", (Point("decade", first_year), decade))


def read_more_decades(nodes: Sequence[Node]) -> Value | None:
    """A decade in full and another of the same century: the 1920s and 30s."""
    year: int = nodes[0].value.year if nodes[0].kind == "dec" else nodes[0].value
    last = year // 100 * 100 + nodes[-1].value
    if last <= year or isinstance(year, ShortYear):
        return None
    points = (Point("decade", year), Point("decade", last))
    form = "one" if first(nodes, "or") else "stretch" if first(nodes, "dash") or adjoining(*points) else "all"
    return Group(form, points)  # type: ignore[arg-type]


def read_share_of_century(nodes: Sequence[Node]) -> Value | None:
    """The last quarter of the 17th, before "and early 18th centuries"."""
    point = _century_of(nodes[-1])
    return read_share((*nodes[:-1], nodes[-1]._replace(kind="cen", value=point))) if point else None


def read_short_decades(nodes: Sequence[Node]) -> Value | None:
    """Two decades of which the last alone is whole: 30–40-е годы, in a century named after them or in the story's."""
    last = next(node.value for node in nodes if node.kind == "dec")
    if nodes[-1].kind == "cen":
        century = nodes[-1].value
        if century.bc:
            return None
        last = replace(last, year=century.year + last.year % 100)
    tens = nodes[0].value
    if tens % 10 or not tens < last.year % 100:
        return None
    head = replace(last, year=type(last.year)(last.year - last.year % 100 + tens))
    return Group("all" if first(nodes, "and") and not adjoining(head, last) else "stretch", (head, last))


def read_century(nodes: Sequence[Node]) -> Point | None:
    """A century, by its ordinal or Roman number."""
    number = first(nodes, "roman", "ordinal", "ordinal_word", "day")
    if number is None or not 1 <= number.value <= 30 or (number.kind == "day" and number.value < 9):
        return None
    year = 100 * (int(number.value) - 1)
    return Point("century", -year, bc=True) if first(nodes, "bc") else Point("century", year)


def _century_of(node: Node) -> Point | None:
    """A bare ordinal or Roman number as a century."""
    return Point("century", 100 * (int(node.value) - 1)) if node.value and 1 <= node.value <= 30 else None


def read_part_of_century(nodes: Sequence[Node]) -> Value | None:
    """The end of the 18th, before "and early 19th centuries"."""
    point = _century_of(nodes[-1])
    return replace(point, part=nodes[0].value) if point and nodes[0].value != "turn" else None


def read_centuries(nodes: Sequence[Node]) -> Value | None:
    """Several centuries of which the last alone is called one: the 17th and 18th centuries."""
    last = nodes[-1].value
    points = [point for node in nodes[:-1] if node.kind in ("roman", "ordinal", "ordinal_word") and (point := _century_of(node))]
    if not points or last.part or last.bc or points[-1].year is None or points[-1].year >= last.year:
        return None
    return Group("stretch" if last.year - (points[0].year or 0) == 100 * len(points) else "all", (*points, last))


def read_century_stretch(nodes: Sequence[Node]) -> Value | None:
    """From one century to another of which the last alone is called one, before the era or after."""
    head, last = first(nodes, "roman", "ordinal", "ordinal_word"), nodes[-1].value
    assert head
    if last.part or last.grain != "century" or not 1 <= int(head.value) <= 30:
        return None
    year = 100 * (int(head.value) - 1)
    begins = Point("century", -year, bc=True) if last.bc else Point("century", year)
    return Group("stretch", (begins, last)) if (begins.year or 0) < last.year else None


def read_century_choice(nodes: Sequence[Node]) -> Value | None:
    """One of two centuries: the third or second century BC."""
    stretch = read_century_stretch(nodes)
    return replace(stretch, form="one") if isinstance(stretch, Group) else None


def read_parts_of_centuries(nodes: Sequence[Node]) -> Value | None:
    """The late 19th and early 20th centuries: one stretch."""
    a, b = nodes[0].value, nodes[-1].value
    return Group("stretch", (a, b)) if a.part == "late" and b.part == "early" and b.year == (a.year or 0) + 100 else None


def read_told_century(nodes: Sequence[Node]) -> Point:
    """The last century, the one before it: from the present one, whose words these are."""
    return Point("century", nodes[0].value)


def read_millennium(nodes: Sequence[Node]) -> Point | None:
    """A millennium, by its ordinal or Roman number."""
    number = int(nodes[0].value or 0)
    if not 1 <= number <= 9:
        return None
    year = 1000 * (number - 1)
    return Point("millennium", -year, bc=True) if first(nodes, "bc") else Point("millennium", year)


def read_english_decade(nodes: Sequence[Node]) -> Point | None:
    """A decade as English says it: the eighteen-nineties."""
    century = nodes[0].value
    return Point("decade", 100 * int(century) + nodes[-1].value) if 11 <= century <= 20 else None


def read_share(nodes: Sequence[Node]) -> Value | None:
    """The first half, third quarter, last third of something."""
    rank, share = first(nodes, "ordinal", "ordinal_word", "roman", "day"), first(nodes, "half", "quarter", "third", "ten_days")
    point = _last_point(nodes)
    if rank is None or share is None or point is None:
        return None
    whole = 3 if share.kind == "ten_days" else share.value
    number = whole if rank.value == -1 else int(rank.value)
    if not 1 <= number <= whole or (share.kind == "ten_days" and point.grain != "month"):
        return None
    return replace(point, part=f"{number}/{whole}") if point.grain != "day" else None


def _last_point(nodes: Sequence[Node]) -> Point | None:
    """The date that stands at the end of a row."""
    return point_of(nodes[-1])


def read_part(nodes: Sequence[Node]) -> Value | None:
    """Early, middle, late; "middle to late"."""
    parts = [node.value for node in nodes if node.kind == "part"]
    part = {("mid", "late"): "mid-late", ("early", "mid"): "early-mid"}.get(tuple(parts), parts[-1])
    end = nodes[-1]
    if isinstance(end.value, Relative):
        return replace(end.value, part=part)
    if isinstance(end.value, Group):
        points = end.value.points
        return replace(end.value, points=(replace(points[0], part=part), *points[1:]))
    point = _last_point(nodes)
    if point is None or point.grain == "day":
        return None
    if part == "turn" and point.grain not in ("century", "year", "decade"):
        return None
    return replace(point, part=part)


def read_turn(nodes: Sequence[Node]) -> Value | None:
    """The turn of two centuries that are both named."""
    point = _last_point(nodes)
    return replace(point, part="turn") if point and nodes[0].value == "turn" else None

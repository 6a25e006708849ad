"""What a date leaves out, taken from the dates before it: the year of "in November", the day of "the next day"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.text.dates_points import Group, Open, Point, Relative, Value, shift

_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
FORWARD_MONTHS = 8
"""A month so much earlier than the last one, told after it, is taken for the next year's: December, then "in January"."""


@dataclass(slots=True)
class Narrative:
    """How far a text has told."""

    at: Point | None = None
    """The last date that later ones may count from."""
    words: str = ""
    day: Point | None = None
    """The last single day."""
    day_words: str = ""
    position: int = 0

    def note(self, value: Value, words: str, position: int) -> None:
        """Move on to a date that has been told."""
        point = _landmark(value)
        if point is None or point.year is None or point.grain in ("decade", "century"):
            return
        self.at, self.words, self.position = point.new_style(), words, position
        if point.grain == "day":
            self.day, self.day_words = point.new_style(), words

    def reset(self) -> None:
        """Forget all: another article begins."""
        self.at = self.day = None

    def complete(self, value: Value) -> tuple[Value, str] | None:
        """The date with its gaps filled, and the words that filled them; None when nothing does."""
        if isinstance(value, Relative):
            return self._relative(value)
        if self.at is None or self.at.year is None:
            return None
        if isinstance(value, Point):
            return self._year_for(value), self.words
        if isinstance(value, Open):
            return replace(value, at=self._year_for(value.at)), self.words
        head = self._year_for(value.points[0])
        rest = []
        for point in value.points[1:]:
            year = head.year
            if year is not None and point.month and head.month and _month(point) < _month(head):
                year += 1
            rest.append(replace(point, year=year, bc=head.bc))
        return replace(value, points=(head, *rest)), self.words

    def _year_for(self, point: Point) -> Point:
        """A month or day with the year it most likely has."""
        assert self.at
        assert self.at.year is not None
        year = self.at.year
        month = _month(point)
        if self.at.month and month and _month(self.at) - month >= FORWARD_MONTHS:
            year += 1
        if point.grain == "day" and point.month is None:
            point = replace(point, month=self.at.month)
        return replace(point, year=year, bc=self.at.bc)

    def _relative(self, value: Relative) -> tuple[Value, str] | None:
        if value.unit == "day":
            if self.day is None:
                return None
            made = shift(self.day, value.amount, "day")
            return (made, self.day_words) if made else None
        if self.at is None or self.at.year is None:
            return None
        if value.unit == "named":
            made = self._named(value)
        elif value.point is not None:
            made = replace(value.point, year=self.at.year + int(value.amount), bc=self.at.bc)
        else:
            made = shift(self.at, value.amount, value.unit)
        if made is None:
            return None
        return replace(made, part=value.part or made.part), self.words

    def _named(self, value: Relative) -> Point | None:
        """That autumn, next spring, the previous April."""
        assert self.at
        assert self.at.year is not None
        if value.point is None:
            return None
        year = self.at.year
        here, there = _month(self.at), _month(value.point)
        if value.amount > 0 and (not here or there <= here):
            year += 1
        if value.amount < 0 and (not here or there >= here):
            year -= 1
        return replace(value.point, year=year, bc=self.at.bc)


def _month(point: Point) -> int:
    month = point.month or 0
    return _SEASON_MONTH.get(month, month if month <= 12 else 0)


def _landmark(value: Value) -> Point | None:
    """The date of a phrase that the story goes on from."""
    if isinstance(value, Point):
        return value
    if isinstance(value, Open):
        return value.at
    if isinstance(value, Group):
        first, last = value.points[0], value.points[-1]
        if (
            value.form == "stretch"
            and first.year is not None
            and last.year is not None
            and last.year - first.year > 1
            and first.grain == "year"
        ):
            return first
        return last
    return None

"""What a date leaves out, taken from the dates before it: the year of "in November", the day of "the next day".

A story goes forward in small steps, and now and then looks aside: "the talks of December 2005", "planned for 1976". So a
month without a year may go with any of the last few dates. Each choice has a cost, in months of time that the story would
jump; what looks like an aside costs more. The cheapest is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from claimcheck.calendars import easter, from_julian_day, julian_day, orthodox_easter
from claimcheck.text.dates_points import EASTERS_FROM, Group, Open, Point, Relative, ShortYear, Value, points_of, shift

_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
MEMORY = 4
"""Dates that a later one may still count from."""
BACK = 0.5
"""What a month backwards costs, of a month forwards: after December, "in January" is the next year's; after November, "in
April" is the same year's, told out of order."""
BACK_A_SEASON = 1.5
"""The same from season to season: after an autumn, "in spring" is the next one."""
STEP = 1.0
"""What it costs to pass over a later date for an earlier one."""
OVER_A_FRAME = 2.0
"""What it costs more when the date passed over opens a sentence: "In 1918, …" says when all that follows was."""
FRAME_YEAR, YEAR_IN_PASSING = 1.5, 4.0
"""What a bare year costs as the year of a month: one that opens a sentence, one that stands elsewhere."""
ASIDE = 4.0
"""What a date in brackets costs, one that goes back in the middle of a sentence, one with an open end."""
STRETCH = 2.0
"""What a stretch of years costs more than a bare year."""
MONTHS_OF_YEAR = 12
"""The greatest code of a month; a season's are beyond."""
WITHIN_A_MONTH = 10
"""Days that lead about as far as the month that they are counted from."""
NEXT_YEAR = 14.0
"""What it costs to go on into the year after a bare year."""
OVER_A_PARAGRAPH, OVER_A_HEADING = 2.0, 4.0
"""What it costs to count from a date before the paragraph, before the heading."""

_OPENS = re.compile(r"(?:\A|\n|[.!?…:;]['\"”’»)\]]*\s)[\s\"“«—–-]*(?:[^\W\d_]+[\s,]+){0,2}\Z")
_FAR = 48
_PARAGRAPH = re.compile(r"[.!?…:;\"”’»)]\s*\n|\n\s*\n")
_HEADING = re.compile(r"\n[^\S\n]*[^\s][^\n]{0,78}[^\s.!?…,;:\"”»)][^\S\n]*\n")
_GAP = 4000
"""Characters back that are searched for the break between two dates."""


CENTURIES = ("century", "millennium")
COARSE = ("decade", *CENTURIES)
"""Grains that may say the century of what follows, and no year. A century does so when it is the time that a sentence opens
with: «В XIX веке …, в 40-х годах»; elsewhere it is as often an aside: «церковь XIX века в 30-е годы закрыли»."""
_OPENS_AS_WHEN = re.compile(
    r"(?:\A|\n|[.!?…:;]['\"”’»)\]]*\s)[\s\"“«—–-]*"
    r"(?:(?:[^\W\d_]+[\s,]+)?(?:в|во|у|на|к|до|с|з|із|від|in|by|from|during|throughout)\s(?:the\s)?)?\Z",
    re.IGNORECASE,
)


_CENTURIES = range(100, -1000, -100)
"""By how many years a short year may be moved from the twentieth century."""


class Anchor(NamedTuple):
    """A date that has been told, and what it costs to count from it."""

    point: Point
    words: str
    cost: float
    fine: Point | None = None
    """The month that a year counted from another date falls in."""


@dataclass(slots=True)
class Place:
    """Where in its text a date stands."""

    text: str
    start: int

    def opens(self) -> bool:
        """Whether its sentence or line begins with it."""
        return _OPENS.search(self.text, max(0, self.start - _FAR), self.start) is not None

    def opens_as_when(self) -> bool:
        """Whether its sentence or line begins with it as a time: «Уже в XIX веке», not «Церковь XIX века»."""
        return _OPENS_AS_WHEN.search(self.text, max(0, self.start - _FAR), self.start) is not None

    def bracketed(self) -> bool:
        """Whether it stands in brackets."""
        low = max(0, self.start - _FAR)
        return self.text.rfind("(", low, self.start) > self.text.rfind(")", low, self.start)


class Narrative:
    """How far a text has told."""

    def __init__(self) -> None:
        self._anchors: list[Anchor] = []
        """The last dates, the latest first."""
        self._era: tuple[int, str] | None = None
        """A year of the century told last, however coarsely, and the words."""
        self._coarse: Anchor | None = None
        """The century that was told last of all, or the decade where nothing finer was told; None when something finer was."""
        self._told = 0
        """Where the last of them ends."""
        self._broken = False
        """Whether a paragraph has begun since."""

    def arrive(self, place: Place) -> None:
        """Come to the next date, over the paragraphs and headings on the way."""
        gap = place.text[max(self._told, place.start - _GAP) : place.start] if place.start > self._told else ""
        self._broken = "\n" in gap and _PARAGRAPH.search(gap) is not None
        if self._broken:
            passed = OVER_A_HEADING if _HEADING.search(gap) else OVER_A_PARAGRAPH
            self._anchors = [anchor._replace(cost=anchor.cost + passed) for anchor in self._anchors]
        self._told = place.start

    def note(self, value: Value, words: str, place: Place, *, stated: bool, earlier: bool = False) -> None:
        """Move on to a date that has been told; `stated` with its year, or counted back: "two years earlier"."""
        point = _landmark(value)
        if point is None or point.year is None:
            return
        if point.grain not in CENTURIES or (place.opens_as_when() and not point.bc):
            self._era = point.year + (50 if point.grain in CENTURIES else 0), words
        counts = point.grain == "century" or (point.grain == "decade" and not self._anchors)
        self._coarse = Anchor(point, words, 0.0) if counts and isinstance(value, Point) else None
        if point.grain in COARSE:
            return
        opens = (stated or not point.month) and place.opens()
        cost = self._cost(value, point, place, opens=opens) if stated or not point.month else 0.0
        cost += ASIDE if earlier else 0.0
        passed = STEP + (OVER_A_FRAME if opens else 0.0)
        kept = (anchor._replace(cost=anchor.cost + passed) for anchor in self._anchors[: MEMORY - 1])
        self._anchors = [Anchor(point.new_style(), words, cost, self._fine(point, stated=stated)), *kept]

    def _fine(self, point: Point, *, stated: bool) -> Point | None:
        """The month that a year is counted to from a date in it: "20 November 1805 …, a year later …, another seven months later"."""
        if stated or point.grain != "year" or not self._anchors:
            return None
        last = self._anchors[0]
        at = last.fine or last.point
        return replace(at, year=point.year) if at.month and at.month <= MONTHS_OF_YEAR else None

    def _cost(self, value: Value, point: Point, place: Place, *, opens: bool) -> float:
        """What it costs to count from a date: more when it looks like an aside."""
        cost = 0.0
        if not _month(point):
            cost += (FRAME_YEAR if opens else YEAR_IN_PASSING) + (STRETCH if isinstance(value, Group) else 0.0)
        if opens or not self._anchors:
            return cost
        back = not self._broken and (point.year or 0) < (self._anchors[0].point.year or 0)
        if back or isinstance(value, Open) or place.bracketed():
            cost += ASIDE
        return cost

    def century(self, value: Value) -> tuple[Value, str] | None:
        """The date with the century of what was told last, and the words; None when it says its own or nothing was told."""
        if isinstance(value, Relative) or self._era is None or not any(isinstance(p.year, ShortYear) for p in points_of(value)):
            return None
        now, words = self._era
        points = []
        moved: int | None = None
        for point in points_of(value):
            year = point.year
            if isinstance(year, ShortYear):
                if moved is None:
                    moved = min(_CENTURIES, key=lambda years: abs(int(point.year or 0) + years - now))
                year = int(year) + moved
            points.append(replace(point, year=year))
        if isinstance(value, Group):
            return replace(value, points=tuple(points)), words
        return (replace(value, at=points[0]) if isinstance(value, Open) else points[0]), words

    def complete(self, value: Value) -> tuple[Value, str] | None:
        """The date with its gaps filled, and the words that filled them; None when nothing does."""
        if isinstance(value, Relative) and value.unit == "century" and value.point is not None:
            return self._next_century(value, value.point)
        if isinstance(value, Relative) and self._coarse and (coarse := _coarse_step(value, self._coarse.point)):
            return coarse, self._coarse.words
        if not self._anchors:
            return None
        if isinstance(value, Relative):
            return self._relative(value)
        parts = list(points_of(value))
        found = self._year_for(parts[-1])
        if found is None:
            return None
        tail, words = found
        if isinstance(value, Point):
            return tail, words
        if isinstance(value, Open):
            return replace(value, at=tail), words
        points = [tail]
        for member in value.points[-2::-1]:
            point = member if member.month or member.grain != "day" else replace(member, month=points[0].month)
            over_new_year = bool(point.month and points[0].month and _month(point) > _month(points[0]))
            points.insert(0, replace(point, year=(points[0].year or 0) - over_new_year, bc=tail.bc))
        return replace(value, points=tuple(points)), words

    def _year_for(self, point: Point) -> tuple[Point, str] | None:
        """A month or day with the year it most likely has, and the words that say so; None for a day that has no month."""
        cheapest: tuple[float, Point, str] | None = None
        for anchor in self._anchors:
            month = point.month or (anchor.point.month if anchor.point.grain in ("day", "month") else None)
            if month is None and point.grain == "day":
                continue
            for later in (0, 1):
                made = replace(point, year=(anchor.point.year or 0) + later, month=month, bc=anchor.point.bc)
                cost = anchor.cost + _jump(anchor.point, made) + (ASIDE if made.impossible else 0)
                if cheapest is None or cost < cheapest[0]:
                    cheapest = cost, made, anchor.words
        return cheapest[1:] if cheapest else None

    def _latest(self) -> Anchor:
        """The last date that is no aside, else the last one."""
        main = (anchor for n, anchor in enumerate(self._anchors) if anchor.cost - n * STEP < ASIDE)
        return next(main, self._anchors[0])

    def _relative(self, value: Relative) -> tuple[Value, str] | None:
        if value.near and self._broken:
            return None
        said = value.unit == "year" and value.amount == 0  # "that year" is the one just named, aside or not
        anchor = self._anchors[0] if said or value.again else self._latest()
        at = anchor.point
        if value.unit == "anniversary":
            return replace(at, year=(at.year or 0) + int(value.amount)), anchor.words
        if value.unit == "month" and not at.month and anchor.fine:
            at = anchor.fine
        if value.unit in ("easter", "pascha"):
            made = _feast(value, at)
            return (made, anchor.words) if made else None
        if value.unit.startswith("weekday"):
            return self._weekday(value)
        if value.unit == "day":
            return self._days(value, anchor)
        if value.more:
            return self._and_days(value, anchor)
        if value.unit == "month" and value.point is not None:
            month = shift(at, value.amount, "month")
            return (replace(value.point, year=month.year, month=month.month), anchor.words) if month else None
        if value.part == "turn":
            return Point("century", round((at.year or 0) / 100) * 100, part="turn"), anchor.words
        if value.unit == "named":
            made = _named(value, at)
        elif value.point is not None:
            made = replace(value.point, year=(at.year or 0) + int(value.amount), bc=at.bc)
        else:
            made = shift(at, value.amount, value.unit)
        if made is None:
            return None
        made = replace(made, part=value.part or made.part, mark=value.mark or made.mark)
        return (Open(value.open, made) if value.open else made), anchor.words

    def _and_days(self, value: Relative, anchor: Anchor) -> tuple[Value, str] | None:
        """Years or months from a day, and days on top: "five years and one day later"."""
        at = anchor.point
        if at.grain != "day" or at.year is None or not at.month:
            return None
        months = int(value.amount) * (12 if value.unit == "year" else 1) + at.year * 12 + at.month - 1
        made = shift(replace(at, year=months // 12, month=months % 12 + 1), value.more, "day")
        return (made, anchor.words) if made else None

    def _weekday(self, value: Relative) -> tuple[Value, str] | None:
        """The so many-th Monday after the last day told, or before it."""
        day = next((anchor for anchor in self._anchors if anchor.point.grain == "day"), None)
        if day is None or day.point.year is None or day.point.impossible or not day.point.month or not day.point.day:
            return None
        told = julian_day(day.point.year, day.point.month, day.point.day)
        wanted = int(value.unit.removeprefix("weekday "))
        ahead = (wanted - told) % 7 or 7 if value.amount > 0 else -((told - wanted) % 7 or 7)
        steps = int(abs(value.amount)) - 1
        made = shift(day.point, ahead + (7 if value.amount > 0 else -7) * steps, "day")
        return (made, day.words) if made else None

    def _next_century(self, value: Relative, point: Point) -> tuple[Value, str] | None:
        """A decade of the century after the one told last, or before it."""
        told = self._era or (self._coarse and ((self._coarse.point.year or 0), self._coarse.words))
        if not told:
            return None
        year, words = told
        base = year // 100 * 100 + 100 * int(value.amount)
        return replace(point, year=base + (point.year or 0) % 100, part=value.part or point.part), words

    def _days(self, value: Relative, last: Anchor) -> tuple[Value, str] | None:
        """So many days from the last day told; from a month told since, about that month."""
        at = last.point
        day = next((anchor for anchor in self._anchors if anchor.point.grain == "day"), None)
        if day and (at.grain == "day" or (day.point.year == at.year and at.month in (None, day.point.month))):
            chosen = last if at.grain == "day" else day
            made = shift(chosen.point, value.amount, "day")
            return (made, chosen.words) if made else None
        if at.grain == "month" and 0 < abs(value.amount) <= WITHIN_A_MONTH:
            return replace(at, mark="~", part=""), last.words
        return None


def _coarse_step(value: Relative, at: Point) -> Point | None:
    """Whole decades from a decade, whole centuries from a century: "founded in the 17th century, razed a hundred years later"."""
    size = 100 if at.grain == "century" else 10
    if value.unit != "year" or value.point or not value.amount or value.amount % size or at.part or at.bc:
        return None
    return shift(at, value.amount // size, at.grain)


def _jump(before: Point, after: Point) -> float:
    """What it costs the story to go from one date to another."""
    years = (after.year or 0) - (before.year or 0)
    if not _month(before):
        return NEXT_YEAR * years
    months = 12 * years + _month(after) - _month(before)
    if months < 0 and (after.month, after.day) == (1, 1):
        return NEXT_YEAR  # nobody goes back to a New Year
    back = BACK_A_SEASON if before.grain == after.grain == "season" else BACK
    return months if months >= 0 else 1 - back * months


def _feast(value: Relative, at: Point) -> Point | None:
    """The first day so many days from Easter that is not before the date told last, in its year or the next."""
    moment = easter if value.unit == "easter" else orthodox_easter
    for year in ((at.year or 0), (at.year or 0) + 1):
        if year < EASTERS_FROM:
            return None
        made = Point("day", *from_julian_day(moment(year) + int(value.amount)))
        if not at.month or ((made.year or 0), made.month or 0, made.day or 0) >= ((at.year or 0), _month(at), at.day or 0):
            return made
    return None


def _named(value: Relative, at: Point) -> Point | None:
    """That autumn, next spring, the previous April."""
    if value.point is None:
        return None
    year = at.year or 0
    here, there = _month(at), _month(value.point)
    if value.amount > 0 and (not here or there <= here):
        year += 1
    if abs(value.amount) > 1:
        year += int(value.amount) - (1 if value.amount > 0 else -1)  # two summers later is the summer after the next
    if value.amount < 0 and (not here or there >= here):
        year -= 1
    return replace(value.point, year=year, bc=at.bc)


def month_of(point: Point) -> int:
    """The month of a date, the one in which a season begins, 0 where it says neither."""
    return _month(point)


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

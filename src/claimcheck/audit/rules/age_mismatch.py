"""CC406: an age that the dates of birth and of the moment do not give."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.facts.ages import read_ages
from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.lives import YEAR, Moment, People, read_lives
from claimcheck.audit.facts.times import say_years
from claimcheck.audit.rule import Case, Flag, Rule

OFF_BY = 1
"""Years by which an age may be off: counted by the calendar year, or from the year begun."""


def check(case: Case) -> Iterator[Flag]:
    """One flag an age."""
    story = story_of(case)
    people = People(story)
    lives = read_lives(story, people)
    for age in read_ages(story, people, lives) if lives else ():
        life = lives[age.person]
        found = [_ages(birth, age.when) for birth in life.births]
        if not found or age.when.at == age.at or any(low - OFF_BY <= age.years <= high + OFF_BY for low, high in found):
            continue
        low, high = found[0]
        if high < 0 or low > 110:
            continue
        birth = life.births[0]
        yield from card(
            case,
            story,
            f"{life.name} is given the age of {age.years} at {age.when.edtf}; born {birth.edtf} that makes {say_years(max(0, low), high)}: {said(story, age.at)}",
            [birth.at, age.at, age.when.at],
            values=(str(age.years), birth.edtf, age.when.edtf),
        )


def _ages(birth: Moment, when: Moment) -> tuple[int, int]:
    """The least and the greatest age in whole years."""
    return int((when.first - birth.last + 0.5) // YEAR), int((when.last - birth.first + 0.5) // YEAR)


RULE = Rule(code="CC406", name="age-mismatch", severity="warning", check=check)

"""CC207: the same digits of one thing at another scale: a thousand for a million, a zero too many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.audit.facts.amounts import Amount, content, read_amounts, say
from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.story import Story
from claimcheck.audit.rule import Case, Flag, Rule

RATIOS = frozenset(Decimal(10) ** power for power in range(1, 10))
FROM = 1000
"""Amounts from here on are looked at: 25 and 250 of a small thing are two counts as often as not."""
RATE = re.compile(
    r"\b(?:an?|per|each|every|apiece|a head)\b ?(?:hour|day|night|week|month|year|season|shift|head|person|piece)?s?\b"
)


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of amounts."""
    story = story_of(case)
    groups: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for amount in read_amounts(story):
        if amount.kind not in (None, "percent") and amount.value >= FROM / 10:
            groups[_digits(amount.value), str(amount.kind)].append(amount)
    for amounts in groups.values():
        first = amounts[0]
        for other in amounts[1:]:
            if _slipped(story, first, other):
                low, high = sorted((first, other), key=lambda amount: amount.value)
                yield from card(
                    case,
                    story,
                    f"{say(high)} is {high.value / low.value:,f} times the {say(low)} that is told with the same digits: {said(story, first.figure)} and {said(story, other.figure)}",
                    [first.figure, other.figure],
                    values=(str(first.value), str(other.value)),
                    clash="scale",
                )
                break


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))


def _slipped(story: Story, a: Amount, b: Amount) -> bool:
    """Whether two amounts with the same digits are told of one thing."""
    low, high = sorted((a.value, b.value))
    if high / low not in RATIOS or high < FROM or is_explained(story, a.figure) or is_explained(story, b.figure):
        return False
    if RATE.match(a.after.lstrip()[:14].split(" ", 1)[-1]) or RATE.match(b.after.lstrip()[:14].split(" ", 1)[-1]):
        return False
    shared = content(a, story) & content(b, story)
    if len(_digits(low)) < 2:
        return a.noun == b.noun and high >= 1000 * low and len(shared) >= 3
    return len(shared) >= (1 if a.noun == b.noun and high >= 100 * low else 2)


RULE = Rule(code="CC207", name="scale-slip", severity="error", check=check)

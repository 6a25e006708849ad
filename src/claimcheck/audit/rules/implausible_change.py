"""CC208: the same thing at two times, or as a rule and once, moving the way it should not or by too much."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.audit.facts.alike import COMMON, told_apart
from claimcheck.audit.facts.amounts import LEAST, MOST, Amount, content, read_amounts
from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.story import Story
from claimcheck.audit.facts.times import days
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import say_figure

REACH = 40
"""Sentences between two amounts, at the most."""
USUAL = re.compile(
    r"\b(?:usually|as a rule|normally|ordinarily|generally|always|never more than|never less than|every year|in the course of a year|in an ordinary year|обычно|как правило|зазвичай|як правило)\b"
)
UNCHANGED = re.compile(
    r"\b(?:the same(?= <f)|untouched|unchanged|no (?:garrison|factory|change)|nothing (?:was|had|changed)|as before|without (?:any )?change|never (?:altered|changed|touched))\b"
)
TIMES = 3
"""From this factor on a change within two years is worth a look where the text calls the thing unchanged."""
WITHIN_DAYS = 800
FALLEN = Decimal("0.9")
"""An "over" that is below this part of an "about" of the same thing is a fall that nobody tells of."""


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of amounts."""
    story = story_of(case)
    groups: dict[str, list[Amount]] = defaultdict(list)
    for amount in read_amounts(story):
        if amount.kind not in (None, "percent") and not amount.sentence.heading:
            groups[str(amount.noun) if ":" not in str(amount.kind) and amount.kind != "person" else str(amount.kind)].append(
                amount
            )
    for amounts in groups.values():
        for number, one in enumerate(amounts):
            for other in amounts[number + 1 : number + 12]:
                why = _why(story, one, other) if 0 < other.sentence.number - one.sentence.number <= REACH else ""
                if why:
                    yield from card(
                        case,
                        story,
                        f"{say_figure(one.figure)} and {say_figure(other.figure)}: {why}: {said(story, one.figure)} and {said(story, other.figure)}",
                        [one.figure, other.figure],
                        values=(str(one.figure.low), str(one.figure.high), str(other.figure.low), str(other.figure.high)),
                        clash="scope",
                    )


def _why(story: Story, one: Amount, other: Amount) -> str:
    """Why the two are worth a look; nothing when they are not, or the text tells."""
    if is_explained(story, one.figure) or is_explained(story, other.figure):
        return ""
    shared = (content(one, story) & content(other, story)) - COMMON
    return _usual(one, other, shared) or _over_after_about(story, one, other, shared) or _leap(story, one, other, shared)


def _usual(one: Amount, other: Amount, shared: frozenset[str]) -> str:
    """A rule and a case outside of it: "usually eight to ten thousand a year", "in 1922 10,700"."""
    if (
        bool(USUAL.search(one.sentence.shape)) == bool(USUAL.search(other.sentence.shape))
        or one.noun != other.noun
        or len(shared) < 3
    ):
        return ""
    rule, case_ = (one, other) if USUAL.search(one.sentence.shape) else (other, one)
    low, high = rule.figure.low, rule.figure.high
    if (
        low is None
        or high is None
        or low == high
        or low <= case_.value <= high
        or not case_.sentence.dates
        or re.match(r"\W*of (?:these|them|those)\b", case_.sentence.shape)
    ):
        return ""
    return f"the case lies outside of what is told as the rule, {', '.join(sorted(shared)[:4])}"


def _over_after_about(story: Story, one: Amount, other: Amount, shared: frozenset[str]) -> str:
    """First “about 500,000 members”, then “over 400,000”: the second admits the first, and nobody would say it so."""
    over = [amount for amount in (one, other) if amount.high == MOST and amount.low != LEAST]
    about = [amount for amount in (one, other) if amount not in over]
    stock = (
        re.search(r"\b(?:number(?:s|ed)?|strong|had|has|counts?|membership|population|totals?)\b", over[0].before[-30:])
        if over
        else None
    )
    if (
        stock is None
        or ":" in str(one.kind)
        or len(over) != 1
        or one.noun != other.noun
        or len(about) != 1
        or not shared
        or over[0].value < 100
    ):
        return ""
    if (
        about[0].high == MOST
        or about[0].low == LEAST
        or not about[0].value / 2 < over[0].value < FALLEN * about[0].value
        or told_apart_but_time(story, one, other)
    ):
        return ""
    return f"“over” leaves a gap to the other amount of one thing, {', '.join(sorted(shared)[:4])}"


def told_apart_but_time(story: Story, one: Amount, other: Amount) -> bool:
    """Whether a rate, a part or a change sets the amounts apart; "now" does not, for it is what makes the fall."""
    cleaned = [
        amount
        for amount in (one, other)
        if re.search(r"\b(?:who |which )?now (?:number|count|total)\w*|\bat that time\b|\bbut\b", amount.sentence.shape)
    ]
    return not cleaned and told_apart(story, one, other)


def _leap(story: Story, one: Amount, other: Amount, shared: frozenset[str]) -> str:
    """A change by a factor within two years in a thing that the text calls the same."""
    low, high = sorted((one.value, other.value))
    if low <= 0 or high / low < TIMES or one.kind != other.kind or len(shared) < 2 or not UNCHANGED.search(other.sentence.shape):
        return ""
    first, second = ([span for date in story.dates_of(amount.sentence) if (span := days(date))] for amount in (one, other))
    if not first or not second or not any(abs(b[0] - a[1]) <= WITHIN_DAYS for a in first for b in second):
        return ""
    return f"{high / low:.3g} times within two years of what is called unchanged, {', '.join(sorted(shared)[:4])}"


RULE = Rule(code="CC208", name="implausible-change", severity="warning", check=check)

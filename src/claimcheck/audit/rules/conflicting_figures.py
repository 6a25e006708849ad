"""CC202: one article gives the same thing two figures that cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.audit.facts.alike import ENOUGH, alike, names_of, overlap, same_date, same_told, told_apart
from claimcheck.audit.facts.amounts import Amount, read_amounts
from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.senses import has
from claimcheck.audit.facts.story import Story
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import say_figure, say_shared
from claimcheck.compare import compare_figures
from claimcheck.text.measures import si_value

REACH = 25
"""Sentences between two amounts, at the most."""
WIDE = 1000
"""Characters of a sentence in which words are looked for."""
COUNTED = re.compile(
    r"\b(?:number(?:s|ed)?|strong|strength|counted?|totall?ed|force of|made up of|consisted of|comprised|workforce|roll|membership)\b"
)
SMALL = 5
"""Below this a number of things is as often a part of a scene as a count of them."""


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of amounts."""
    story = story_of(case)
    groups: dict[str, list[Amount]] = defaultdict(list)
    for amount in read_amounts(story):
        if amount.kind == "percent" or amount.sentence.heading:
            continue
        kind = _group(amount)
        if kind:
            groups[kind].append(amount)
    told: set[int] = set()
    for amounts in groups.values():
        for number, one in enumerate(amounts):
            for other in amounts[number + 1 : number + 12]:
                if other.figure.start in told or other.sentence.number - one.sentence.number > REACH:
                    continue
                why = _clash(story, one, other)
                if why:
                    told |= {one.figure.start, other.figure.start}
                    yield from card(
                        case,
                        story,
                        f"{say_figure(one.figure)} against {say_figure(other.figure)}, {why}: {said(story, one.figure)} and {said(story, other.figure)}",
                        [one.figure, other.figure],
                        values=(str(one.figure.low), str(one.figure.high), str(other.figure.low), str(other.figure.high)),
                    )


def _group(amount: Amount) -> str | None:
    """Under what an amount is held against others: its kind, a measure's dimension, people for "1,200 strong"."""
    if amount.kind is None:
        around = amount.before[-30:] + " # " + amount.after[:12]
        return "person" if COUNTED.search(around) and amount.value >= SMALL else None
    return amount.kind.split(":")[0]


def _clash(story: Story, one: Amount, other: Amount) -> str:
    """Why both amounts are taken to be of one thing, in words; nothing when they agree or when it is open."""
    if one.sentence is other.sentence or not _differ(story, one, other):
        return ""
    if is_explained(story, one.figure) or is_explained(story, other.figure):
        return ""
    points, shared = alike(story, one, other)
    ratio = max(one.value, other.value) / max(Decimal(1), min(one.value, other.value))
    if ratio > 6 or min(one.value, other.value) < 2:
        return ""
    bounded = [amount for amount in (one, other) if amount.figure.modifier in ("at_most", "under", "at_least", "over")]
    if (
        bounded
        and one.noun == other.noun
        and len(shared) >= 1
        and has(f"{one.sentence.shape[:WIDE]} {other.sentence.shape[:WIDE]}", story.language, "never")
        and not _is_part(one)
        and not _is_part(other)
    ):
        return _say(story, one, shared)
    if told_apart(story, one, other) or OF_THESE.match(other.sentence.shape) or (one.noun is None and other.noun is None):
        return ""
    measured = ":" in str(one.kind)
    repeated = (
        not measured
        and not _names_more(story, one, other)
        and one.noun == other.noun
        and (
            (len(shared) >= 3 and overlap(story, one, other) >= REPEATED)
            or (len(shared) == 2 and overlap(story, one, other) == 1)
        )
    )
    told_twice = (
        one.noun == other.noun
        and ((points >= ENOUGH and len(shared) >= 2) or (bool(shared) and same_date(story, one, other)))
        and len(story.sentences) <= SHORT
        and overlap(story, one, other) >= HALF
        and not _names_more(story, one, other)
    )
    taken_up = same_told(story, other) and points >= ENOUGH + 2 * measured and len(shared) >= 2 - (one.noun == other.noun)
    return _say(story, one, shared) if repeated or told_twice or taken_up else ""


OF_THESE = re.compile(r"\W*(?:and )?(?:out )?of (?:these|them|those|whom|which)\b")
SHORT = 14
"""Sentences of an article about one thing."""
HALF = 0.5
REPEATED = 0.7
"""Part of the shorter sentence's content words that both share from which on the one says the other again."""


def _names_more(story: Story, one: Amount, other: Amount) -> bool:
    """Whether one sentence names somebody or something besides: three paintings by Repin are others."""
    return bool(names_of(story, one) ^ names_of(story, other))


PART = re.compile(r"\b(?:of (?:whom|which|them|these|those)|another|further|other|including|each|per|average|mean)\b")


def _is_part(amount: Amount) -> bool:
    return bool(PART.search(amount.before[-30:] + amount.after[:25]))


def _differ(story: Story, one: Amount, other: Amount) -> bool:
    if one.kind == other.kind or one.kind is None or other.kind is None:
        return compare_figures(one.figure, other.figure).status == "differs"
    a, b = (si_value(amount.value, amount.value, amount.noun, story.language) for amount in (one, other))
    if not a or not b or a.low is None or b.low is None or a.dimension != b.dimension:
        return False
    return not a.low * 85 / 100 <= b.low <= a.low * 118 / 100


def _say(story: Story, amount: Amount, shared: frozenset[str]) -> str:
    return say_shared(amount.sentence.text, shared, story.language)


RULE = Rule(code="CC202", name="conflicting-figures", severity="error", check=check)

"""Whether two amounts are of one thing at one time: a sum of what speaks for it, and what speaks against it."""

from __future__ import annotations

import re
from bisect import bisect_left

from claimcheck.audit.facts.amounts import Amount, content
from claimcheck.audit.facts.story import Story
from claimcheck.audit.facts.times import days

SAME = re.compile(
    r"\b(?:the same|that same|those same|these same|selfsame|that very|the very|this very|own list|one and only|only (?:printing|edition|time)|has it otherwise|another figure|as it (?:left|marched|stood|was|set)|that (?:day|night|morning|evening|year|summer|winter|spring|autumn|season|month|week|occasion|battle|voyage|journey)|on the day of|at the time|at the opening|in question|on that occasion|that (?:[\w'-]+ ){0,2}had (?:acquired|taken|bought|received)|on the take-over|той же|того же|тот же|того ж|тієї ж)\b"
)
"""Words by which a sentence goes back to what was told."""
APART = re.compile(
    r"\b(?:rose|rise|risen|grew|grown|growth|increas\w+|fell|fallen|dropp?\w*|declin\w+|sank|shrank|shrunk|reduc\w+|dwindl\w*|climbed|swelled|doubled|trebled|tripled|halved|later|later on|afterwards|by then|by now|now|today|nowadays|still|remain\w*|(?:were|was|are|is|only|had been) left|<f\d+> left|rest|lost|los[es]\w*|more|another|further|additional|other|others|second|third|next|former|latter|previous|last|new|old|earlier|before|after that|since|until|already|only after|each|every|apiece|per|half|northern|southern|eastern|western|upper|lower|former|respectively|whereas|instead|expected|planned|hoped|should|would|could|capacity|up to|room for|plan|quota|estimate\w*|claim\w*|official\w*|unofficial\w*|rumou?r\w*|first (?:year|week|day|month|half|print)|of (?:whom|which|them|these|those)|including|among|average|mean|maximum|record|at (?:its|their) (?:height|peak|best|most)|summer|winter|spring|autumn|morning|evening|на|в начале|затем|потом|осталось|выросл\w*|сократил\w*|из них|план\w*)\b"
)
"""Words by which an amount is another than one told before: a change, a part, a plan, another time."""
RATE = re.compile(
    r"^ ?(?:[a-z'-]+ ){0,2}(?:an?|per|each|every|apiece|a head)\b(?: (?:hour|day|night|week|month|year|season|shift|head|person|piece|second|minute|acre|hectare))?"
)
WEIGHT_SAME, WEIGHT_WORD, WEIGHT_NAME, WEIGHT_NOUN = 2.0, 1.0, 0.5, 1.0
ENOUGH = 4.0
"""Points from which on two amounts are taken for one; tuned on the seen half of the project's own set alone."""
COMMON = frozenset(
    "year day man people time town village city part number figure line hand house way thing note book page report".split()
)


def alike(story: Story, a: Amount, b: Amount) -> tuple[float, frozenset[str]]:
    """The points for two amounts being of one thing, and the words they share."""
    shared = (content(a, story) & content(b, story)) - COMMON
    names = names_of(story, a) & names_of(story, b)
    points = WEIGHT_WORD * min(4, len(shared)) + WEIGHT_NAME * min(2, len(names))
    points += WEIGHT_SAME * bool(SAME.search(_later(a, b).sentence.shape))
    points += WEIGHT_NOUN * (a.noun == b.noun is not None)
    return points, shared


def told_apart(story: Story, a: Amount, b: Amount) -> bool:
    """Whether something sets the two amounts apart: a change, a rate, a part, another time or another place."""
    marks = []
    for amount in (a, b):
        if RATE.match(amount.after):
            return True
        around = re.split(r"[;:]", amount.before[-60:])[-1] + " # " + re.split(r"[,;:.(]", amount.after[:60])[0]
        marks.append(set(APART.findall(around)))
    if marks[0] ^ marks[1]:
        return True
    if not _same_time(story, a, b):
        return True
    first, second = names_of(story, a), names_of(story, b)
    return bool(first - second and second - first and not first & second)


def overlap(story: Story, a: Amount, b: Amount) -> float:
    """The part of the shorter sentence's content words that both share."""
    first, second = content(a, story), content(b, story)
    return len(first & second) / max(1, min(len(first), len(second)))


def _later(a: Amount, b: Amount) -> Amount:
    return a if a.figure.start > b.figure.start else b


def names_of(story: Story, amount: Amount) -> frozenset[str]:
    """The words of the names in an amount's sentence."""
    names = story.reading.names
    low = bisect_left(names, amount.sentence.start, key=lambda name: name.start)
    high = bisect_left(names, amount.sentence.end, key=lambda name: name.start)
    return frozenset(word.lower() for name in names[low:high] for word in re.findall(r"[^\W\d_]{3,}", name.text))


def _same_time(story: Story, a: Amount, b: Amount) -> bool:
    """False where each sentence has a date and no two of them can be one time."""
    first, second = ([span for date in story.dates_of(one.sentence) if (span := days(date))] for one in (a, b))
    return not first or not second or any(x[0] <= y[1] and y[0] <= x[1] for x in first for y in second)

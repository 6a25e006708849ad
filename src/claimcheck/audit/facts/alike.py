"""Whether two amounts are of one thing at one time: a sum of what speaks for it, and what speaks against it."""

from __future__ import annotations

import re
from bisect import bisect_left

from claimcheck.audit.content import akin
from claimcheck.audit.facts.amounts import Amount, content
from claimcheck.audit.facts.senses import has, read_senses
from claimcheck.audit.facts.story import Story
from claimcheck.audit.facts.times import days

SAME = re.compile(
    r"\b(?:the same|that same|those same|these same|selfsame|that very|the very|this very|own list|one and only|only (?:printing|edition|time)|has it otherwise|another figure|as it (?:left|marched|stood|was|set)|that (?:day|night|morning|evening|year|summer|winter|spring|autumn|season|month|week|occasion|battle|voyage|journey)|on the day of|at the time|at the opening|in question|on that occasion|that (?:[\w'-]+ ){0,2}had (?:acquired|taken|bought|received)|on the take-over|той же|того же|тот же|того ж|тієї ж)\b"
)
"""Words by which a sentence goes back to what was told."""
APART = re.compile(
    r"\b(?:rose|rise|risen|grew|grown|growth|increas\w+|fell|fallen|dropp?\w*|declin\w+|sank|shrank|shrunk|reduc\w+|dwindl\w*|climbed|swelled|doubled|trebled|tripled|halved|later|later on|afterwards|by then|by now|now|today|nowadays|still|remain\w*|(?:were|was|are|is|only|had been) left|<f\d+> left|rest|lost|los[es]\w*|more|another|further|additional|other|others|second|third|next|former|latter|previous|last|new|old|earlier|before|after that|since|until|already|only after|each|every|apiece|per|half|northern|southern|eastern|western|upper|lower|former|respectively|whereas|instead|expected|planned|hoped|should|would|could|capacity|up to|room for|plan|quota|estimate\w*|claim\w*|official\w*|unofficial\w*|rumou?r\w*|first (?:year|week|day|month|half|print)|of (?:whom|which|them|these|those)|including|among|average|mean|maximum|record|at (?:its|their) (?:height|peak|best|most)|summer|winter|spring|autumn|morning|evening|затем|потом|осталось|выросл\w*|сократил\w*|из них|план\w*)\b"
)
"""Words by which an amount is another than one told before: a change, a part, a plan, another time."""
RATE = re.compile(
    r"^ ?(?:[a-z'-]+ ){0,2}(?:an?|per|each|every|apiece|a head)\b(?: (?:hour|day|night|week|month|year|season|shift|head|person|piece|second|minute|acre|hectare))?"
)
LIVES_LOST = re.compile(
    r"\b(?:lost|lose|losing) (?:their|his|her) li(?:fe|ves)\b|\bone after another\b|\b(?:one another|each other)\b"
)
WEIGHT_SAME, WEIGHT_WORD, WEIGHT_NAME, WEIGHT_NOUN = 2.0, 1.0, 0.5, 1.0
ENOUGH = 4.0
"""Points from which on two amounts are taken for one; tuned on the seen half of the project's own set alone."""
COMMON = frozenset(
    "year day man people time town village city part number figure line hand house way thing note book page report".split()
)


def alike(story: Story, a: Amount, b: Amount) -> tuple[float, frozenset[str]]:
    """The points for two amounts being of one thing, and the words they share."""
    shared = akin(content(a, story), content(b, story)) - COMMON
    names = names_of(story, a) & names_of(story, b)
    points = WEIGHT_WORD * min(4, len(shared)) + WEIGHT_NAME * min(2, len(names))
    later = _later(a, b)
    points += WEIGHT_SAME * same_told(story, later)
    points += WEIGHT_RECORD * (bool(RECORD.search(later.sentence.shape)) + bool(DEFINITE.search(later.before[-24:])))
    points += WEIGHT_SENSE * bool(_senses(story, a) & _senses(story, b))
    points += WEIGHT_NOUN * (a.noun == b.noun is not None)
    return points, shared


def same_told(story: Story, amount: Amount) -> bool:
    """Whether an amount's sentence says that it goes back to what was told: "that same winter", «в том же году»."""
    shape = amount.sentence.shape
    return bool(SAME.search(shape)) or (story.language != "en" and has(shape[:1000], story.language, "same"))


RECORD = re.compile(
    r"\b(?:report|list|inventory|protocol|census|register|brochure|catalogue|receipt|chronicle|monument|obelisk|plaque|plate|inscription|stone|letter|diary|account|accounts|ledger|book|paper|yearbook|certificate|minutes|gazette|bill|budget|returns?|memoirs?|memorial|panel|board|card|dictionary|encyclop\w+|indictment|invoice|guide|guidebook|atlas|map|log"
    r"|отч[её]т\w*|спис\w+|опис\w+|протокол\w*|перепис\w+|реестр\w*|обелиск\w*|памятник\w*|доск\w+|надпис\w+|письм\w+|дневник\w*|книг\w+|ведомост\w+|звіт\w*|перелік\w*|реєстр\w*|обеліск\w*|пам'ятник\w*|дошк\w+|напис\w*|лист\w*|щоденник\w*|книз\w+|словар\w+|словник\w*|энциклопед\w+|енциклопед\w+|рахунк\w+|сч[её]т\w*)\b"
)
"""What a text quotes a number from a second time."""
DEFINITE = re.compile(r"\b(?:the|those|these|all|its|their|his|her|эт\w+|тех|всех|цих|тих|усіх|всіх) $")
WEIGHT_RECORD, WEIGHT_SENSE = 0.5, 1.0


def same_date(story: Story, a: Amount, b: Amount) -> bool:
    """Whether both amounts' sentences state the same year or day."""
    first, second = ({date.edtf for date in story.dates_of(one.sentence) if days(date)} for one in (a, b))
    return bool(first & second)


def _senses(story: Story, amount: Amount) -> set[str]:
    around = f"{amount.before[-60:]} # {amount.after[:60]}"
    return {sense.name for sense in read_senses(around, story.language)}


def told_apart(story: Story, a: Amount, b: Amount) -> bool:
    """Whether something sets the two amounts apart: a change, a rate, a part, another time or another place."""
    marks = []
    for amount in (a, b):
        if RATE.match(amount.after):
            return True
        around = re.split(r"[;:]", amount.before[-60:])[-1] + " # " + re.split(r"[,;:.(]", amount.after[:60])[0]
        marks.append(set(APART.findall(LIVES_LOST.sub(" ", around))))
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

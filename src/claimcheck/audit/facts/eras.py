"""A decade or a century that a thing is said to be of, against the years in which the article has it made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.times import days
from claimcheck.calendars import parse_iso
from claimcheck.records import DateMention

REACH = 7
"""Sentences between the era and the year of the making, at the most."""
SHORT = 20
"""Sentences of an article about one thing."""
OF_ERA = re.compile(
    r"\b(?:child|product|work|creation|creature|building|monument|invention|offspring|daughter|son|masterpiece|example|specimen|piece|film|novel|book|church|house|bridge|manor|mill|castle|palace|cinema|painting|picture|style|fruit|relic|foundling|institution|tradition|custom|trade) of (?:the )?(?:(?:last|first|second|third) (?:decade|half|quarter|third|years) of (?:the )?|early |late |mid-? ?)?(?P<a><d\d+>)"
    r"|\b(?:dates?|dating|dated|goes|going|go) (?:back )?(?:from|to) (?:the )?(?:(?:last|first|second|third) (?:decade|half|quarter|third|years) of (?:the )?|early |late |mid-? ?)?(?P<b><d\d+>)"
    r"|\b(?:was|were|is) (?:built|founded|erected|written|painted|made|established|set up|begun|laid out|cast|woven|printed|composed|put up|opened|born) in (?:the )?(?:(?:last|first|second|third) (?:decade|half|quarter|third|years) of (?:the )?|early |late |mid-? ?)?(?P<c><d\d+>)"
    r"|\b(?:belongs?|belonged) to (?:the )?(?:(?:last|first|second|third) (?:decade|half|quarter|third|years) of (?:the )?|early |late )?(?P<e><d\d+>)"
)
MADE = re.compile(
    r"\b(?:built|founded|founder|erected|foundation stone|first stone|corner[- ]?stone|laid|lit the first|drew the plans|drew up the plans|roofed|begun|began|shot in|filmed|written|wrote|painted|printed|composed|cast|made|set up|put up|opened|consecrated|woven|carved|completed|finished|planted|dug|first (?:stood|met|ran|appeared|lit|opened)|established|started|born|designed|commissioned|bought the land|patent\w*|invented|created)\b"
)
REMADE = re.compile(
    r"\b(?:re-?(?:built|founded|erected|stored|painted|printed|opened|issue[ds]?|made|roofed|cast|modelled|newed)|copy|copied|replica|extension|extended|added|enlarged|later|new (?:church|building|house|bridge)|burn(?:ed|t)|destroyed|demolished|style|imitat\w+|revival|looks|pretend\w*|forg\w+|fake\w*|as it were|in spirit|ahead of its time|belated)\b"
)


@dataclass(frozen=True, slots=True)
class WrongEra:
    """An era and a year of making outside of it."""

    era: DateMention
    made: DateMention
    sentence: Sentence


def wrong_eras(story: Story) -> Iterator[WrongEra]:
    """Eras of a thing in none of which the article has it made."""
    if len(story.sentences) > SHORT * 2:
        return
    for sentence in story.sentences:
        for match in OF_ERA.finditer(sentence.shape):
            era = story.date(next(sign for sign in match.groups() if sign))
            span = _span(story, sentence, era)
            if span is None or REMADE.search(sentence.shape):
                continue
            near = [other for other in story.sentences if abs(other.number - sentence.number) <= REACH and not other.heading]
            if any(REMADE.search(other.shape) for other in near if MADE.search(other.shape)):
                continue
            makings = [
                date
                for other in near
                if MADE.search(other.shape)
                for date in story.dates_of(other)
                if date.basis == "stated" and days(date) and date.grain in ("day", "month", "season", "year") and date is not era
            ]
            years = [parse_iso(date.earliest)[0] for date in makings if date.earliest]
            if years and not any(span[0] - 1 <= year <= span[1] + 1 for year in years):
                yield WrongEra(era, makings[0], sentence)


def _span(story: Story, sentence: Sentence, era: DateMention) -> tuple[int, int] | None:
    """First and last year of a decade, a century or a part of one."""
    if not era.earliest or not era.latest or era.grain not in ("decade", "century", "interval"):
        return None
    first, last = parse_iso(era.earliest)[0], parse_iso(era.latest)[0]
    if (era.grain == "interval" and last - first > 110) or last - first < 4:
        return None
    before = story.text[sentence.start : era.start].lower()[-32:]
    if era.grain == "century" and re.search(r"last (?:decade|years) of", before):
        return last - 11, last + 1
    return (first, last + 1) if era.grain == "century" else (first, last)

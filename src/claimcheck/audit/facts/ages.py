"""How old somebody was when: every age that an article states of somebody whose birth or death it dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.audit.facts.lives import PRONOUN, Life, Moment, People, names_in
from claimcheck.audit.facts.story import Mention, Sentence, Story
from claimcheck.audit.facts.times import days
from claimcheck.audit.facts.words import number_of
from claimcheck.records import DateMention, Figure


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody was when."""

    person: str
    years: int
    when: Moment
    at: Mention | Sentence


_F = r"(?P<age><[fl]\d+>)"
AGES = (
    re.compile(
        rf"\b(?:at|by|from|reached|to) (?:the|his|her) (?:ripe |great |early |tender |advanced )?(?:old )?age of (?:only |just |about |nearly )?{_F}"
    ),
    re.compile(rf"\b(?P<who>aged|age|then aged) (?:only |just )?{_F}(?! (?:to|and|or) <)"),
    re.compile(
        rf"\b(?:he|she|who|boy|girl|[a-z]{{3,}}(?:er|or|ist|ess|ian|man|woman)|bride|king|queen|prince|poet|composer)(?: on that \w+| at the time)? (?:was|is|had been|would be|had just|was to be) (?:then |now |only |just |barely |already |still |not yet |turned |all of |by then |at that time )*{_F}(?=[,.;:)]| and\b| when\b| in\b| at\b| that\b| but\b| or\b|$| years? old\b| years? of age| on\b| by\b| with\b)"
    ),
    re.compile(
        rf"(?P<who>,) (?:then |now |just |only |who was |who is |still |barely |at the time )?{_F}(?: years old)?(?:,| and\b)"
    ),
    re.compile(
        rf"\b(?P<who>(?:boy|girl|man|woman|lad|lass|youth|child|lady|person|widow|widower|bachelor|spinster|worker|operator|captain|driver|peasant|colonel|recruit|student|veteran|apprentice|priest|clerk|teacher|engineer|soldier|sailor|pilot|nurse) of) (?:only |just |about |some )?{_F}(?=[,.;:)]| and\b| when\b| in\b| at\b| with\b| who\b| on\b| should\b| would\b| could\b| had\b| was\b|$)"
    ),
    re.compile(rf"\b(?:completed|lived|reached|attained) {_F} of (?:his|her|a|an) (?:\w+ )?life\b"),
    re.compile(rf"\b(?:just |had |has |having )*turned {_F}(?! (?:to|of|into))"),
    re.compile(rf"\b(?:made|making|makes) (?:him|her) {_F}(?=[,.;:)]| and\b| when\b|$)"),
    re.compile(rf"{_F}[- ]years?[- ]old\b"),
    re.compile(rf"\bat {_F},? (?=he\b|she\b|the youngest|the oldest)"),
    re.compile(rf"(?:в возрасте|у віці|в віці) {_F}"),
    re.compile(
        rf"(?:ему|ей|йому|їй) (?:только |лишь |тогда |едва |всего |ледве |лише |щойно |тоді )*(?:было|исполнилось|тогда было|было тогда|виповнилося|було|тоді було) (?:всего |лишь |только |лише |тільки )?{_F}"
    ),
)
ORDINAL_YEAR = re.compile(r"\b(?:in|into|entered|until|to) (?:his|her) (?P<nth>[\w-]+) year\b(?! (?:of|as|in|at))")
BIRTHDAY = re.compile(r"\b(?:his|her|\w+'s) (?P<nth>[\w-]+) birthday\b")
LEAP = re.compile(r"\bleap\b|29(?:th)? (?:of )?february|february 29")
"""Who is born on a leap day has a birthday every four years."""
SHORT_OF = re.compile(r"\b(?:short of|before|eve of|until|till|never (?:saw|reached)|not live to)\b[^.;]{0,40}$")
HEDGED = re.compile(r"\b(?:nearly|almost|not yet|under|over|about|some|around|barely|approaching|not quite)\b[^.;,<]{0,12}$")


def read_ages(story: Story, people: People, lives: dict[str, Life]) -> Iterator[Age]:
    """Every age that the article states of somebody whose birth or death it dates."""
    for sentence in story.sentences:
        shape = sentence.shape
        for pattern in AGES:
            for match in pattern.finditer(shape):
                at = _mention(story, match["age"])
                number = _years(at)
                if number is None or (isinstance(at, Figure) and at.modifier not in ("exact", "about")):
                    continue
                if "who" not in match.re.groupindex or _apposed(people, sentence, at):
                    yield from _age(people, lives, sentence, number, at, match.start())
        for pattern, less in ((ORDINAL_YEAR, 1), (BIRTHDAY, 0)) if not LEAP.search(shape) else ():
            for match in pattern.finditer(shape):
                nth = number_of(match["nth"])
                if nth is not None and nth > 1 and not SHORT_OF.search(shape[: match.start()]):
                    yield from _age(people, lives, sentence, nth - less, sentence, match.start())


def _mention(story: Story, sign: str) -> Figure | Mention:
    return story.figure(sign) if sign[1] == "f" else story.duration(sign)


def _years(item: Mention) -> int | None:
    """Whole years of an age."""
    if isinstance(item, Figure):
        if item.low is None or item.low != item.high or item.unit not in (None, "year", "год", "рік", "лет"):
            return None
        return int(item.low) if item.low == int(item.low) and Decimal(0) < item.low < 120 else None
    found = re.fullmatch(r"P(\d{1,3})Y", getattr(item, "iso", ""))
    return int(found[1]) if found and int(found[1]) < 120 else None


def _age(
    people: People, lives: dict[str, Life], sentence: Sentence, number: int, at: Mention | Sentence, place: int
) -> Iterator[Age]:
    """The age as that of the one whose it is, if the article dates when it was had."""
    if HEARSAY.search(sentence.shape):
        return
    where = at.start if not isinstance(at, Sentence) else sentence.start + min(place, sentence.end - sentence.start - 1)
    key = people.owner(sentence, where)
    if (key not in lives and sentence.start == where) or key is None:
        name = people.name_after(where, sentence.end, 40)
        key = people.key(name.text) if name else key
    near = AT_DEATH.search(sentence.shape) or PRONOUN.search(sentence.shape) or THEN.search(sentence.shape)
    if key not in lives and near and not _named(people, sentence) and (alone := _only(lives)):
        key = alone
    if key not in lives:
        return
    if when := _when(people.story, sentence, where, sentence.shape, lives[key]):
        yield Age(key, number, when, at)


def _named(people: People, sentence: Sentence) -> bool:
    """Whether a sentence names somebody, so that an age of its may be theirs."""
    return any(
        name.kind != "place" and name.text[:1].isupper() and name.start > sentence.start
        for name in names_in(people.story, sentence)
    )


def _apposed(people: People, sentence: Sentence, at: Mention) -> bool:
    """Whether "a man of 44", ", 36,", "aged 40" is said of the one named right before it: other people are brought in so as well."""
    name = people.name_before(at.start, sentence.start, 70)
    after = people.story.text[at.end : at.end + 40].lower()
    if name is None and re.match(r",? (?:he|she)\b|,[^,.;]{0,30}\b(?:his|her)\b", after):
        return True
    if name is None:
        return bool(AT_DEATH.search(sentence.shape)) and not re.search(
            r"\b(?:an?|the|his|her|one|another) (?:\w+ ){1,3}aged\b", sentence.shape
        )
    between = people.story.text[name.end : at.start]
    return bool(
        re.fullmatch(
            r"(?:['’]s)?,?(?: (?:an?|the|then|now|who was|a \w+ and a) ?[\w '’-]{0,45})?,? ?(?:aged |then |then aged |now |of )?",
            between,
        )
    )


def _only(lives: dict[str, Life]) -> str | None:
    """The one person whose birth the article dates; None where there are several."""
    born = [key for key, life in lives.items() if life.births]
    return born[0] if len(born) == 1 else None


HEARSAY = re.compile(
    r"\b(?:told (?:us|me|him|her|them|the \w+) (?:that )?(?:he|she)|according to|claim(?:s|ed|ing)?|said to (?:be|have)|by (?:his|her) own|gave (?:his|her) age|pretend\w*|lied|reputed\w*|supposed\w*|if one (?:goes|counts)|believed to|look(?:s|ed)|felt|as if|would have (?:been|turned)|had (?:he|she) lived|if (?:he|she) had lived|anniversary|centenary|commemorat\w+|like a (?:man|woman|boy|girl))\b"
)
"""Ages that the text only reports."""


def _goes_with(story: Story, at: int, date: DateMention) -> bool:
    """Whether an age and a date of its sentence stand in one clause."""
    between = story.text[min(at, date.end) : max(at, date.start)].lower()
    return len(between) <= 110 and not re.search(
        r"[;:]|\.\s|\b(?:but|until|since|ago|later|whose|after|before)\b|, and\b| and (?:in|on|then|by|at)\b", between
    )


AT_DEATH = re.compile(
    r"\b(?:умер\w*|скончал\w+|погиб\w*|смерт\w+|кончин\w+|расстрелян\w*|похоронен\w*|прожил\w*|помер\w*|загину\w+|сконав|розстріл\w+|похован\w*|прожив|прожила)\b|\b(?:died|death|dead|passed away|killed|shot|executed|hanged|drowned|buried|coffin|last (?:summer|winter|spring|autumn|year|months|days|weeks|morning) of (?:his|her) life|deceased|grave|gravestone|tombstone|headstone|funeral|obituary|lived to|at the end of (?:his|her) life|breathed)\b"
)
RELATIVES = re.compile(
    r"\b(?:his|her) (?:\w+ )?(?:father|mother|wife|husband|brother|sister|son|daughter|parents?|teacher|friend|uncle|aunt|child|children|grand\w+|master|predecessor)\b|\b(?:его|ее|її|його) (?:\w+ )?(?:отец|мать|жена|муж|брат|сестра|сын|дочь|вдова|батько|мати|дружина|чоловік|син|дочка)\b"
)
"""Whose death may be meant when an age is told."""
THEN = re.compile(
    r"\b(?:then|by then|at the time|at that time|had just|that (?:first |same |very )?(?:day|year|summer|spring|autumn|winter|evening|night|morning|occasion)|тогда|в то время|в тот (?:день|год|вечер)|тоді|на той час|того (?:дня|року|вечора))\b"
)


DIED_AGED = re.compile(
    r"\b(?:died|умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?|помер(?:ла)?|загину(?:в|ла))(?: он| она| він| вона)? (?:at the age of|aged|at|в возрасте|у віці|в віці) <[fl]"
)


def _when(story: Story, sentence: Sentence, at: int, shape: str, life: Life) -> Moment | None:
    """When the age was had: the date beside it, the death, else the date that the story stands at."""
    dated = [date for date in story.dates_of(sentence) if days(date) and date.grain in ("day", "month", "season", "year")]
    births = {moment.at for moment in life.births}
    dated = [date for date in dated if date not in births]
    if dated:
        dated = [date for date in dated if _goes_with(story, at, date)]
        if not dated:
            return life.deaths[0] if life.deaths and DIED_AGED.search(shape) and not RELATIVES.search(shape) else None
        near = min(dated, key=lambda date: min(abs(date.start - at), abs(date.end - at)))
        if near.basis == "context" and life.deaths:  # its year was only inferred; the article says when the life ended
            return life.deaths[0] if AT_DEATH.search(shape) else None
        first, last = days(near) or (0, 0)
        return Moment(first, last, near, near.edtf)
    if AT_DEATH.search(shape) and life.deaths and not RELATIVES.search(shape):
        return life.deaths[0]
    if THEN.search(shape):
        for earlier in story.before(sentence, 2):
            if earlier.paragraph != sentence.paragraph:
                break
            found = [
                date
                for date in story.dates_of(earlier)
                if days(date) and date.grain in ("day", "month", "season", "year") and date not in births
            ]
            if len(found) == 1:
                first, last = days(found[0]) or (0, 0)
                return Moment(first, last, found[0], found[0].edtf)
            if found:
                break
    return None

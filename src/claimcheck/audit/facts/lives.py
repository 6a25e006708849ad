"""Lives: who was born and died when, and how old who was when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.audit.facts.story import Mention, Sentence, Story
from claimcheck.audit.facts.times import days, edtf_days, ends
from claimcheck.records import DateMention, NameMention
from claimcheck.text.subjects import resolve_subjects

YEAR = 365.2425
"""Days of the mean Gregorian year."""
LONGEST = 115
"""Years beyond which a stretch after a name is no life."""
MEMORY = 8
"""Sentences across which a pronoun still means the one person of the article named last."""


@dataclass(slots=True)
class Life:
    """One person as far as the article dates them."""

    name: str
    births: list[Moment] = field(default_factory=list)
    deaths: list[Moment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated point of a life."""

    first: int
    last: int
    """Julian day numbers."""
    at: Mention
    edtf: str


class People:
    """Who is meant where."""

    def __init__(self, story: Story) -> None:
        self.story = story
        born = {name.text for name in story.reading.names if _lives_here(story, name)}
        self.names = [
            name for name in story.reading.names if (name.kind == "person" or name.text in born) and name.text[:1].isupper()
        ]
        self.starts = [name.start for name in self.names]
        self.all = resolve_subjects(story.text, story.reading.sentences, story.reading.names)
        given: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            given[_surname(name.text)] |= {first} if (first := _given(name.text)) else set()
        self.shared = {surname for surname, firsts in given.items() if len(firsts) > 1}
        self.keys: dict[str, str] = {}
        for name in self.names:
            self.keys.setdefault(self.key(name.text), name.text)

        self.alone = next(iter(self.keys)) if len(self.keys) == 1 else None
        """The one person of the article, if there is but one."""

    def key(self, name: str) -> str:
        """Under what a person is known: the surname, or with the first name where several bear it."""
        surname = _surname(name)
        return f"{_given(name)} {surname}".strip() if surname in self.shared else surname

    def name_before(self, at: int, floor: int, reach: int = 200) -> NameMention | None:
        """The person named last before a place, not before `floor`."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return None
        name = self.names[number]
        return name if name.start >= floor and name.end <= at and at - name.end <= reach else None

    def name_after(self, at: int, ceiling: int, reach: int = 60) -> NameMention | None:
        """The first person named after a place."""
        number = bisect_left(self.starts, at)
        if number >= len(self.names):
            return None
        name = self.names[number]
        return name if name.start < ceiling and name.start - at <= reach else None

    def subject(self, sentence: Sentence) -> str | None:
        """Whom a sentence is about: its resolved subject, or the only person of the sentences before it."""
        known = [key for subject in self.all[sentence.number] if (key := self.key(subject.name)) in self.keys]
        if len(known) == 1:
            return known[0]
        if not PRONOUN.search(sentence.shape):
            return None
        first = self.story.sentences[max(0, sentence.number - MEMORY)].start
        low, high = bisect_left(self.starts, first), bisect_left(self.starts, sentence.end)
        near = {self.key(name.text) for name in self.names[low:high]}
        return near.pop() if len(near) == 1 else None

    def owner(self, sentence: Sentence, at: int) -> str | None:
        """Whom the words at a place of a sentence are said of."""
        name = self.name_before(at, sentence.start)
        if name and not PRONOUN.search(self.story.text[name.end : at].lower()):
            return self.key(name.text)
        return self.subject(sentence) or (self.key(name.text) if name else None)


def names_in(story: Story, sentence: Sentence) -> Sequence[NameMention]:
    """The names of a sentence."""
    names = story.reading.names
    low = bisect_left(names, sentence.start, key=lambda name: name.start)
    return names[low : bisect_left(names, sentence.end, key=lambda name: name.start)]


PRONOUN = re.compile(
    r"\b(?:he|she|his|her|who|whose|him|он|она|его|её|ее|ему|ей|її|його|йому|їй|він|вона|который|которая|якого|який|яка)\b"
)


LIVES_HERE = re.compile(
    r"[^.;]{0,70}?\b(?:was born|had been born|who was born|born (?:in|at|on)|died (?:in|at|on)|родил\w+ся|умерла?|скончал\w+|народи\w+ся|померла?)\b| ?\((?:born |b\. )?\d{4} ?[–-]"
)


def _lives_here(story: Story, name: NameMention) -> bool:
    """Whether a name of two words or three that the reader could not place is a person's: what follows tells of a birth or death."""
    words = name.text.split()
    return name.kind == "name" and len(words) in (2, 3) and bool(LIVES_HERE.match(story.text[name.end : name.end + 110]))


TITLES = frozenset(
    "mr mrs miss ms dr prof professor captain colonel general major lieutenant sergeant private admiral commander corporal ensign cadet marshal frau herr fräulein madame mme monsieur m sir lord lady baron baroness count countess prince princess saint st"
    " father brother sister mother comrade citizen engineer doctor pastor père abbé abbot don doña señor jemadar bishop canon rabbi grandfather grandmother old young uncle aunt nurse alderman inspector president king queen tsar mayor judge midshipman quartermaster foreman widow the".split()
)
"""Words before a surname that are no first names."""


def _given(name: str) -> str:
    """The first name, or nothing where there is a title only."""
    words = [word.lower().rstrip(".") for word in re.findall(r"[^\W\d_]+\.?", re.sub(r"['’]s?\Z", "", name))]
    firsts = [word for word in words[:-1] if word not in TITLES and len(word) > 1]
    return firsts[0] if firsts else ""


def _surname(name: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name) if word[0].isupper() or not word.isascii()]
    if not words:
        return name.lower()
    last = re.sub(r"['’]s?\Z", "", words[-1])
    return last.lower()


# ---- births and deaths

BORN = re.compile(
    r"\b(?:born|birth|baptised|christened|came into the world|(?:first )?saw the light(?: of day)?|b\.|роди(?:лся|лась)|родив(?:ся)?|народи(?:вся|лася)|рожд\w+)\b"
)
DIED = re.compile(
    r"\b(?:died|dies|death|has died|dead since|passed away|left us|departed this life|fell asleep for ever|closed (?:his|her) eyes for|gave up the ghost|breathed (?:his|her) last|drew (?:his|her) last|lost (?:his|her) life|met (?:his|her) (?:end|death)|called home|laid to rest|lain buried|lay buried|lies buried|was (?:killed|shot dead|executed|hanged|beheaded|guillotined|murdered|buried|drowned)"
    r"|were? killed|killed (?:at|in|on|near|by)|fell (?:in action|at|in (?:the )?battle)|perished|drowned|d\.|умер(?:ла)?|погиб(?:ла)?|утонул(?:а)?|убит(?:а)?|казн[её]н(?:а)?|расстрелян(?:а)?|потонув|потонула|страчен(?:ий|а)|розстріляний|скончал(?:ся|ась)|помер(?:ла)?|загинув|загинула)(?!\w)"
)
NOT_HIS = re.compile(
    r"\b(?:his|her|their|whose) (?:\w+ )?(?:father|mother|parents?|wife|husband|widow|son|sons|daughters?|brothers?|sisters?|uncle|aunt|friend|teacher|grand\w+|children|child|nephew|niece|cousin|master|successor|predecessor)\b"
    r"|\b(?:birth|death) of\b|\b(?:birth|death) (?:of )?(?:his|her)\b|\b(?:years?|months?|days?|decades?|long|soon|shortly|just|centur\w+) (?:after|before)\b|\b(?:after|before|since|until|following|upon|on) (?:his|her|the) (?:\w+ )?(?:death|birth)\b"
    r"|\b(?:unborn|still ?born|newborn|re-?born|first-?born|born (?:leader|soldier|teacher|storyteller))\b|\b(?:nearly|almost|narrowly) (?:died|killed|drowned)\b|\bsentenced to\b|\bcondemned\b|\bthe \w+ born\b"
)


def read_lives(story: Story, people: People) -> dict[str, Life]:
    """The people of the article whose birth or death it dates, by surname."""
    lives: dict[str, Life] = {}
    for key, name in people.keys.items():
        lives[key] = Life(name)
    for sentence in story.sentences:
        _from_brackets(story, sentence, people, lives)
        for pattern, kind in ((BORN, "births"), (DIED, "deaths")):
            for key, moment in _told(story, sentence, people, pattern):
                if key in lives:
                    getattr(lives[key], kind).append(moment)
    return {key: life for key, life in lives.items() if life.births or life.deaths}


BEFORE = 160
"""Characters before a date in which words are looked for that make it a life's."""
RESTS = re.compile(
    r"\b(?:here (?:rests|lies|sleeps)|grave|tomb|gravestone|headstone|в могиле|здесь покоится|тут спочиває)\b", re.IGNORECASE
)
AT_REST = re.compile(r"(?:,[^,.;]{0,40})?, ?\Z")
LIVED = re.compile(r"(?:,[^,.;]{0,60},?)?\s(?:lived|жил|жила|жив)(?: from)?\s*\Z")
"""Before a stretch that is a whole life: "Anton Hora, collector of songs, lived from 12 April 1832 to 3 March 1908"."""


def _from_brackets(story: Story, sentence: Sentence, people: People, lives: dict[str, Life]) -> None:
    """«Ernst Palm (1914–1986)», «Vasyl Horobets (14 January 1931 – 9 January 2019)», a title "Estrella Campos, 1861–1947"."""
    for number in sentence.dates:
        date = story.reading.dates[number]
        base = max(sentence.start, date.start - BEFORE)
        before = story.text[base : date.start]
        opening = re.search(r"[(\[]\s*(?:born |b\. ?|р\. ?|род\. ?)?\Z", before, re.IGNORECASE)
        rests = AT_REST.search(before) if RESTS.search(before) else None
        comma = rests or (sentence.heading and re.search(r",\s*\Z", before)) or LIVED.search(before)
        if not (opening or comma):
            continue
        name = people.name_before(base + (opening or comma).start(), sentence.start, 3)  # type: ignore[union-attr]
        key = people.key(name.text) if name else None
        if key not in lives:
            continue
        first, last = (date.edtf, None) if ends(date) is None else ends(date)  # type: ignore[misc]
        after = story.text[date.end : sentence.end]
        if last is None and opening and (dash := re.match(r"\s*[-–—]\s*", after)):
            other = next(
                (story.reading.dates[n] for n in sentence.dates if story.reading.dates[n].start == date.end + dash.end()), None
            )
            if other is not None:
                _add(lives[key].births, first, date)
                _add(lives[key].deaths, other.edtf, other)
                continue
        if last is not None:
            a, b = edtf_days(first), edtf_days(last)
            if a and b and 15 < (b[1] - a[0]) / YEAR < LONGEST:
                _add(lives[key].births, first, date)
                _add(lives[key].deaths, last, date)
        elif opening and re.search(r"[(\[]\s*(?:born |b\.|р\.|род)", before, re.IGNORECASE):
            _add(lives[key].births, first, date)


def _add(moments: list[Moment], edtf: str, at: DateMention) -> None:
    if found := edtf_days(edtf):
        moments.append(Moment(*found, at, edtf))


def _told(story: Story, sentence: Sentence, people: People, pattern: re.Pattern[str]) -> Iterator[tuple[str, Moment]]:
    """What a sentence tells with a verb: the date nearest to it in its clause, the person it is said of."""
    low = story.text[sentence.start : sentence.end].lower().replace("’", "'")
    for match in pattern.finditer(low):
        around = low[max(0, match.start() - 45) : match.end() + 30]
        if NOT_HIS.search(around):
            continue
        at = sentence.start + match.start()
        dated = _date_by(story, sentence, at, sentence.start + match.end())
        if (
            dated is None
            or (found := days(dated)) is None
            or dated.grain in ("decade", "century")
            or (dated.grain == "interval" and found[1] - found[0] > 2)
        ):
            continue
        key = people.owner(sentence, at)
        if match.start() < 3 or (key is None and match.start() < 40):
            name = people.name_after(sentence.start + match.end(), sentence.end, 90)
            key = people.key(name.text) if name else key or people.subject(sentence)
        if key is not None:
            yield key, Moment(*found, dated, dated.edtf)


def _date_by(story: Story, sentence: Sentence, start: int, end: int) -> DateMention | None:
    """The date that goes with the words from `start` to `end`: the next one of the clause, else the one before."""
    found = [story.reading.dates[n] for n in sentence.dates]
    later = [date for date in found if date.start >= end and not CLAUSE.search(story.text[end : date.start])]
    if later:
        return later[0]
    earlier = [date for date in found if date.end <= start and not CLAUSE.search(story.text[date.end : start])]
    return earlier[-1] if earlier else None


CLAUSE = re.compile(
    r"[;:]|,? (?:and|but|when|while|where|before|after|until|then) (?:he|she|it|they|his|her|was|were|had|the|in|a)\b|, (?:which|who|whose|from|he|she|moved|became|married|studied|served|worked|went|came|left)\b|\.\s"
)

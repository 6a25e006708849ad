"""Lives: who was born and died when, and how old who was when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from claimcheck.audit.facts.story import Mention, Sentence, Story
from claimcheck.audit.facts.times import days, edtf_days, ends
from claimcheck.audit.facts.words import number_of
from claimcheck.records import DateMention, Figure, NameMention
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


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody was when."""

    person: str
    years: int
    when: Moment
    at: Mention | Sentence


class People:
    """Who is meant where."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.names = [name for name in story.reading.names if name.kind == "person" and name.text[:1].isupper()]
        self.starts = [name.start for name in self.names]
        self.all = resolve_subjects(story.text, story.reading.sentences, story.reading.names)
        given: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            given[_surname(name.text)] |= {first} if (first := _given(name.text)) else set()
        self.shared = {surname for surname, firsts in given.items() if len(firsts) > 1}
        self.keys: dict[str, str] = {}
        for name in self.names:
            self.keys.setdefault(self.key(name.text), name.text)

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


PRONOUN = re.compile(r"\b(?:he|she|his|her|who|whose|him|он|она|его|ее|її|його|він|вона|который|которая|якого|який|яка)\b")


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
    r"\b(?:born|birth|baptised|christened|came into the world|saw the light(?: of day)?|b\.|роди(?:лся|лась)|родив(?:ся)?|народи(?:вся|лася)|рожд\w+)\b"
)
DIED = re.compile(
    r"\b(?:died|dies|death|has died|dead since|passed away|breathed (?:his|her) last|called home|laid to rest|lain buried|lay buried|lies buried|was (?:killed|shot dead|executed|hanged|beheaded|guillotined|murdered|buried|drowned)"
    r"|were? killed|killed (?:at|in|on|near|by)|fell (?:in action|at|in (?:the )?battle)|perished|drowned|d\.|умер(?:ла)?|погиб(?:ла)?|скончал(?:ся|ась)|помер(?:ла)?|загинув|загинула)(?!\w)"
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


LIVED = re.compile(r"(?:,[^,.;]{0,60},?)?\s(?:lived|жил|жила|жив)(?: from)?\s*\Z")
"""Before a stretch that is a whole life: "Anton Hora, collector of songs, lived from 12 April 1832 to 3 March 1908"."""


def _from_brackets(story: Story, sentence: Sentence, people: People, lives: dict[str, Life]) -> None:
    """«Ernst Palm (1914–1986)», «Vasyl Horobets (14 January 1931 – 9 January 2019)», a title "Estrella Campos, 1861–1947"."""
    for number in sentence.dates:
        date = story.reading.dates[number]
        before = story.text[sentence.start : date.start]
        opening = re.search(r"[(\[]\s*(?:born |b\. ?|р\. ?|род\. ?)?\Z", before, re.IGNORECASE)
        comma = (sentence.heading and re.search(r",\s*\Z", before)) or LIVED.search(before)
        if not (opening or comma):
            continue
        name = people.name_before(sentence.start + (opening or comma).start(), sentence.start, 3)  # type: ignore[union-attr]
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
        if dated is None or (found := days(dated)) is None or dated.grain in ("decade", "century", "interval"):
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


# ---- ages

_F = r"(?P<age><[fl]\d+>)"
AGES = (
    re.compile(
        rf"\b(?:at|by|from|reached|to) (?:the|his|her) (?:ripe |great |early |tender |advanced )?(?:old )?age of (?:only |just |about |nearly )?{_F}"
    ),
    re.compile(rf"\b(?P<who>aged|age|then aged) (?:only |just )?{_F}(?! (?:to|and|or) <)"),
    re.compile(
        rf"\b(?:he|she|who|boy|girl) (?:was|is|had been|would be|had just|was to be) (?:then |now |only |just |barely |already |still |not yet |turned |all of |by then |at that time )*{_F}(?=[,.;:)]| and\b| when\b| in\b| at\b| that\b| but\b| or\b|$| years? old\b| years? of age| on\b| by\b| with\b)"
    ),
    re.compile(
        rf"(?P<who>,) (?:then |now |just |only |who was |who is |still |barely |at the time )?{_F}(?: years old)?(?:,| and\b)"
    ),
    re.compile(
        rf"\b(?P<who>(?:boy|girl|man|woman|lad|lass|youth|child|lady|person|widow|widower|bachelor|spinster|worker|operator|captain|driver|peasant|colonel|recruit|student|veteran|apprentice|priest|clerk|teacher|engineer|soldier|sailor|pilot|nurse) of) (?:only |just |about |some )?{_F}(?=[,.;:)]| and\b| when\b| in\b| at\b| with\b| who\b| on\b|$)"
    ),
    re.compile(rf"\b(?:just |had |has |having )*turned {_F}(?! (?:to|of|into))"),
    re.compile(rf"\b(?:made|making|makes) (?:him|her) {_F}(?=[,.;:)]| and\b| when\b|$)"),
    re.compile(rf"{_F}[- ]years?[- ]old\b"),
    re.compile(rf"\bat {_F},? (?=he\b|she\b|the youngest|the oldest)"),
    re.compile(rf"(?:в возрасте|у віці|в віці) {_F}"),
    re.compile(
        rf"(?:ему|ей|йому|їй) (?:было|исполнилось|тогда было|было тогда|виповнилося|було|тоді було) (?:всего |лишь |только |лише |тільки )?{_F}"
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
    near = AT_DEATH.search(sentence.shape) or PRONOUN.search(sentence.shape)
    if key not in lives and near and not people.name_before(where, sentence.start) and (alone := _only(lives)):
        key = alone
    if key not in lives:
        return
    if when := _when(people.story, sentence, where, sentence.shape, lives[key]):
        yield Age(key, number, when, at)


def _apposed(people: People, sentence: Sentence, at: Mention) -> bool:
    """Whether "a man of 44", ", 36,", "aged 40" is said of the one named right before it: other people are brought in so as well."""
    name = people.name_before(at.start, sentence.start, 70)
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
    r"\b(?:died|death|dead|passed away|killed|shot|executed|hanged|drowned|buried|coffin|grave|gravestone|tombstone|headstone|funeral|obituary|lived to|at the end of (?:his|her) life|breathed)\b"
)
RELATIVES = re.compile(
    r"\b(?:his|her) (?:\w+ )?(?:father|mother|wife|husband|brother|sister|son|daughter|parents?|teacher|friend|uncle|aunt|child|children|grand\w+|master|predecessor)\b"
)
"""Whose death may be meant when an age is told."""
THEN = re.compile(r"\b(?:then|by then|at the time|at that time|had just|that (?:day|year|summer|spring|autumn|winter))\b")


def _when(story: Story, sentence: Sentence, at: int, shape: str, life: Life) -> Moment | None:
    """When the age was had: the date beside it, the death, else the date that the story stands at."""
    dated = [date for date in story.dates_of(sentence) if days(date) and date.grain in ("day", "month", "season", "year")]
    births = {moment.at for moment in life.births}
    dated = [date for date in dated if date not in births]
    if dated:
        dated = [date for date in dated if _goes_with(story, at, date)]
        if not dated:
            return None
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

"""Dates told by their distance: "nine years later, in 1899", "two months before that day", "the fiftieth anniversary in 1936"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from claimcheck.audit.content import content_words
from claimcheck.audit.facts.story import Mention, Sentence, Story
from claimcheck.audit.facts.times import Days, days, edtf_days, ends
from claimcheck.audit.facts.words import number_of, slavic_number
from claimcheck.compare import duration_days
from claimcheck.records import DateMention
from claimcheck.text.durations import read_durations

REACH = 25
"""Sentences back in which the date may stand that a distance is counted from."""
_LATER = r"(?:later|afterwards?|thereafter|further on|on|hence|after(?:wards)?|since|from (?:then|that)|would (?:go by|pass)|went by|passed|had (?:passed|gone by|elapsed)|elapsed|спустя|пізніше|позже)"
_EARLIER = r"(?:earlier|before(?:hand)?|previously|prior|раньше|раніше)"
APART = re.compile(
    rf"(?P<l><l\d+>)(?: to the day)? (?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER}))(?!\w)|(?:after|через|спустя) (?P<after><l\d+>)(?=,| )|(?:^|\W)за (?P<uk><l\d+>)(?=, [ув] <d)"
)
NAMED_REACH = 3
"""Sentences back in which a known event may be named that a distance is counted from."""
SLACK_YEARS = 1
"""Years by which a distance in years may be off: counted from within a year to within another."""


@dataclass(frozen=True, slots=True)
class Distance:
    """Two dates and how far apart the article says they are."""

    text: str
    low: float
    high: float
    """Days, negative for earlier."""
    target: DateMention
    at: Mention
    sentence: Sentence
    anchors: tuple[DateMention, ...]


def read_distances(story: Story, known: Sequence[DateMention] = ()) -> Iterator[Distance]:
    """Every distance whose end is dated in the same sentence, with the dates told before it that it can count from.

    `known` are the dates of known events, as mentions where the article names them.
    """
    for sentence in story.sentences:
        stated = [
            date
            for date in story.dates_of(sentence)
            if date.basis == "stated" and days(date) and date.grain in ("day", "month", "season", "year")
        ]
        if not stated or sentence.heading:
            continue
        for item, text, sign in _told(story, sentence):
            target = next((date for date in stated if date.start >= item.end and date.start - item.end <= 60), None)
            if target is None:
                continue
            between = story.text[item.end : target.start]
            between = TAKEN_UP.sub(", ", between.lower())
            if re.search(r"[.;:]|\b(?:and|but|than|who|born|dated?)\b", between) and not re.search(
                r"\bnamely|that is\b", between
            ):
                continue
            low, high = _span(text, sign)
            if high == low == 0:
                continue
            anchors = tuple(_anchors(story, sentence, item.start, target))
            anchors += tuple(
                date for date in known if sentence.number - NAMED_REACH <= story.sentence_at(date.start).number <= sentence.number
            )
            anchors = _of_what(story, sentence, item, anchors)
            if anchors:
                yield Distance(item.text, low, high, target, item, sentence, anchors)


TAKEN_UP = re.compile(r"; (?=(?:it|this|that|then|he|she|they) (?:was|were|had|came|happened)\b)")
"""A clause that goes on with what the distance leads to."""
OF_WHAT = re.compile(
    r"^ ?(?:after|before|since|from|following) (?:the |his |her |its |their |an? |this |that )?(?P<what>[^<,.;:]{3,60})"
)


def _of_what(story: Story, sentence: Sentence, item: Mention, anchors: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """The dates that "after the battle" can mean: those of sentences that speak of one; all of them where nothing is named."""
    behind = story.text[item.end : sentence.end].lower()
    match = OF_WHAT.match(behind)
    if match is None:
        return anchors
    what = content_words(match["what"], story.language) - {"day", "date", "event", "moment", "time", "year"}
    if not what:
        return anchors
    fitting = tuple(date for date in anchors if what & content_words(story.sentence_at(date.start).text, story.language))
    return fitting or (anchors if len({date.edtf for date in anchors}) == 1 else ())


def _told(story: Story, sentence: Sentence) -> Iterator[tuple[Mention, str, int]]:
    """The distances of a sentence: a length with "later" or "before" behind it, or a date that was read from one."""
    for match in APART.finditer(sentence.shape):
        item = story.duration(match["l"] or match["after"] or match["uk"])
        if not re.search(
            r"\b(?:every|each|all|these|those|the|first|last|than|lasted|for)\s+(?:\w+ )?$", sentence.shape[: match.start()][-24:]
        ):
            yield item, item.iso, -1 if match["earlier"] else 1
    for date in story.dates_of(sentence):
        low = date.text.lower()
        if date.basis == "context" and FORWARD.match(low):
            inside = read_durations(date.text, story.language, ())
            if inside and not BACKWARD.search(low):
                yield date, inside[0].iso, 1
        elif date.basis == "context" and (found := re.search(rf"\b(?:{_LATER}|{_EARLIER})\b", low)):
            inside = read_durations(date.text, story.language, ())
            if inside:
                yield date, inside[0].iso, -1 if re.fullmatch(_EARLIER, found[0]) else 1


FORWARD = re.compile(r"(?:ещ[её] |ще )?(?:через|спустя|за)\b")
BACKWARD = re.compile(r"\b(?:до|перед|раньше|раніше|назад|тому)\b")


def _span(iso: str, sign: int) -> tuple[float, float]:
    """The fewest and most days of a distance."""
    low, high = duration_days(iso)
    if math.isnan(low):
        return 0, 0
    if re.fullmatch(r"P\d+Y", iso):
        low, high = low - 366 * SLACK_YEARS / 2, high + 366 * SLACK_YEARS / 2
    elif re.fullmatch(r"P\d+[MW]", iso):
        low, high = low - 0.2 * high - 2, high + 0.2 * high + 2
    else:
        low, high = low - 1, high + 1
    return (low, high) if sign > 0 else (-high, -low)


def _anchors(story: Story, sentence: Sentence, at: int, target: DateMention) -> Iterator[DateMention]:
    for other in (sentence, *story.before(sentence, REACH), *story.sentences[:1]):
        for date in story.dates_of(other):
            if (
                date is not target
                and (date.start < at or (other is sentence and date.start > target.end))
                and (days(date) or ends(date))
            ):
                yield date


def fits(distance: Distance) -> bool:
    """Whether some date told before lies as far from the target as is said."""
    target = days(distance.target)
    if target is None:
        return True
    for anchor in distance.anchors:
        for span in _spans(anchor):
            low, high = target[0] - span[1], target[1] - span[0]
            if low <= distance.high and distance.low <= high:
                return True
    return False


def _spans(date: DateMention) -> Iterator[Days]:
    if stretch := ends(date):
        yield from (span for end in stretch if (span := edtf_days(end)))
    if span := days(date):
        yield span


# ---- anniversaries

FOUNDED = re.compile(
    r"\b(?:founded|founding|foundation|established|set up|opened|inaugurated|got together|began|begun|started|first (?:held|met|played|run|published|appeared|issued|rung|celebrated|performed|awarded)|launched|created|instituted|since|born|birth|held (?:annually|yearly|every year)|every year since|each year since|yearly (?:from|since)|annually (?:from|since)|built|erected|married|wedding|chartered|come into being|came into being|laid|based in|основан\w*|заснован\w*|открыт\w*|родился|народився)\b"
)
JUBILEE = re.compile(
    r"\b(?P<nth>[\w-]+)(?:st|nd|rd|th)? (?P<kind>anniversary|birthday|jubilee|year of (?:its|his|her|the)|годовщин\w+|летие|річниц\w+)\b|(?P<i><i\d+>) (?P<kind2>anniversary|birthday|jubilee)\b"
    r"|\b(?P<named>centenary|bicentenary|tercentenary|centennial|bicentennial|sesquicentennial|golden jubilee|silver jubilee|diamond jubilee|golden wedding|silver wedding|hundred years of|half-century)\b"
)
EDITION = re.compile(
    r"\b(?P<nth>[\w-]+) (?P<what>race|gala|festival|fair|congress|show|match|regatta|exhibition|session|meeting|tournament|contest|dinner|ball|concert|season|conference|competition|edition of the|parade|pilgrimage|procession|march|feast|supper|assembly|games|cup|final|market)\b|\b(?:was|as|thus|be) (?:thus |therefore |accordingly |then |only |already )?(?:the|its) (?P<late>[\w-]+)(?=[,.;])"
)
YEARLY = re.compile(
    r"\b(?:every year|each year|yearly|annual(?:ly)?|once a year|year after year|every (?:spring|summer|autumn|winter|may|june|july|august|september|october|november|december))\b"
)
SKIPPED = re.compile(
    r"\b(?:skipped|except|missed|cancelled|not held|suspended|omitted|fell out|interrupt\w*|gap|gaps|break in|apart from|save in|with the exception|no (?:race|gala|festival|fair|show))\b"
)
MOST = 10
"""Anniversaries of one sentence that are reckoned."""
JUBILEES = {
    "golden jubilee": (50,),
    "silver jubilee": (25,),
    "diamond jubilee": (60, 75),
    "golden wedding": (50,),
    "silver wedding": (25,),
    "half-century": (50,),
    "hundred years of": (100,),
}


@dataclass(frozen=True, slots=True)
class Jubilee:
    """A numbered return of a day."""

    number: int
    words: str
    when: DateMention
    since: DateMention
    expected: int
    sentence: Sentence


def read_jubilees(story: Story) -> Iterator[Jubilee]:
    """Anniversaries and numbered yearly events that no founding date of the article gives."""
    founding = {sentence.number for sentence in story.sentences if sentence.dates and FOUNDED.search(sentence.shape)}
    starts = [
        date
        for sentence in story.sentences
        for date in story.dates_of(sentence)
        if days(date)
        and (date.edtf.endswith("/..") or (date.grain in ("day", "month", "season", "year") and sentence.number in founding))
    ]
    every = [date for sentence in story.sentences for date in story.dates_of(sentence) if days(date) and date.grain != "century"]
    yearly = [sentence for sentence in story.sentences if YEARLY.search(sentence.shape)]
    skips = any(SKIPPED.search(sentence.shape) for sentence in story.sentences)
    for sentence in story.sentences:
        for numbers, words, kind in islice(_numbered(story, sentence), MOST):
            when = _year_of(story, sentence)
            if when is None or (kind == "edition" and not yearly):
                continue
            year = _year(when)
            slack = (-1, 0, 1) if kind == "edition" else (-1, 0, 1) if numbers[0] < 20 else (0, 1)
            candidates = [date for date in (starts if kind == "edition" else every) if date is not when and _year(date) < year]
            gaps = [year - _year(date) for date in candidates]
            if any(gap == number + off for gap in gaps for number in numbers for off in slack):
                continue
            first = next((date for date in starts if date is not when and _year(date) < year), None)
            if first is None or (kind == "edition" and skips):
                continue
            yield Jubilee(numbers[0], words, when, first, year - _year(first) + (kind == "edition"), sentence)


ANOTHER = re.compile(r" of (?:the|that|this|his|her|its|their) ([^<,.;:]{3,40})")
"""An anniversary of something named: counted from its own beginning only."""


def _numbered(story: Story, sentence: Sentence) -> Iterator[tuple[tuple[int, ...], str, str]]:
    shape, begun = _with_jubilees(story, sentence), None
    for match in SLAVIC_JUBILEE.finditer(shape):
        if (slavic := slavic_number(match["n"])) is not None and slavic > 4:
            yield (slavic,), match[0], "jubilee"
    for match in JUBILEE.finditer(shape):
        if match["named"]:
            number = JUBILEES.get(match["named"]) or ((found,) if (found := number_of(match["named"])) else ())
        elif match["i"]:
            number = (found,) if (found := number_of(story.identifier(match["i"]).text)) else ()
        else:
            number = (found,) if (found := number_of(match["nth"])) else ()
        if of := ANOTHER.match(shape[match.end() :]):
            begun = _begun(story) if begun is None else begun
            if not content_words(of[1], story.language) & begun:
                continue
        if number and not re.search(r"\b(?:his|her) $", shape[max(0, match.start() - 5) : match.start()]):
            yield number, match[0], "jubilee"
    for match in EDITION.finditer(sentence.shape):
        if (number_ := number_of(match["nth"] or match["late"])) and number_ > 3:
            yield (number_,), match[0], "edition"


def _begun(story: Story) -> frozenset[str]:
    """The words of the sentences that date a beginning, and of those before them."""
    return frozenset().union(
        *(
            content_words(story.text[story.sentences[max(0, one.number - 1)].start : one.end], story.language)
            for one in story.sentences
            if one.dates and FOUNDED.search(one.shape)
        )
    )


SLAVIC_JUBILEE = re.compile(
    r"\b(?:сво\w+|дн\w+|юбиле\w+|ювіле\w+|отмет\w+|отмеча\w+|праздн\w+|відзнач\w+|святкув\w+|к|до|в честь|на честь|со дня|з дня)\s(?:[^\W\d_]+ ){0,2}?"
    r"(?P<n>[^\W_][\w'-]*?)-?(?:лети[еяюй]\w*|річч\w+|літт\w+|\w* (?:годовщин\w+|річниц\w+))(?!\w)"
)
"""«в дни своего пятидесятилетия», «отметили 75-летие», «пятидесятую годовщину»."""


def _with_jubilees(story: Story, sentence: Sentence) -> str:
    """The shape of a sentence with the words of dates that are anniversaries by what the reader reckoned, not by what is stated."""
    shape = sentence.shape
    for number in sentence.dates[:20]:
        date = story.reading.dates[number]
        if date.basis == "context" and NAMED_RETURN.search(date.text.lower()):
            shape = shape.replace(f"<d{number}>", " ".join(date.text.lower().split()))
    return shape


NAMED_RETURN = re.compile(r"anniversar|jubilee|birthday|centen|годовщин|річниц|летие|летия|річч")


def _year(date: DateMention) -> int:
    return int(date.edtf.removeprefix("../")[:4]) if date.edtf.removeprefix("../")[:4].isdigit() else 9999


def _year_of(story: Story, sentence: Sentence) -> DateMention | None:
    """The one year of a sentence, or of the sentence before it."""
    for near in (sentence, *story.before(sentence, 1)):
        found = [
            date
            for date in story.dates_of(near)
            if date.basis == "stated" and date.grain in ("day", "month", "season", "year") and _year(date) < 9999
        ]
        if found:
            return found[0] if len({_year(date) for date in found}) == 1 else None
    return None

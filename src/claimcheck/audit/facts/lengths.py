"""Lengths of time that are stated for the whole of something, and the stretches that they can be held against."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from claimcheck.audit.facts.deeds import Deed, read_deeds
from claimcheck.audit.facts.story import Mention, Sentence, Story
from claimcheck.audit.facts.times import days, edtf_days, ends
from claimcheck.compare import duration_days
from claimcheck.records import DateMention, Duration

_HEDGE = "(?:about |around |some |roughly |almost |nearly |over |more than |exactly |fully |just |only |a mere |all of |no (?:fewer|less|more) than |at least |altogether |in all |a total of |precisely |full |long |good |bare |weary |terrible |hard )*"
_LASTS = r"длил\w+|продолжал\w+|продлил\w+|продержал\w+|занял\w*|занимал\w*|ш[её]л|шла|шло|провел\w*|простоял\w*|понадобил\w+|потребовал\w+|просидел\w*|отсидел\w*|прослужил\w*|составил\w*|ушл[ои]|тривал\w*|тривав|забра\w+|зайня\w+|ішов|ішла|провів|провел\w*|простоя\w+|знадобил\w+|відсиді\w+|прослужи\w+|протрима\w+|пішло"
WHOLE = re.compile(
    rf"\b(?:last(?:ed|ing)|took|held out|holds out|held on|went on|goes on|continued|dragged on|endured|stood|resisted|occupied|for|after|in|ran|run|runs|spent|reckoned|counted|makes?|made|came to|total(?:l?ed)?|served|serving|needed|required|of) (?:(?:it|him|her|them) )?{_HEDGE}(?P<l><l\d+>)"
    r"|\btook (?:[a-z'-]+ ){1,4}(?P<took><l\d+>)"
    rf"|\b(?:the|those|these|that|this|all|whole|entire|its|their|his|her|throughout) (?:the |all |of |whole |entire |full )*{_HEDGE}(?P<def><l\d+>)"
    r"|(?P<of><l\d+>)'? (?:of|in all|altogether|in total|all told|on end|long|without|counting|inclusive|later|from|between|to the day)\b"
    r"|(?P<adj><l\d+>)[ -](?:siege|war|battle|strike|campaign|voyage|journey|march|defen[cs]e|blockade|occupation|reign|expedition|trek|walk|fight|trial|drought|winter|flight|crossing|exile|imprisonment|sentence|stay|tour)"
    rf"|^{_HEDGE}(?P<start><l\d+>)"
    rf"|\b(?:{_LASTS})(?: [^\W\d_]+){{0,4}} (?P<ru><l\d+>)"
    rf"|(?P<uk><l\d+>) (?:{_LASTS})\b"
)
"""A length said of the whole of something."""
DEFINITE = re.compile(
    r"(?P<all><l\d+>) (?:in all|altogether|in total|all told)\b|\b(?:the|those|these|all|whole|entire|its|their|his|her|throughout) (?:the |all |of |whole |entire |full |some |long |terrible )*(?P<l><l\d+>)"
    r"|\btook (?:[a-z'-]+ ){1,4}(?P<took><l\d+>)"
    r"|\b(?:эти|эта|те|все|весь|всех|этих|целых|ці|ті|всі|усі|цих|тих|цілих) (?P<ru><l\d+>)"
    r"|\b(?:the (?:whole|entire) (?!of the year|year)|весь |вся |все |всё |увесь |уся |усе )[^<.;]{3,60}?\b(?:lasted|took|went on for|длил\w+|продолжал\w+|занял\w*|тривав|тривал\w+|забра\w+|зайня\w+) (?:for |only |just |лишь |всего |лише |усього )*(?P<whole><l\d+>)"
)
NOT_WHOLE = re.compile(
    r"\b(?:every|each|per|within|another|first|last|next|further|previous|following|other|remaining|final|more than once in|of (?:those|these|the|his|her|their)) (?:\w+ )?<l\d+>"
    r"|<l\d+>(?:'s?)? (?:ago|later|earlier|before|after|beforehand|afterwards|old|of age|a (?:week|month|year|day)|younger|older|more|less|away|from now|on (?=with|the)|previously|hence|per)\b"
    r"|\b(?:aged?|sentenced to|condemned to|up to|maximum|minimum|planned|expected|should|would|could|might|hoped|allowed|supposed|less than|no more than|notice of|leave of|pension|contract|warrant|guarantee) (?:\w+ ){0,2}<l\d+>"
)
POINTED = re.compile(
    r"\b(?:those|these|all) (?P<l><l\d+>)(?= on the| of)|\bof the (?P<of><l\d+>) (?:that|which|he|she|they|it)\b"
)
"""A length that takes up what was told, whatever else stands beside it: "those eleven months on the road"."""
ENDS = re.compile(
    r"\b(?:end(?:ed|s|ing)?|until|till|to|back|over|finish\w*|surrender\w*|lifted|fell|capitulat\w*|stopp?\w*|clos\w*|return\w*|reach\w*|arriv\w*|complet\w*|conclud\w*|broke|raised|ceas\w*|gave up|called off|released|home|through|and|last|окончил\w+|закончил\w+|завершил\w+|прекратил\w+|до|по|вернул\w+|снят\w*|пал\w*|закінчи[влтс]\w*|скінчи[влтс]\w*|завершив\w*|припинив\w*|завершил\w+|припинил\w+|повернул\w+|знят\w*|впав|впала)\b"
)


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch between two dates."""

    low: float
    high: float
    """Fewest and most days from the first to the last, both counted or one."""
    at: tuple[Mention, ...]
    sentence: Sentence
    edtf: str
    explicit: bool
    """Written as a stretch, not as two dates."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length stated for the whole of something."""

    low: float
    high: float
    at: Duration
    sign: str
    sentence: Sentence
    definite: bool
    """Said of something that was told before: "the nine days", "all those months"."""
    whole: bool
    """Said in words that give the length of the whole of something: "lasted", "in all", "took"."""


def read_extents(story: Story) -> list[Extent]:
    """Every stretch that the article writes out, and every sentence with a first and a last day."""
    found = []
    for sentence in story.sentences:
        dates = [date for date in story.dates_of(sentence) if date.basis == "stated" or "/" in date.edtf or date.grain == "day"]
        for date in dates:
            if stretch := ends(date):
                found += _extent(edtf_days(stretch[0]), edtf_days(stretch[1]), (date,), sentence, date.edtf, explicit=True)
        single = [date for date in dates if ends(date) is None and date.grain in ("day", "month", "year")]
        if len(single) == 2 and single[0].grain == single[1].grain and ENDS.search(sentence.shape):
            a, b = single
            found += _extent(days(a), days(b), (a, b), sentence, f"{a.edtf}/{b.edtf}", explicit=False)
    return found or list(_across_sentences(story))


SPANS = (
    ("begin", "end"), ("depart", "arrive"), ("depart", "end"), ("begin", "arrive"), ("arrest", "release"), ("sentence", "release"), ("appoint", "resign"),
    ("elect", "resign"), ("open", "close"), ("found", "close"), ("enrol", "graduate"), ("lay", "build"), ("lay", "open"), ("begin", "build"),
    ("begin", "open"), ("begin", "free"), ("arrive", "depart"), ("begin", "capture"), ("begin", "close"),
)  # fmt: skip
"""What begins and what ends one stretch of time, by sense."""
MOST = 60
"""Deeds that are set beside each other, so that one endless sentence does not take a square of its time."""
SHORT = 16
"""Sentences of an article about one thing."""


def _across_sentences(story: Story) -> Iterator[Extent]:
    """The one stretch of a short article whose first day stands in one sentence and whose last in another."""
    if len(story.sentences) > SHORT:
        return
    deeds = [deed for deed in islice(read_deeds(story), MOST) if deed.date.basis == "stated" or deed.date.grain == "day"]
    found: dict[tuple[str, str], tuple[Deed, Deed]] = {}
    for first in deeds:
        for last in deeds:
            if (first.name, last.name) in SPANS and first.last < last.first and first.date.grain == last.date.grain:
                found.setdefault((first.date.edtf, last.date.edtf), (first, last))
    if len(found) == 1:
        first, last = next(iter(found.values()))
        a, b = (first.first, first.last), (last.first, last.last)
        stretch = f"{first.date.edtf}/{last.date.edtf}"
        yield from _extent(a, b, (first.date, last.date), last.sentence, stretch, explicit=False)


def _extent(
    a: tuple[int, int] | None,
    b: tuple[int, int] | None,
    at: tuple[DateMention, ...],
    sentence: Sentence,
    edtf: str,
    *,
    explicit: bool,
) -> list[Extent]:
    if not a or not b or a[0] >= b[0]:
        return []
    return [Extent(max(0, b[0] - a[1]), b[1] - a[0] + 1, at, sentence, edtf, explicit)]


def read_lengths(story: Story) -> Iterator[Length]:
    """Every length of two days and more that is stated for the whole of something."""
    for sentence in story.sentences:
        if not sentence.durations:
            continue
        definite = {next(filter(None, match.groups())) for match in DEFINITE.finditer(sentence.shape)}
        partial = {sign for match in NOT_WHOLE.finditer(sentence.shape) for sign in re.findall(r"<l\d+>", match[0])}
        partial -= {match["l"] or match["of"] for match in POINTED.finditer(sentence.shape)}
        told = [next(filter(None, match.groups())) for match in WHOLE.finditer(sentence.shape)]
        signs = dict.fromkeys([*told, *(f"<l{number}>" for number in sentence.durations)])
        for sign in signs:
            item = story.duration(sign)
            low, high = duration_days(item.iso)
            if sign in partial or math.isnan(low) or high < 2:
                continue
            taken_up = sign in definite and not re.search(r"[-‑](?:hour|day|week|month|year)", item.text)
            yield Length(*widened(item, low, high, sentence.shape, sign), item, sign, sentence, taken_up, sign in told)


def widened(item: Duration, low: float, high: float, shape: str, sign: str) -> tuple[float, float]:
    """The days that a length allows with its hedge and the roundness of its unit."""
    before = shape[: shape.find(sign)][-24:]
    spare = 0.0
    if not re.fullmatch(r"P\d+(?:D|W)", item.iso) or not re.search(r"\d|day|дн|ден|сут", item.text):
        spare = max(4.0, 0.12 * high)  # weeks, months and years are counted loosely
    low, high = low - spare, high + spare + 1
    if re.search(r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|under|less than|or so|up to)\b", before):
        low, high = low * 0.82, high * 1.15
    if re.search(r"\b(?:over|more than|at least|above|no less than|no fewer than|upwards of)\b", before):
        high = high * 1.35
    if re.search(r"\b(?:under|less than|not quite|barely|no more than)\b", before):
        low = low * 0.7
    return low, high

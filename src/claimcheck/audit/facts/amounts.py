"""Amounts: the figures of an article with what they count and the part they play in a reckoning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

from claimcheck.audit.content import content_words
from claimcheck.audit.facts.senses import has
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.compare import PERCENT
from claimcheck.records import Figure
from claimcheck.text.lemmas import lemma
from claimcheck.text.measures import measure_of

LEAST, MOST = Decimal("-Infinity"), Decimal("Infinity")
DENIED = 70
"""Characters before a bound in which a denial may stand that turns it."""
ABOUT = Decimal("0.1")
"""How far "about" reaches on each side."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure that counts or measures something."""

    figure: Figure
    sign: str
    low: Decimal
    high: Decimal
    """What its words allow; infinite where they leave it open."""
    value: Decimal
    """The number that stands there."""
    kind: str | None
    """What is counted: a row of kinds.txt, the noun itself, a measure's dimension, "percent"; None where nothing tells."""
    noun: str | None
    sentence: Sentence
    before: str
    """The shape of its sentence up to it."""
    after: str


@cache
def kinds() -> dict[str, str]:
    """The kind of each noun of kinds.txt."""
    text = files("claimcheck.audit").joinpath("tables", "kinds.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {word: row[0] for row in rows for word in reversed(row)}


_NOT_COUNTED = re.compile(
    r"(?:\b(?:aged?|age of|(?<!now )(?<!who )(?<!which )number|no\.?|chapter|line|page|room|hall|house|platform|berth|pier|row|cabinet|laboratory|hut|camp|lodge|school no\.|mill|store|flat|ward|board|minute|exhibit|box|shelf|barrack|safe|ring|crate|post|car|gate|shaft|pit|battery|point|format|size|form|file|sheet|sheets|kiln|table|figure|volume|issue|order|orders|plate|class|grade|floor|verse|psalm|bus|route|tram|line|train|track|wagon|turned|was then|then|article|section|paragraph|note|item|entry|lot|plot|bed|cell|locker|drawer|folio|case|stop|station|ticket|engine|locomotive|dock|bay|hangar|block|window|pew|grave|milestone|marker|stake|pole|between|from) (?:the )?)$"
)
_AGE_AFTER = re.compile(r"^(?:[- ]years?[- ]old| years of age|,? (?:and|with) (?:a|her|his) |-year)")


def read_amounts(story: Story) -> list[Amount]:
    """The figures of an article that count or measure something, in order; names, ages and scores are left out."""
    found: list[Amount] = []
    for sentence in story.sentences:
        for number in sentence.figures:
            sign = f"<f{number}>"
            at = sentence.shape.find(sign)
            if at < 0:
                continue
            before, after = sentence.shape[:at], sentence.shape[at + len(sign) :]
            amount = _amount(story, story.reading.figures[number], sign, sentence, before, after)
            if amount is not None:
                found.append(amount)
    return found


def _amount(story: Story, figure: Figure, sign: str, sentence: Sentence, before: str, after: str) -> Amount | None:
    value = figure.low if figure.low is not None else figure.high
    if (
        value is None
        or value < 0
        or figure.text.lower() in ("score", "dozen", "scores", "dozens")
        or _NOT_COUNTED.search(before[-40:])
    ):
        return None
    unit = None if figure.unit and figure.unit[-1] in "'’" else figure.unit  # "57 shaman's drums"
    noun = unit or _next_noun(after, story) or _numbered(before, story)
    if noun is None and value < 120 and (_AGE_AFTER.match(after) or is_age(before[-120:], after)):
        return None
    if re.match(r"^[-/:×]| ?(?:x|×|by) ?<f|(?: [a-z]+)? by <f|st\b|nd\b|rd\b|th\b", after) or re.search(
        r"<f\d+>(?: [a-z]+)?(?:-| ?× ?| x |:| by )$", before[-40:]
    ):
        return None
    figure = _as_meant(figure, before, story)
    low, high = bounds_of(figure)
    return Amount(figure, sign, low, high, value, kind_of(noun, story), noun, sentence, before, after)


_REACHES = re.compile(r"\b(?:attain|reach|exceed|surpass|top|pass|hold|достиг|превы|достав|досяг|перевищ)\w*(?: \w+)? $")
_COMPARED = re.compile(
    r"\b(?:deeper|higher|taller|longer|wider|broader|heavier|older|larger|bigger|greater|thicker|hotter|faster|глубже|выше|длиннее|шире|тяжелее|старше|крупнее|глибше|вище|довше|ширше|важче|старше|більше) (?:than |чем |ніж |за )?$"
)
_TURNED: dict[str, Literal["at_least", "at_most"]] = {
    "over": "at_most",
    "at_least": "at_most",
    "under": "at_least",
    "at_most": "at_least",
}


def _as_meant(figure: Figure, before: str, story: Story) -> Figure:
    """A bound as the denial before it turns it: "at no time more than 400", «никогда не больше 400»; "put up to the 1,120" is none."""
    if figure.modifier == "at_most" and figure.text.lower().startswith("up to the "):
        return replace(figure, modifier="exact", low=figure.high)
    if not has(before[-DENIED:], story.language, "never"):
        return figure
    if figure.modifier == "exact" and figure.low == figure.high and _COMPARED.search(before[-24:]):
        return replace(figure, modifier="at_most", low=None)
    value = figure.low if figure.low is not None else figure.high
    if figure.modifier == "exact" and figure.low == figure.high and _REACHES.search(before[-30:]):
        return replace(figure, modifier="at_most", low=None)
    turned = _TURNED.get(figure.modifier)
    if turned is None or not re.match(
        r"(?:more|less|fewer|over|under|above|below|больш|меньш|свыше|менее|более|більш|менш|понад)", figure.text.lower()
    ):
        return figure
    return (
        replace(figure, modifier=turned, low=None, high=value)
        if turned == "at_most"
        else replace(figure, modifier=turned, low=value, high=None)
    )


def marked(amount: Amount, story: Story, *names: str, before: int = 45, after: int = 40) -> bool:
    """Whether the words beside an amount have one of these senses of marks.tsv."""
    return has(f"{amount.before[-before:]} # {amount.after[:after]}", story.language, *names)


def is_age(before: str, after: str) -> bool:
    """Whether a bare number stands where an age stands: "Lieutenant von Platen, 19, has left", "he was thirty"."""
    if re.search(
        r"(?:\b(?:he|she|who|boy|girl) (?:was|is|had been)(?: (?:then|now|only|just|barely|already|still|not yet))*|\baged?|\bage of|\bturned|\b(?:man|woman|boy|girl|lad|bachelor|widow|widower|lady|colonel|driver|operator|child|person) of(?: only| just| about)?) $",
        before,
    ):
        return True
    return bool(
        re.search(r"[\w)], (?:then |now |only |just |aged )?$", before)
        and re.match(r"^(?:,|\.| and (?:a|on|in|her|his|stout)\b)", after)
    ) and not re.search(r"<f\d+>[^<]*$", before)


_NOUN = re.compile(
    r"^ (?:(?:of|more|new|old|other|dead|wounded|sick|great|small|large|big|good|bad|cubic|square|different|whole|full|separate|local|young|adult|male|female)\b )*([^\W\d_]+(?:[-'][^\W\d_]+)*)"
)


def _next_noun(after: str, story: Story) -> str | None:
    """The measure or the known noun right behind a figure whose unit the reader left open."""
    match = _NOUN.match(after)
    if not match:
        return None
    word = lemma(match[1], story.language)
    return word if measure_of(word, story.language) or word in kinds() else None


def kind_of(noun: str | None, story: Story) -> str | None:
    """What a noun counts; measures by their dimension."""
    if noun is None:
        return None
    if noun in PERCENT:
        return "percent"
    measure = measure_of(noun, story.language)
    if measure is not None:
        return f"{measure.dimension}:{measure.name}"
    if noun in ANYTHING:
        return None
    known = kinds().get(noun)
    return known or ("person" if _is_person(noun) else noun)


ANYTHING = frozenset("piece item thing object article unit lot specimen предмет вещь штука річ".split())
"""Nouns that count whatever was named."""
_AGENT = re.compile(
    r"[a-z]{3,}(?:[^aeiou]er|eer|tor|sor|ist|ian|[^aeiou]ant|man|woman|ess|ee|monger|smith|wright)$|[а-яіїє]{3,}(?:ист|іст|чик|щик|ник|ец|тель|ець|ар|яр|анин|янин|ын|ерка|ница|ниця)$"
)
_NO_AGENT = re.compile(
    r"(?:paper|letter|number|chapter|quarter|water|river|order|tower|corner|border|timber|copper|silver|cover|shelter|counter|charter|poster|cluster|meter|metre|litre|acre|summer|winter|computer|border|dinner|supper|barrier|locker|boiler|burner|freighter|steamer|trawler|bomber|fighter|cruiser|tanker|tree|degree|committee|coffee|sector|factor|tractor|motor|reactor|doctorate|plant|hundred|grant|elephant|pleasant|statement|princess|fortress|mattress|waitress|witness|business|illness|address|process|success|sickness|calendar|календар|товар|удар|амбар|базар|подарок|пожар|сахар|цукар|пожежник|понедельник|источник|памятник|пам'ятник|учебник|підручник|конец|дворец|столбец|колодец|образец|месяц|місяць|палець|кінець|стілець|танець|двигатель|аэропорт|страница|больница|лікарня|таблиця|сторінка|рудник|ящик|будинок|родник|холодильник|документ|лист|аркуш)$"
)


def _is_person(noun: str) -> bool:
    """Whether a noun names somebody by what they do: "traveller", «стрелочник»."""
    return bool(_AGENT.match(noun)) and not _NO_AGENT.search(noun)


_WHO_NUMBER = re.compile(
    r"\b([a-z'-]+)(?: of (?:the |our |its )?[a-z'-]+)?,? (?:who|which|that)(?: now| then| already| together)* (?:number(?:s|ed)?|counted)(?: \w+)? $"
)


def _numbered(before: str, story: Story) -> str | None:
    """The noun of "the members of the Party, who now number"."""
    match = _WHO_NUMBER.search(before[-90:])
    word = lemma(match[1], story.language) if match else None
    return word if word in kinds() else None


def bounds_of(figure: Figure) -> tuple[Decimal, Decimal]:
    """The least and greatest number that a figure's words allow."""
    low = LEAST if figure.low is None or figure.modifier in ("under", "at_most") else figure.low
    high = MOST if figure.high is None or figure.modifier in ("over", "at_least") else figure.high
    if figure.modifier in ("about", "vague"):
        low, high = (low - abs(low) * ABOUT if low.is_finite() else low), (high + abs(high) * ABOUT if high.is_finite() else high)
    return low, high


def same_kind(a: Amount, b: Amount) -> bool:
    """Whether two amounts can count the same: one kind, or nothing tells for one of them."""
    return a.kind == b.kind or a.kind is None or b.kind is None


def content(amount: Amount, story: Story) -> frozenset[str]:
    """The content words of an amount's sentence, its own noun left out."""
    words = content_words(re.sub(r"<\w+>", " ", amount.sentence.shape), story.language)
    return words - {amount.noun or "", amount.kind or ""}


def say(amount: Amount) -> str:
    """The amount in the article's words."""
    return " ".join(f"{amount.figure.text}{' ' + amount.noun if amount.noun else ''}".split())


def near(amounts: Sequence[Amount], sentence: Sentence, reach: int) -> list[Amount]:
    """The amounts of the sentences at most `reach` away."""
    return [amount for amount in amounts if abs(amount.sentence.number - sentence.number) <= reach]

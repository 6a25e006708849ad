"""The factual sentences of a text: what there is to check in each, and why."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimcheck.records import ClaimSpan, DateMention, Duration, Figure, Language, NameMention, Span
from claimcheck.text.lemmas import IRREGULAR_VERBS, lemma

WORTH = {
    "date": 0.45,
    "figure": 0.4,
    "duration": 0.4,
    "event verb": 0.2,
    "named": 0.12,
    "hedged": -0.05,
    "opinion": -0.35,
    "prediction": -0.3,
}
"""What each reason adds; chosen by hand so that a date or a count in a sentence with a verb reaches the threshold."""
THRESHOLD = 0.5
"""Least worth of a claim: a date or a count with a verb, or a plain statement of an event by a named person."""
MIN_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EXHORTS = re.compile(
    r"^\W*(?:let (?:us|me|them)\b|давайте\b|нехай\b|хай\b|пусть\b|long live\b|да здравствует\b|хай живе\b|down with\b|turn your\b)",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"^\W*(?:[\w’'-]+\W+){1,6}(?:is|are) (?:a|an|the|just|not|more|opposed|simultaneously)\b", re.IGNORECASE)
_SECOND_FACT = re.compile(
    r"(?P<cut>,\s(?:and\s(?:in|on|by)\s(?=\w+\s)|from which\s|after which\s|and\sthen\s|where\s|and\s(?=in\s\d)))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The words behind the judgement, from tables/claims.toml or with a workspace's own added."""

    events: Mapping[str, frozenset[str]]
    opinion: Mapping[str, re.Pattern[str]]
    hedges: Mapping[str, re.Pattern[str]]
    future: Mapping[str, re.Pattern[str]]
    speech: Mapping[str, re.Pattern[str]]


@cache
def claim_words() -> ClaimWords:
    """The built-in table."""
    table = tomllib.loads(files("claimcheck.text").joinpath("tables").joinpath("claims.toml").read_text(encoding="utf-8"))

    def phrases(kind: str) -> dict[str, re.Pattern[str]]:
        return {
            lang: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
            for lang, words in table[kind].items()
        }

    events = {lang: frozenset(words) for lang, words in table["events"].items()}
    return ClaimWords(events, phrases("opinion"), phrases("hedges"), phrases("future"), phrases("speech"))


@dataclass(frozen=True, slots=True)
class _Holds:
    """What one sentence holds."""

    dates: Sequence[DateMention]
    durations: Sequence[Duration]
    figures: Sequence[Figure]
    names: Sequence[NameMention]


def read_claims(  # noqa: PLR0917, PLR0913  # everything the other readers found
    text: str,
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    durations: Sequence[Duration],
    figures: Sequence[Figure],
    names: Sequence[NameMention],
    lang: Language,
    words: ClaimWords | None = None,
) -> tuple[ClaimSpan, ...]:
    """The sentences, or the sure parts of them, that state a fact; questions, exhortations and opinions are none.

    >>> from claimcheck.text.read import read_text
    >>> found = read_text("Who could forget? He was born in Moscow in 1914. Let us remember him!").claims
    >>> [(claim.start, claim.why) for claim in found]
    [(18, ('date', 'event verb', 'named'))]
    """
    table = words or claim_words()
    found = []
    cursors = [_Cursor(items) for items in (dates, durations, figures, names)]
    for sentence in sentences:
        holds = _Holds(*(cursor.within(sentence) for cursor in cursors))  # type: ignore[arg-type]  # in the fields' order
        for part in _cut(text, sentence, holds):
            claim = _judge(text, part, _only(holds, part), lang, table)
            if claim is not None:
                found.append(claim)
    return tuple(found)


class _Cursor:
    """Mentions in order, handed out sentence by sentence in one pass."""

    def __init__(self, items: Sequence[Span | DateMention | Duration | Figure | NameMention]) -> None:
        self.items = items
        self.at = 0

    def within(self, span: Span) -> list[Span | DateMention | Duration | Figure | NameMention]:
        """The mentions inside a span that begins after those handed out before."""
        while self.at < len(self.items) and self.items[self.at].start < span.start:
            self.at += 1
        end = self.at
        while end < len(self.items) and self.items[end].end <= span.end:
            end += 1
        chosen, self.at = list(self.items[self.at : end]), end
        return chosen


def _only(holds: _Holds, part: Span) -> _Holds:
    def inside(items: Iterable[Span | DateMention | Duration | Figure | NameMention]) -> list[object]:
        return [item for item in items if part.start <= item.start and item.end <= part.end]

    return _Holds(*map(inside, (holds.dates, holds.durations, holds.figures, holds.names)))  # type: ignore[arg-type]


def _cut(text: str, sentence: Span, holds: _Holds) -> list[Span]:
    """The sentence in parts where each side of a sure cut states a date of its own; else whole."""
    for match in _SECOND_FACT.finditer(text, sentence.start, sentence.end):
        left = any(item.end <= match.start() for item in holds.dates)
        right = any(item.start >= match.start() for item in holds.dates)
        enough = match.start() - sentence.start > 20 and sentence.end - match.end() > 15
        if (
            left
            and right
            and enough
            and text.count("(", sentence.start, match.start()) == text.count(")", sentence.start, match.start())
        ):
            return [Span(sentence.start, match.start()), Span(match.start() + 2, sentence.end)]
    return [sentence]


def _judge(text: str, span: Span, holds: _Holds, lang: Language, table: ClaimWords) -> ClaimSpan | None:
    """The claim that a span is, None when there is nothing to check in it."""
    words = text[span.start : span.end]
    plain = words.rstrip('”’"»)] ')
    tokens = _WORD.findall(words)
    stated = len(holds.dates) + len(holds.durations) + len(holds.figures)
    if len(tokens) + stated < MIN_WORDS or plain.endswith("?") or _EXHORTS.match(words):
        return None
    verb = next((found for token in tokens if (found := lemma(token, lang)) in table.events[lang] and token[0].islower()), None)
    reasons = [
        ("date", bool(holds.dates)),
        ("figure", any(item.modifier != "vague" for item in holds.figures)),
        ("duration", bool(holds.durations)),
        ("event verb", verb is not None),
        ("named", bool(holds.names)),
        ("hedged", table.hedges[lang].search(words) is not None),
        ("opinion", table.opinion[lang].search(words) is not None),
        ("prediction", table.future[lang].search(words) is not None and not holds.dates),
    ]
    why = tuple(name for name, there in reasons if there)
    counted = {"date", "figure", "duration"} & set(why)
    if not counted and (_DEFINES.match(words) or "opinion" in why or plain.endswith("!") or verb is None):
        return None
    base = 0.1 + 0.2 * ("event verb" in why and "named" in why and not counted and _PAST.search(words) is not None)
    worth = base + sum(WORTH[name] for name in why)
    if verb is None and not _has_verb(words, lang):
        worth -= 0.3
    if worth < THRESHOLD:
        return None
    return ClaimSpan(span.start, span.end, round(min(worth, 1.0), 2), why, verb, _speaker(words, holds, lang, table))


_PAST = re.compile(
    r"\b(?:was|were|had|did|[a-z]{3,}ed|became|took|gave|met|led|fought|won|lost|sent|wrote|went|came|found|made|held|ran|\w+(?:л|ла|ло|ли|лся|лась|лись|в|вся))\b"
)
_VERB = {
    "en": re.compile(
        r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|[a-z]{3,}ed|[a-z]+s)\b"
    ),
    "ru": re.compile(r"\w+(?:л|ла|ло|ли|лся|лась|лись|лось|ет|ют|ит|ят|ется|ются|ать|ить|ен|на|но|ны|ован|овано)\b"),
    "uk": re.compile(r"\w+(?:в|ла|ло|ли|вся|лася|лися|ть|ться|ати|ити|но|то)\b"),
}


def _has_verb(words: str, lang: Language) -> bool:
    if lang == "en" and any(word in IRREGULAR_VERBS for word in _WORD.findall(words)):
        return True
    return _VERB[lang].search(words) is not None


def _speaker(words: str, holds: _Holds, lang: Language, table: ClaimWords) -> str | None:
    """Whom the sentence reports: the name beside a verb of speech."""
    match = table.speech[lang].search(words)
    if match is None or not holds.names:
        return None
    return min(holds.names, key=lambda name: abs(words.find(name.text) - match.start())).text

"""The factual sentences of a text: what there is to check in each, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.records import ClaimSpan, DateMention, Duration, Figure, Language, NameMention, Span
from claimcheck.text.claims_cut import cut_sentence
from claimcheck.text.claims_scan import Notable, Scan, lexicon, scan_words
from claimcheck.text.claims_words import ClaimWords, claim_words
from claimcheck.text.languages import read_passages

WORTH = {
    "date": 0.45,
    "figure": 0.4,
    "duration": 0.4,
    "event verb": 0.2,
    "past verb": 0.1,
    "named": 0.12,
    "hedged": -0.05,
    "opinion": -0.35,
}
"""What each reason adds; chosen by hand so that a date or a count in a sentence with a verb reaches the threshold."""
OPINION_ELSEWHERE = 0.25
"""What is given back when the fact stands in a relative clause of its own, apart from the opinion: "…, who now number over 400"."""
THRESHOLD = 0.5
"""Least worth of a claim: a date or a count with a verb, or a plain statement of an event by a named person."""
MIN_WORDS = 4
BESIDE = 2
"""Characters between a verb of speech and a name of no telling kind, at most, for it to be who spoke."""
LAST_PAST = "2031"
"""Dates from this year on are still to come: what a sentence says of them is a prediction. A few years ahead of the release, so that
the same text is read alike for as long as a release is used."""
_DEFINES = {
    "en": re.compile(
        r"^\W*(?:(?:an?|the)\s)?(?:\w[\w’'-]*[^\w’'-]+){1,4}(?:is|are|means?|refers? to|was|were)\s(?:defined as|an?\s(?:unit|measure|term|word|kind|type|sort|form|name)\b|the (?:name|term|word|study|art|practice)\b|called\b)"
        r"|^\W*an?\s(?:[\w’'-]+\s){1,3}(?:is|means)\s",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"^[^.,;]{2,60}\s[—–-]\s(?:это|единица|мера|старинная мера|так называ\w+|название)\b|\b(?:называется|называются|называют|означает|именуется|обозначает)\b",
        re.IGNORECASE,
    ),
    "uk": re.compile(
        r"^[^.,;]{2,60}\s[—–-]\s(?:це|одиниця|міра|старовинна міра|так назива\w+|назва)\b|\b(?:називається|називаються|називають|означає|іменується|позначає)\b",
        re.IGNORECASE,
    ),
}
"""What a word means, rather than what happened."""
_IMPERATIVE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?!)"),
    "ru": re.compile(
        r"\W*(?:не\s)?\w{2,}(?:[аяоуюеи]й|[еиь])те(?:сь)?\b(?<!ите)(?<!ете)|\W*не\s\w{2,}ите(?:сь)?\b", re.IGNORECASE
    ),
    "uk": re.compile(
        r"\W*(?:не\s)?\w{2,}(?:[аяоуюеєиї]йте|ьте|[аяоуюеєиї]ймо|ьмо)(?:ся|сь)?\b|\W*не\s\w{2,}іть(?:ся)?\b", re.IGNORECASE
    ),
}
"""A sentence that opens with a command to its readers: «Не верьте», «Погляньте»; English has no form of its own for it."""
_GENERAL = re.compile(
    r"^\W*(?:\w[\w’'-]*[^\w’'-]+){1,6}(?:is|are) (?:a|an|the|just|not|more|opposed|simultaneously)\b", re.IGNORECASE
)
_RELATIVE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r",\s(?:(?:of|in|to|from|by|with)\s)?(?:who|whom|whose|which|where)\b"),
    "ru": re.compile(r",\s(?:\w{1,3}\s)?(?:котор\w+|где)\b"),
    "uk": re.compile(r",\s(?:\w{1,3}\s)?(?:як(?:ий|а|е|і|их|ого|ої|ому|ій|им|ими|у)|де)\b"),
}
"""Where a relative clause begins."""
_TOLD = ("past", "short")
_CLOSING = "”’\"'»)] "


@dataclass(frozen=True, slots=True)
class _Holds:
    """What one sentence holds."""

    dates: Sequence[DateMention]
    durations: Sequence[Duration]
    figures: Sequence[Figure]
    names: Sequence[NameMention]

    def within(self, part: Span) -> _Holds:
        """What a part of the sentence holds."""
        kept = ([item for item in items if part.start <= item.start and item.end <= part.end] for items in self._all())
        return _Holds(*kept)

    def facts(self) -> list[Span]:
        """The dates, lengths of time and counts in order."""
        counted: list[DateMention | Duration | Figure] = [*self.dates, *self.durations]
        counted += [figure for figure in self.figures if figure.modifier != "vague"]
        return [Span(item.start, item.end) for item in sorted(counted, key=lambda item: item.start)]

    def _all(self) -> tuple[Sequence[Any], ...]:
        return (self.dates, self.durations, self.figures, self.names)


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
    """The sentences, or the sure parts of them, that state a fact; questions, calls and opinions are none.

    `lang` is the language of the whole; a paragraph in another is judged by its own words.

    >>> from claimcheck.text.read import read_text
    >>> found = read_text("Who could forget? He was born in Moscow in 1914. Let us remember him!").claims
    >>> [(claim.start, claim.why) for claim in found]
    [(18, ('date', 'event verb', 'named'))]
    >>> text = "In 1947, he enrolled in graduate school, from which he graduated in 1950."
    >>> [text[claim.start : claim.end] for claim in read_text(text).claims]
    ['In 1947, he enrolled in graduate school', 'from which he graduated in 1950.']
    """
    table = words or claim_words()
    found: list[ClaimSpan] = []
    cursors = [_Cursor(items) for items in (dates, durations, figures, names)]
    passages = read_passages(text, lang)
    passage = next(passages, None)
    for sentence in sentences:
        while passage is not None and passage.end <= sentence.start:
            passage = next(passages, None)
        own = passage.lang if passage else lang
        holds = _Holds(*(cursor.within(sentence) for cursor in cursors))
        found += _claims_of(text, sentence, holds, own, table)
    return tuple(found)


class _Cursor:
    """Mentions in order, handed out sentence by sentence in one pass."""

    def __init__(self, items: Sequence[Any]) -> None:
        self.items = items
        self.at = 0

    def within(self, span: Span) -> list[Any]:
        """The mentions inside a span that begins after those handed out before."""
        while self.at < len(self.items) and self.items[self.at].start < span.start:
            self.at += 1
        end = self.at
        while end < len(self.items) and self.items[end].end <= span.end:
            end += 1
        chosen, self.at = list(self.items[self.at : end]), end
        return chosen


def _claims_of(text: str, sentence: Span, holds: _Holds, lang: Language, table: ClaimWords) -> Iterable[ClaimSpan]:
    """The claims that one sentence makes."""
    facts = holds.facts()
    if not facts and not holds.names:
        return
    scan = scan_words(text, sentence, lexicon(table, lang))
    told = bool(holds.dates) and any(item.event for item in scan.notables)
    if scan.words + len(facts) < (MIN_WORDS - 1 if told else MIN_WORDS) or _is_addressed(text, sentence, scan, lang):
        return
    speaker = _speaker(holds, scan, sentence)
    for part in cut_sentence(text, sentence, scan, facts, lang):
        claim = _judge(text, part, holds.within(part), scan, lang, speaker)
        if claim is not None:
            yield claim


def _is_addressed(text: str, sentence: Span, scan: Scan, lang: Language) -> bool:
    """Whether a sentence asks, calls on the reader, or speaks in rhetoric."""
    plain = text[sentence.start : sentence.end].rstrip(_CLOSING)
    first = scan.notables[0] if scan.notables else None
    if plain.endswith("?"):
        return True
    if _IMPERATIVE[lang].match(plain):
        return True
    if first and "calls" in first.kinds and not any(text[at].isalpha() for at in range(sentence.start, first.start)):
        return True
    return not scan.kinds(sentence).keys().isdisjoint(("rhetoric", "unreal", "asides"))


def _judge(text: str, span: Span, holds: _Holds, scan: Scan, lang: Language, speaker: str | None) -> ClaimSpan | None:
    """The claim that a span is, None when there is nothing to check in it."""
    words = text[span.start : span.end]
    kinds = scan.kinds(span)
    verbs = scan.verbs(span)
    event = next((item for item in scan.notables if item.event and span.start <= item.start < span.end), None)
    reasons = [
        ("date", bool(holds.dates)),
        ("figure", any(item.modifier != "vague" for item in holds.figures)),
        ("duration", bool(holds.durations)),
        ("event verb", event is not None),
        ("past verb", event is None and any(verb.form in _TOLD for verb in verbs)),
        ("named", bool(holds.names)),
        ("hedged", "hedges" in kinds),
        ("opinion", "opinion" in kinds),
    ]
    if _is_to_come(holds) or ("future" in kinds and not _is_past(holds)):
        return None
    why = tuple(name for name, there in reasons if there)
    counted = {"date", "figure", "duration"} & set(why)
    told = event is not None and event.form in _TOLD
    reported = "hedged" in why and bool(verbs)
    if not counted and (
        _GENERAL.match(words)
        or "opinion" in why
        or words.rstrip(_CLOSING).endswith("!")
        or not (event or reported or {"past verb", "named"} <= set(why))
    ):
        return None
    base = 0.1
    if "named" in why and not counted:
        base += 0.35 if reported and event is None else 0.2 * (told or reported or "past verb" in why)
    worth = base + sum(WORTH[name] for name in why)
    if "opinion" in why and _stands_apart(text, span, holds, scan, lang):
        worth += OPINION_ELSEWHERE
    if not verbs and event is None:
        worth -= 0.3
    if worth < THRESHOLD or (not holds.dates and _DEFINES[lang].search(words)):
        return None
    return ClaimSpan(span.start, span.end, round(min(worth, 1.0), 2), why, event.event if event else None, speaker)


def _stands_apart(text: str, span: Span, holds: _Holds, scan: Scan, lang: Language) -> bool:
    """Whether the last relative clause of a span holds a fact and a verb, and no word of opinion."""
    begins = [match.start() for match in _RELATIVE[lang].finditer(text, span.start, span.end)]
    if not begins:
        return False
    clause = Span(begins[-1], span.end)
    return bool(holds.within(clause).facts() and scan.verbs(clause)) and "opinion" not in scan.kinds(clause)


def _is_to_come(holds: _Holds) -> bool:
    """Whether all that is dated lies ahead: "by 2050"."""
    ends = [(date.earliest or date.latest, date.latest) for date in holds.dates]
    return bool(ends) and all(first is not None and first >= LAST_PAST for first, _ in ends)


def _is_past(holds: _Holds) -> bool:
    """Whether a date shows that what is told in the future is over."""
    return any(date.latest is not None and date.latest < LAST_PAST for date in holds.dates)


def _speaker(holds: _Holds, scan: Scan, sentence: Span) -> str | None:
    """Whom the sentence reports: the name beside a verb of speech."""
    spoken: Notable | None = scan.kinds(sentence).get("speech")
    if spoken is None:
        return None
    gaps = [(min(abs(name.start - spoken.end), abs(spoken.start - name.end)), name) for name in holds.names]
    able = [(gap, name.start, name.text) for gap, name in gaps if name.kind in ("person", "organisation") or gap <= BESIDE]
    return min(able)[2] if able else None

"""Claims to passages of a source in another language, without a translator and without looking at their order.

Both sides become tokens (numbers, months, names, words through the lexicon); a claim's score against a passage is the mean of
how much of each the other covers, less what is usual in its row and column. The likeliest few have their numbers compared as
values; a small model says whether the best of them states the claim at all. docs/aligning.md tells the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.records import Agreement, Language, Span, TokenMatch, ValueAgreement, Verdict
from claimcheck.text.languages import detect_language
from claimcheck.text.sentences import split_sentences
from claimcheck.verify.agreement import Agreements, agree
from claimcheck.verify.choose import Pair, Texts, choose_of, hold_joined
from claimcheck.verify.features import probability, read_features
from claimcheck.verify.own_words import NOTHING, OwnWords
from claimcheck.verify.quotations import find_quotation
from claimcheck.verify.receipts import list_unmatched, match_tokens

THERE = {"alone": 0.6, "together": 0.35, "contradicted": 0.5}
"""Least likelihood of a passage that states the claim, for a claim by itself and for claims that compete for the passages, and for
these of one that states another number in its place.

The model is fitted with both outcomes counting the same; a claim by itself that is called supported wrongly costs more than one
that is called absent, and a contradiction called wrongly more than one missed. Alone by the half of contradict_xquad that was
looked at; together by the pages of the fit half, each left out in turn."""
NEAR = 0.05
"""Least likelihood of a passage that is shown as the nearest one."""


QUOTED = 0.99
"""Score of a passage that the claim quotes word for word."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a source says of one claim."""

    claim: int
    passage: int | Span | None
    """An index into the passages given, or a span of the full text. With verdict absent it is the nearest one, which states
    the claim too little; None when there is nothing near."""
    score: float
    """How likely it is that the passage states the claim, 0 to 1, comparable between claims."""
    verdict: Verdict
    figures: tuple[ValueAgreement, ...] = ()
    dates: tuple[ValueAgreement, ...] = ()
    names: tuple[ValueAgreement, ...] = ()
    tokens: tuple[TokenMatch, ...] = ()
    unmatched: tuple[Span, ...] = ()
    """Words of the claim that nothing in the passage answers."""
    unmatched_source: tuple[Span, ...] = ()
    """Words of the passage that answer nothing of the claim."""


def align(
    claims: Sequence[str],
    source: str | Sequence[str],
    source_lang: Language | None = None,
    claim_lang: Language | None = None,
    *,
    words: OwnWords = NOTHING,
) -> tuple[Alignment, ...]:
    """For each claim the passage that states it, with its figures, dates and names held against it.

    `source` is a list of passages or a full text, which is split into sentences; a passage is then a span of up to
    three of them. `words` is what a workspace knows beside the lexicon.

    >>> found = align(["He was born on April 3, 1914 in Moscow."], "Учился в Туле. Родился 3 апреля 1914 г. в Москве.")
    >>> found[0].verdict, found[0].passage
    ('supported', Span(start=15, end=49))
    """
    passages, spans = _passages(source, source_lang)
    if not claims or not passages:
        return tuple(Alignment(n, None, 0.0, "absent") for n in range(len(claims)))
    lang = source_lang or detect_language("\n".join(passages))
    texts, chosen, pairs = choose_of(claims, passages, claim_lang, lang, join=spans is not None, words=words)
    likely = probability(read_features(texts.scored, chosen))
    quoted = _quoted(texts, source, spans)
    pairs = [hold_joined(texts, n, quoted[n]) if n in quoted else pair for n, pair in enumerate(pairs)]
    return tuple(_decide(texts, n, pairs[n], float(likely[n]), spans, quoted=n in quoted) for n in range(len(claims)))


def _quoted(texts: Texts, source: str | Sequence[str], spans: Sequence[Span] | None) -> dict[int, tuple[int, ...]]:
    """The claims with a quotation that stands word for word in a source of their own language, and the passages that have it."""
    found: dict[int, tuple[int, ...]] = {}
    for n, claim in enumerate(texts.claims):
        if texts.langs[0][n] != texts.langs[1]:
            continue
        if not isinstance(source, str) or spans is None:
            m = next((m for m, passage in enumerate(texts.passages) if find_quotation(claim, passage)), None)
            found |= {n: (m,)} if m is not None else {}
        elif place := find_quotation(claim, source):
            found[n] = tuple(m for m, span in enumerate(spans) if span.start < place.end and place.start < span.end)
    return {n: chosen for n, chosen in found.items() if chosen}


def _passages(source: str | Sequence[str], lang: Language | None) -> tuple[list[str], list[Span] | None]:
    if isinstance(source, str):
        spans = list(split_sentences(source, lang))
        return [source[span.start : span.end] for span in spans], spans
    return list(source), None


def _decide(texts: Texts, n: int, pair: Pair, likely: float, spans: Sequence[Span] | None, *, quoted: bool) -> Alignment:
    """The claim's passage and what it says; absent when the best one does not state the claim and is not quoted in it."""
    score = QUOTED if quoted else max(0.0, min(1.0, likely))
    chosen = pair.chosen
    agreements = agree(texts, n, chosen, pair.differences)
    place = chosen[0] if spans is None else Span(spans[chosen[0]].start, spans[chosen[-1]].end)
    verdict = _verdict(agreements)
    least = THERE["alone" if len(texts.claims) == 1 else "contradicted" if verdict == "contradicted" else "together"]
    if not quoted and (likely < least or pair.differences.of_another_event or _lacks_all(pair) or not _anchored(texts, n, pair)):
        missing = agreements.missing()
        near = place if likely >= NEAR else None
        return Alignment(n, near, min(score, least), "absent", missing.figures, missing.dates, missing.names)
    offsets = [0] if spans is None else [spans[m].start - spans[chosen[0]].start for m in chosen]
    tokens = match_tokens(texts, n, chosen, offsets, pair.differences)
    return Alignment(
        n,
        place,
        score,
        verdict,
        agreements.figures,
        agreements.dates,
        agreements.names,
        tokens,
        *list_unmatched(texts, n, chosen, offsets, tokens),
    )


def _lacks_all(pair: Pair) -> bool:
    """Whether a claim has several figures and dates and the passage none of them, nor others in their place."""
    held = pair.differences.held
    return len(held) > 1 and all(item.status == "absent" for item in held)


def _verdict(agreements: Agreements) -> Verdict:
    differs = any(item.status == "differs" for item in (*agreements.figures, *agreements.dates))
    return "contradicted" if differs else "supported"


def _anchored(texts: Texts, n: int, pair: Pair) -> bool:
    """Whether at least two tokens of the claim are answered: one shared year is no passage."""
    row = texts.scored.ours.rows[n]
    return sum(1 for item in row if pair.answered[item] > 0) >= min(2, len(row))


def alignments_to_json(alignments: Sequence[Alignment]) -> list[dict[str, Any]]:
    """The answer of `claimcheck align --jsonl`: dates stand among the figures."""

    def value(item: ValueAgreement) -> dict[str, Any]:
        status: Agreement = item.status
        return {"text": item.claim, "source": item.source, "status": status, "why": item.why}

    return [
        {
            "claim": item.claim,
            "passage": {"start": item.passage.start, "end": item.passage.end} if isinstance(item.passage, Span) else item.passage,
            "score": round(item.score, 4),
            "verdict": item.verdict,
            "figures": [value(found) for found in (*item.figures, *item.dates)],
            "names": [value(found) for found in item.names],
        }
        for item in alignments
    ]

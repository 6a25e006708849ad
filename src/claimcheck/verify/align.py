"""Claims to passages of a source in another language, without a translator and without looking at their order.

Both sides become tokens (figures, months, names, words through the lexicon); a claim's score against a passage is the mean
of how much of each the other covers, rarer tokens counting more, less the usual score of that row and column: what every
sentence shares says nothing. The design's last section has the prototype that this follows.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.records import Agreement, Language, Span, TokenMatch, ValueAgreement, Verdict
from claimcheck.text.languages import detect_language
from claimcheck.text.sentences import split_sentences
from claimcheck.verify.agreement import hold_against
from claimcheck.verify.match import WEIGHT, Signature, match_table, signature
from claimcheck.verify.tokens import Token, read_tokens

if TYPE_CHECKING:
    import numpy as np

MARGIN = 0.7
"""How much of a row's and a column's four best scores is taken off: the largest gain of all that was tried."""
THERE = 0.23
"""Least raw score of a passage that states the claim; chosen on the half of XQuAD that is not set aside; bench/accuracy.py measures both halves."""
DIFFERS = 0.32
"""Least raw score of a passage whose other figure or date is held against the claim: below it the passage may be of something
else. On every second pair of contradict_xquad 0.28 called 9 of 504 absent claims contradicted and found .58 of the edited
ones, 0.32 called 5 and found .52: a false alarm costs more than a miss."""
OWN = 0.8
"""Least part of a passage's best score that the contradicted claim reaches itself: another claim may be what it states."""
LEAD = 0.05
"""Least score after the margin."""
JOIN_GAIN = 0.10
"""How much more of the claim two neighbouring sentences must cover for both to be the passage."""
MAX_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a source says of one claim."""

    claim: int
    passage: int | Span | None
    """An index into the passages given, or a span of the full text; None when no passage states the claim."""
    score: float
    """0 to 1, comparable between claims."""
    verdict: Verdict
    figures: tuple[ValueAgreement, ...] = ()
    dates: tuple[ValueAgreement, ...] = ()
    names: tuple[ValueAgreement, ...] = ()
    tokens: tuple[TokenMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Side:
    """One side's sentences as tokens, and its distinct tokens."""

    sentences: tuple[tuple[Token, ...], ...]
    distinct: tuple[Signature, ...]
    index: dict[Signature, int]


def align(
    claims: Sequence[str], source: str | Sequence[str], source_lang: Language | None = None, claim_lang: Language | None = None
) -> tuple[Alignment, ...]:
    """For each claim the passage that states it, with its figures, dates and names held against it.

    `source` is a list of passages or a full text, which is split into sentences; a passage is then a span of up to
    three of them.

    >>> found = align(["He was born on April 3, 1914 in Moscow."], "Учился в Туле. Родился 3 апреля 1914 г. в Москве.")
    >>> found[0].verdict, found[0].passage
    ('supported', Span(start=15, end=49))
    """
    passages, spans = _passages(source, source_lang)
    if not claims or not passages:
        return tuple(Alignment(n, None, 0.0, "absent") for n in range(len(claims)))
    lang = source_lang or detect_language("\n".join(passages))
    ours = _side([read_tokens(claim, claim_lang or detect_language(claim)) for claim in claims])
    theirs = _side([read_tokens(passage, lang) for passage in passages])
    table = match_table(ours.distinct, theirs.distinct)
    scores, raw = _scores(ours, theirs, table)
    return tuple(_decide(n, claims[n], passages, spans, scores[n], raw, ours, theirs, table, lang) for n in range(len(claims)))


def _passages(source: str | Sequence[str], lang: Language | None) -> tuple[list[str], list[Span] | None]:
    if isinstance(source, str):
        spans = list(split_sentences(source, lang))
        return [source[span.start : span.end] for span in spans], spans
    return list(source), None


def _side(sentences: Sequence[tuple[Token, ...]]) -> _Side:
    distinct = tuple(dict.fromkeys(signature(token) for sentence in sentences for token in sentence))
    return _Side(tuple(sentences), distinct, {item: n for n, item in enumerate(distinct)})


def _weights(side: _Side) -> np.ndarray:
    """Rows of token weights: kind times rarity within its own side."""
    import numpy as np  # noqa: PLC0415

    counts = Counter(item for sentence in side.sentences for item in {signature(token) for token in sentence})
    total = len(side.sentences)
    rows = np.zeros((total, len(side.distinct)), dtype=np.float32)
    for n, sentence in enumerate(side.sentences):
        for item in {signature(token) for token in sentence}:
            rows[n, side.index[item]] = WEIGHT[item[0]] * (1 + math.log((1 + total) / (1 + counts[item])))
    return rows


def _scores(ours: _Side, theirs: _Side, table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scores after the margin and before it: arrays of claims by passages."""
    import numpy as np  # noqa: PLC0415

    a, b = _weights(ours), _weights(theirs)
    if not a.shape[1] or not b.shape[1]:
        zero = np.zeros((len(ours.sentences), len(theirs.sentences)), dtype=np.float32)
        return zero, zero
    best_ours = np.stack(
        [table[:, row > 0].max(axis=1) if (row > 0).any() else np.zeros(table.shape[0], np.float32) for row in b]
    )
    best_theirs = np.stack(
        [table[row > 0, :].max(axis=0) if (row > 0).any() else np.zeros(table.shape[1], np.float32) for row in a]
    )
    covered = (a @ best_ours.T) / np.maximum(a.sum(axis=1), 1e-6)[:, None]
    explained = (best_theirs @ b.T) / np.maximum(b.sum(axis=1), 1e-6)[None, :]
    raw = (covered + explained) / 2
    return raw - MARGIN * (_usual(raw, 1)[:, None] + _usual(raw, 0)[None, :]) / 2, raw


def _usual(raw: np.ndarray, axis: int) -> np.ndarray:
    """The mean of the four best scores of each row or column, the best left out where there are enough."""
    import numpy as np  # noqa: PLC0415

    count = raw.shape[axis]
    if count < 3:
        return np.zeros(raw.shape[1 - axis], dtype=np.float32)
    ordered = -np.sort(-raw, axis=axis)
    rest = ordered[:, 1:5] if axis == 1 else ordered[1:5, :]
    usual: np.ndarray = rest.mean(axis=axis)
    return usual


def _decide(  # noqa: PLR0917, PLR0913  # the whole of what was computed once for all claims
    n: int,
    claim: str,
    passages: Sequence[str],
    spans: Sequence[Span] | None,
    scores: np.ndarray,
    raw: np.ndarray,
    ours: _Side,
    theirs: _Side,
    table: np.ndarray,
    lang: Language,
) -> Alignment:
    """The claim's best passage and what it says; absent when even the best does not state it."""
    best = int(scores.argmax())
    chosen = _join(best, ours.sentences[n], theirs, table, ours) if spans is not None else [best]
    words = _text(chosen, passages)
    held = hold_against(claim, words, lang)
    score = float(raw[n, best])
    confidence = max(0.0, min(1.0, score))
    if (
        score < THERE
        or (len(passages) >= 3 and float(scores[best]) < LEAD)
        or not _anchored(ours.sentences[n], chosen, theirs, table, ours)
        or (held.differs() and score < max(DIFFERS, OWN * float(raw[:, best].max())))
    ):
        return Alignment(n, None, confidence, "absent", held.figures_missing(), held.dates_missing())
    verdict: Verdict = "contradicted" if held.differs() else "supported"
    place = best if spans is None else Span(spans[chosen[0]].start, spans[chosen[-1]].end)
    return Alignment(
        n,
        place,
        confidence,
        verdict,
        held.figures,
        held.dates,
        held.names,
        _token_matches(ours.sentences[n], chosen, spans, theirs, table, ours),
    )


def _text(chosen: Sequence[int], passages: Sequence[str]) -> str:
    return " ".join(passages[n] for n in chosen)


def _covered(sentence: Sequence[Token], chosen: Sequence[int], theirs: _Side, table: np.ndarray, ours: _Side) -> float:
    """How much of a claim's tokens the chosen sentences answer."""
    columns = [theirs.index[signature(token)] for n in chosen for token in theirs.sentences[n]]
    total = sum(WEIGHT[token.kind] for token in sentence)
    if not columns or not total:
        return 0.0
    return sum(WEIGHT[token.kind] * float(table[ours.index[signature(token)], columns].max()) for token in sentence) / total


def _join(best: int, sentence: Sequence[Token], theirs: _Side, table: np.ndarray, ours: _Side) -> list[int]:
    """The best sentence, with a neighbour or two where together they cover clearly more of the claim."""
    chosen = [best]
    covered = _covered(sentence, chosen, theirs, table, ours)
    while len(chosen) < MAX_SENTENCES:
        options = [[chosen[0] - 1, *chosen], [*chosen, chosen[-1] + 1]]
        options = [option for option in options if option[0] >= 0 and option[-1] < len(theirs.sentences)]
        gains = [(_covered(sentence, option, theirs, table, ours), option) for option in options]
        if not gains or max(gains)[0] < covered + JOIN_GAIN:
            return chosen
        covered, chosen = max(gains)
    return chosen


def _anchored(sentence: Sequence[Token], chosen: Sequence[int], theirs: _Side, table: np.ndarray, ours: _Side) -> bool:
    """Whether at least two tokens of the claim are answered: one shared year is no passage."""
    columns = [theirs.index[signature(token)] for n in chosen for token in theirs.sentences[n]]
    if not columns:
        return False
    answered = sum(1 for token in sentence if table[ours.index[signature(token)], columns].max() > 0)
    return answered >= min(2, len(sentence))


def _token_matches(
    sentence: Sequence[Token], chosen: Sequence[int], spans: Sequence[Span] | None, theirs: _Side, table: np.ndarray, ours: _Side
) -> tuple[TokenMatch, ...]:
    """Each token of the claim with the one that answers it best; offsets from the start of the claim and of the passage."""
    base = spans[chosen[0]].start if spans else 0
    offered = [(token, (spans[n].start - base) if spans else 0) for n in chosen for token in theirs.sentences[n]]
    matches = []
    for token in sentence:
        row = table[ours.index[signature(token)]]
        strength, at = max(
            ((float(row[theirs.index[signature(other)]]), -n) for n, (other, _) in enumerate(offered)), default=(0.0, 0)
        )
        if strength > 0:
            other, shift = offered[-at]
            kind = token.kind if token.keys & other.keys else "cognate"
            matches.append(
                TokenMatch(
                    Span(token.start, token.end),
                    Span(other.start + shift, other.end + shift),
                    "lexicon" if kind == "word" else kind,
                )
            )
    return tuple(matches)


def alignments_to_json(alignments: Sequence[Alignment]) -> list[dict[str, Any]]:
    """The answer of `claimcheck align --jsonl`: dates stand among the figures."""

    def value(item: ValueAgreement) -> dict[str, Any]:
        status: Agreement = item.status
        return {"text": item.claim, "source": item.source, "status": status}

    return [
        {
            "claim": item.claim,
            "passage": {"start": item.passage.start, "end": item.passage.end} if isinstance(item.passage, Span) else item.passage,
            "score": round(item.score, 4),
            "verdict": item.verdict,
            "figures": [value(found) for found in (*item.figures, *item.dates)],
        }
        for item in alignments
    ]

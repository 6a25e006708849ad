"""Which passage a claim rests on: the likeliest few by their words, then the one whose numbers agree as values too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.records import Language
from claimcheck.text.languages import detect_language
from claimcheck.verify.clauses import Clauses, cut_clauses, cut_pieces
from claimcheck.verify.context import JOIN_STEP, events_apart
from claimcheck.verify.differences import Answers, Differences, Numbers, hold_numbers, join_numbers, list_numbers
from claimcheck.verify.features import Chosen
from claimcheck.verify.match import Side
from claimcheck.verify.own_words import NOTHING, OwnWords
from claimcheck.verify.scores import TINY, Scored, score_sides
from claimcheck.verify.tokens import read_tokens
from claimcheck.verify.values import read_values

if TYPE_CHECKING:
    import numpy as np

DOUBT = 0.08
"""What a number that differs takes off a passage when it is chosen: the one where it agrees goes first."""
CANDIDATES = 8
"""Passages of each claim whose numbers are looked at."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim beside a passage, their numbers held against each other."""

    chosen: tuple[int, ...]
    """The passage, or the neighbouring ones that are one together."""
    differences: Differences
    answered: np.ndarray
    explained: np.ndarray
    weights: np.ndarray
    """Of the passage's lexemes."""
    differing: int
    """How many of its items differ."""
    covered: float
    """How much of the claim the passage answers, by weight."""
    raw: float
    focus: float
    """How well the claim and the part of the passage that tells it cover each other: the lesser of the two coverages."""


class Texts:
    """The texts of both sides, their numbers read when first asked for."""

    def __init__(
        self, claims: Sequence[str], passages: Sequence[str], langs: tuple[Sequence[Language], Language], scored: Scored
    ) -> None:
        self.claims, self.passages, self.langs, self.scored = claims, passages, langs, scored
        self.answers: Answers = {
            scored.ours.lexemes[n]: {scored.theirs.lexemes[m]: match for m, match in row.items()}
            for n, row in scored.table.answers.items()
            if scored.ours.lexemes[n].kind in ("figure", "month")
        }
        self._ours: dict[int, Numbers] = {}
        self._theirs: dict[int, Numbers] = {}
        self._pieces: dict[int, tuple[int, ...]] = {}
        self._clauses: dict[tuple[str, int], Clauses] = {}

    def ours(self, n: int) -> Numbers:
        """The numbers of a claim."""
        if n not in self._ours:
            text = self.claims[n]
            self._ours[n] = list_numbers(text, self.scored.ours.sentences[n], read_values(text, self.langs[0][n]))
        return self._ours[n]

    def theirs(self, m: int) -> Numbers:
        """The numbers of a passage."""
        if m not in self._theirs:
            text = self.passages[m]
            self._theirs[m] = list_numbers(text, self.scored.theirs.sentences[m], read_values(text, self.langs[1]))
        return self._theirs[m]

    def pieces(self, m: int) -> tuple[int, ...]:
        """For each token of a passage the piece between stops that it stands in."""
        if m not in self._pieces:
            self._pieces[m] = cut_pieces(self.passages[m], self.scored.theirs.sentences[m])
        return self._pieces[m]

    def clauses(self, n: int) -> Clauses:
        """The clauses of a claim."""
        if ("claim", n) not in self._clauses:
            tokens, lang = self.scored.ours.sentences[n], self.langs[0][n]
            self._clauses["claim", n] = cut_clauses(self.claims[n], tokens, lang)
        return self._clauses["claim", n]

    def clauses_of_passage(self, m: int) -> Clauses:
        """The clauses of a passage."""
        if ("passage", m) not in self._clauses:
            tokens = self.scored.theirs.sentences[m]
            self._clauses["passage", m] = cut_clauses(self.passages[m], tokens, self.langs[1])
        return self._clauses["passage", m]


def hold_pair(texts: Texts, n: int, m: int) -> Pair:
    """Claim `n` beside passage `m`: what its words answer, and its numbers as values."""
    return hold_joined(texts, n, (m,))


def hold_joined(texts: Texts, n: int, chosen: Sequence[int]) -> Pair:
    """Claim `n` beside a passage, or beside several neighbouring ones as one."""
    scored = texts.scored
    ours = texts.ours(n)
    several = [(texts.theirs(m), JOIN_STEP * k) for k, m in enumerate(chosen)]
    theirs = several[0][0] if len(several) == 1 else join_numbers(several)
    found = hold_numbers(ours, theirs, texts.answers, events_apart(texts, n, chosen)) if ours.items else Differences()
    known = scored.answered[:, chosen[0]] if len(chosen) == 1 else scored.answered[:, list(chosen)].max(axis=1)
    answered = _settled(known, scored.ours, [(n, 0)], found.agreeing, found.differing)
    places = [(m, JOIN_STEP * k) for k, m in enumerate(chosen)]
    explained = _settled(scored.explained[n], scored.theirs, places, found.answered, found.rivals)
    a, b = scored.our_weights[n], scored.their_weights[list(chosen)].max(axis=0)
    covered = float((a @ answered) / max(a.sum(), TINY))
    raw = (covered + float((b @ explained) / max(b.sum(), TINY))) / 2
    focus = _focus(texts, chosen, b, explained, covered)
    return Pair(tuple(chosen), found, answered, explained, b, _count(found), covered, raw, focus)


def _focus(texts: Texts, chosen: Sequence[int], weights: np.ndarray, explained: np.ndarray, covered: float) -> float:
    """The lesser of two coverages, of the claim and of a stretch of the passage, for the stretch where it is greatest.

    A sentence of a source tells more than one thing; what a claim takes from it stands between two stops.
    """
    index = texts.scored.theirs.index
    said: list[float] = []
    told: list[float] = []
    for m in chosen:
        last = -1
        for token, piece in zip(texts.scored.theirs.sentences[m], texts.pieces(m), strict=True):
            if piece != last:
                said.append(0.0)
                told.append(0.0)
                last = piece
            k = index[token.lexeme]
            weight = float(weights[k])
            said[-1] += weight
            told[-1] += weight * float(explained[k])
    whole = max(sum(told), TINY)
    best = 0.0
    for first in range(len(said)):
        a = b = 0.0
        for weight, part in zip(said[first : first + MAX_PIECES], told[first : first + MAX_PIECES], strict=True):
            a, b = a + weight, b + part
            best = max(best, min(b / max(a, TINY), covered * b / whole))
    return best


MAX_PIECES = 12
"""Pieces of a sentence in a stretch at most."""


def _opposed_share(pair: Pair) -> float:
    """Which share of a claim's figures and dates has another of the passage in its place."""
    return pair.differing / len(pair.differences.held) if pair.differences.held else 0.0


def _deeds_share(texts: Texts, n: int, pair: Pair) -> float:
    """Which share of a claim's verbs the passage answers, light ones left out; a half where it has no other."""
    sentence, index = texts.scored.ours.sentences[n], texts.scored.ours.index
    deeds = [
        float(pair.answered[index[sentence[k].lexeme]]) for k in texts.clauses(n).verbs if "light" not in sentence[k].lexeme.marks
    ]
    return sum(deeds) / len(deeds) if deeds else 0.5


def _count(found: Differences) -> int:
    return sum(1 for held in found.held if held.status == "differs")


def _settled(
    known: np.ndarray,
    side: Side,
    sentences: Sequence[tuple[int, int]],
    agreeing: Mapping[int, float],
    differing: Mapping[int, float],
) -> np.ndarray:
    """How well lexemes are answered once numbers are values: one that differs is a part of an answer.

    `sentences` are those of the side that are meant, each with what was added to its offsets.
    """
    answered = known.copy()
    numeric = [
        (side.index[token.lexeme], token.start + step)
        for sentence, step in sentences
        for token in side.sentences[sentence]
        if token.lexeme.kind in ("figure", "month")
    ]
    for at, _ in numeric:
        answered[at] = 0.0
    for at, start in numeric:
        answered[at] = max(answered[at], agreeing.get(start, 0.0), differing.get(start, 0.0))
    return answered


def choose_passages(texts: Texts, *, join: bool = False) -> tuple[Chosen, list[Pair]]:
    """The best passage of each claim, its numbers compared, and the pair itself; with `join` neighbours are taken in."""
    import numpy as np  # noqa: PLC0415

    scored = texts.scored
    best, pairs = [], []
    for n in range(len(texts.claims)):
        row = scored.scores[n]
        likely = np.argsort(-row, kind="stable")[: CANDIDATES if texts.ours(n).items else 1]
        options = [(hold_pair(texts, n, int(m)), int(m)) for m in likely]
        pair, m = max(
            options,
            key=lambda option: (
                option[0].raw - DOUBT * option[0].differing - scored.raw[n, option[1]] + row[option[1]],
                -option[1],
            ),
        )
        best.append(m)
        pairs.append(_join(texts, n, pair) if join else pair)
    chosen = Chosen(
        np.array(best),
        [pair.chosen for pair in pairs],
        np.stack([pair.weights for pair in pairs]),
        np.stack([pair.answered for pair in pairs]),
        np.stack([pair.explained for pair in pairs]),
        np.array([pair.focus for pair in pairs]),
        np.array([_opposed_share(pair) for pair in pairs]),
        np.array([_deeds_share(texts, n, pair) for n, pair in enumerate(pairs)]),
    )
    return chosen, pairs


JOIN_GAIN = 0.10
"""How much more of the claim two neighbouring sentences must cover for both to be the passage."""
MAX_SENTENCES = 3


def _is_anothers(texts: Texts, n: int, added: set[int]) -> bool:
    """Whether a neighbour is told by another claim, and by this one far less."""
    column = texts.scored.raw[:, min(added)]
    return float(column.max()) >= TOLD and float(column.max()) > 2 * float(column[n])


TOLD = 0.4
"""Score from which on a sentence is told by a claim."""


def _join(texts: Texts, n: int, pair: Pair) -> Pair:
    """The best sentence, with a neighbour or two where together they cover clearly more of the claim."""
    last = len(texts.passages)
    while len(pair.chosen) < MAX_SENTENCES:
        options = [(pair.chosen[0] - 1, *pair.chosen), (*pair.chosen, pair.chosen[-1] + 1)]
        within = [option for option in options if option[0] >= 0 and option[-1] < last]
        joined = [hold_joined(texts, n, option) for option in within if not _is_anothers(texts, n, {*option} - {*pair.chosen})]
        better = max(joined, key=lambda option: (option.covered, option.chosen), default=pair)
        if better.covered < pair.covered + JOIN_GAIN:
            return pair
        pair = better
    return pair


def choose_of(
    claims: Sequence[str],
    passages: Sequence[str],
    claim_lang: Language | None,
    source_lang: Language,
    *,
    join: bool = False,
    words: OwnWords = NOTHING,
) -> tuple[Texts, Chosen, list[Pair]]:
    """Claims scored against passages, and the best of each, with `join` neighbours taken in; both lists hold something."""
    langs = [claim_lang or detect_language(claim) for claim in claims]
    scored = score_sides(
        [words.teach(read_tokens(claim, lang), claim, lang) for claim, lang in zip(claims, langs, strict=True)],
        [words.teach(read_tokens(passage, source_lang), passage, source_lang) for passage in passages],
    )
    texts = Texts(claims, passages, (langs, source_lang), scored)
    return texts, *choose_passages(texts, join=join)

"""Pairs of words learned from accepted evidence: IBM model 1 over what the lexicon leaves unanswered.

P. F. Brown and others, The Mathematics of Statistical Machine Translation (1993). A pair is kept where it was met in several
accepted claims and the source's word means little else in them: the table stays small enough to be read by a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.records import Language
from claimcheck.text.languages import detect_language
from claimcheck.verify.match import match_sides, read_side
from claimcheck.verify.stems import lemmas
from claimcheck.verify.tokens import read_tokens

ROUNDS = 10
"""Of expectation and maximisation; what is kept changes no more after five."""
LEAST_PAIRS = 2
"""Accepted claims that must have both words."""
LEAST_SHARE = 0.5
"""Least probability of the English word, given the source's."""


@dataclass(frozen=True, slots=True, order=True)
class Learned:
    """One row of reference/learned.tsv."""

    lang: Language
    lemma: str
    english: str
    probability: float
    pairs: int
    """Accepted claims that have both."""


def learn_pairs(accepted: Iterable[tuple[str, str]]) -> tuple[Learned, ...]:
    """What accepted claims, each with its passage, teach; sorted, the same for the same input in any order.

    >>> told = [("The zorbist is old.", "Зюкарь старый."), ("A zorbist fell.", "Упал зюкарь."), ("It is a mill.", "Это мельница.")]
    >>> [(row.lemma, row.english, row.pairs) for row in learn_pairs(told)]
    [('зюкарь', 'zorbist', 2)]
    """
    by_lang: dict[Language, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for claim, passage in sorted(set(accepted)):
        lang = detect_language(passage)
        if detect_language(claim) == "en" and lang != "en":
            by_lang[lang].append(_left_over(claim, passage, lang))
    return tuple(sorted(row for lang, pairs in by_lang.items() for row in _model(lang, pairs)))


def _left_over(claim: str, passage: str, lang: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lemmas of words and names on both sides that nothing on the other side answers."""
    sides = [read_tokens(claim, "en"), read_tokens(passage, lang)]
    ours, theirs = read_side([sides[0]]), read_side([sides[1]])
    table = match_sides(ours, theirs)
    answered = (
        {ours.lexemes[n] for n, row in table.answers.items() if row},
        {theirs.lexemes[m] for m, back in table.back.items() if back},
    )
    one, other = (
        tuple(
            dict.fromkeys(
                lemmas(text[token.start : token.end].lower(), code)[0]
                for token in tokens
                if token.lexeme.kind in ("word", "name") and token.lexeme not in known and "light" not in token.lexeme.marks
            )
        )
        for text, code, tokens, known in ((claim, "en", sides[0], answered[0]), (passage, lang, sides[1], answered[1]))
    )
    return one, other


def _model(lang: Language, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[Learned]:
    """Model 1: how likely each source word makes each English one, kept where it is likely and met more than once."""
    together = Counter((their, our) for ours, theirs in pairs for their in theirs for our in ours)
    chance = dict.fromkeys(together, 1.0)
    for _ in range(ROUNDS):
        expected: dict[tuple[str, str], float] = defaultdict(float)
        for ours, theirs in pairs:
            for our in ours:
                whole = sum(chance[their, our] for their in theirs)
                for their in theirs:
                    expected[their, our] += chance[their, our] / whole if whole else 0.0
        totals: dict[str, float] = defaultdict(float)
        for (their, _), count in expected.items():
            totals[their] += count
        chance = {pair: count / totals[pair[0]] if totals[pair[0]] else 0.0 for pair, count in expected.items()}
    return [
        Learned(lang, their, our, round(chance[their, our], 3), count)
        for (their, our), count in together.items()
        if count >= LEAST_PAIRS and chance[their, our] >= LEAST_SHARE
    ]

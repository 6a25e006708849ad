"""Whether a date of the claim and one of a passage are said of the same event: by the words of the clauses that hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claimcheck.verify.clauses import Clauses
from claimcheck.verify.differences import DATE_PARTS, NUMERIC, Number
from claimcheck.verify.tokens import Token

if TYPE_CHECKING:
    from claimcheck.verify.choose import Texts

Apart = Callable[[Number, Number], bool]
"""Whether a number of the claim and one of the passage belong to different events."""
ENOUGH = 2
"""Words and names of a clause that must be answered where its verb is not …"""
SHARE = 0.6
"""… and the least share of them."""
PLENTY, HALF = 4, 0.5
"""Or so many words of the whole claim and the least share of them: then the sentence is the one, however its clauses are cut."""
JOIN_STEP = 1_000_000
"""What is added to the offsets of each further passage, so that their tokens are told apart: more than any sentence is long."""


def events_apart(texts: Texts, n: int, chosen: Sequence[int]) -> Apart:
    """For claim `n` and the passages `chosen`: tells of two numbers whether they date or count different events.

    A date is put in the place of another only where the verb of its clause is answered by the clause of the other, or most of
    its words are: that someone finished school in 1932 says nothing of when he enrolled at a university.
    """

    def apart(ours: Number, theirs: Number) -> bool:
        if ours.part not in DATE_PARTS:
            return False
        k, start = divmod(theirs.token.start, JOIN_STEP)
        m = chosen[k]
        mine, sentence = texts.clauses(n), texts.scored.ours.sentences[n]
        other, passage = texts.clauses_of_passage(m), texts.scored.theirs.sentences[m]
        left, right = _clause(mine, sentence, ours.token.start), _clause(other, passage, start)
        return bool(left) and not _tell_one_event(texts, [(mine, sentence, left), (other, passage, right)])

    return apart


Side = tuple[Clauses, Sequence[Token], list[int]]


def _clause(clauses: Clauses, tokens: Sequence[Token], start: int) -> list[int]:
    """The tokens, by number, of the clause that has a number, numbers themselves left out."""
    at = next((k for k, token in enumerate(tokens) if token.start == start), None)
    if at is None:
        return []
    return [k for k, token in enumerate(tokens) if clauses.clauses[k] == clauses.clauses[at] and token.lexeme.kind not in NUMERIC]


def _tell_one_event(texts: Texts, sides: list[Side]) -> bool:
    (mine, sentence, left), (other, passage, right) = sides
    answers, index = texts.scored.table.answers, texts.scored.ours.index
    rows = [answers.get(index[token.lexeme], {}).keys() for token in sentence]
    deeds = [k for k in left if k in mine.verbs]
    rest = [k for k in left if k not in mine.verbs]
    verbs, others = (_lexemes(texts, passage, [k for k in right if (k in other.verbs) is wanted]) for wanted in (True, False))
    if any(rows[k] & (verbs | others) for k in deeds):
        return True
    seen = sum(1 for k in rest if rows[k] & (others if deeds else verbs | others))
    if rest and seen >= min(ENOUGH, len(rest)) and seen >= SHARE * len(rest):
        return True
    words = [k for k, token in enumerate(sentence) if token.lexeme.kind not in NUMERIC]
    every = _lexemes(texts, passage, [k for k in range(len(passage)) if k not in right or k not in other.verbs])
    seen = sum(1 for k in words if rows[k] & every)
    return seen >= PLENTY and seen >= HALF * len(words)


def _lexemes(texts: Texts, passage: Sequence[Token], numbers: Sequence[int]) -> set[int]:
    return {texts.scored.theirs.index[passage[k].lexeme] for k in numbers}

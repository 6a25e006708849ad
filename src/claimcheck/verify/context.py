"""Whether a number of the claim and one of a passage are said of the same thing: by the words of the clauses that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.verify.clauses import Clauses
from claimcheck.verify.differences import DATE_PARTS, NUMERIC, Apart, Nouns, Number
from claimcheck.verify.tokens import Token

if TYPE_CHECKING:
    from claimcheck.verify.choose import Texts

ENOUGH = 2
"""Words and names of a clause that must be answered where its verb is not …"""
SHARE = 0.6
"""… and the least share of them."""
PLENTY = {"date": (4, 0.5), "count": (3, 0.4), "other": (6, 0.5)}
"""Or so many words of the whole claim and the least share of them: most sentences of a life have a date, few count the same."""
JOIN_STEP = 1_000_000
"""What is added to the offsets of each further passage, so that their tokens are told apart: more than any sentence is long."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A sentence, one of its numbers and the clause that holds it; tokens by their place in the sentence."""

    tokens: Sequence[Token]
    clauses: Clauses
    at: int
    clause: frozenset[int]

    def deeds(self) -> Iterable[int]:
        """The verbs of the clause."""
        return sorted(self.clause & self.clauses.verbs)


def _side(tokens: Sequence[Token], clauses: Clauses, start: int) -> _Side:
    at = next(k for k, token in enumerate(tokens) if token.start == start)
    return _Side(tokens, clauses, at, frozenset(k for k, number in enumerate(clauses.clauses) if number == clauses.clauses[at]))


def events_apart(texts: Texts, n: int, chosen: Sequence[int]) -> Apart:
    """For claim `n` and the passages `chosen`: tells of two numbers whether they date or count different things.

    A date is put in the place of another only where the verb of its clause is answered by the clause of the other, or most of
    its words are: that someone finished school in 1932 says nothing of when he enrolled at a university. A count is only where
    the two clauses share more than the noun; where they count things of other names, the words beside the numbers must agree.
    """

    def apart(ours: Number, theirs: Number, nouns: Nouns) -> bool:
        k, start = divmod(theirs.token.start, JOIN_STEP)
        m = chosen[k]
        one = _side(texts.scored.ours.sentences[n], texts.clauses(n), ours.token.start)
        other = _side(texts.scored.theirs.sentences[m], texts.clauses_of_passage(m), start)
        beside = _Beside(texts, one, other)
        if ours.part in DATE_PARTS:
            return not (_share_count(texts, n, m, beside) or beside.tell_one_event())
        return not beside.count_one_thing(nouns)

    return apart


@dataclass(frozen=True, slots=True)
class _Beside:
    """A clause of the claim and one of the passage."""

    texts: Texts
    one: _Side
    other: _Side

    def answers(self, k: int, places: Iterable[int]) -> bool:
        """Whether a token of the claim is answered by any of the passage's."""
        scored = self.texts.scored
        row = scored.table.answers.get(scored.ours.index[self.one.tokens[k].lexeme], {})
        return any(scored.theirs.index[self.other.tokens[m].lexeme] in row for m in places)

    def seen(self, ours: Iterable[int], places: Iterable[int]) -> int:
        """How many words of the claim are answered."""
        kept = list(places)
        return sum(self.answers(k, kept) for k in ours)

    def words(self, clause: Iterable[int] | None = None) -> list[int]:
        """The tokens of the claim, or of its clause, that are no numbers."""
        places = range(len(self.one.tokens)) if clause is None else sorted(clause)
        return [k for k in places if self.one.tokens[k].lexeme.kind not in NUMERIC]

    def tell_one_event(self) -> bool:
        """Whether two dates are said of one event."""
        clause, verbs = self.other.clause, self.other.clauses.verbs
        words = self.words(self.one.clause)
        deeds = [k for k in words if k in self.one.clauses.verbs]
        rest = [k for k in words if k not in self.one.clauses.verbs]
        if not words or self.seen(deeds, clause):
            return True
        seen = self.seen(rest, clause - verbs if deeds else clause)
        if rest and seen >= min(ENOUGH, len(rest)) and seen >= SHARE * len(rest):
            return True
        return self.tell_the_same("date", [k for k in range(len(self.other.tokens)) if k not in clause & verbs])

    def count_one_thing(self, nouns: Nouns) -> bool:
        """Whether two numbers count one thing: theirs may take the place of ours."""
        if self.neighbours_agree():
            return True
        every = range(len(self.other.tokens))
        if nouns == "others":
            return self.tell_the_same("other", every)
        elsewhere = [k for k in every if k not in self.other.clause]
        deeds = list(self.one.deeds())
        if self.seen(deeds, elsewhere) and not self.seen(deeds, self.other.clause):
            return self.tell_the_same("other", every)  # the passage tells the deed with other numbers, or with none
        around = [k for k in self.other.clause if k not in (self.other.at, self.other.at + 1)]
        own = [k for k in range(len(self.one.tokens)) if k != self.one.at]
        return not around or bool(self.seen(own, around)) or self.tell_the_same("count", every)

    def neighbours_agree(self) -> bool:
        """Whether the words beside the numbers answer each other."""
        i, j = self.one.at, self.other.at
        pairs = ((i - 1, j - 1), (i + 1, j + 1), (i - 1, j + 1), (i + 1, j - 1), (i + 2, j + 2))
        return any(
            0 <= k < len(self.one.tokens)
            and 0 <= m < len(self.other.tokens)
            and ((k, m) == (i + 1, j + 1) or "light" not in self.one.tokens[k].lexeme.marks)
            and self.answers(k, [m])
            for k, m in pairs
        )

    def tell_the_same(self, kind: str, places: Sequence[int]) -> bool:
        """Whether most words of the whole claim are answered: then the sentence is the one, however its clauses are cut."""
        words = self.words()
        seen = self.seen(words, places)
        least, share = PLENTY[kind]
        return seen >= least and seen >= share * len(words)


def _share_count(texts: Texts, n: int, m: int, beside: _Beside) -> bool:
    """Whether the passage's clause has a number of the claim that is no date's: 28,000 bales of the one are those of the other."""
    counts, theirs = (
        {number.token.start for number in numbers.numbers if number.part not in (*DATE_PARTS, "ordinal")}
        for numbers in (texts.ours(n), texts.theirs(m))
    )
    told = [k for k in beside.other.clause if beside.other.tokens[k].start in theirs]
    return any(beside.answers(k, told) for k, token in enumerate(beside.one.tokens) if token.start in counts)

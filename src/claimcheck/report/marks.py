"""Texts cut into marked pieces: dates and figures, words that answer each other on both sides, words that nothing answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.records import Claim, Evidence, Language, TokenMatch, ValueAgreement
from claimcheck.verify.stop_words import STOP_WORDS

DATE, FIGURE, MATCH, ALONE, DIFFERS = "d", "f", "m", "u", "x"
"""Kinds of mark: a date, a figure, a word that the other side answers, a word that it does not, a value that differs."""
_WORD = re.compile(r"\w[\w'’-]*")
MIN_WORD = 2
"""Characters of the shortest word that is shown as unanswered."""
Mark = tuple[int, int, str, int]
"""Start, end, kind, number of the matched pair (0 for none)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and how it is marked."""

    text: str
    marks: str = ""
    """The kinds that lie over it, a letter each."""
    number: int = 0
    """Of the matched pair, the same on both sides."""


def claim_pieces(claim: Claim, evidence: Evidence | None, language: Language) -> tuple[Piece, ...]:
    """The claim's sentence: dates and figures, the words that the passage answers numbered, the others shown as such."""
    marks: list[Mark] = [(at, at + len(words), kind, 0) for kind, words, at in mentions(claim)]
    if evidence and evidence.passage and evidence.tokens:
        marks += [(m.claim.start, m.claim.end, MATCH, n) for n, m in enumerate(by_claim(evidence.tokens), 1)]
        marks += alone(claim.text, marks, language)
        words = {date.edtf: " ".join(date.text.split()) for date in claim.dates}
        marks += differing(claim.text, (words.get(value.claim, value.claim) for value in _values(evidence)))
    return cut(claim.text, marks)


def passage_pieces(evidence: Evidence, language: Language) -> tuple[Piece, ...]:
    """The passage, its matched words numbered as in the claim."""
    if evidence.passage is None:
        return ()
    marks: list[Mark] = [(m.source.start, m.source.end, MATCH, n) for n, m in enumerate(by_claim(evidence.tokens), 1)]
    if marks:
        marks += alone(evidence.passage.exact, marks, language)
    marks += differing(evidence.passage.exact, (value.source or "" for value in _values(evidence)))
    return cut(evidence.passage.exact, marks)


def by_claim(tokens: Iterable[TokenMatch]) -> list[TokenMatch]:
    """The matches in the order of the claim's words."""
    return sorted(tokens, key=lambda match: (match.claim.start, match.source.start))


def alone(text: str, marks: Sequence[Mark], language: Language) -> Iterator[Mark]:
    """Marks for the words that no other mark lies over and that are no mere grammar."""
    taken = sorted((start, end) for start, end, _, _ in marks)
    at = 0
    for word in _WORD.finditer(text):
        while at < len(taken) and taken[at][1] <= word.start():
            at += 1
        free = at == len(taken) or taken[at][0] >= word.end()
        if free and len(word[0]) >= MIN_WORD and word[0].lower() not in STOP_WORDS[language]:
            yield word.start(), word.end(), ALONE, 0


def _values(evidence: Evidence) -> list[ValueAgreement]:
    """The values in which the passage differs, where the verdict is that it does."""
    values = (*evidence.figures, *evidence.dates)
    return [value for value in values if value.status == "differs" and evidence.verdict == "contradicted"]


def differing(text: str, words: Iterable[str]) -> Iterator[Mark]:
    """Marks for the values that the two sides give otherwise, where their words stand in the text."""
    for word in words:
        if word and (found := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)):
            yield found.start(), found.end(), DIFFERS, 0


def mentions(claim: Claim) -> Iterator[tuple[str, str, int]]:
    """Kind, words and place of each date and figure in the readable sentence."""
    at = 0
    found = [(DATE, item.text, item.start) for item in claim.dates] + [(FIGURE, item.text, item.start) for item in claim.figures]
    for kind, text, _ in sorted(found, key=lambda item: item[2]):
        words = " ".join(text.split())
        start = claim.text.find(words, at)
        if start >= 0 and words:
            yield kind, words, start
            at = start + len(words)


def cut(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text in pieces that cover it; where marks overlap the pieces carry both.

    >>> cut("in 1914 he", [(3, 7, "d", 0), (3, 7, "m", 1)])
    (Piece(text='in ', marks='', number=0), Piece(text='1914', marks='dm', number=1), Piece(text=' he', marks='', number=0))
    """
    edges = sorted({0, len(text), *(min(max(0, edge), len(text)) for start, end, _, _ in marks for edge in (start, end))})
    ordered = sorted(marks)
    pieces: list[Piece] = []
    over: list[Mark] = []
    at = 0
    for start, end in pairwise(edges):
        while at < len(ordered) and ordered[at][0] <= start:
            over.append(ordered[at])
            at += 1
        over = [mark for mark in over if mark[1] >= end]
        kinds = "".join(dict.fromkeys(mark[2] for mark in over))
        pieces.append(Piece(text[start:end], kinds, max((mark[3] for mark in over), default=0)))
    return tuple(pieces)


def letters(number: int) -> str:
    """The letters that pair a word with the one that answers it.

    >>> letters(1), letters(26), letters(27)
    ('a', 'z', 'aa')
    """
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


ESCAPED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
"""Bytes that are no ASCII, as addresses write them."""


def readable(text: str) -> str:
    """The text with the letters that its addresses escape, for readers; what is no letter stays escaped.

    >>> readable("https://ru.wiki.example/%D0%9C%D0%BE%D1%81%D1%82%20%281%29 100 %")
    'https://ru.wiki.example/Мост%20%281%29 100 %'
    """
    return ESCAPED.sub(lambda match: _letters(match[0]) or match[0], text)


def _letters(escaped: str) -> str:
    try:
        found = bytes.fromhex(escaped.replace("%", "")).decode()
    except UnicodeDecodeError:
        return ""
    return found if found.isalpha() else ""

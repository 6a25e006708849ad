"""Which word of the claim is answered by which word of the passage, and which words of either are left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.records import Span, TokenMatch
from claimcheck.verify.choose import Texts
from claimcheck.verify.differences import NUMERIC, Differences
from claimcheck.verify.match import Match
from claimcheck.verify.tokens import Token

if TYPE_CHECKING:
    from claimcheck.verify.align import Alignment


def match_tokens(
    texts: Texts, n: int, chosen: Sequence[int], offsets: Sequence[int], differences: Differences
) -> tuple[TokenMatch, ...]:
    """Each token of claim `n` with the one that answers it best; offsets from the start of the claim and of the passage."""
    scored = texts.scored
    offered = [(token, offset) for m, offset in zip(chosen, offsets, strict=True) for token in scored.theirs.sentences[m]]
    used: set[int] = set()
    found = []
    for token in scored.ours.sentences[n]:
        row = scored.table.answers.get(scored.ours.index[token.lexeme], {})
        options = [
            (-match.worth, k in used, k)
            for k, (other, _) in enumerate(offered)
            if (match := row.get(scored.theirs.index[other.lexeme])) is not None
        ]
        if not options or (token.lexeme.kind in NUMERIC and token.start not in differences.agreeing):
            continue
        k = min(options)[2]
        used.add(k)
        other, offset = offered[k]
        kind = kind_of(token, row[scored.theirs.index[other.lexeme]])
        found.append(TokenMatch(Span(token.start, token.end), Span(other.start + offset, other.end + offset), kind))
    return tuple(found)


def kind_of(token: Token, match: Match) -> str:
    """How two tokens match, in the words of the record: figure, number-word, month, acronym, name, lexicon, cognate."""
    if not match.by:
        return "cognate"
    if match.by.startswith("n:"):
        return "number-word" if "number" in token.lexeme.marks else "figure"
    return {"m:": "month", "a:": "acronym", "p:": "name"}.get(match.by[:2], "lexicon")


def list_unmatched(
    texts: Texts, n: int, chosen: Sequence[int], offsets: Sequence[int], tokens: Sequence[TokenMatch]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The tokens of the claim and of the passage that no match names."""
    ours, theirs = {match.claim.start for match in tokens}, {match.source.start for match in tokens}
    left = tuple(Span(token.start, token.end) for token in texts.scored.ours.sentences[n] if token.start not in ours)
    right = tuple(
        Span(token.start + offset, token.end + offset)
        for m, offset in zip(chosen, offsets, strict=True)
        for token in texts.scored.theirs.sentences[m]
        if token.start + offset not in theirs
    )
    return left, right


def explain(claim: str, passage: str, found: Alignment) -> Iterator[str]:
    """The match table of one alignment, a line each: words that answer each other, values held against each other, the rest."""
    for match in found.tokens:
        ours, theirs = claim[match.claim.start : match.claim.end], passage[match.source.start : match.source.end]
        yield f"{match.kind:<12} {ours} = {theirs}"
    for value in (*found.dates, *found.figures, *found.names):
        source = value.source if value.source is not None else "-"
        yield f"{value.status:<12} {value.claim} : {source}{f'  ({value.why})' if value.why else ''}"
    for label, text, spans in (("claim only", claim, found.unmatched), ("source only", passage, found.unmatched_source)):
        if spans:
            yield f"{label:<12} {', '.join(text[span.start : span.end] for span in spans)}"

"""Evidence for every claim and each of its citations: the passage, what it says of the claim, the verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.records import Claim, Evidence, Language, Passage, Span
from claimcheck.verify.align import Alignment, align


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's readable text."""

    text: str
    language: Language | None = None


def gather_evidence(claims: Sequence[Claim], sources: Mapping[str, SourceText]) -> tuple[Claim, ...]:
    """The claims with what each of their citations says: unread where `sources` (by citation id) has no text for it."""
    aligned: dict[tuple[str, str], Alignment] = {}
    for citation, source in sources.items():
        citing = [claim for claim in claims if citation in claim.citations]
        for claim, found in zip(citing, align([claim.text for claim in citing], source.text, source.language), strict=True):
            aligned[claim.id, citation] = found
    return tuple(
        replace(
            claim,
            evidence=tuple(
                _evidence(citation, aligned.get((claim.id, citation)), sources.get(citation)) for citation in claim.citations
            ),
        )
        for claim in claims
    )


def _evidence(citation: str, found: Alignment | None, source: SourceText | None) -> Evidence:
    if found is None or source is None:
        return Evidence(citation, "unread", 0.0)
    stated = found.verdict != "absent" and isinstance(found.passage, Span)
    passage = _passage(source.text, found.passage) if stated and isinstance(found.passage, Span) else None
    return Evidence(citation, found.verdict, found.score, passage, found.figures, found.dates, found.names, found.tokens)


def _passage(text: str, span: Span) -> Passage:
    words = text[span.start : span.end]
    return Passage(words, span.start, span.end, hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest())

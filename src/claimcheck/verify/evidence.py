"""Evidence for every claim and each of its citations: the passage, what it says of the claim, the verdict.

A claim that no cited source states is looked for in the other sources as well, and a passage that stands in two sources is
told of both: the rules of the audit judge what that means.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.records import Claim, Elsewhere, Evidence, Language, Passage, Span
from claimcheck.text.languages import detect_language
from claimcheck.verify.align import Alignment, align
from claimcheck.verify.furniture import hide_furniture
from claimcheck.verify.own_words import NOTHING, OwnWords
from claimcheck.verify.tokens import read_tokens

ELSEWHERE = 0.9
"""Least likelihood of a passage in a source that the claim does not cite."""
LIKELY_SOURCES = 3
"""Other sources read for one article at most: those that share most of the claims' numbers and names."""
SHARED_LENGTH = 30
"""Letters and digits of a passage from which on standing in two texts is no chance."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's readable text."""

    text: str
    language: Language | None = None
    path: str = ""
    """Of its record, "" for text inside the article."""


def gather_evidence(
    claims: Sequence[Claim],
    sources: Mapping[str, SourceText],
    others: Mapping[str, SourceText] | None = None,
    words: OwnWords = NOTHING,
) -> tuple[Claim, ...]:
    """The claims with what each of their citations says: unread where `sources` (by citation id) has no text for it.

    `others` are the workspace's sources by path; those that the article cites as well are passed over where they do not matter.
    `words` is what the workspace knows beside the lexicon.
    """
    aligned: dict[tuple[str, str], Alignment] = {}
    for citation, source in sources.items():
        citing = [claim for claim in claims if citation in claim.citations]
        for claim, found in zip(citing, _align([claim.text for claim in citing], source, words), strict=True):
            aligned[claim.id, citation] = found
    known = others or {}
    kept = [
        replace(
            claim,
            evidence=tuple(
                _evidence(citation, aligned.get((claim.id, citation)), sources.get(citation), known)
                for citation in claim.citations
            ),
        )
        for claim in claims
    ]
    return tuple(_look_elsewhere(kept, sources, known, words))


def _align(claims: Sequence[str], source: SourceText, words: OwnWords) -> tuple[Alignment, ...]:
    return align(claims, hide_furniture(source.text), source.language, words=words)


def _evidence(citation: str, found: Alignment | None, source: SourceText | None, others: Mapping[str, SourceText]) -> Evidence:
    if found is None or source is None:
        return Evidence(citation, "unread", 0.0)
    if found.verdict == "absent" or not isinstance(found.passage, Span):
        return Evidence(citation, found.verdict, found.score, None, found.figures, found.dates, found.names)
    passage = _passage(source.text, found.passage)
    return Evidence(
        citation,
        found.verdict,
        found.score,
        passage,
        found.figures,
        found.dates,
        found.names,
        found.tokens,
        unmatched=found.unmatched,
        unmatched_source=found.unmatched_source,
        shared_with=_shared_with(passage.exact, source.path, others),
    )


def _passage(text: str, span: Span) -> Passage:
    words = text[span.start : span.end]
    return Passage(words, span.start, span.end, hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest())


# ---- other sources


def _look_elsewhere(
    claims: Sequence[Claim], sources: Mapping[str, SourceText], others: Mapping[str, SourceText], words: OwnWords
) -> list[Claim]:
    """The claims, those that no cited source states with the other source that does."""
    lost = [claim for claim in claims if _is_lost(claim)]
    cited = {source.path for source in sources.values()}
    options = {path: source for path, source in others.items() if path not in cited}
    if not lost or not options:
        return list(claims)
    found: dict[str, Elsewhere] = {}
    for path in _likely_sources([claim.text for claim in lost], options):
        for claim, alignment in zip(lost, _align([claim.text for claim in lost], options[path], words), strict=True):
            values = (*alignment.figures, *alignment.dates)
            stated = (
                alignment.verdict == "supported" and alignment.score >= ELSEWHERE and all(v.status == "agrees" for v in values)
            )
            if stated and isinstance(alignment.passage, Span) and alignment.score > found.get(claim.id, NOWHERE).score:
                found[claim.id] = Elsewhere(path, alignment.score, _passage(options[path].text, alignment.passage))
    return [
        replace(
            claim,
            evidence=tuple(
                replace(item, elsewhere=found[claim.id]) if item.verdict == "absent" else item for item in claim.evidence
            ),
        )
        if claim.id in found
        else claim
        for claim in claims
    ]


NOWHERE = Elsewhere("", 0.0, Passage("", 0, 0, ""))


def _is_lost(claim: Claim) -> bool:
    """Whether a claim's readable sources all lack it."""
    verdicts = {item.verdict for item in claim.evidence}
    return "absent" in verdicts and not verdicts & {"supported", "contradicted"}


def _likely_sources(claims: Sequence[str], options: Mapping[str, SourceText]) -> list[str]:
    """The sources that share most of the claims' numbers and names, the likeliest first."""
    wanted = frozenset().union(*(_telling_keys(claim) for claim in claims))
    shared = {path: len(wanted & _telling_keys(source.text)) for path, source in options.items()}
    ranked = sorted((path for path, count in shared.items() if count), key=lambda path: (-shared[path], path))
    return ranked[:LIKELY_SOURCES]


@lru_cache(maxsize=1024)
def _telling_keys(text: str) -> frozenset[str]:
    """The keys of a text's numbers and names."""
    tokens = read_tokens(text, detect_language(text))
    return frozenset(
        key for token in tokens if token.lexeme.kind in ("figure", "name", "acronym") for key, _ in token.lexeme.keys
    )


# ---- a passage in two sources


def _shared_with(passage: str, path: str, others: Mapping[str, SourceText]) -> tuple[str, ...]:
    """Paths of the other sources that have the passage word for word."""
    bare = _bare(passage)
    if len(bare) < SHARED_LENGTH:
        return ()
    return tuple(other for other, source in sorted(others.items()) if other != path and bare in _bare(source.text))


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    """Letters and digits alone, small: punctuation and line breaks make no other text."""
    return re.sub(r"[\W_]+", "", text.lower())

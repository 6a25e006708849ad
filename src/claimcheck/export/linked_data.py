"""Reviewed claims as schema.org ClaimReview, and evidence as W3C Web Annotations (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claimcheck.records import Claim, ClaimsFile, Evidence, Passage

RATINGS = {"accepted": "accepted by the reviewer", "rejected": "rejected by the reviewer"}
"""What a reviewer's decision says, in words that take no side."""


def claim_reviews(files: Iterable[ClaimsFile]) -> list[dict[str, Any]]:
    """A ClaimReview (schema.org) for each claim that a person accepted or rejected."""
    return [
        _claim_review(file, claim)
        for file in files
        for claim in file.claims
        if claim.review.status in RATINGS and claim.state == "current"
    ]


def _claim_review(file: ClaimsFile, claim: Claim) -> dict[str, Any]:
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claim.text,
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {
                "@type": "CreativeWork",
                "name": file.article.title,
                **({"url": file.article.url} if file.article.url else {}),
            },
        },
        "reviewRating": {"@type": "Rating", "alternateName": RATINGS[claim.review.status]},
    }
    if claim.review.by:
        review["author"] = {"@type": "Person", "name": claim.review.by}
    if claim.review.note:
        review["reviewBody"] = claim.review.note
    return review


def web_annotations(files: Iterable[ClaimsFile]) -> list[dict[str, Any]]:
    """A Web Annotation for each passage that a claim rests on: the claim's place in the article, the passage as its body."""
    return [
        _annotation(file, claim, evidence, evidence.passage)
        for file in files
        for claim in file.claims
        for evidence in claim.evidence
        if evidence.passage is not None and claim.state == "current"
    ]


def _annotation(file: ClaimsFile, claim: Claim, evidence: Evidence, passage: Passage) -> dict[str, Any]:
    cited = next((item.url for item in file.citations if item.id == evidence.citation), None)
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "id": f"urn:claimcheck:{file.article.id}:{claim.id}:{evidence.citation}",
        "motivation": "linking",
        "body": {
            "type": "SpecificResource",
            "source": cited or f"urn:claimcheck:{file.article.id}:{evidence.citation}",
            "selector": {"type": "TextQuoteSelector", "exact": passage.exact},
            "purpose": evidence.verdict,
        },
        "target": {"source": file.article.url or file.article.path, "selector": _selectors(claim)},
    }


def _selectors(claim: Claim) -> list[dict[str, Any]]:
    quote = claim.quote
    return [
        {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
        {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
    ]

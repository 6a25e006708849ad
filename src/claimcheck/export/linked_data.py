"""Reviewed claims as schema.org ClaimReview, and evidence as W3C Web Annotations (JSON-LD).

https://schema.org/ClaimReview and https://www.w3.org/TR/annotation-model/ (2017), read in 2026.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from claimcheck.records import Article, Claim, ClaimsFile, Evidence, Passage

Json = dict[str, Any]
RATINGS = {"accepted": "accepted by the reviewer", "rejected": "rejected by the reviewer"}
"""What a reviewer's decision says, in words that take no side."""
IN_AN_IRI = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address: everything but spaces, quotes and the like. Letters of any language are escaped."""


def claim_reviews(files: Iterable[ClaimsFile]) -> list[Json]:
    """A ClaimReview (schema.org) for each claim that a person accepted or rejected and that still reads as it did then."""
    return [
        _claim_review(file, claim)
        for file in files
        for claim in file.claims
        if claim.review.status in RATINGS and claim.state == "current"
    ]


def _claim_review(file: ClaimsFile, claim: Claim) -> Json:
    """One review: it is published where the article is, and rests on the addresses that the claim cites."""
    article = file.article
    cited = {item.id: item.url for item in file.citations}
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": _urn(article, claim.id),
        "url": _iri(article.url),
        "inLanguage": article.language,
        "claimReviewed": claim.text,
        "itemReviewed": {"@type": "Claim", "text": claim.text, "datePublished": article.published, "appearance": _work(article)},
        "reviewRating": {"@type": "Rating", "alternateName": RATINGS[claim.review.status]},
        "author": {"@type": "Person", "name": claim.review.by} if claim.review.by else None,
        "reviewBody": claim.review.note or None,
        "citation": [_iri(url) for name in claim.citations if (url := cited.get(name))] or None,
    }
    return _given(review)


def _work(article: Article) -> Json:
    """The article as a work of its own."""
    work = {"@type": "CreativeWork", "name": article.title, "url": _iri(article.url), "datePublished": article.published}
    return _given(work)


def _given(value: Json) -> Json:
    """The object without what is not known; objects in it too."""
    return {key: _given(item) if isinstance(item, dict) else item for key, item in value.items() if item is not None}


def web_annotations(files: Iterable[ClaimsFile]) -> list[Json]:
    """A Web Annotation for each passage that a claim rests on: the claim's place in the article as its target, the passage as its body.

    A second body has the verdict as a category. Positions are given where the target is the article file; on the published
    page they are others.
    """
    return [
        _annotation(file, claim, evidence, evidence.passage)
        for file in files
        for claim in file.claims
        for evidence in claim.evidence
        if evidence.passage is not None and claim.state == "current"
    ]


def _annotation(file: ClaimsFile, claim: Claim, evidence: Evidence, passage: Passage) -> Json:
    cited = next((item.url for item in file.citations if item.id == evidence.citation), None)
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _urn(file.article, claim.id, evidence.citation),
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            {
                "type": "SpecificResource",
                "source": _iri(cited) or _urn(file.article, evidence.citation),
                "purpose": "linking",
                "selector": {"type": "TextQuoteSelector", "exact": passage.exact},
            },
            {
                "type": "TextualBody",
                "value": evidence.verdict,
                "format": "text/plain",
                "language": "en",
                "purpose": "classifying",
            },
        ],
        "target": _target(file.article, claim),
    }


def _target(article: Article, claim: Claim) -> Json:
    """The claim's sentence on the published page, or in the article file where no page is known."""
    words = claim.quote
    quoted = {"type": "TextQuoteSelector", "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
    if article.url:
        return {"source": _iri(article.url), "selector": quoted}
    placed = {"type": "TextPositionSelector", "start": words.start, "end": words.end}
    return {"source": quote(article.path), "selector": [quoted, placed]}


def _urn(article: Article, *parts: str) -> str:
    return ":".join(("urn:claimcheck", *(quote(part, safe="") for part in (article.id, *parts))))


def _iri(address: str | None) -> str | None:
    """The address as JSON-LD takes it, whatever stands in it; None for none."""
    return quote(address, safe=IN_AN_IRI) if address else None

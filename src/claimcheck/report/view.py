"""The audit as the page shows it: words for states, sentences cut into marked pieces, citations made readable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from claimcheck.records import Citation, Claim, ClaimsFile, Evidence, Finding, TokenMatch, Verdict
from claimcheck.report.model import Audit

VERDICTS = {
    "supported": ("✓", "the passage states the same figures, dates and names"),
    "contradicted": ("≠", "the passage states another figure or date"),
    "absent": ("∅", "no passage of the source states it"),
    "unread": ("…", "the source has not been read"),
}
"""Each verdict's sign and words."""
STATUSES = {
    "intact": "as the article gives it", "repaired": "repaired", "candidate": "candidates, none chosen yet", "ambiguous": "more than one reading",
    "unrecoverable": "cannot be followed",
}  # fmt: skip
KINDS = {
    "url": "address", "wiki-title": "wiki title", "url-tail": "tail of an address", "inline-text": "source text in the article",
    "bibliographic": "printed source", "empty": "heading with nothing under it",
}  # fmt: skip
VERDICT_ORDER: dict[Verdict, int] = {"contradicted": 0, "supported": 1, "absent": 2, "unread": 3}
"""Which of several sources' verdicts speaks for a claim: one that differs, else one that has it, else one that has it not."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and how it is marked: nothing, "date", "figure", "match"."""

    text: str
    mark: str = ""
    number: int = 0
    """Of the matched pair, the same on both sides."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One source's answer to one claim."""

    citation: str
    sign: str
    verdict: str
    words: str
    score: float
    passage: tuple[Piece, ...]
    language: str
    values: tuple[tuple[str, str, str, str], ...]
    """Kind, the claim's value, what the passage has of it, status."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim of the page."""

    anchor: str
    claim: Claim
    pieces: tuple[Piece, ...]
    state: str
    """For the filter: unsourced, supported, contradicted, absent, unread."""
    sign: str
    evidence: tuple[EvidenceView, ...]
    findings: tuple[Finding, ...]
    path: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """One citation of the page."""

    citation: Citation
    shown: str
    href: str | None
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of the page."""

    file: ClaimsFile
    claims: tuple[ClaimView, ...]
    citations: tuple[CitationView, ...]
    findings: tuple[Finding, ...]
    """Those that point at no claim."""
    totals: dict[str, int]


def article_views(audit: Audit) -> list[ArticleView]:
    """Every article with its claims in the article's order."""
    by_article: dict[str, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        by_article[finding.article].append(finding)
    return [_article(file, by_article[file.article.id], audit) for file in audit.files]


def _article(file: ClaimsFile, findings: Sequence[Finding], audit: Audit) -> ArticleView:
    by_claim: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for claim in finding.claims:
            by_claim[claim].append(finding)
    live = [claim for claim in file.claims if claim.state in ("current", "suspect", "orphaned")]
    claims = tuple(_claim(file, claim, by_claim[claim.id]) for claim in sorted(live, key=lambda item: item.quote.start))
    totals: dict[str, int] = defaultdict(int)
    for view in claims:
        totals[view.state] += 1
    own = tuple(finding for finding in findings if not finding.claims)
    return ArticleView(file, claims, tuple(_citation(item, audit) for item in file.citations), own, dict(totals))


def _claim(file: ClaimsFile, claim: Claim, findings: Sequence[Finding]) -> ClaimView:
    shown = sorted(claim.evidence, key=lambda item: (VERDICT_ORDER[item.verdict], -item.score))
    unsourced = any(finding.code == "CC101" for finding in findings)
    state = "unsourced" if unsourced else shown[0].verdict if shown else "unread"
    languages = {item.id: item.language or "ru" for item in file.citations}
    anchor = f"{file.article.id}--{claim.id}"
    views = tuple(_evidence(item, languages.get(item.citation, "ru")) for item in shown)
    pieces = claim_pieces(claim, shown[0] if shown else None)
    sign = "○" if unsourced else VERDICTS[state][0]
    return ClaimView(anchor, claim, pieces, state, sign, views, tuple(findings), f"claims/{file.article.id}.json")


def _evidence(item: Evidence, language: str) -> EvidenceView:
    sign, words = VERDICTS[item.verdict]
    passage: tuple[Piece, ...] = ()
    if item.passage:
        marks = [(m.source.start, m.source.end, "match", n) for n, m in enumerate(_by_claim(item), 1)]
        passage = cut(item.passage.exact, marks)
    rows = [("figure", item.figures), ("date", item.dates), ("name", item.names)]
    values = tuple((kind, value.claim, _said(value.source, value.why), value.status) for kind, found in rows for value in found)
    return EvidenceView(item.citation, sign, item.verdict, words, item.score, passage, language, values)


def _by_claim(item: Evidence) -> list[TokenMatch]:
    return sorted(item.tokens, key=lambda match: match.claim.start)


def _said(source: str | None, why: str) -> str:
    return f"{source or 'not mentioned'}{f' ({why})' if why else ''}"


def claim_pieces(claim: Claim, evidence: Evidence | None) -> tuple[Piece, ...]:
    """The claim's sentence with its dates and figures marked, and the words that the passage answers numbered."""
    marks = [(at, at + len(words), mark, 0) for mark, words, at in _mentions(claim)]
    if evidence:
        marks += [(m.claim.start, m.claim.end, "match", n) for n, m in enumerate(_by_claim(evidence), 1)]
    return cut(claim.text, marks)


def _mentions(claim: Claim) -> Iterable[tuple[str, str, int]]:
    """Dates and figures by where their words stand in the readable sentence."""
    at = 0
    mentions = [("date", item.text, item.start) for item in claim.dates] + [
        ("figure", item.text, item.start) for item in claim.figures
    ]
    for mark, text, _ in sorted(mentions, key=lambda item: item[2]):
        words = " ".join(text.split())
        found = claim.text.find(words, at)
        if found >= 0:
            yield mark, words, found
            at = found + len(words)


def cut(text: str, marks: Sequence[tuple[int, int, str, int]]) -> tuple[Piece, ...]:
    """The text in pieces that cover it; where marks overlap the pieces carry both.

    >>> cut("in 1914 he", [(3, 7, "date", 0), (3, 7, "match", 1)])
    (Piece(text='in ', mark='', number=0), Piece(text='1914', mark='date match', number=1), Piece(text=' he', mark='', number=0))
    """
    edges = sorted({0, len(text), *(edge for start, end, _, _ in marks for edge in (max(0, start), min(end, len(text))))})
    pieces = []
    for start, end in pairwise(edges):
        over = [(mark, number) for a, b, mark, number in marks if a <= start and end <= b]
        kinds = " ".join(dict.fromkeys(mark for mark, _ in over))
        pieces.append(Piece(text[start:end], kinds, max((number for _, number in over), default=0)))
    return tuple(pieces)


def _citation(item: Citation, audit: Audit) -> CitationView:
    shown = unquote(item.url) if item.url else " ".join(item.raw.split())
    href = item.url if item.url and item.url.startswith(("http://", "https://")) else None
    source = audit.sources.get(item.source) if item.source else None
    read = f"; read from {source.path}" if source and source.text else ""
    return CitationView(
        item, shown if len(shown) < 300 else shown[:300] + "…", href, KINDS[item.kind], STATUSES[item.status] + read
    )

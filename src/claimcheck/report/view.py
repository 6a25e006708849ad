"""The audit as the page shows it: each claim with its state, its findings, its sentence and passage in marked pieces."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from claimcheck.compare import why_beside
from claimcheck.records import Citation, Claim, ClaimsFile, Evidence, Finding, Language, Source
from claimcheck.report.marks import Piece, claim_pieces, passage_pieces
from claimcheck.report.model import Audit, ClaimChange
from claimcheck.report.paragraphs import Reader, Setting, setting_of
from claimcheck.report.states import STATES, VERDICT_ORDER, Said, reading_state

MAX_SHOWN = 300
"""Characters of an address that are shown; the whole of it stands under "raw text"."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One source's answer to one claim."""

    evidence: Evidence
    ours: tuple[Piece, ...]
    """The claim's sentence as it answers this passage."""
    theirs: tuple[Piece, ...]
    language: Language
    values: tuple[tuple[str, str, str, str], ...]
    """Kind, the claim's value, what the passage has of it, status."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim of the page."""

    anchor: str
    claim: Claim
    state: str
    """Of STATES."""
    evidence: tuple[EvidenceView, ...]
    """That which speaks for the claim first."""
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]
    setting: Setting | None
    place: tuple[int, int] | None
    """Line and column in the article file."""
    change: ClaimChange | None = None
    """What happened to it since the state that the audit is compared with."""

    @property
    def said(self) -> Said:
        """The state's sign and words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class CitationView:
    """One citation of the page."""

    citation: Citation
    shown: str
    href: str | None
    reading: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of the page."""

    file: ClaimsFile
    claims: tuple[ClaimView, ...]
    citations: tuple[CitationView, ...]
    findings: tuple[Finding, ...]
    """Those that point at no claim."""
    reader: Reader

    @property
    def totals(self) -> Counter[str]:
        """How many claims are in each state."""
        return Counter(view.state for view in self.claims)


def article_views(audit: Audit) -> list[ArticleView]:
    """Every article with its claims in the article's order."""
    by_article: dict[str, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        by_article[finding.article].append(finding)
    changes = {(item.article, item.claim): item for item in audit.since.claims} if audit.since else {}
    reader = Reader(audit.texts)
    views = [_article(file, by_article[file.article.id], audit, reader) for file in audit.files]
    return [_with_changes(view, changes) for view in views] if changes else views


def _with_changes(view: ArticleView, changes: Mapping[tuple[str, str], ClaimChange]) -> ArticleView:
    name = view.file.article.id
    return replace(view, claims=tuple(replace(item, change=changes.get((name, item.claim.id))) for item in view.claims))


def _article(file: ClaimsFile, findings: Sequence[Finding], audit: Audit, reader: Reader) -> ArticleView:
    by_claim: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for claim in dict.fromkeys(finding.claims):
            by_claim[claim].append(finding)
    live = sorted(
        (claim for claim in file.claims if claim.state in ("current", "suspect", "orphaned")), key=lambda item: item.quote.start
    )
    text = reader.article(file.article)
    languages = {item.id: _language(item, audit.sources.get(item.source) if item.source else None) for item in file.citations}
    claims = tuple(
        _claim(
            file,
            claim,
            by_claim[claim.id],
            languages,
            (setting_of(claim, text), reader.line(file.article.path, claim.quote.start)),
        )
        for claim in live
    )
    own = tuple(finding for finding in findings if not finding.claims)
    return ArticleView(file, claims, tuple(_citation(item, audit) for item in file.citations), own, reader)


def _language(citation: Citation, source: Source | None) -> Language:
    return (source.language if source else None) or citation.language or "ru"


def _claim(
    file: ClaimsFile,
    claim: Claim,
    findings: Sequence[Finding],
    languages: dict[str, Language],
    place: tuple[Setting | None, tuple[int, int] | None],
) -> ClaimView:
    shown = sorted(claim.evidence, key=lambda item: (VERDICT_ORDER[item.verdict], -item.score))
    own = file.article.language
    views = tuple(_evidence(claim, item, own, languages.get(item.citation, "ru")) for item in shown)
    pieces = views[0].ours if views else claim_pieces(claim, None, own)
    return ClaimView(
        f"{file.article.id}--{claim.id}", claim, claim_state(shown, findings), views, pieces, tuple(findings), *place
    )


def claim_state(evidence: Sequence[Evidence], findings: Iterable[Finding]) -> str:
    """The state of a claim: whether it has a source, else what the source that speaks for it says."""
    if any(finding.code == "CC101" for finding in findings):
        return "unsourced"
    return min((item.verdict for item in evidence), key=lambda verdict: VERDICT_ORDER[verdict], default="unread")


def _evidence(claim: Claim, item: Evidence, own: Language, language: Language) -> EvidenceView:
    rows = [("figure", item.figures), ("date", item.dates), ("name", item.names)]
    values = tuple(
        (kind, value.claim, f"{value.source or 'not mentioned'}{why_beside(value)}", value.status)
        for kind, found in rows
        for value in found
    )
    return EvidenceView(item, claim_pieces(claim, item, own), passage_pieces(item, language), language, values)


def _citation(item: Citation, audit: Audit) -> CitationView:
    shown = unquote(item.url) if item.url else " ".join(item.raw.split())
    source = audit.sources.get(item.source) if item.source else None
    return CitationView(
        item,
        shown if len(shown) < MAX_SHOWN else shown[:MAX_SHOWN] + "…",
        item.url if item.url and item.url.startswith(("http://", "https://")) else None,
        reading_state(item, source),
        source,
    )

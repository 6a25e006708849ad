"""What needs a person, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.records import Claim, ClaimsFile, Evidence, Finding, Verdict
from claimcheck.report.states import VERDICT_ORDER

URGENCY: dict[Verdict, int] = {"contradicted": 0, "absent": 1, "unread": 2, "supported": 3}
"""How soon a claim is shown by what its sources say."""


@dataclass(frozen=True, slots=True)
class Item:
    """One claim to settle."""

    file: ClaimsFile
    claim: Claim
    evidence: Evidence | None
    """The one to show: that which speaks for the claim, then the best score."""
    findings: tuple[Finding, ...]

    @property
    def anchor(self) -> str:
        """As the audit names it."""
        return f"{self.file.article.id}--{self.claim.id}"


def review_items(files: Sequence[ClaimsFile], findings: Sequence[Finding]) -> list[Item]:
    """Every claim that stands in an article, as the page shows it."""
    by_claim: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        for claim in dict.fromkeys(finding.claims):
            by_claim.setdefault((finding.article, claim), []).append(finding)
    return [
        Item(file, claim, _speaking(claim), tuple(by_claim.get((file.article.id, claim.id), ())))
        for file in files
        for claim in file.claims
        if claim.state in ("current", "suspect")
    ]


def review_queue(items: Sequence[Item]) -> list[Item]:
    """The claims without a standing decision: errors first, then suspect reviews, then by verdict and place."""
    return sorted((item for item in items if needs_person(item.claim)), key=_urgency)


def needs_person(claim: Claim) -> bool:
    """Whether no decision stands."""
    return claim.state == "suspect" or claim.review.status == "unreviewed"


def _speaking(claim: Claim) -> Evidence | None:
    return min(claim.evidence, key=lambda item: (VERDICT_ORDER[item.verdict], -item.score), default=None)


def _urgency(item: Item) -> tuple[bool, bool, int, str, int]:
    has_error = any(finding.severity == "error" for finding in item.findings)
    verdict = URGENCY[item.evidence.verdict] if item.evidence else URGENCY["unread"]
    return not has_error, item.claim.state != "suspect", verdict, item.file.article.id, item.claim.quote.start

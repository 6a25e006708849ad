"""What every report is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from claimcheck.records import ClaimsFile, Finding, Severity, Source

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule's help."""

    code: str
    name: str
    severity: Severity
    title: str
    text: str
    """Markdown."""


ChangeKind = Literal["added", "state", "reworded", "review", "gone"]
"""What happened to a claim: it came, has another state, was reworded, has another decision, went."""


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim that is not as it was."""

    article: str
    claim: str
    text: str
    """As it stands now; as it stood, where it is gone."""
    kind: ChangeKind
    """The first of those that fit."""
    said: str
    """All of it in words."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an audit has that an earlier one of the workspace had not, and the reverse."""

    ref: str
    """What the earlier state was asked for by."""
    commit: str
    day: str
    before: Mapping[str, Any]
    """`counts` of the earlier audit."""
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    claims: tuple[ClaimChange, ...]

    @property
    def name(self) -> str:
        """What it is compared with, in words."""
        own = "" if self.commit.startswith(self.ref) else f"{self.ref} "
        return f"{own}({self.commit[:9]}, {self.day})" if self.commit else self.ref

    @property
    def kinds(self) -> Counter[str]:
        """How many claims each thing happened to."""
        return Counter(item.kind for item in self.claims)


@dataclass(frozen=True, slots=True)
class Audit:
    """A workspace with its findings."""

    workspace_title: str
    files: tuple[ClaimsFile, ...]
    texts: Mapping[str, str]
    """Article path to the file's text."""
    sources: Mapping[str, Source]
    """Source path to its record."""
    findings: tuple[Finding, ...]
    rules: Mapping[str, RulePage]
    notes: tuple[str, ...] = ()
    since: Changes | None = None
    """What changed since an earlier state; None where nobody asked."""


def counts(audit: Audit) -> dict[str, Any]:
    """How many articles, claims and citations there are, and in what state; findings by severity and by code."""
    claims = [claim for file in audit.files for claim in file.claims if claim.state in ("current", "suspect")]
    unsourced = {(finding.article, id_) for finding in audit.findings if finding.code == "CC101" for id_ in finding.claims}
    verdicts = [{item.verdict for item in claim.evidence} for claim in claims]
    citations = [item for file in audit.files for item in file.citations]
    return {
        "articles": len(audit.files),
        "claims": len(claims),
        "sourced": len(claims) - len(unsourced),
        "unsourced": len(unsourced),
        "read": sum(bool(found & {"supported", "contradicted", "absent"}) for found in verdicts),
        "supported": sum("supported" in found and "contradicted" not in found for found in verdicts),
        "contradicted": sum("contradicted" in found for found in verdicts),
        "absent": sum("absent" in found and not found & {"supported", "contradicted"} for found in verdicts),
        "suspect": sum(claim.state == "suspect" for claim in claims),
        "unreviewed": sum(claim.review.status == "unreviewed" for claim in claims),
        "citations": len(citations),
        "citations_by_status": dict(sorted(Counter(item.status for item in citations).items())),
        "findings": len(audit.findings),
        "by_severity": dict(Counter(finding.severity for finding in audit.findings)),
        "by_code": dict(sorted(Counter(finding.code for finding in audit.findings).items())),
    }

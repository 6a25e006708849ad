"""What to do next: findings that one deed would settle together, by how much it would settle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.records import Finding, Severity
from claimcheck.report.marks import readable
from claimcheck.report.model import Audit
from claimcheck.report.states import SEVERITY_ORDER, SIGNS

CLASH, ERROR, WARNING, INFO = 10.0, 3.0, 1.0, 0.05
"""What one claim weighs: in a disagreement of values, in another error, in a warning, in a remark."""
LONG = 240
"""Characters of a message in the list; the whole of it stands with the claim."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do."""

    code: str
    rule: str
    severity: Severity
    message: str
    fix: str
    article: str
    title: str
    """The article's."""
    findings: int
    claims: tuple[str, ...]
    """Ids of the claims that it touches."""
    impact: float

    @property
    def sign(self) -> str:
        """The severity's."""
        return SIGNS[self.severity]

    @property
    def anchor(self) -> str:
        """Where it stands in the page: at its claim, or at all claims of the article that have the finding."""
        if self.findings == 1 and self.claims:
            return f"{self.article}--{self.claims[0]}"
        return f"?article={self.article}&code={self.code}" if self.claims else self.article


def is_clash(finding: Finding) -> bool:
    """Whether a finding sets values against each other: claim against claim, or claim against passage."""
    return finding.code[:3] in ("CC2", "CC4") and bool(finding.claims or finding.parties)


def worklist(audit: Audit) -> list[Deed]:
    """The deeds, that of the greatest impact first: the weight of its severity times the claims it touches.

    Findings of one kind in one article are one deed, since they have one cause more often than not; each disagreement of
    values is one of its own.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in audit.findings:
        key = (finding.code, finding.article, finding.fingerprint if is_clash(finding) else "")
        groups.setdefault(key, []).append(finding)
    titles = {file.article.id: file.article.title for file in audit.files}
    deeds = [_deed(found, titles) for found in groups.values()]
    return sorted(deeds, key=lambda deed: (-deed.impact, SEVERITY_ORDER[deed.severity], deed.code, deed.article))


def _deed(found: Sequence[Finding], titles: Mapping[str, str]) -> Deed:
    first = min(found, key=lambda item: SEVERITY_ORDER[item.severity])
    claims = tuple(dict.fromkeys(claim for item in found for claim in item.claims))
    more = f" (and {len(found) - 1} more of the kind)" if len(found) > 1 else ""
    message = readable(first.message)
    message = message if len(message) <= LONG else message[:LONG].rsplit(" ", 1)[0] + " …"
    return Deed(
        code=first.code,
        rule=first.rule,
        severity=first.severity,
        message=message + more,
        fix=first.fix,
        article=first.article,
        title=titles.get(first.article, first.article),
        findings=len(found),
        claims=claims,
        impact=round(_weight(first) * max(1, len(claims)), 2),
    )


def _weight(finding: Finding) -> float:
    if finding.severity == "error":
        return CLASH if is_clash(finding) else ERROR
    return WARNING if finding.severity == "warning" else INFO


def impacts(audit: Audit) -> dict[tuple[str, str], float]:
    """What each claim weighs by its findings, by article and claim id: the order "most urgent first"."""
    found: dict[tuple[str, str], float] = {}
    for finding in audit.findings:
        for claim in dict.fromkeys(finding.claims):
            key = (finding.article, claim)
            found[key] = round(found.get(key, 0.0) + _weight(finding), 2)
    return found

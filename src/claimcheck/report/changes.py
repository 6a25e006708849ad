"""What changed from one audit to a later one: findings by their fingerprints, claims by their ids."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Claim
from claimcheck.report.model import Audit, ChangeKind, Changes, ClaimChange, counts
from claimcheck.report.states import DECISIONS, STATES
from claimcheck.report.view import claim_state

Key = tuple[str, str]
"""An article's id and a claim's."""


def changes_between(earlier: Audit, now: Audit, ref: str, commit: str = "", day: str = "") -> Changes:
    """What `now` has that `earlier` had not, and the reverse; `ref`, `commit` and `day` say what the earlier one is of."""
    before = {finding.fingerprint for finding in earlier.findings}
    after = {finding.fingerprint for finding in now.findings}
    return Changes(
        ref,
        commit,
        day,
        counts(earlier),
        new=tuple(finding for finding in now.findings if finding.fingerprint not in before),
        gone=tuple(finding for finding in earlier.findings if finding.fingerprint not in after),
        claims=tuple(_claim_changes(_standing(earlier), _standing(now))),
    )


def _standing(audit: Audit) -> dict[Key, tuple[Claim, str]]:
    """The claims that stand in an article, each with its state."""
    unsourced = {(finding.article, id_) for finding in audit.findings if finding.code == "CC101" for id_ in finding.claims}
    return {
        (file.article.id, claim.id): (
            claim,
            "unsourced" if (file.article.id, claim.id) in unsourced else claim_state(claim.evidence, ()),
        )
        for file in audit.files
        for claim in file.claims
        if claim.state in ("current", "suspect")
    }


def _claim_changes(before: Mapping[Key, tuple[Claim, str]], after: Mapping[Key, tuple[Claim, str]]) -> list[ClaimChange]:
    """Those of the claims there are in the articles' order, then what is gone."""
    found: list[ClaimChange] = []
    seen: set[Key] = set()
    for (article, id_), (claim, state) in after.items():
        known = next(((article, name) for name in (id_, *claim.aliases) if (article, name) in before), None)
        if known is None:
            found.append(ClaimChange(article, id_, claim.text, "added", "added"))
            continue
        seen.add(known)
        if said := _said(*before[known], claim, state):
            found.append(ClaimChange(article, id_, claim.text, next(iter(said)), "; ".join(said.values())))
    gone = [(key, claim) for key, (claim, _) in before.items() if key not in seen]
    return found + [ClaimChange(article, id_, claim.text, "gone", "gone") for (article, id_), claim in gone]


def _said(old: Claim, old_state: str, new: Claim, new_state: str) -> dict[ChangeKind, str]:
    """What is different about a claim, in words, by kind."""
    said: dict[ChangeKind, str] = {}
    if old_state != new_state:
        said["state"] = f"{STATES[new_state].word}, was {STATES[old_state].word}"
    if old.text != new.text:
        said["reworded"] = f"reworded, was “{old.text}”"
    if _decision(old) != _decision(new):
        said["review"] = f"{_decision(new)}, was {_decision(old)}"
    return said


def _decision(claim: Claim) -> str:
    review = claim.review
    by = f" by {review.by}" if review.by else ""
    return f"{'suspect: ' if claim.state == 'suspect' else ''}{DECISIONS[review.status]}{by}"

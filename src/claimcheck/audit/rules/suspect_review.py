"""CC502: a decision that was made about other words, figures, dates or sources than the claim has now."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.records import Claim
from claimcheck.store.merge import GONE, is_suspect


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim; an error where the change at hand made it suspect."""
    before = {claim.id: is_suspect(claim) for claim in case.earlier.file.claims} if case.earlier else {}
    for claim in case.claims():
        if is_suspect(claim):
            yield Flag(
                message=f"{quote(claim.text)} was {_decided(claim)}, and {_since(claim)}",
                fix="look at it again; to renew the decision write its status, name or note anew, or empty review.fingerprint",
                claims=(claim,),
                values=(claim.review.fingerprint,),
                severity="error" if before.get(claim.id) is False else None,
            )


def _since(claim: Claim) -> str:
    """What happened to it since."""
    if claim.review.fingerprint.startswith(GONE):
        return "the passage that it rested on is not in its source any more"
    return "has other words, figures, dates or sources now"


def _decided(claim: Claim) -> str:
    """The decision in words: "accepted by Ana"."""
    by = f" by {claim.review.by}" if claim.review.by else ""
    return f"{claim.review.status.replace('-', ' ')}{by}"


RULE = Rule(code="CC502", name="suspect-review", severity="warning", check=check)

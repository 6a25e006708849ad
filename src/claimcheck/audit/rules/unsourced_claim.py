"""CC101: a claim with no citation that a reader can follow, and no waiver."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.sourced import is_sourced
from claimcheck.audit.words import quote
from claimcheck.records import Claim


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim."""
    for claim in case.claims():
        if not is_sourced(case, claim):
            yield Flag(
                message=f"{quote(claim.text)} {_why(case, claim)}",
                fix="add a citation to the article, copy the url of a candidate to its citation in the claims file, or set review.status to "
                "no-source-needed with a note",
                claims=(claim,),
            )


def _why(case: Case, claim: Claim) -> str:
    citations = case.citations_of(claim)
    if not citations:
        return "has no citation"
    waiting = sum(1 for item in citations if item.candidates)
    if waiting:
        return f"has no citation that a reader can follow; {waiting} with candidates to choose from"
    return "has no citation that a reader can follow"


RULE = Rule(code="CC101", name="unsourced-claim", severity="error", check=check)

"""CC501: claims that nobody has decided on yet."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule


def check(case: Case) -> Iterator[Flag]:
    """One flag an article: all of its claims without a decision."""
    claims = case.claims()
    waiting = [claim for claim in claims if claim.review.status == "unreviewed"]
    if waiting:
        whole = (
            "no claim has been reviewed"
            if len(waiting) == len(claims)
            else f"{len(waiting)} of {len(claims)} claims have not been reviewed"
        )
        yield Flag(
            message=f"{whole} yet",
            fix="settle them with `claimcheck review`, in the claims file, or in a spreadsheet: `claimcheck export`",
        )


RULE = Rule(code="CC501", name="unreviewed", severity="info", check=check)

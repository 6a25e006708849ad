"""CC402: one article gives the same event two dates that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.same import same_event
from claimcheck.audit.words import ordinal_place, quote
from claimcheck.compare import compare_dates
from claimcheck.records import Claim


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of claims."""
    claims = case.claims()
    dated = [claim for claim in claims if _has_one_date(claim)]
    for first, second in combinations(dated, 2):
        a, b = first.dates[0], second.dates[0]
        if first.predicate != second.predicate or compare_dates(a.edtf, b.edtf).status != "differs":
            continue
        if why := same_event(first, second, case.file.article.language):
            places = (
                f"{ordinal_place(first, claims)} {quote(first.text)} and {ordinal_place(second, claims)} {quote(second.text)}"
            )
            yield Flag(
                message=f"“{a.text}” ({a.edtf}) against “{b.text}” ({b.edtf}), both of {why}: {places}",
                fix="check both against the source; correct one, or say in the text what sets them apart",
                claims=(first, second),
                values=(a.edtf, b.edtf),
            )


def _has_one_date(claim: Claim) -> bool:
    """Whether the claim is dated once and in its own words: of two dates nobody can say which the event has."""
    return len(claim.dates) == 1 and claim.dates[0].basis == "stated" and claim.predicate is not None


RULE = Rule(code="CC402", name="conflicting-dates", severity="error", check=check)

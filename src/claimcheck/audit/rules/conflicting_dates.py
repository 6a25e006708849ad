"""CC402: one article gives the same event two dates that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.same import Statement, same_event, statements
from claimcheck.audit.words import ordinal_place, quote
from claimcheck.compare import compare_dates


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of claims."""
    claims = case.claims()
    dated = [item for claim in claims for item in statements(claim, case.file.article.language) if _has_one_date(item)]
    for one, other in combinations(dated, 2):
        first, second, a, b = one.claim, other.claim, one.dates[0], other.dates[0]
        if first.id == second.id or a.edtf == b.edtf or compare_dates(a.edtf, b.edtf).status != "differs":
            continue
        if why := same_event(one, other):
            places = (
                f"{ordinal_place(first, claims)} {quote(first.text)} and {ordinal_place(second, claims)} {quote(second.text)}"
            )
            yield Flag(
                message=f"“{a.text}” ({a.edtf}) against “{b.text}” ({b.edtf}), both of {why}: {places}",
                fix="check both against the source; correct one, say in the text what sets them apart, or dismiss the finding with a note in review.dismissed",
                claims=(first, second),
                values=(a.edtf, b.edtf),
            )


def _has_one_date(statement: Statement) -> bool:
    """Whether it is dated once and in its own words: of two dates nobody can say which the event has."""
    dates = statement.dates
    return len(dates) == 1 and dates[0].basis == "stated" and statement.deed is not None


RULE = Rule(code="CC402", name="conflicting-dates", severity="error", check=check)

"""CC403: two articles give the same event two dates that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.across import Across, Pair, date_rows
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.compare import compare_dates
from claimcheck.records import DateMention, Party

FIX = "check both against the source; correct one article, say what sets the two apart, or dismiss the finding with a reason in review.dismissed"


def check(_case: Case) -> Iterator[Flag]:
    """Nothing: one article by itself has no other."""
    yield from ()


def flag(pair: Pair) -> Flag | None:
    """The flag at the article that gives the lower value; None where both values can stand."""
    (_, claim, a), (other, theirs, b) = pair.first, pair.second
    if not isinstance(a, DateMention) or not isinstance(b, DateMention) or compare_dates(a.edtf, b.edtf).status != "differs":
        return None
    return Flag(
        message=f"“{a.text}” ({a.edtf}) here, “{b.text}” ({b.edtf}) in “{other.article.title}”: {quote(claim.text)} and {quote(theirs.text)}",
        fix=FIX,
        claims=(claim,),
        values=(a.edtf, b.edtf, other.article.id, theirs.id),
        parties=(
            Party(a.text, claim.text, claim.id, a.start, a.end),
            Party(b.text, f"{theirs.text} ({other.article.title})", theirs.id, 0, 0),
        ),
        clash="clash",
        settle="the source of each value, or a third account of the same thing",
    )


RULE = Rule(code="CC403", name="conflicting-dates-across", severity="warning", check=check, across=Across(date_rows, flag))

"""CC203: two articles give the same thing two figures that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.across import Across, Pair, figure_rows
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote, say_figure
from claimcheck.compare import compare_figures
from claimcheck.records import Figure, Party

FIX = "check both against the source; correct one article, say what sets the two apart, or dismiss the finding with a reason in review.dismissed"


def check(_case: Case) -> Iterator[Flag]:
    """Nothing: one article by itself has no other."""
    yield from ()


def flag(pair: Pair) -> Flag | None:
    """The flag at the article that gives the lower value; None where both values can stand."""
    (_, claim, a), (other, theirs, b) = pair.first, pair.second
    if not isinstance(a, Figure) or not isinstance(b, Figure) or compare_figures(a, b).status != "differs":
        return None
    return Flag(
        message=f"{say_figure(a)} here, {say_figure(b)} in “{other.article.title}”: {quote(claim.text)} and {quote(theirs.text)}",
        fix=FIX,
        claims=(claim,),
        values=(str(a.low), str(a.high), str(b.low), str(b.high), other.article.id, theirs.id),
        parties=(
            Party(a.text, claim.text, claim.id, a.start, a.end),
            Party(b.text, f"{theirs.text} ({other.article.title})", theirs.id, 0, 0),
        ),
        clash="clash",
        settle="the source of each value, or a third account of the same thing",
    )


RULE = Rule(code="CC203", name="conflicting-figures-across", severity="warning", check=check, across=Across(figure_rows, flag))

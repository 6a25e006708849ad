"""CC202: one article gives the same thing two figures that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.same import Statement, same_figure, statements
from claimcheck.audit.words import ordinal_place, quote, say_figure
from claimcheck.compare import compare_figures
from claimcheck.records import Figure


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of claims."""
    claims = case.claims()
    language = case.file.article.language
    stated = [
        (item, figure)
        for claim in claims
        for item in statements(claim, language)
        for figure in item.figures
        if _alone(item, figure)
    ]
    for (one, a), (other, b) in combinations(stated, 2):
        first, second = one.claim, other.claim
        if first.id == second.id or (a.low, a.high) == (b.low, b.high) or compare_figures(a, b).status != "differs":
            continue
        if why := same_figure(one, a, other, b):
            places = (
                f"{ordinal_place(first, claims)} {quote(first.text)} and {ordinal_place(second, claims)} {quote(second.text)}"
            )
            yield Flag(
                message=f"{say_figure(a)} against {say_figure(b)}, both of {why}: {places}",
                fix="check both against the source; correct one, say in the text what sets them apart, or dismiss the finding with a note in review.dismissed",
                claims=(first, second),
                values=(str(a.low), str(a.high), str(b.low), str(b.high)),
            )


def _alone(statement: Statement, figure: Figure) -> bool:
    """Whether the statement counts its unit once: of two figures for one noun nobody can say which the other sentence means."""
    return figure.unit is not None and sum(1 for item in statement.figures if item.unit == figure.unit) == 1


RULE = Rule(code="CC202", name="conflicting-figures", severity="error", check=check)

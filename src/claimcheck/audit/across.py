"""The same subject, deed and time in different articles: claims grouped by blocking keys, so that the work grows with their number.

A claim's key is what it is about, its deed, its time and the other names in it; a figure's also what it counts. Within a key the
values are intervals, and two that exclude each other are the greatest beginning and the least end: no pair is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.audit.facts.amounts import bounds_of, kinds
from claimcheck.audit.facts.times import days
from claimcheck.compare import PERCENT
from claimcheck.records import Claim, ClaimsFile, DateMention, Figure

ONCE = frozenset(
    "bear die kill perish execute hang bury found build open close complete sign adopt surrender sink demolish abolish baptise orphan murder assassinate inaugurate"
    " родиться умереть погибнуть основать построить открыть закрыть подписать расстрелять казнить похоронить народитися померти загинути заснувати збудувати відкрити закрити підписати".split()
)
"""What happens to somebody or something once."""
COLUMNS = ("key", "article", "claim", "low", "high", "figure")
"""`figure` is the place of the figure among its claim's, -1 for a date."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different articles whose values exclude each other."""

    first: tuple[ClaimsFile, Claim, Figure | DateMention]
    second: tuple[ClaimsFile, Claim, Figure | DateMention]
    key: str


def figure_pairs(files: Sequence[ClaimsFile]) -> Iterator[Pair]:
    """For each subject, deed, unit and time that several articles count, two counts that exclude each other."""
    return _pairs(files, (row for number, file in enumerate(files) for row in _figure_rows(file, number)))


def date_pairs(files: Sequence[ClaimsFile]) -> Iterator[Pair]:
    """For each deed that is done once and that several articles date, two dates that exclude each other."""
    return _pairs(files, (row for number, file in enumerate(files) for row in _date_rows(file, number)))


def _live(file: ClaimsFile) -> Iterator[tuple[int, Claim]]:
    return (
        (number, claim)
        for number, claim in enumerate(file.claims)
        if claim.state in ("current", "suspect")
        and claim.review.status != "not-a-claim"
        and len(claim.about) == 1
        and claim.predicate
    )


def _key(claim: Claim) -> str:
    """What the claim is about, its deed and the other names in it."""
    about = claim.about[0].lower()
    others = sorted({name.lower() for name in claim.names} - {about})
    return "|".join((about, claim.predicate or "", *others, *sorted(item.text for item in claim.identifiers)))


def _figure_rows(file: ClaimsFile, article: int) -> Iterator[tuple[object, ...]]:
    for number, claim in _live(file):
        if len(claim.dates) != 1 or claim.said_by:
            continue
        units = [figure.unit for figure in claim.figures]
        for place, figure in enumerate(claim.figures):
            if figure.unit is None or figure.unit in PERCENT or units.count(figure.unit) > 1:
                continue
            low, high = bounds_of(figure)
            kind = kinds().get(figure.unit, figure.unit)
            yield f"{kind}|{claim.dates[0].edtf}|{_key(claim)}", article, number, float(low), float(high), place


def _date_rows(file: ClaimsFile, article: int) -> Iterator[tuple[object, ...]]:
    for number, claim in _live(file):
        if claim.predicate not in ONCE or len(claim.dates) != 1 or claim.dates[0].basis != "stated":
            continue
        span = days(claim.dates[0])
        if span is not None and "/" not in claim.dates[0].edtf and not claim.dates[0].edtf.endswith("~"):
            yield _key(claim), article, number, float(span[0]), float(span[1]), -1


def _pairs(files: Sequence[ClaimsFile], rows: Iterable[tuple[object, ...]]) -> Iterator[Pair]:
    import pandas as pd  # noqa: PLC0415 - loaded where there are several articles

    table = pd.DataFrame.from_records(list(rows), columns=list(COLUMNS))
    if table.empty:
        return
    table = table[table.duplicated("key", keep=False)]
    grouped = table.groupby("key", sort=True)
    lasts, firsts = table.loc[grouped["low"].idxmax()], table.loc[grouped["high"].idxmin()]
    apart = (lasts["low"].to_numpy() > firsts["high"].to_numpy()) & (lasts["article"].to_numpy() != firsts["article"].to_numpy())
    for earlier, later in zip(firsts[apart].itertuples(index=False), lasts[apart].itertuples(index=False), strict=True):
        yield Pair(_side(files, earlier), _side(files, later), str(later[0]))


def _side(files: Sequence[ClaimsFile], row: tuple[Any, ...]) -> tuple[ClaimsFile, Claim, Figure | DateMention]:
    """The claim of a row of the table, with the mention that the row is of."""
    _, article, number, _, _, place = row
    file = files[article]
    claim = file.claims[number]
    return file, claim, claim.figures[place] if place >= 0 else claim.dates[0]

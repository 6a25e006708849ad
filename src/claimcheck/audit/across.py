"""The same subject, deed and time in different articles: claims grouped by blocking keys, so that the work grows with their number.

A claim's key is what it is about, its deed, its time and the other names in it; a figure's also what it counts. Within a key the
values are intervals, and two that exclude each other are the greatest beginning and the least end: no pair is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.audit.facts.amounts import bounds_of, kinds
from claimcheck.audit.facts.times import days
from claimcheck.compare import PERCENT
from claimcheck.records import Claim, ClaimsFile, DateMention, Figure

if TYPE_CHECKING:
    import pandas as pd

    from claimcheck.audit.rule import Flag

ONCE = frozenset(
    "bear die kill perish execute hang bury found build open close complete sign adopt surrender sink demolish abolish baptise orphan murder assassinate inaugurate"
    " родиться умереть погибнуть основать построить открыть закрыть подписать расстрелять казнить похоронить народитися померти загинути заснувати збудувати відкрити закрити підписати".split()
)
"""What happens to somebody or something once."""
COLUMNS = ("key", "article", "claim", "low", "high", "mention")
"""Of the table that is grouped: the article's and the claim's number, and the place of the figure among its claim's, -1 for a date."""
Row = tuple[str, int, int, float, float, int]
Side = tuple[ClaimsFile, Claim, Figure | DateMention]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different articles whose values exclude each other."""

    first: Side
    second: Side
    key: str


@dataclass(frozen=True, slots=True)
class Across:
    """A rule over several articles: what of each is grouped, and what is said of two claims that a group sets apart."""

    rows: Callable[[ClaimsFile, int], Iterator[Row]]
    """The rows of an article with its number."""
    flag: Callable[[Pair], Flag | None]
    """The flag at the pair's first claim; None where the two do not differ after all."""


def pairs_across(files: Sequence[ClaimsFile], across: Across) -> Iterator[Pair]:
    """For each key that several articles have, two claims whose values exclude each other."""
    import pandas as pd  # noqa: PLC0415  # loaded where there are several articles

    rows = (row for number, file in enumerate(files) for row in across.rows(file, number))
    for first, second in apart(pd.DataFrame.from_records(list(rows), columns=list(COLUMNS))):
        yield Pair(side(files[first[1]], first), side(files[second[1]], second), first[0])


def apart(table: pd.DataFrame) -> Iterator[tuple[Row, Row]]:
    """Of each key of the table the rows of the least end and of the greatest beginning, where these are apart and of two articles.

    The rows of a key must all be there, in the articles' order: of equal values the first article's counts.
    """
    table = table[table.duplicated("key", keep=False)]
    if table.empty:
        return
    grouped = table.groupby("key", sort=True)
    lasts, firsts = table.loc[grouped["low"].idxmax()], table.loc[grouped["high"].idxmin()]
    differ = (lasts["low"].to_numpy() > firsts["high"].to_numpy()) & (lasts["article"].to_numpy() != firsts["article"].to_numpy())
    yield from zip(
        firsts[differ].itertuples(index=False, name=None), lasts[differ].itertuples(index=False, name=None), strict=True
    )


def side(file: ClaimsFile, row: Row) -> Side:
    """The claim of a row of the table, with the mention that the row is of."""
    claim = file.claims[row[2]]
    return file, claim, claim.figures[row[5]] if row[5] >= 0 else claim.dates[0]


# ---- what is grouped


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


def figure_rows(file: ClaimsFile, article: int) -> Iterator[Row]:
    """For each subject, deed, unit and time that the article counts, how many."""
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


def date_rows(file: ClaimsFile, article: int) -> Iterator[Row]:
    """For each deed that is done once and that the article dates, when."""
    for number, claim in _live(file):
        if claim.predicate not in ONCE or len(claim.dates) != 1 or claim.dates[0].basis != "stated":
            continue
        span = days(claim.dates[0])
        if span is not None and "/" not in claim.dates[0].edtf and not claim.dates[0].edtf.endswith("~"):
            yield _key(claim), article, number, float(span[0]), float(span[1]), -1

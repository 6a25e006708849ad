"""Claims as a table, a row each, and a reviewer's edited table back into reviews."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from claimcheck.errors import ClaimcheckError, did_you_mean
from claimcheck.records import Claim, ClaimsFile, Review, ReviewStatus
from claimcheck.store.fields import field_hash

COLUMNS = (
    "article",
    "claim",
    "state",
    "text",
    "dates",
    "figures",
    "citations",
    "verdicts",
    "passage",
    "review",
    "by",
    "note",
    "seen",
)
EDITABLE = ("review", "by", "note")
"""What a reviewer may change; the rest says which claim a row is."""
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet takes for a formula (OWASP, CSV injection)."""


def claims_csv(files: Iterable[ClaimsFile]) -> str:
    """Every claim as a row of CSV, in the columns of COLUMNS."""
    import pandas as pd  # noqa: PLC0415  # half a second that only a table is worth

    table = pd.DataFrame([_row(file, claim) for file in files for claim in file.claims], columns=list(COLUMNS))
    return table.to_csv(index=False, lineterminator="\n")


def _row(file: ClaimsFile, claim: Claim) -> dict[str, Any]:
    urls = {item.id: item.url or item.raw[:80] for item in file.citations}
    best = max(claim.evidence, key=lambda item: item.score, default=None)
    return {
        "article": file.article.id,
        "claim": claim.id,
        "state": claim.state,
        "text": _safe(claim.text),
        "dates": _safe("; ".join(date.edtf for date in claim.dates)),
        "figures": _safe("; ".join(figure.text for figure in claim.figures)),
        "citations": _safe("; ".join(urls.get(item, item) for item in claim.citations)),
        "verdicts": "; ".join(f"{item.citation} {item.verdict}" for item in claim.evidence),
        "passage": _safe(best.passage.exact if best and best.passage else ""),
        "review": claim.review.status,
        "by": _safe(claim.review.by),
        "note": _safe(claim.review.note),
        "seen": _seen(claim.review),
    }


def _seen(review: Review) -> str:
    """What the table saw of a review, so that an old table cannot take back a newer decision."""
    return field_hash([review.status, review.by, review.note])


def _safe(text: str) -> str:
    """The text so that no spreadsheet runs it: an apostrophe before what looks like a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def _unsafe(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row of an edited table."""

    line: int
    article: str
    claim: str
    review: Review
    seen: str = ""
    """What the table saw when it was exported; empty in a table without that column."""


def read_reviews(text: str, place: str) -> list[ReviewRow]:
    """The reviews of an edited table. Raises ClaimcheckError for a missing column, a status that is none, a waiver without a note."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    missing = [name for name in ("article", "claim", *EDITABLE) if name not in (reader.fieldnames or ())]
    if missing:
        near = did_you_mean(missing[0], reader.fieldnames or ())
        raise ClaimcheckError(
            f"no column {missing[0]!r}",
            fix=f"start from `claimcheck export --format csv`{near}",
            see="import",
            place=f"{place}:1",
        )
    return [_review_row(row, reader.line_num, place) for row in reader]


def _review_row(row: Mapping[str, str | None], line: int, place: str) -> ReviewRow:
    status = (row["review"] or "unreviewed").strip()
    allowed = get_args(ReviewStatus)
    if status not in allowed:
        fix = f"use one of {', '.join(allowed)}{did_you_mean(status, allowed)}"
        raise ClaimcheckError(f"review is {status!r}", fix=fix, see="import", place=f"{place}:{line}")
    note = _unsafe((row["note"] or "").strip())
    if status in ("no-source-needed", "not-a-claim") and not note:
        raise ClaimcheckError(
            f"review {status} without a note", fix="say why in the column note", see="import", place=f"{place}:{line}"
        )
    review = Review(cast("ReviewStatus", status), _unsafe((row["by"] or "").strip()), note)
    return ReviewRow(line, row["article"] or "", row["claim"] or "", review, (row.get("seen") or "").strip())


def apply_reviews(files: Mapping[str, ClaimsFile], rows: Iterable[ReviewRow], place: str) -> dict[str, ClaimsFile]:
    """The files that change, by article id. Raises ClaimcheckError for a row that names no claim: nothing is applied then."""
    changed: dict[str, ClaimsFile] = {}
    for row in rows:
        file = changed.get(row.article) or files.get(row.article)
        claim = next((item for item in file.claims if item.id == row.claim), None) if file else None
        if file is None or claim is None:
            raise ClaimcheckError(
                f"there is no claim {row.claim} in {row.article}",
                fix="export again and carry the row over",
                see="import",
                place=f"{place}:{row.line}",
            )
        old = claim.review
        if row.seen == _seen(row.review):
            continue  # nobody touched the row
        if row.seen and row.seen != _seen(old) and _seen(row.review) != _seen(old):
            raise ClaimcheckError(
                f"claim {row.claim} was decided on since the table was exported: {old.status} by {old.by or 'nobody named'}",
                fix="export again and carry the row over",
                see="import",
                place=f"{place}:{row.line}",
            )
        if (old.status, old.by, old.note) != (row.review.status, row.review.by, row.review.note):
            review = replace(row.review, dismissed=old.dismissed)
            claims = tuple(
                replace(item, review=review, state="current" if item.state == "suspect" else item.state)
                if item is claim
                else item
                for item in file.claims
            )
            changed[row.article] = replace(file, claims=claims)
    return changed

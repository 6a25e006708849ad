"""A reviewer's edited table laid over the claims: what fits is taken, what does not is told with its line, and then nothing is taken."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar, cast, get_args
from urllib.parse import urlsplit

from claimcheck.calendars import bounds, grain, is_edtf
from claimcheck.errors import ClaimcheckError, did_you_mean
from claimcheck.export.table import BETWEEN, EDITABLE, SHOWN, Cells, citation_cell, figure_cell, plain, row_cells, seen
from claimcheck.records import Citation, Claim, ClaimsFile, DateMention, Figure, Modifier, ReviewStatus, Span
from claimcheck.store.cells import unsafe

WAIVERS = ("no-source-needed", "not-a-claim")
MODIFIERS = get_args(Modifier)
FIGURE = re.compile(
    rf"(?:({'|'.join(MODIFIERS)})\s+)?(?:(-?\d{{1,30}}(?:\.\d{{1,30}})?)?(\.\.)?(-?\d{{1,30}}(?:\.\d{{1,30}})?)?)(?:\s+(\S.*))?",
    re.DOTALL,
)
"""Modifier, one bound or two with dots between them, unit: what `figure_cell` writes."""
Mention = TypeVar("Mention", DateMention, Figure)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an edited table."""

    line: int
    cells: Cells
    seen: str = ""
    """What the table saw when it was exported; empty in a table without that column."""


class _Unfit(Exception):  # noqa: N818 - an answer to the reviewer, told with the row's line
    """What a row cannot mean, and what to write instead."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.fix = fix


def read_rows(text: str, place: str) -> list[Row]:
    """The rows of an edited table, whatever a spreadsheet put between its cells. Raises ClaimcheckError for a missing column."""
    text = text.lstrip("\ufeff")
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        if missing := [name for name in ("article", "claim") if name not in names]:
            problem, near = f"no column {missing[0]!r}", did_you_mean(missing[0], names)
            raise ClaimcheckError(
                problem, fix=f"start from `claimcheck export --format csv`{near}", see="import", place=f"{place}:1"
            )
        return [Row(reader.line_num, _cells(row), (row.get("seen") or "").strip()) for row in reader]
    except csv.Error as error:
        raise ClaimcheckError(
            f"not CSV: {error}", fix="save the table as CSV, UTF-8", see="import", place=f"{place}:{reader.line_num}"
        ) from error


def _cells(row: Mapping[str, str | None]) -> Cells:
    return {name: plain(unsafe(plain(row[name] or ""))) for name in (*SHOWN, *EDITABLE) if name in row}


def take_rows(
    files: Mapping[str, ClaimsFile], rows: Iterable[Row], place: str
) -> tuple[dict[str, ClaimsFile], list[ClaimcheckError]]:
    """The files that the rows change, by article id, and what did not fit: where there is any of that, nothing is to be written."""
    changed: dict[str, ClaimsFile] = {}
    problems: list[ClaimcheckError] = []
    lines: dict[tuple[str, str], int] = {}
    for row in rows:
        try:
            file = changed.get(row.cells["article"]) or files.get(row.cells["article"])
            taken = _take(file, row, lines)
        except _Unfit as error:
            problems.append(ClaimcheckError(str(error), fix=error.fix, see="import", place=f"{place}:{row.line}"))
        else:
            if taken is not None and taken is not file:
                changed[row.cells["article"]] = taken
    return changed, problems


def _take(file: ClaimsFile | None, row: Row, lines: dict[tuple[str, str], int]) -> ClaimsFile | None:
    """The file with one row's edits; the same where there are none."""
    name = row.cells["claim"]
    claim = next((item for item in file.claims if item.id == name), None) if file else None
    if file is None or claim is None:
        raise _Unfit(f"there is no claim {name!r} in {row.cells['article']!r}", "export again and carry the row over")
    if (first := lines.setdefault((file.article.id, name), row.line)) != row.line:
        raise _Unfit(f"claim {name} stands in line {first} too", "keep one of the rows")
    cited = {item.id: item for item in file.citations}
    now = row_cells(file, claim, cited)
    cells = {**now, **row.cells}
    if row.seen and row.seen == seen(cells):
        return file  # nobody touched the row
    edits = {column: cells[column] for column in EDITABLE if cells[column] != now[column]}
    _refuse_misplaced(row, cells, now)
    decided = bool({"review", "by", "note"} & edits.keys())
    if decided:
        _refuse_decision(cells)
    if edits and row.seen and row.seen.split("-")[0] != seen(now).split("-")[0]:
        what = f"decided on since the table was exported: {claim.review.status} by {claim.review.by or 'nobody named'}"
        raise _Unfit(f"claim {name} was {what}", "export again and carry the row over")
    for column, text in edits.items():
        file = EDITS[column](file, next(item for item in file.claims if item.id == name), text)
    return _reviewed(file, name, cells) if decided else file


def _refuse_misplaced(row: Row, cells: Cells, now: Cells) -> None:
    """Refuse an edit of what the table only shows."""
    if row.seen and row.seen.split("-")[-1] == seen(now).split("-")[-1]:
        for column in SHOWN:
            if cells[column] != now[column]:
                fix = f"put {now[column][:40]!r} back; {', '.join(EDITABLE)} may be changed"
                raise _Unfit(f"{column} is {cells[column][:40]!r}, but cannot be changed here", fix)


def _refuse_decision(cells: Cells) -> None:
    """Refuse a status that is none, and a waiver that does not say why."""
    status, allowed = cells["review"] or "unreviewed", get_args(ReviewStatus)
    if status not in allowed:
        raise _Unfit(f"review is {status[:40]!r}", f"use one of {', '.join(allowed)}{did_you_mean(status, allowed)}")
    if status in WAIVERS and not cells["note"]:
        raise _Unfit(f"review {status} without a note", "say why in the column note")


def _with_claim(file: ClaimsFile, claim: Claim) -> ClaimsFile:
    return replace(file, claims=tuple(claim if item.id == claim.id else item for item in file.claims))


# ---- one column each


def _text(file: ClaimsFile, claim: Claim, text: str) -> ClaimsFile:
    if not text:
        raise _Unfit("the text is empty", "write the claim, or set review to not-a-claim with a note")
    return _with_claim(file, replace(claim, text=text))


def _dates(file: ClaimsFile, claim: Claim, text: str) -> ClaimsFile:
    return _with_claim(file, replace(claim, dates=_revalued(claim.dates, text, "date", lambda date: date.edtf, _date)))


def _figures(file: ClaimsFile, claim: Claim, text: str) -> ClaimsFile:
    return _with_claim(file, replace(claim, figures=_revalued(claim.figures, text, "figure", figure_cell, _figure)))


def _revalued(
    known: Sequence[Mention], text: str, what: str, cell: Callable[[Mention], str], read: Callable[[Mention, str], Mention]
) -> tuple[Mention, ...]:
    """The mentions with the values of a cell, in order: a mention is a place in the article, so that a table can neither add nor take one."""
    values = [item.strip() for item in text.split(BETWEEN.strip())] if text else []
    if len(values) != len(known):
        fix = f"write one value for each of {BETWEEN.join(item.text for item in known) or 'none'}; others are added in the JSON file"
        raise _Unfit(f"{len(values)} {what}{'' if len(values) == 1 else 's'}, but the sentence has {len(known)}", fix)
    return tuple(item if value == plain(cell(item)) else read(item, value) for item, value in zip(known, values, strict=True))


def _date(date: DateMention, edtf: str) -> DateMention:
    if not is_edtf(edtf):
        raise _Unfit(f"{edtf[:80]!r} is no EDTF date", "write it like 1941-06-22, 1941-06, 194X, 1880~ or 1942/1946")
    earliest, latest = bounds(edtf)
    return replace(date, edtf=edtf, grain=grain(edtf), earliest=earliest, latest=latest)


def _figure(figure: Figure, text: str) -> Figure:
    match = FIGURE.fullmatch(text)
    low, dots, high = match.group(2, 3, 4) if match else (None, None, None)
    if match is None or not (dots or low) or (high and not dots):
        raise _Unfit(
            f"{text[:80]!r} is no figure",
            f"write it like 23000 troop, about 500, 8000..10000 or over 300; words: {', '.join(MODIFIERS)}",
        )
    least, most = (Decimal(bound) if bound else None for bound in (low, high if dots else low))
    if least is not None and most is not None and least > most:
        raise _Unfit(f"{text[:80]!r} has its bounds the wrong way round", "write the smaller one first")
    modifier, unit = cast("Modifier", match[1] or "exact"), match[5]
    if not dots:
        least, most = (None if modifier in ("under", "at_most") else least), (None if modifier in ("over", "at_least") else most)
    return replace(figure, low=least, high=most, modifier=modifier, unit=unit)


def _citations(file: ClaimsFile, claim: Claim, text: str) -> ClaimsFile:
    """The claim's citations by the addresses or ids of a cell; an address that the article does not have becomes a citation of it."""
    named: list[str] = []
    added = list(file.citations)
    for item in filter(None, (part.strip() for part in text.split(BETWEEN.strip()))):
        known = next((one.id for one in added if item in (one.id, citation_cell(one))), None)
        if known is None:
            known = _free_id(added)
            added.append(Citation(known, "", Span(0, 0), "url", "intact", url=_address(item, added), chosen_by="person"))
        named.append(known)
    claims = replace(claim, citations=tuple(dict.fromkeys(named)))
    return _with_claim(replace(file, citations=tuple(added)), claims)


def _address(text: str, known: Sequence[Citation]) -> str:
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and not any(char.isspace() for char in text)
    except ValueError:
        fits = False
    if not fits:
        near = did_you_mean(text, [name for item in known for name in (item.id, citation_cell(item))])
        raise _Unfit(
            f"{text[:80]!r} is neither a citation of the article nor an address",
            f"write a whole address, http:// or https://, or an id{near}",
        )
    return text


def _free_id(citations: Sequence[Citation]) -> str:
    taken = {item.id for item in citations}
    return next(name for number in range(1, len(taken) + 2) if (name := f"s{number}") not in taken)


def _as_it_is(file: ClaimsFile, claim: Claim, text: str) -> ClaimsFile:  # noqa: ARG001 - `_reviewed` takes the three together
    return file


def _reviewed(file: ClaimsFile, name: str, cells: Cells) -> ClaimsFile:
    """The decision of the columns review, by and note, as made now."""
    claim = next(item for item in file.claims if item.id == name)
    status = cast("ReviewStatus", cells["review"] or "unreviewed")
    review = replace(claim.review, status=status, by=cells["by"], note=cells["note"], fingerprint="")
    return _with_claim(file, replace(claim, review=review, state="current" if claim.state == "suspect" else claim.state))


EDITS: Mapping[str, Callable[[ClaimsFile, Claim, str], ClaimsFile]] = {
    "text": _text, "dates": _dates, "figures": _figures, "citations": _citations,
    "review": _as_it_is, "by": _as_it_is, "note": _as_it_is,
}  # fmt: skip
"""What an edit of each column does to the file."""


def told(problems: Sequence[ClaimcheckError]) -> Iterator[str]:
    """Each problem on a line of its own, with its place and fix."""
    return (f"{item.place}: {item.problem}; fix: {item.fix}" for item in problems)

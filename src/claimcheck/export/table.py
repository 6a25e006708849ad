"""Claims as a table, a row each, and how its cells are written: `edits.py` reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimcheck.records import Citation, Claim, ClaimsFile, Figure
from claimcheck.store.cells import safe
from claimcheck.store.jsontext import field_hash

EDITABLE = ("text", "dates", "figures", "citations", "review", "by", "note")
"""What a reviewer may change; the rest says which claim a row is and what is known of it."""
COLUMNS = (
    "article", "claim", "state", "text", "dates", "figures", "citations", "verdicts", "passage", "review", "by", "note", "seen",
)  # fmt: skip
SHOWN = tuple(name for name in COLUMNS if name not in EDITABLE and name != "seen")
BETWEEN = "; "
"""Between the items of a cell."""
Cells = Mapping[str, str]


def claims_csv(files: Iterable[ClaimsFile]) -> str:
    """Every claim as a row of CSV, in the columns of COLUMNS."""
    import pandas as pd  # noqa: PLC0415  # half a second that only a table is worth

    rows = []
    for file in files:
        cited = {item.id: item for item in file.citations}
        for claim in file.claims:
            cells = row_cells(file, claim, cited)
            rows.append({name: safe(text) for name, text in cells.items()} | {"seen": seen(cells)})
    return pd.DataFrame(rows, columns=list(COLUMNS)).to_csv(index=False, lineterminator="\n")


def row_cells(file: ClaimsFile, claim: Claim, cited: Mapping[str, Citation]) -> dict[str, str]:
    """The cells of a claim's row, but for `seen`; `cited` has the file's citations by id."""
    best = max(claim.evidence, key=lambda item: item.score, default=None)
    cells = {
        "article": file.article.id,
        "claim": claim.id,
        "state": claim.state,
        "text": claim.text,
        "dates": BETWEEN.join(date.edtf for date in claim.dates),
        "figures": BETWEEN.join(figure_cell(figure) for figure in claim.figures),
        "citations": BETWEEN.join(citation_cell(cited[name]) if name in cited else name for name in claim.citations),
        "verdicts": BETWEEN.join(f"{item.citation} {item.verdict}" for item in claim.evidence),
        "passage": best.passage.exact if best and best.passage else "",
        "review": claim.review.status,
        "by": claim.review.by,
        "note": claim.review.note,
    }
    return {name: plain(text) for name, text in cells.items()}


def citation_cell(citation: Citation) -> str:
    """A citation as a cell names it: by its address, by its id where it has none or where that would not read back."""
    url = citation.url or ""
    return url if url and not any(char.isspace() or char == ";" for char in url) else citation.id


def figure_cell(figure: Figure) -> str:
    """A figure's value in a cell.

    >>> from decimal import Decimal
    >>> figure_cell(Figure(0, 0, "", Decimal(23000), Decimal(23000), "about", "troop"))
    'about 23000 troop'
    >>> figure_cell(Figure(0, 0, "", Decimal(8000), Decimal(10000), "exact", None)), figure_cell(Figure(0, 0, "", None, None, "vague", "man"))
    ('8000..10000', 'vague .. man')
    """
    low, high = (format(bound.normalize(), "f") if bound is not None else "" for bound in (figure.low, figure.high))
    number = low if low == high and low else f"{low}..{high}"
    words = ("" if figure.modifier == "exact" else figure.modifier, number, figure.unit or "")
    return " ".join(word for word in words if word)


def seen(cells: Cells) -> str:
    """What a table saw of a claim: two hashes, of what may be changed and of what only says more.

    By them an old table takes back no newer decision, and a change in a column that cannot be changed is noticed.
    """
    return f"{_hash(cells, EDITABLE)}-{_hash(cells, SHOWN)}"


def _hash(cells: Cells, names: Sequence[str]) -> str:
    return field_hash([cells[name] for name in names])


def plain(text: str) -> str:
    """A cell as every spreadsheet hands it back: one kind of line break, no spaces around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()

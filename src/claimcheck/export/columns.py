"""Claims as Parquet: a row a claim, its dates and figures as lists of values that a query engine can count with."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Claim, ClaimsFile


def claims_parquet(files: Iterable[ClaimsFile]) -> bytes:
    """Every claim as a row of a Parquet file; the same claims give the same bytes.

    Raises ClaimcheckError where the extra `parquet` is not installed.
    """
    return parquet([claim_row(file, claim) for file in files for claim in file.claims], claims_schema())


def parquet(rows: list[dict[str, Any]], schema: Any) -> bytes:
    """Rows as a Parquet file. Raises ClaimcheckError where the extra `parquet` is not installed."""
    pa, pq = _pyarrow()
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), sink, compression="zstd")
    return sink.getvalue()


def claims_schema() -> Any:
    """The columns of a claim's row. Raises ClaimcheckError where the extra `parquet` is not installed."""
    pa, _ = _pyarrow()
    text, number, texts = pa.string(), pa.float64(), pa.list_(pa.string())
    date = pa.struct([("edtf", text), ("earliest", text), ("latest", text), ("text", text)])
    figure = pa.struct([("low", number), ("high", number), ("modifier", text), ("unit", text), ("of", text), ("text", text)])
    return pa.schema(
        [
            *((name, text) for name in ("article", "title", "path", "language", "claim", "state", "origin", "text")),
            ("start", pa.int64()), ("end", pa.int64()), ("check_worthy", number),
            ("dates", pa.list_(date)), ("figures", pa.list_(figure)),
            *((name, texts) for name in ("names", "about", "citations", "urls", "verdicts")),
            *((name, text) for name in ("predicate", "said_by", "review", "by", "note")),
        ]
    )  # fmt: skip


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra, and large
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ClaimcheckError(
            "Parquet needs pyarrow, which is not installed", fix="pip install 'claimcheck[parquet]'", see="extras"
        ) from error
    return pa, pq


def claim_row(file: ClaimsFile, claim: Claim) -> dict[str, Any]:
    """A claim's row."""
    urls = {item.id: item.url for item in file.citations if item.url}
    article = file.article
    return {
        "article": article.id, "title": article.title, "path": article.path, "language": article.language,
        "claim": claim.id, "state": claim.state, "origin": claim.origin, "text": claim.text,
        "start": claim.quote.start, "end": claim.quote.end, "check_worthy": claim.check_worthy,
        "dates": [{"edtf": d.edtf, "earliest": d.earliest, "latest": d.latest, "text": d.text} for d in claim.dates],
        "figures": [
            {
                "low": None if f.low is None else float(f.low), "high": None if f.high is None else float(f.high),
                "modifier": f.modifier, "unit": f.unit, "of": f.of, "text": f.text,
            }
            for f in claim.figures
        ],
        "names": list(claim.names), "about": list(claim.about),
        "citations": list(claim.citations), "urls": [urls[name] for name in claim.citations if name in urls], "verdicts": [item.verdict for item in claim.evidence],
        "predicate": claim.predicate, "said_by": claim.said_by,
        "review": claim.review.status, "by": claim.review.by, "note": claim.review.note,
    }  # fmt: skip

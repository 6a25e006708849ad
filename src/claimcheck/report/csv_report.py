"""The findings as a table, a row each."""

from __future__ import annotations

from claimcheck.report.model import Audit
from claimcheck.store.cells import safe

COLUMNS = ("code", "rule", "severity", "article", "claims", "path", "line", "message", "fix", "fingerprint")


def render_csv(audit: Audit) -> str:
    """The findings as CSV; cells that a spreadsheet would run are kept from it by an apostrophe.

    Where it was asked what changed, a first column says "new" or "gone", and the findings that are gone come last.
    """
    import pandas as pd  # noqa: PLC0415  # half a second that only a table is worth

    new = {finding.fingerprint for finding in audit.since.new} if audit.since else set()
    gone = audit.since.gone if audit.since else ()
    changes = ["new" if finding.fingerprint in new else "" for finding in audit.findings] + ["gone"] * len(gone)
    rows = [
        {
            "change": change,
            "code": item.code,
            "rule": item.rule,
            "severity": item.severity,
            "article": item.article,
            "claims": " ".join(item.claims),
            "path": item.places[0].path if item.places else "",
            "line": item.places[0].line if item.places else "",
            "message": safe(item.message),
            "fix": safe(item.fix),
            "fingerprint": item.fingerprint,
        }
        for change, item in zip(changes, (*audit.findings, *gone), strict=True)
    ]
    return pd.DataFrame(rows, columns=["change", *COLUMNS] if audit.since else list(COLUMNS)).to_csv(
        index=False, lineterminator="\n"
    )

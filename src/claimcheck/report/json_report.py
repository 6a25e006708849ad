"""The audit as JSON, for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from claimcheck.report.formats import findings_json
from claimcheck.report.model import SCHEMA_VERSION, Audit, counts


def render_json(audit: Audit) -> str:
    """Findings and counts in one object; what changed, where that was asked for."""
    value: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "findings": findings_json(audit.findings),
        "counts": counts(audit),
    }
    if audit.since:
        value["since"] = asdict(audit.since)
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

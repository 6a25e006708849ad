"""The audit as JSON, for other programs."""

from __future__ import annotations

import json

from claimcheck.report.formats import findings_json
from claimcheck.report.model import SCHEMA_VERSION, Audit, counts


def render_json(audit: Audit) -> str:
    """Findings and counts in one object."""
    value = {"schema_version": SCHEMA_VERSION, "findings": findings_json(audit.findings), "counts": counts(audit)}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

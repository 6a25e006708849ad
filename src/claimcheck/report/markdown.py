"""The audit as Markdown: counts, then the findings by article."""

from __future__ import annotations

from claimcheck.report.formats import render_findings
from claimcheck.report.model import Audit, counts


def render_markdown(audit: Audit) -> str:
    """Counts in a line, then a table of findings for each article that has any."""
    found = counts(audit)
    head = (
        f"# Audit of {audit.workspace_title}\n\n{found['articles']} articles, {found['claims']} claims: {found['sourced']} sourced, "
        f"{found['unsourced']} unsourced; in the sources read, {found['supported']} supported, {found['contradicted']} with another figure or date, "
        f"{found['absent']} not found.\n"
    )
    parts = [head]
    for file in audit.files:
        own = [item for item in audit.findings if item.article == file.article.id]
        if own:
            parts.append(f"\n## {' '.join(file.article.title.split())}\n\n{render_findings(own, 'markdown')}")
    return "".join(parts)

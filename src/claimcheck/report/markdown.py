"""The audit as Markdown: counts, what changed where that was asked for, then the findings by article."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.report.formats import render_findings, table_cell
from claimcheck.report.model import Audit, Changes, counts
from claimcheck.report.states import CHANGES


def render_markdown(audit: Audit) -> str:
    """Counts in a line, then a table of findings for each article that has any."""
    found = counts(audit)
    head = (
        f"# Audit of {audit.workspace_title}\n\n{found['articles']} articles, {found['claims']} claims: {found['sourced']} sourced, "
        f"{found['unsourced']} unsourced; in the sources read, {found['supported']} supported, {found['contradicted']} with another figure or date, "
        f"{found['absent']} not found.\n"
    )
    parts = [head, *(_since(audit.since) if audit.since else ())]
    for file in audit.files:
        own = [item for item in audit.findings if item.article == file.article.id]
        if own:
            parts.append(f"\n## {' '.join(file.article.title.split())}\n\n{render_findings(own, 'markdown')}")
    return "".join(parts)


def _since(changes: Changes) -> Iterator[str]:
    """What changed: a line of it, the findings that are new and gone, the claims that are not as they were."""
    kinds = changes.kinds
    told = ", ".join(f"{kinds[kind]} {words}" for kind, words in CHANGES.items() if kinds[kind])
    yield f"\n## Since {table_cell(changes.name)}\n\nFindings: {len(changes.new)} new, {len(changes.gone)} gone. "
    yield f"Claims: {told or 'as they were'}.\n"
    for title, findings in (("New", changes.new), ("Gone", changes.gone)):
        if findings:
            yield f"\n### {title}\n\n{render_findings(findings, 'markdown')}"
    if changes.claims:
        yield "\n### Claims\n\n| claim | change | sentence |\n|---|---|---|\n"
    for item in changes.claims:
        yield f"| {table_cell(f'{item.article}--{item.claim}')} | {table_cell(item.said)} | {table_cell(item.text)} |\n"

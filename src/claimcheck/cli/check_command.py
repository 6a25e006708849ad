"""`claimcheck check`: the gate."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimcheck.cli.options import option, settings_from, workspace_options

FORMATS = ("text", "json", "github", "sarif", "junit", "markdown", "rdjson")


@click.command(name="check")
@option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell the findings.")
@workspace_options
def command(output_format: str, claims_dir: Path | None, sources_dir: Path | None) -> int:
    """The gate for CI: fails when claims/ holds errors that claims-baseline.txt does not list.

    Each article is read again in memory, so that a sentence added without `claimcheck extract` is found. Without a
    baseline every error counts. Never writes. Comparing with a branch (--against) is not supported yet.

    Exit status: 0 nothing new; 1 errors; 2 the check could not be made, or there is nothing to check.
    """
    from claimcheck.audit.baseline import not_in, read_baseline
    from claimcheck.cli.report_command import refuse_empty
    from claimcheck.cli.stages import count
    from claimcheck.pipeline import audit_workspace
    from claimcheck.report.formats import render_findings
    from claimcheck.sources.saved import load_sources

    settings = settings_from(claims_dir, sources_dir)
    sources, problems = load_sources(settings.sources_dir, settings.root)
    for problem in problems:
        click.echo(f"claimcheck: {problem}", err=True)
    if problems:
        return 2
    audit = audit_workspace(settings, sources)
    refuse_empty(audit, settings)
    known = read_baseline(settings.root)
    new = not_in(audit.findings, known)
    errors = [finding for finding in new if finding.severity == "error"]
    click.echo(render_findings(tuple(errors), output_format), nl=False)
    if output_format == "text" or not sys.stdout.isatty():
        accepted = sum(1 for finding in audit.findings if finding.severity == "error") - len(errors)
        beside = f"; {accepted} accepted in claims-baseline.txt" if accepted else ""
        click.echo(f"{count(len(errors), 'error')} in {count(len(audit.files), 'claims file')}{beside}", err=True)
    return 1 if errors else 0

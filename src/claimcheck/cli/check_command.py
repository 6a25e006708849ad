"""`claimcheck check`: the gate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import option, settings_from, workspace_options

if TYPE_CHECKING:
    from claimcheck.gate import Verdict

FORMATS = ("text", "json", "github", "sarif", "junit", "markdown", "rdjson")


@click.command(name="check")
@option("--against", metavar="REF", help="Fail only on what this branch adds since it left REF, e.g. origin/main.")
@option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell the findings.")
@workspace_options
def command(against: str | None, output_format: str, claims_dir: Path | None, sources_dir: Path | None) -> int:
    """The gate for CI: fails on unsourced claims, conflicts, and claims files that do not fit their articles.

    With --against only what was added counts, compared with the commit that the branch and REF have in common: errors,
    dropped sources, reused ids, approvals that the change made suspect. Lines that it adds to claims-baseline.txt and
    settings that it relaxes excuse nothing. Without --against every error counts that claims-baseline.txt does not list;
    without that file, every error. Articles that changed are read again in memory. Never writes, but for a summary into
    the file that GITHUB_STEP_SUMMARY names, with --output-format github.

    Exit status: 0 nothing new; 1 errors; 2 the check could not be made, or there is nothing to check.
    """
    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.gate import judge
    from claimcheck.report.formats import render_findings
    from claimcheck.sources.saved import load_sources

    settings = settings_from(claims_dir, sources_dir)
    sources, problems = load_sources(settings.sources_dir, settings.root)
    for problem in problems:
        click.echo(f"claimcheck: {problem}", err=True)
    if problems:
        return 2
    verdict = judge(settings, sources, against)
    refuse_no_files(bool(verdict.files), settings)
    click.echo(render_findings(verdict.errors, output_format), nl=False)
    if output_format == "github":
        write_summary(verdict, against)
    if output_format == "text" or not sys.stdout.isatty():
        click.echo(outcome(verdict, against), err=True)
    return 1 if verdict.errors else 0


def outcome(verdict: Verdict, against: str | None) -> str:
    """What it came to, in one line."""
    from claimcheck.cli.stages import count

    where = f"{count(len(verdict.errors), 'error')} in {count(verdict.files, 'claims file')}"
    if verdict.base is not None:
        before = f"; {verdict.before:,} there before" if verdict.before else ""
        return f"{where}, added since {verdict.base[:12]} (where the branch left {against}){before}"
    return f"{where}; {verdict.before:,} accepted in claims-baseline.txt" if verdict.before else where


def write_summary(verdict: Verdict, against: str | None) -> None:
    """Add the findings to the step's summary page, where GitHub asks for one."""
    import os

    from claimcheck.report.formats import step_summary

    if name := os.environ.get("GITHUB_STEP_SUMMARY"):
        path = Path(name)
        taken = path.stat().st_size if path.exists() else 0
        with path.open("a", encoding="utf-8") as file:
            file.write(step_summary(verdict.errors, outcome(verdict, against), taken))

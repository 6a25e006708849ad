"""`claimcheck run`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from claimcheck.cli.options import jobs_option, option, output_options, settings_from, since_option, workspace_options
from claimcheck.records import Finding


@click.command(name="run")
@click.argument("articles", nargs=-1)
@option("--scheduler", metavar="ADDRESS", help="Run on the cluster of a Dask scheduler, such as tcp://10.0.0.5:8786.")
@option("--output", metavar="PATH", help="With --scheduler: the folder for its results (default: reports/cluster).")
@since_option
@workspace_options
@jobs_option
@output_options
def command(
    articles: tuple[str, ...],
    scheduler: str | None,
    output: str | None,
    since: str | None,
    claims_dir: Path | None,
    sources_dir: Path | None,
    jobs: int,
    quiet: bool,
    no_progress: bool,
) -> int:
    """Extract, link, verify and report in one go: what `make report` runs.

    ARTICLES are files or folders of .txt (one article or a dump of many), .md, .html or WordPress export .xml; without
    them, articles/. Writes claims/, evidence/ and reports/audit.html. What reviewers wrote in claims/ is kept. Nothing is
    fetched: `claimcheck link --online` does that.

    With --scheduler the workers of a Dask cluster do it, in parts, without a claims folder: ARTICLES and --output are folders or
    addresses (s3://…) that every worker reaches; claims, findings and articles are written as Parquet. docs/cluster.md has more.

    Exit status: 0 done, whatever was found; 2 something could not be read or written.
    """
    from claimcheck.cli.report_command import audited, write_report
    from claimcheck.cli.stages import Talk, count, exit_status, run_stages
    from claimcheck.pipeline import STAGES

    talk = Talk(quiet, no_progress)
    settings = settings_from(claims_dir, sources_dir)
    if scheduler:
        from claimcheck.cli.cluster import run_there

        return run_there(scheduler, articles, output, settings, talk)
    if output:
        raise click.UsageError("--output is for --scheduler; `claimcheck report --output` writes the report elsewhere")
    summary, sources = run_stages([here(name) for name in articles], settings, STAGES, jobs, talk)
    audit = audited(settings, sources, since)
    path = write_report(audit, settings, "html", None)[0]
    talk.say(f"{count(summary.articles, 'article')}, {count(summary.claims, 'claim')}, {count(summary.citations, 'citation')}")
    talk.say(told_findings(audit.findings))
    talk.say(f"open {_near(path)}")
    return exit_status(summary)


def here(name: str) -> Path:
    """An article file or folder of this machine. Raises a usage error where there is none."""
    if not Path(name).exists():
        raise click.BadParameter(f"Path {name!r} does not exist.", param_hint="'[ARTICLES]...'")
    return Path(name)


def told_findings(findings: Sequence[Finding]) -> str:
    """What the audit found, in a line."""
    severities = Counter(item.severity for item in findings)
    rules = Counter(item.rule for item in findings if item.severity != "info")
    told = [(severity, severities[severity]) for severity in ("error", "warning", "info") if severities[severity]]
    parts = ", ".join(f"{number} {severity}{'s' if number != 1 and severity != 'info' else ''}" for severity, number in told)
    most = ", ".join(f"{number} {rule}" for rule, number in rules.most_common(6))
    return f"findings: {parts or 'none'}{f' ({most})' if most else ''}"


def _near(path: Path) -> str:
    """The path as seen from the current folder, where it lies in it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

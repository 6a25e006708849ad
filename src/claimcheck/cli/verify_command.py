"""`claimcheck verify`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import jobs_option, output_options, settings_from, workspace_options


@click.command(name="verify")
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path, exists=True))
@workspace_options
@jobs_option
@output_options
def command(
    articles: tuple[Path, ...], claims_dir: Path | None, sources_dir: Path | None, jobs: int, quiet: bool, no_progress: bool
) -> int:
    """Find the passage of each readable source that each claim rests on.

    Reads claims/ and sources/; writes verdicts and passages into claims/ and the matched words into evidence/. A verdict
    says that a passage states the same figures, dates and names, or which differ; negation, causes and who did what to
    whom are beyond it.

    Exit status: 0 done; 2 something could not be read or written.
    """
    from claimcheck.cli.stages import Talk, count, exit_status, run_stages

    talk = Talk(quiet, no_progress)
    settings = settings_from(claims_dir, sources_dir)
    summary, _ = run_stages(articles, settings, ["verify"], jobs, talk)
    talk.say(f"{count(summary.articles, 'article')}, {count(summary.claims, 'claim')}; {count(summary.written, 'file')} changed")
    return exit_status(summary)

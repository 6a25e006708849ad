"""`claimcheck extract`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import jobs_option, output_options, settings_from, workspace_options


@click.command(name="extract")
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path, exists=True))
@workspace_options
@jobs_option
@output_options
def command(
    articles: tuple[Path, ...], claims_dir: Path | None, sources_dir: Path | None, jobs: int, quiet: bool, no_progress: bool
) -> int:
    """Split articles into dated factual claims, merged into claims/.

    ARTICLES are files or folders; without them, articles/. A claim keeps its id for good. Fields that a person edited and
    all reviews are kept; a reworded claim's review becomes suspect, a vanished claim is kept as withdrawn.

    Exit status: 0 done; 2 something could not be read or written.
    """
    from claimcheck.cli.stages import Talk, count, exit_status, run_stages

    talk = Talk(quiet, no_progress)
    settings = settings_from(claims_dir, sources_dir)
    summary, _ = run_stages(articles, settings, ["extract"], jobs, talk)
    talk.say(f"{count(summary.articles, 'article')}, {count(summary.claims, 'claim')}; {count(summary.written, 'file')} changed")
    return exit_status(summary)

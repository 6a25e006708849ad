"""`claimcheck link`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import jobs_option, option, output_options, settings_from, workspace_options


@click.command(name="link")
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path, exists=True))
@option("--online", is_flag=True, help="Also fetch the pages cited and save them into sources/.")
@option("--refresh", is_flag=True, help="With --online: read saved pages again, and tell whose passages changed.")
@workspace_options
@jobs_option
@output_options
def command(
    articles: tuple[Path, ...],
    online: bool,
    refresh: bool,
    claims_dir: Path | None,
    sources_dir: Path | None,
    jobs: int,
    quiet: bool,
    no_progress: bool,
) -> int:
    """Find what the articles cite, repair broken addresses, tie them to sources/.

    Every repair is recorded with its steps; what was guessed is a candidate, never a repair. Without --online nothing
    leaves the machine; with it pages are asked for as docs/fetching.md says.

    Exit status: 0 done; 2 something could not be read or written.
    """
    from claimcheck.cli.stages import Talk, count, exit_status, run_stages

    if refresh and not online:
        raise click.UsageError("--refresh reads saved pages again, which needs --online")
    talk = Talk(quiet, no_progress)
    settings = settings_from(claims_dir, sources_dir)
    summary, sources = run_stages(articles, settings, ["link"], jobs, talk)
    talk.say(
        f"{count(summary.articles, 'article')}, {count(summary.citations, 'citation')}; {count(summary.written, 'file')} changed"
    )
    if online:
        from claimcheck.cli.online import fetch_sources

        if fetch_sources(settings, sources, talk, refresh=refresh):
            run_stages(articles, settings, ["link"], jobs, Talk(quiet=True))
    return exit_status(summary)

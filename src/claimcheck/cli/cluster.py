"""What `run --scheduler` does: hand the work to a cluster, tell what came of it."""

from __future__ import annotations

from collections.abc import Sequence

import click

from claimcheck.cli.stages import Talk, count, progress_bar
from claimcheck.settings import Settings


def run_there(scheduler: str, articles: Sequence[str], output: str | None, settings: Settings, talk: Talk) -> int:
    """The exit status of a run on a cluster. Raises ClaimcheckError where it cannot be done."""
    from claimcheck.auditing import open_desk
    from claimcheck.cluster import run_on_cluster
    from claimcheck.sources.saved import load_sources

    sources, problems = load_sources(settings.sources_dir, settings.root)
    places = articles or [str(path) for path in settings.articles]
    folder = output or str(settings.reports_dir / "cluster")
    with progress_bar(talk, "articles", "parts") as progress:
        total = run_on_cluster(scheduler, places, folder, open_desk(settings, sources), progress)
    for problem in (*problems, *total.problems):
        click.echo(f"claimcheck: {problem}", err=True)
    talk.say(f"{count(total.articles, 'article')}, {count(total.claims, 'claim')}, {count(total.citations, 'citation')}")
    told = ", ".join(f"{number:,} {severity}" for severity, number in sorted(total.severities.items()))
    talk.say(f"findings: {told or 'none'}")
    talk.say(f"wrote {folder}: Parquet in articles/, claims/ and findings/")
    return 2 if problems or total.problems else 0

"""What run, extract, link and verify share: find the articles, build them with a progress bar, tell what came of it."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from claimcheck.batch import Progress, Summary, build_workspace
from claimcheck.errors import ClaimcheckError, shown
from claimcheck.pipeline import Stage
from claimcheck.records import Source
from claimcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Talk:
    """How much a command says on standard error."""

    quiet: bool = False
    no_progress: bool = False

    def say(self, message: str) -> None:
        """A line for the user, unless quiet."""
        if not self.quiet:
            click.echo(message, err=True)


def run_stages(
    articles: Sequence[Path], settings: Settings, stages: Collection[Stage], jobs: int, talk: Talk
) -> tuple[Summary, dict[str, Source]]:
    """Build the articles named, or those of the settings; tell problems and notes.

    Raises ClaimcheckError when there are no articles at all.
    """
    from claimcheck.extract.documents import list_articles
    from claimcheck.sources.saved import load_sources

    named = articles or [path for path in settings.articles if path.exists()]
    paths = list(dict.fromkeys(file for path in named for file in list_articles(path)))
    if not paths:
        looked = ", ".join(shown(path) for path in articles or settings.articles)
        raise ClaimcheckError(
            f"no articles: nothing to read in {looked}",
            fix="put .txt, .md, .html or WordPress .xml files there, or name them: claimcheck run FILE…",
            see="no-articles",
        )
    sources, problems = load_sources(settings.sources_dir, settings.root)
    with progress_bar(talk, "articles", "files") as progress:
        summary = build_workspace(paths, settings, sources, stages=stages, jobs=jobs, progress=progress)
    summary.problems[:0] = problems
    for note in summary.notes:
        talk.say(f"note: {note}")
    for problem in summary.problems:
        click.echo(f"claimcheck: {problem}", err=True)
    if not summary.articles and not summary.problems:
        raise ClaimcheckError(
            "no articles: the files hold no text to read", fix="check that they are the article files", see="no-articles"
        )
    return summary, sources


@contextmanager
def progress_bar(talk: Talk, what: str, unit: str | None = None) -> Iterator[Progress | None]:
    """A progress bar with rate and time left, on a terminal only."""
    if talk.quiet or talk.no_progress or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="")

        def progress(done: int, total: int) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.1f} {unit or what}/s" if speed else "")

        yield progress


def count(number: int, noun: str) -> str:
    """The number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def exit_status(summary: Summary) -> int:
    """2 when something could not be read, else 0."""
    return 2 if summary.problems else 0

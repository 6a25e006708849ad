"""`claimcheck report`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from claimcheck.cli.options import option, output_options, settings_from, since_option, workspace_options
from claimcheck.errors import ClaimcheckError, shown

if TYPE_CHECKING:
    from claimcheck.records import Source
    from claimcheck.report.model import Audit
    from claimcheck.settings import Settings

ReportFormat = Literal["html", "json", "csv", "markdown"]
SUFFIX: dict[ReportFormat, str] = {"html": "html", "json": "json", "csv": "csv", "markdown": "md"}


@click.command(name="report")
@option("--format", "format_", type=click.Choice(list(SUFFIX)), default="html", show_default=True, help="What to write.")
@option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Where to; - is standard output. Without it HTML goes to reports/audit.html, all else to standard output.",
)
@option("--split", is_flag=True, help="HTML: a page an article beside an index; by itself from 30 MB on.")
@since_option
@workspace_options
@output_options
def command(
    format_: ReportFormat,
    output: Path | None,
    split: bool,
    since: str | None,
    claims_dir: Path | None,
    sources_dir: Path | None,
    quiet: bool,
    no_progress: bool,
) -> int:
    """Write the audit of what claims/ holds now: as reports/audit.html, or as data on standard output.

    Shows the same findings as `claimcheck check`. With --since it begins with what changed: findings that are new or
    gone, claims that were added, reworded, decided or stand otherwise with their sources; a filter shows them. Both states
    are audited by this version under the settings of now, so that nothing but the files can make a difference.

    Exit status: 0 written, whatever was found; 2 something could not be read or written.
    """
    from claimcheck.cli.stages import Talk
    from claimcheck.sources.saved import load_sources

    talk = Talk(quiet, no_progress)
    settings = settings_from(claims_dir, sources_dir)
    sources, problems = load_sources(settings.sources_dir, settings.root)
    for problem in problems:
        click.echo(f"claimcheck: {problem}", err=True)
    audit = audited(settings, sources, since)
    refuse_empty(audit, settings)
    if str(output) == "-" or (output is None and format_ != "html"):
        click.echo(render(audit, format_), nl=False)
    else:
        written = write_report(audit, settings, format_, output, split=split)
        also = f" and {len(written) - 1} pages beside it, one an article" if len(written) > 1 else ""
        talk.say(f"wrote {written[0]}{also}")
    return 2 if problems else 0


def audited(settings: Settings, sources: Mapping[str, Source], since: str | None) -> Audit:
    """The audit of the workspace, with what changed since a commit where one is named."""
    if since is None:
        from claimcheck.auditing import audit_workspace

        return audit_workspace(settings, sources)
    from claimcheck.since import audit_since

    return audit_since(settings, sources, since)


def refuse_empty(audit: Audit, settings: Settings) -> None:
    """Raise ClaimcheckError when there are no claims files: an empty audit would look like a clean one."""
    refuse_no_files(bool(audit.files), settings)


def refuse_no_files(found: bool, settings: Settings) -> None:
    """Raise ClaimcheckError when a command that needs claims files has none to look at."""
    if not found:
        raise ClaimcheckError(
            f"nothing to check: no claims files in {shown(settings.claims_dir)}",
            fix="run `claimcheck run` first, or name the folder with --claims-dir",
            see="nothing-to-check",
        )


def render(audit: Audit, format_: ReportFormat) -> str:
    """The audit in one of the report's formats, as one text. Raises ClaimcheckError for HTML that needs several pages."""
    if format_ == "html":
        from claimcheck.report.html import render_html

        pages = render_html(audit, root=None)
        if len(pages) > 1:
            raise ClaimcheckError(
                f"the audit is {len(pages)} pages, too many for standard output",
                fix="leave --output out, or name a file: the articles' pages go into a folder beside it",
                see="several-pages",
            )
        return next(iter(pages.values()))
    if format_ == "json":
        from claimcheck.report.json_report import render_json

        return render_json(audit)
    if format_ == "csv":
        from claimcheck.report.csv_report import render_csv

        return render_csv(audit)
    from claimcheck.report.markdown import render_markdown

    return render_markdown(audit)


def write_report(
    audit: Audit, settings: Settings, format_: ReportFormat, output: Path | None, *, split: bool = False
) -> list[Path]:
    """Write the audit and return where, its first page first; raises ClaimcheckError when it cannot be written."""
    from claimcheck.store.folder import write_file

    path = output or settings.reports_dir / f"audit.{SUFFIX[format_]}"
    if format_ != "html":
        write_file(path, render(audit, format_))
        return [path]
    from claimcheck.report.html import render_html

    pages = render_html(audit, _seen_from(path.absolute().parent, settings.root), name=path.name, split=split)
    for name, text in pages.items():
        write_file(path.parent / name, text)
    return [path.parent / name for name in pages]


def _seen_from(folder: Path, root: Path) -> str | None:
    """The workspace as a page in a folder names it; None where there is no way from one to the other."""
    try:
        return Path(os.path.relpath(root, folder)).as_posix()
    except ValueError:  # another drive
        return None

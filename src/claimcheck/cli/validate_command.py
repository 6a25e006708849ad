"""`claimcheck validate`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import settings_from, workspace_options


@click.command(name="validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@workspace_options
def command(files: tuple[Path, ...], claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Every error of the claims files, source records and confirmed names, as file:line:column with its fix.

    FILES are JSON files; without them, all of claims/ and sources/, and reference/names.json. Broken JSON is told with every break, and the rest of the file is
    held against the schema all the same.

    Exit status: 0 all are valid; 1 errors; 2 there is nothing to validate.
    """
    from claimcheck.batch import spread
    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.cli.stages import count
    from claimcheck.errors import shown
    from claimcheck.sources.saved import load_sources
    from claimcheck.store.claims import list_claims
    from claimcheck.store.validate import file_errors

    settings = settings_from(claims_dir, sources_dir)
    paths = files or (*list_claims(settings.claims_dir), *sorted(settings.sources_dir.glob("*.json")), *_names(settings.root))
    refuse_no_files(bool(paths), settings)
    problems = 0
    if not files:
        for broken in load_sources(settings.sources_dir, settings.root)[1]:
            if not str(broken.place).endswith(".json"):
                click.echo(f"{shown(str(broken.place))}: {broken.problem}; fix: {broken.fix}")
                problems += 1
    for errors in spread(file_errors, paths):
        for error in errors:
            click.echo(error)
            problems += 1
    click.echo(f"{count(len(paths), 'file')}, {count(problems, 'error')}", err=True)
    return 1 if problems else 0


def _names(root: Path) -> list[Path]:
    """The file of confirmed spellings, where there is one."""
    from claimcheck.store.names import NAMES

    return [root / NAMES] if (root / NAMES).is_file() else []

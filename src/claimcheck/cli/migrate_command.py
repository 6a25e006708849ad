"""`claimcheck migrate`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import settings_from, workspace_options


@click.command(name="migrate")
@workspace_options
def command(claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Bring claims files of an older schema version up to date.

    There is one schema version so far, so that this only tells whether every file has it.

    Exit status: 0 all files are up to date; 2 a file cannot be read or is newer than this claimcheck.
    """
    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.store.claims import list_claims, read_claims
    from claimcheck.store.schema import SCHEMA_VERSION

    settings = settings_from(claims_dir, sources_dir)
    paths = list_claims(settings.claims_dir)
    refuse_no_files(bool(paths), settings)
    for path in paths:
        read_claims(path)
    click.echo(f"{len(paths)} files, all of schema version {SCHEMA_VERSION}", err=True)
    return 0

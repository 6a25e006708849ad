"""`claimcheck import`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import settings_from, workspace_options


@click.command(name="import")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@workspace_options
def command(table: Path, claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Take an edited CSV back into claims/.

    TABLE is what `claimcheck export --format csv` wrote, edited in a spreadsheet: commas, semicolons or tabs, UTF-8. Taken are
    text, dates (EDTF, one for each date of the sentence), figures (as in `about 500 troop`, `8000..10000`), citations (ids or
    addresses; a new address is added to the article), review, by and note. Rows may be left out and sorted. Every row that does
    not fit is told with its line and its fix, and then nothing is changed.

    Exit status: 0 done; 2 refused.
    """
    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.cli.stages import count
    from claimcheck.export.edits import read_rows, take_rows, told
    from claimcheck.store.claims import list_claims, read_claims, read_claims_text, write_claims
    from claimcheck.store.folder import workspace_lock
    from claimcheck.store.merge import settle_reviews

    settings = settings_from(claims_dir, sources_dir)
    paths = list_claims(settings.claims_dir)
    refuse_no_files(bool(paths), settings)
    rows = read_rows(read_claims_text(table), str(table))
    with workspace_lock(settings.cache_dir):
        files = {path.stem: read_claims(path, settings.evidence_dir) for path in paths}
        changed, problems = take_rows(files, rows, str(table))
        for line in told(problems):
            click.echo(f"claimcheck: {line}", err=True)
        for file in () if problems else changed.values():
            write_claims(settings.claims_dir, settings.evidence_dir, settle_reviews(file))
    if problems:
        click.echo(f"{count(len(problems), 'row')} of {len(rows):,} refused; nothing was changed", err=True)
        return 2
    click.echo(f"{count(len(rows), 'row')}, {count(len(changed), 'file')} changed", err=True)
    return 0

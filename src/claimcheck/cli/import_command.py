"""`claimcheck import`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import settings_from, workspace_options


@click.command(name="import")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@workspace_options
def command(table: Path, claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Take the columns review, by and note of an edited CSV back into claims/.

    TABLE is what `claimcheck export --format csv` wrote, edited in a spreadsheet. A row that fits no claim, or a status
    that is none, is refused with its line, and then nothing is changed. Other columns are not taken back yet.

    Exit status: 0 done; 2 refused.
    """
    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.cli.stages import count
    from claimcheck.export.table import apply_reviews, read_reviews
    from claimcheck.store.claims import list_claims, read_claims, read_claims_text, write_claims
    from claimcheck.store.folder import workspace_lock
    from claimcheck.store.merge import settle_reviews

    settings = settings_from(claims_dir, sources_dir)
    paths = list_claims(settings.claims_dir)
    refuse_no_files(bool(paths), settings)
    rows = read_reviews(read_claims_text(table), str(table))
    with workspace_lock(settings.cache_dir):
        files = {path.stem: read_claims(path, settings.evidence_dir) for path in paths}
        changed = apply_reviews(files, rows, str(table))
        for file in changed.values():
            write_claims(settings.claims_dir, settings.evidence_dir, settle_reviews(file))
    click.echo(f"{count(len(rows), 'row')}, {count(len(changed), 'file')} changed", err=True)
    return 0

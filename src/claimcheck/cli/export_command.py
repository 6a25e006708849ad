"""`claimcheck export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimcheck.cli.options import option, settings_from, workspace_options


@click.command(name="export")
@option(
    "--format",
    "format_",
    type=click.Choice(["csv", "claimreview", "annotations", "parquet"]),
    default="csv",
    show_default=True,
    help="What to write.",
)
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Where to (default: standard output).")
@workspace_options
def command(format_: str, output: Path | None, claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Claims for other programs.

    csv: a row a claim, for a spreadsheet; `claimcheck import` takes the review columns back. claimreview: schema.org
    ClaimReview of what was accepted or rejected. annotations: W3C Web Annotations of claims and passages. parquet: a row a
    claim with its dates and figures as lists, for pandas or DuckDB; needs the extra `parquet`.

    Exit status: 0 written; 2 there is nothing to export.
    """
    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.store.claims import list_claims, read_claims
    from claimcheck.store.folder import replace_bytes
    from claimcheck.store.jsontext import canonical_json

    settings = settings_from(claims_dir, sources_dir)
    paths = list_claims(settings.claims_dir)
    refuse_no_files(bool(paths), settings)
    files = [read_claims(path) for path in paths]
    if format_ == "csv":
        from claimcheck.export.table import claims_csv

        data = claims_csv(files).encode()
    elif format_ == "parquet":
        from claimcheck.export.columns import claims_parquet

        data = claims_parquet(files)
    else:
        from claimcheck.export.linked_data import claim_reviews, web_annotations

        data = canonical_json(claim_reviews(files) if format_ == "claimreview" else web_annotations(files)).encode()
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        replace_bytes(output, data)
        click.echo(f"wrote {output}", err=True)
    return 0

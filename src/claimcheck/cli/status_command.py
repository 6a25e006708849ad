"""`claimcheck status`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from claimcheck.cli.options import settings_from, workspace_options

COLUMNS = ("claims", "sourced", "supported", "contradicted", "accepted", "suspect", "left")


@click.command(name="status")
@workspace_options
def command(claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Progress by article: claims, sourced, supported, contradicted, accepted, suspect, left to review.

    Exit status: 0 shown; 2 there is nothing to show.
    """
    from claimcheck.audit.rule import Case
    from claimcheck.audit.sourced import is_sourced
    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.store.claims import list_claims, read_claims

    settings = settings_from(claims_dir, sources_dir)
    paths = list_claims(settings.claims_dir)
    refuse_no_files(bool(paths), settings)
    rows: list[tuple[str, Counter[str]]] = []
    for path in paths:
        case = Case(read_claims(path))
        row: Counter[str] = Counter()
        for claim in case.claims():
            verdicts = {item.verdict for item in claim.evidence}
            row["claims"] += 1
            row["sourced"] += is_sourced(case, claim)
            row["supported"] += "supported" in verdicts
            row["contradicted"] += "contradicted" in verdicts
            row["accepted"] += claim.review.status in ("accepted", "no-source-needed") and claim.state != "suspect"
            row["suspect"] += claim.state == "suspect"
            row["left"] += claim.review.status == "unreviewed" or claim.state == "suspect"
        rows.append((case.file.article.title, row))
    total = sum((row for _, row in rows), Counter())
    click.echo(f"{'article':<44}" + "".join(f"{name:>14}" for name in COLUMNS))
    for title, row in [*rows, ("all", total)]:
        short = title if len(title) <= 42 else title[:41] + "…"
        click.echo(f"{short:<44}" + "".join(f"{row[name]:>14,}" for name in COLUMNS))
    return 0

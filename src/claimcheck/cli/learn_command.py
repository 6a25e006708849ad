"""`claimcheck learn`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import settings_from, workspace_options


@click.command(name="learn")
@workspace_options
def command(claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Learn pairs of words from evidence that reviewers accepted, into reference/learned.tsv.

    `verify` reads them beside the lexicon. Put a - before a line to strike it out for good.

    Exit status: 0 done; 2 something could not be read or written.
    """
    from claimcheck.cli.stages import count
    from claimcheck.pipeline import accepted_pairs
    from claimcheck.store.folder import workspace_lock
    from claimcheck.store.learned import LEARNED, write_learned
    from claimcheck.verify.learn import learn_pairs

    settings = settings_from(claims_dir, sources_dir)
    accepted = accepted_pairs(settings)
    rows = [(row.lang, row.lemma, row.english, row.probability, row.pairs) for row in learn_pairs(accepted)]
    with workspace_lock(settings.cache_dir):
        kept, struck = write_learned(settings.root, rows)
    click.echo(f"{count(len(accepted), 'accepted claim')}: {count(kept, 'pair')} in {LEARNED}, {struck} struck out")
    return 0

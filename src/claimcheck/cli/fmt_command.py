"""`claimcheck fmt`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import option, settings_from, workspace_options

if TYPE_CHECKING:
    from claimcheck.errors import ClaimcheckError


@click.command(name="fmt")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@option("--check", is_flag=True, help="Write nothing; exit 1 when a file would change.")
@workspace_options
def command(files: tuple[Path, ...], check: bool, claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Bring claims files to canonical form: key order, indent, ids and addresses for what was added by hand.

    FILES are claims files; without them, all of claims/.

    Exit status: 0 done, or nothing to do; 1 with --check when a file is not canonical; 2 a file could not be read.
    """
    from shlex import quote

    from claimcheck.batch import spread
    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.cli.stages import count
    from claimcheck.errors import ClaimcheckError, shown
    from claimcheck.store.claims import list_claims
    from claimcheck.store.folder import workspace_lock, write_file

    settings = settings_from(claims_dir, sources_dir)
    paths = files or tuple(list_claims(settings.claims_dir))
    refuse_no_files(bool(paths), settings)
    changed, problems = 0, 0
    for path, formatted in zip(paths, spread(reformat, paths), strict=True):
        if isinstance(formatted, ClaimcheckError):
            click.echo(f"claimcheck: {formatted}", err=True)
            problems += 1
        elif formatted is not None:
            changed += 1
            if check:
                click.echo(f"{shown(path)}: not canonical; fix: claimcheck fmt {quote(shown(path))}")
                continue
            with workspace_lock(settings.cache_dir):
                again = reformat(path)  # another command may have written since
                if isinstance(again, str):
                    write_file(path, again)
    click.echo(f"{count(len(paths), 'file')}, {changed} {'to change' if check else 'changed'}", err=True)
    return 2 if problems else 1 if check and changed else 0


def reformat(path: Path) -> str | ClaimcheckError | None:
    """The canonical text of a claims file that is not canonical, None for one that is, or what is wrong with it."""
    from claimcheck.errors import ClaimcheckError
    from claimcheck.pipeline import filled_in
    from claimcheck.store.claims import canonical_text, read_claims_text

    try:
        text = read_claims_text(path)
        formatted = canonical_text(text, str(path), filled_in)
    except ClaimcheckError as error:
        return error
    return None if formatted == text else formatted

"""`claimcheck baseline`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import settings_from, workspace_options


@click.command(name="baseline")
@click.argument("action", type=click.Choice(["write", "prune"]))
@workspace_options
def command(action: str, claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Accept today's errors in claims-baseline.txt, so that `check` fails on new ones only.

    `write` lists every error there is now; `prune` only takes out lines whose finding is gone, and adds none.

    Exit status: 0 done; 2 the work could not be done.
    """
    from claimcheck.audit.baseline import NAME, baseline_text, read_baseline
    from claimcheck.auditing import audit_workspace
    from claimcheck.cli.report_command import refuse_empty
    from claimcheck.sources.saved import load_sources
    from claimcheck.store.folder import write_file

    settings = settings_from(claims_dir, sources_dir)
    sources, _ = load_sources(settings.sources_dir, settings.root)
    audit = audit_workspace(settings, sources)
    refuse_empty(audit, settings)
    known = read_baseline(settings.root)
    keep = [f for f in audit.findings if f.severity == "error" and (action == "write" or f.fingerprint in known)]
    write_file(settings.root / NAME, baseline_text(keep))
    click.echo(f"{NAME}: {len({f.fingerprint for f in keep})} findings (before: {len(known)})", err=True)
    return 0

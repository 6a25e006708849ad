"""`claimcheck review`."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import option, settings_from, workspace_options


@click.command(name="review")
@option("--port", type=click.IntRange(0, 65535), default=0, help="Port on 127.0.0.1 (default: a free one).")
@option("--no-browser", is_flag=True, help="Only print the address.")
@workspace_options
def command(port: int, no_browser: bool, claims_dir: Path | None, sources_dir: Path | None) -> int:
    """Settle claims in the browser: claim and passage side by side, worst first.

    Serves 127.0.0.1 only, to whoever opens the printed address first. One key each: accept, reject, not a claim, needs no
    source; candidates, addresses, passages, dates, figures and names are settled there too. Every deed is in claims/ at once
    and can be taken back, after a restart too.

    Exit status: 0 when stopped with Ctrl-C; 2 there is nothing to review.
    """
    import secrets
    import socket
    import webbrowser

    from waitress.server import create_server

    from claimcheck.cli.report_command import refuse_no_files
    from claimcheck.store.claims import list_claims
    from claimcheck.web.app import create_app

    settings = settings_from(claims_dir, sources_dir)
    refuse_no_files(bool(list_claims(settings.claims_dir)), settings)
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    chosen = listener.getsockname()[1]
    token = secrets.token_urlsafe(24)
    server = create_server(create_app(settings, token, chosen), sockets=[listener], threads=4)
    address = f"http://127.0.0.1:{chosen}/open/{token}"
    click.echo(f"review page: {address} (Ctrl-C ends it)")
    if not no_browser:
        webbrowser.open(address)
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("stopped; every decision is saved", err=True)
    return 0

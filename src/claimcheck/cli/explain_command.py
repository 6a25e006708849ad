"""`claimcheck explain`."""

from __future__ import annotations

import click


@click.command(name="explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """What a finding means and how to settle it: `claimcheck explain CC202`, by code or by name.

    Without CODE lists every rule. The word after "see: docs/errors.md#" of an error message works too.

    Exit status: 0 shown; 2 there is no such rule.
    """
    from claimcheck.audit.rule import read_page
    from claimcheck.audit.rules import RULES
    from claimcheck.errors import ClaimcheckError, did_you_mean

    if code is None:
        for rule in RULES:
            click.echo(f"{rule.code}  {rule.name:<28} {rule.severity}")
        return 0
    wanted = code.removeprefix("docs/errors.md#")
    for rule in RULES:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            click.echo(read_page(rule).text, nl=False)
            return 0
    if section := _error_section(wanted):
        click.echo(section, nl=False)
        return 0
    known = [*(rule.code for rule in RULES), *(rule.name for rule in RULES)]
    raise ClaimcheckError(
        f"there is no rule {code!r}", fix=f"`claimcheck explain` lists them{did_you_mean(code, known)}", see="explain"
    )


def _error_section(anchor: str) -> str | None:
    """The section of docs/errors.md under that heading, None when it has none."""
    import re
    from pathlib import Path

    package = Path(__file__).parent.parent
    path = next((p for p in (package / "docs" / "errors.md", package.parents[1] / "docs" / "errors.md") if p.is_file()), None)
    if path is None:
        return None
    sections = re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return next((section for section in sections if section.startswith(f"## {anchor}\n")), None)

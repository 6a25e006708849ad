"""Options that several commands share; each has an environment twin CLAIMCHECK_…."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck.settings import Settings, load_settings

F = TypeVar("F", bound=Callable[..., Any])


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """A click option with its environment twin: `--claims-dir` is CLAIMCHECK_CLAIMS_DIR."""
    long = next(name for name in names if name.startswith("--")).split("/")[0].removeprefix("--")
    settings.setdefault("envvar", f"CLAIMCHECK_{long.replace('-', '_').upper()}")
    settings.setdefault("show_envvar", False)
    return click.option(*names, **settings)


def workspace_options(command: F) -> F:
    """--claims-dir and --sources-dir."""
    command = option("--sources-dir", type=click.Path(path_type=Path), help="Folder of the saved sources (default: sources).")(
        command
    )
    return option("--claims-dir", type=click.Path(path_type=Path), help="Folder of the claims files (default: claims).")(command)


def output_options(command: F) -> F:
    """--quiet and --no-progress."""
    command = option("--no-progress", is_flag=True, help="No progress bar.")(command)
    return option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")(command)


def since_option(command: F) -> F:
    """--since."""
    words = "Show what changed since then: a commit, branch or tag, or a day (2026-11-24: the last commit before it)."
    return option("--since", metavar="REF", help=words)(command)


def jobs_option(command: F) -> F:
    """--jobs."""
    return option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes to use (default: all cores).")(command)


def settings_from(claims_dir: Path | None, sources_dir: Path | None) -> Settings:
    """The settings of the workspace in the current folder, these options laid over them."""
    settings = load_settings(Path.cwd(), claims_dir=claims_dir, sources_dir=sources_dir)
    if settings.rules:
        _refuse_unknown(settings)
    return settings


def _refuse_unknown(settings: Settings) -> None:
    """Raise ClaimcheckError for settings of a rule that there is none of: a mistyped code would change nothing."""
    from claimcheck.audit.rules import RULES
    from claimcheck.errors import ClaimcheckError, did_you_mean

    codes = {rule.code for rule in RULES}
    for code in settings.rules:
        if code not in codes:
            raise ClaimcheckError(
                f"there is no rule {code}{did_you_mean(code, codes)}",
                fix="see `claimcheck explain` for the rules",
                see="settings",
                place=str(settings.root / "pyproject.toml"),
            )

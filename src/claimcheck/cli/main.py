"""`claimcheck`: finds the command, tells errors, decides the exit status."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError

COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("Everything: extract, link, verify, report.", "Make an audit"),
    "extract": ("Split articles into claims.", "Stage by stage"),
    "link": ("Find, repair and attach what the articles cite.", "Stage by stage"),
    "verify": ("Find the passage that each claim rests on.", "Stage by stage"),
    "report": ("Write the audit as HTML, JSON, CSV or Markdown.", "Make an audit"),
    "audit": ("Check a draft without writing anything.", "Make an audit"),
    "check": ("The gate: fail on unsourced claims and conflicts.", "Gate and review"),
    "baseline": ("Accept today's findings, so that the gate sees new ones.", "Gate and review"),
    "review": ("Settle claims in the browser.", "Gate and review"),
    "learn": ("Learn words from the evidence that reviewers accepted.", "Gate and review"),
    "status": ("Progress by article.", "Gate and review"),
    "validate": ("Every error of the JSON files, with its line.", "The files"),
    "fmt": ("Bring claims files to canonical form.", "The files"),
    "migrate": ("Bring files of an older schema version up to date.", "The files"),
    "export": ("Claims as CSV, ClaimReview or annotations.", "The files"),
    "import": ("Take a reviewer's edited CSV back into the JSON.", "The files"),
    "explain": ("What a finding means and how to settle it.", "Help"),
    "read": ("The readers by themselves: dates, figures, names.", "Parts by themselves"),
    "repair": ("The repairer by itself: broken addresses made whole.", "Parts by themselves"),
    "align": ("The aligner by itself: claims and their passages.", "Parts by themselves"),
}
"""Every command with its help line and the section it is listed in. Kept here so that `--help` need not load them."""


class LazyGroup(click.Group):
    """A group that loads a command when it is called, so that `--help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every command's name, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"claimcheck.cli.{cmd_name}_command")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command called, or a usage error that guesses which was meant."""
        from claimcheck.errors import did_you_mean

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"there is no command {args[0]!r}{did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands by section."""
        for section in dict.fromkeys(section for _, section in COMMANDS.values()):
            with formatter.section(section):
                formatter.write_dl([(name, help_) for name, (help_, where) in COMMANDS.items() if where == section])


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `claimcheck run ARTICLE.txt` in an empty folder, then open reports/audit.html. "
    "Exit status: 0 done; 1 the gate or a check found something; 2 the work could not be done.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """What each sentence of an article is based on, and whether its foreign-language source says so.

    claimcheck splits articles into dated factual claims kept as JSON, attaches the sources they cite, finds the Russian
    or Ukrainian passage that each claim rests on, and reports the claims without a source and the figures and dates that
    disagree. It says what is stated, where, and what disagrees with it; never what is true.
    """


def main() -> None:
    """Run the command line; errors that a user can mend are told in three lines, bugs keep their traceback."""
    try:
        status = cli.main(prog_name="claimcheck", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except ClaimcheckError as error:
        click.echo(f"claimcheck: {error}", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("claimcheck: stopped; every file is as it was or complete, run the command again to go on", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output left (`| head`): not an error, but Python would print one at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)

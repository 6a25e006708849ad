"""`claimcheck repair`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.options import option

if TYPE_CHECKING:
    from claimcheck.link.repair import ReadCitation


@click.command(name="repair")
@click.argument("raw", nargs=-1)
@option(
    "--file",
    "path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file whose lines are citations, or any text.",
)
@option("--jsonl", is_flag=True, help="Citations one JSON object a line, from the file or standard input; repairs out likewise.")
def command(raw: tuple[str, ...], path: Path | None, jsonl: bool) -> int:
    """What a citation's text says, with broken addresses made whole.

    \b
    claimcheck repair 'hxxps://a[.]example/%25D0%25BC'   one citation, or several
    claimcheck repair --file sources.txt                 each line of a file; of prose, the addresses in it
    claimcheck repair < sources.txt                      the same from standard input
    claimcheck repair --jsonl < in.jsonl > out.jsonl     for other programs

    A citation's line shows its status, its kind and its address. The lines below it show what was done, step by step, with
    the text before and after; or, where the address cannot be told for certain, the candidates with how sure each is and why.

    \b
    intact         nothing was broken
    repaired       what was broken could be undone exactly
    candidate      letters or the host are gone: never more than an offer
    unrecoverable  nothing is left that tells the address

    With --jsonl: {"id","raw"} in, {"id","citations":[{"raw","kind","status","url","steps","candidates"}]} out.

    Exit status: 0 done; 2 a line or the file could not be read.
    """  # noqa: D301  # a backspace tells click to keep the lines as they are
    from claimcheck.link.repair import citations_to_json, read_citations

    def answer(record: dict[str, Any]) -> dict[str, Any]:
        return {"id": record["id"], "citations": citations_to_json(read_citations(record["raw"]))}

    if jsonl:
        from claimcheck.cli.jsonl import answer_lines

        if path is None:
            return answer_lines(answer, ["raw"])
        with path.open("rb") as file:
            return answer_lines(answer, ["raw"], file)
    if path is not None:
        from claimcheck.extract.documents import read_document

        _show_lines(read_document(path, path.parent).text.split("\n"))
    elif raw:
        for one in raw:
            _show(read_citations(one))
    else:
        _show_lines(sys.stdin)
    return 0


def _show_lines(lines: Iterable[str]) -> None:
    """What each line of a text cites; lines of prose only where they hold an address."""
    from claimcheck.link.repair import find_addresses, read_citations

    for number, line in enumerate(lines, 1):
        words = line.strip()
        found = (read_citations(words) if " " not in words else find_addresses(words)) if words else ()
        _show(found, f"{number}: ")


def _show(citations: Iterable[ReadCitation], place: str = "") -> None:
    for line in (line for item in citations for line in _lines_of(item)):
        click.echo(f"{place}{line}" if not line.startswith(" ") else line)


def _lines_of(item: ReadCitation) -> Iterator[str]:
    yield f"{item.status:<13} {item.kind:<11} {item.url or '-'}"
    for step in item.steps:
        yield f"    {step.name}: {step.before} → {step.after}"
    for candidate in item.candidates:
        yield f"    {candidate.confidence:.0%} {candidate.url}  {candidate.why}"

"""`claimcheck repair`."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimcheck.cli.options import option


@click.command(name="repair")
@click.argument("raw", nargs=-1)
@option("--jsonl", is_flag=True, help="Citations from standard input, one JSON object a line; repairs out likewise.")
def command(raw: tuple[str, ...], jsonl: bool) -> int:
    """What the citation RAW (or each line of standard input) says, with broken addresses made whole.

    With --jsonl: {"id","raw"} in, {"id","citations":[{"raw","kind","status","url","steps","candidates"}]} out.

    Exit status: 0 done; 2 a line could not be read.
    """
    from claimcheck.link.repair import citations_to_json, read_citations

    def answer(record: dict[str, Any]) -> dict[str, Any]:
        return {"id": record["id"], "citations": citations_to_json(read_citations(record["raw"]))}

    if jsonl:
        from claimcheck.cli.jsonl import answer_lines

        return answer_lines(answer, ["raw"])
    for line in raw or sys.stdin:
        for citation in answer({"id": "", "raw": line.rstrip("\n")})["citations"]:
            click.echo(f"{citation['status']:<13} {citation['kind']:<11} {citation['url'] or '-'}")
            for step in citation["steps"]:
                click.echo(f"    {step['name']}: {step['before']} → {step['after']}")
            for candidate in citation["candidates"]:
                click.echo(f"    {candidate['confidence']:.0%} {candidate['url']}  {candidate['why']}")
    return 0

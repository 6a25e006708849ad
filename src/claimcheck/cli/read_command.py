"""`claimcheck read`."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimcheck.cli.options import option


@click.command(name="read")
@click.argument("text", nargs=-1)
@option("--lang", type=click.Choice(["en", "ru", "uk"]), help="The text's language (default: told from its letters).")
@option("--jsonl", is_flag=True, help="Texts from standard input, one JSON object a line; readings out likewise.")
def command(text: tuple[str, ...], lang: str | None, jsonl: bool) -> int:
    """The dates, durations, figures, identifiers, names and claims of TEXT (or of standard input).

    With --jsonl: {"id","text","lang"} in, one reading a line out; offsets in code points.

    Exit status: 0 done; 2 a line could not be read.
    """
    from claimcheck.text.read import read_text, reading_to_json

    if jsonl:
        from claimcheck.cli.jsonl import answer_lines

        def answer(record: dict[str, Any]) -> dict[str, Any]:
            language = record.get("lang")
            if language not in (None, "en", "ru", "uk"):
                raise ValueError(f"lang is {language!r}: use en, ru, uk or leave it out")
            return reading_to_json(read_text(record["text"], language), record["id"])

        return answer_lines(answer)
    words = " ".join(text) or sys.stdin.read()
    reading = reading_to_json(read_text(words, lang), "")  # type: ignore[arg-type]  # click.Choice admits the three only
    for kind in ("dates", "durations", "figures", "identifiers", "names"):
        for item in reading[kind]:
            values = " ".join(
                str(item[key]) for key in ("edtf", "iso", "low", "high", "modifier", "unit", "kind") if item.get(key)
            )
            if item.get("from"):
                values += f" from {item['from']!r}"
            click.echo(f"{kind[:-1]:<11} {item['text']!r:<40} {values}")
    for claim in reading["claims"]:
        click.echo(f"{'claim':<11} {words[claim['start'] : claim['end']]!r} {claim['check_worthy']} {', '.join(claim['why'])}")
        if "said_by" in claim:
            click.echo(f"{'  said by':<11} {claim['said_by']!r}")
        for subject in claim["about"]:
            click.echo(f"{'  about':<11} {subject['name']!r:<40} {subject['why']}")
    return 0

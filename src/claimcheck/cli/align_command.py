"""`claimcheck align`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import click

from claimcheck.cli.options import option


@click.command(name="align")
@click.argument("claims", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("source", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@option("--lang", type=click.Choice(["en", "ru", "uk"]), help="The source's language (default: told from its letters).")
@option("--why", is_flag=True, help="Print what answers each word and number of a claim, and what is left over.")
@option("--jsonl", is_flag=True, help="Claims and passages from standard input, one JSON object a line; alignments out.")
def command(claims: Path | None, source: Path | None, lang: str | None, why: bool, jsonl: bool) -> int:
    """The passage of the text SOURCE that each line of CLAIMS rests on.

    Each verdict says what figures, dates and names the passage states; negation, causes and who did what to whom are beyond it.

    With --jsonl: {"id","source_lang","claims":[…],"passages":[…]} or "source":"full text" in, {"id","alignments"} out.

    Exit status: 0 done; 2 a line could not be read.
    """
    from claimcheck.records import Span
    from claimcheck.verify.align import align, alignments_to_json
    from claimcheck.verify.receipts import explain

    if jsonl:
        from claimcheck.cli.jsonl import answer_lines

        def answer(record: dict[str, Any]) -> dict[str, Any]:
            claims, passages = record.get("claims"), record.get("passages", record.get("source"))
            if not _is_texts(claims) or not (_is_texts(passages) or isinstance(passages, str)):
                raise TypeError("claims is a list of strings; passages is one too, or source is a string")
            found = align(cast("list[str]", claims), cast("list[str] | str", passages), record.get("source_lang"))
            return {"id": record["id"], "alignments": alignments_to_json(found)}

        return answer_lines(answer, [])
    if claims is None or source is None:
        raise click.UsageError("name a file of claims, one a line, and the source's text, or use --jsonl")
    lines = [line for line in claims.read_text(encoding="utf-8").splitlines() if line.strip()]
    text = source.read_text(encoding="utf-8")
    for claim, found in zip(lines, align(lines, text, lang), strict=True):  # type: ignore[arg-type]
        click.echo(f"{found.verdict:<13} {found.score:.2f}  {claim}")
        if isinstance(found.passage, Span):
            passage = text[found.passage.start : found.passage.end]
            click.echo(f"    {'nearest: ' if found.verdict == 'absent' else ''}{passage}")
            if why:
                click.echo("".join(f"      {line}\n" for line in explain(claim, passage, found)), nl=False)
    return 0


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)

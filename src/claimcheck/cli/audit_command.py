"""`claimcheck audit`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimcheck.cli.options import option, settings_from


@click.command(name="audit")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@option("--jsonl", is_flag=True, help="Texts from standard input, one JSON object a line; findings out likewise.")
@option("--output-format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True, help="For FILES.")
def command(files: tuple[Path, ...], jsonl: bool, output_format: str) -> int:
    """Check drafts: extract and audit FILES without writing anything, against the sources saved in sources/.

    With --jsonl: {"id","text","lang"} in, {"id","findings":[{"code","rule","severity","message","start","end"}]} out.

    Exit status: 0 nothing to mend; 1 errors in FILES (never with --jsonl); 2 a file or a line could not be read.
    """
    if jsonl:
        from claimcheck.cli.jsonl import answer_lines

        return answer_lines(_answer)
    if not files:
        raise click.UsageError("name the drafts to audit, or use --jsonl")
    from claimcheck.auditing import audit_text
    from claimcheck.extract.documents import read_document
    from claimcheck.report.formats import render_findings
    from claimcheck.sources.saved import load_sources
    from claimcheck.store.events import load_events
    from claimcheck.store.words import load_words

    settings = settings_from(None, None)
    sources, _ = load_sources(settings.sources_dir, settings.root)
    known = tuple(sources.values())
    words, events = load_words(settings.root), load_events(settings.root)
    findings = tuple(
        finding for path in files for finding in audit_text(read_document(path, Path.cwd()), known, settings.rules, words, events)
    )
    click.echo(render_findings(findings, output_format), nl=False)
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _answer(record: dict[str, Any]) -> dict[str, Any]:
    from claimcheck.auditing import audit_text
    from claimcheck.records import Document

    document = Document("text", record["text"], "text")
    findings = [
        {
            "code": finding.code,
            "rule": finding.rule,
            "severity": finding.severity,
            "message": finding.message,
            "start": finding.places[0].start if finding.places else 0,
            "end": finding.places[0].end if finding.places else 0,
        }
        for finding in audit_text(document)
    ]
    return {"id": record["id"], "findings": findings}

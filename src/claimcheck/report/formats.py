"""Findings for the gate: text, JSON, GitHub annotations, SARIF, JUnit, Markdown, rdjson."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from claimcheck import __version__
from claimcheck.records import Finding, Place
from claimcheck.report.model import SCHEMA_VERSION

MAX_ANNOTATIONS = 10
"""GitHub shows ten annotations of a kind a step; the rest would be dropped without a word."""
_NOWHERE = Place("", None, "", 1, 1, 0, 0)


def render_findings(findings: Sequence[Finding], format_: str) -> str:
    """The findings in one of the gate's formats, ending with a line break unless there is nothing to say."""
    return FORMATS[format_](findings)


def findings_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The findings as `check --output-format json` and `report --format json` print them."""
    return [asdict(finding) for finding in findings]


def _place(finding: Finding) -> Place:
    return finding.places[0] if finding.places else _NOWHERE


def _json(findings: Sequence[Finding]) -> str:
    counts = {severity: sum(item.severity == severity for item in findings) for severity in ("error", "warning", "info")}
    value = {"schema_version": SCHEMA_VERSION, "findings": findings_json(findings), "counts": counts}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _text(findings: Sequence[Finding]) -> str:
    rows = []
    for item in findings:
        place = _place(item)
        rows.append(
            f"{place.path}:{place.line}:{place.column}: {item.severity} {item.code} {item.rule}: {_one_line(item.message)}\n  fix: {_one_line(item.fix)}\n"
            + (f"  fingerprint: {item.fingerprint}\n" if item.claims and "dismiss" in item.fix else "")
        )
    return "".join(rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _markdown(findings: Sequence[Finding]) -> str:
    if not findings:
        return "No findings.\n"
    rows = ["| finding | where | what | fix |", "|---|---|---|---|"]
    for item in findings:
        place = _place(item)
        cells = (f"{item.code} {item.rule} ({item.severity})", f"{place.path}:{place.line}", item.message, item.fix)
        rows.append("| " + " | ".join(table_cell(cell) for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def table_cell(text: str) -> str:
    """Text that cannot leave its table cell or become markup."""
    escaped = _one_line(text).replace("\\", "\\\\").replace("|", "\\|").replace("`", "\\`")
    return escaped.replace("<", "&lt;").replace("[", "\\[").replace("*", "\\*")


def _github(findings: Sequence[Finding]) -> str:
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    rows = []
    for item in findings[:MAX_ANNOTATIONS]:
        place = _place(item)
        title = _property(f"{item.code} {item.rule}")
        rows.append(
            f"::{kinds[item.severity]} file={_property(place.path)},line={place.line},col={place.column},title={title}::{_data(item.message)}\n"
        )
    more = len(findings) - MAX_ANNOTATIONS
    if more > 0:
        rows.append(f"::notice title=claimcheck::{more} more in the summary\n")
    return "".join(rows)


MAX_SUMMARY = 1_000_000
"""Bytes of a step's summary: GitHub drops one of more than 1 MiB whole."""


def step_summary(findings: Sequence[Finding], outcome: str, taken: int = 0) -> str:
    """The Markdown page of a step: all findings, or as many as fit beside the `taken` bytes that stand there already."""
    head = f"### claimcheck\n\n{table_cell(outcome)}\n"
    if not findings:
        return head
    lines = _markdown(findings).splitlines(keepends=True)
    left = MAX_SUMMARY - taken - len(head.encode()) - 200
    kept: list[str] = []
    for line in lines:
        left -= len(line.encode())
        if left < 0:
            break
        kept.append(line)
    more = len(lines) - len(kept)
    note = f"\n{more} more: run `claimcheck check` for all of them\n" if more else ""
    return f"{head}\n{''.join(kept)}{note}" if len(kept) > 2 else f"{head}{note}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(findings: Sequence[Finding]) -> str:
    levels = {"error": "error", "warning": "warning", "info": "note"}
    codes = sorted({(item.code, item.rule) for item in findings})
    value = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "claimcheck",
                        "version": __version__,
                        "rules": [{"id": code, "name": name} for code, name in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": item.code,
                        "level": levels[item.severity],
                        "message": {"text": f"{item.message} Fix: {item.fix}"},
                        "partialFingerprints": {"claimcheck/v1": item.fingerprint},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": quote(place.path)},
                                    "region": {"startLine": place.line, "startColumn": place.column},
                                }
                            }
                            for place in item.places
                        ],
                    }
                    for item in findings
                ],
            }
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _junit(findings: Sequence[Finding]) -> str:
    failures = sum(item.severity == "error" for item in findings)
    suite = ET.Element("testsuite", name="claimcheck", tests=str(max(len(findings), 1)), failures=str(failures))
    if not findings:
        ET.SubElement(suite, "testcase", classname="claimcheck", name="no findings")
    for item in findings:
        place = _place(item)
        case = ET.SubElement(
            suite, "testcase", classname=_xml(item.article), name=f"{item.code} {item.rule} {item.fingerprint[:12]}"
        )
        if item.severity == "error":
            failure = ET.SubElement(case, "failure", message=_xml(item.message))
            failure.text = _xml(f"{place.path}:{place.line}:{place.column}\nfix: {item.fix}")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"


def _xml(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return "".join(
        char
        for char in text
        if char in "\t\n" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
    )


def _rdjson(findings: Sequence[Finding]) -> str:
    severities = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
    rows = [
        {
            "message": f"{item.message} Fix: {item.fix}",
            "location": {
                "path": _place(item).path,
                "range": {"start": {"line": _place(item).line, "column": _place(item).column}},
            },
            "severity": severities[item.severity],
            "code": {"value": item.code},
        }
        for item in findings
    ]
    return json.dumps({"source": {"name": "claimcheck"}, "diagnostics": rows}, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": _text, "json": _json, "github": _github, "sarif": _sarif, "junit": _junit, "markdown": _markdown, "rdjson": _rdjson,
}  # fmt: skip

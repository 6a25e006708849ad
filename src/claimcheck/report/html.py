"""The audit as one HTML file: no request leaves it, nothing from an article or a source can run in it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.report.charts import draw_charts
from claimcheck.report.model import Audit, RulePage, counts
from claimcheck.report.view import VERDICTS, article_views

SEVERITIES = {"error": "✖", "warning": "▲", "info": "ℹ"}


def render_html(audit: Audit) -> str:
    """The page, complete in itself; deterministic for one audit."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # only for the page

    environment = Environment(
        loader=PackageLoader("claimcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _asset("audit.css"), _asset("audit.js")
    template = environment.get_template("audit.html")
    return template.render(
        audit=audit,
        counts=counts(audit),
        articles=article_views(audit),
        worklist=_worklist(audit),
        rules=[
            (page, _first_paragraph(page)) for code, page in audit.rules.items() if any(f.code == code for f in audit.findings)
        ],
        verdicts=VERDICTS,
        severities=SEVERITIES,
        charts=draw_charts(audit),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'",
    )


def _worklist(audit: Audit) -> list[dict[str, Any]]:
    """The kinds of finding, gravest and most frequent first, each with its articles."""
    groups: dict[str, list[Any]] = {}
    for finding in audit.findings:
        groups.setdefault(finding.code, []).append(finding)
    titles = {file.article.id: file.article.title for file in audit.files}
    order = {"error": 0, "warning": 1, "info": 2}
    rows = []
    for code, found in groups.items():
        articles: dict[str, int] = {}
        for finding in found:
            articles[finding.article] = articles.get(finding.article, 0) + 1
        first = found[0]
        rows.append({"code": code, "rule": first.rule, "severity": min((f.severity for f in found), key=order.__getitem__), "count": len(found),
                     "articles": [(id_, titles.get(id_, id_), number) for id_, number in articles.items()]})  # fmt: skip
    return sorted(rows, key=lambda row: (order[row["severity"]], -row["count"], row["code"]))


def _first_paragraph(page: RulePage) -> str:
    parts = page.text.split("\n", 1)
    body = re.split(r"\n\s*\n|\n```", parts[1].strip() if len(parts) > 1 else "")[0]
    return " ".join(body.split())


@cache
def _asset(name: str) -> str:
    return files("claimcheck.report").joinpath("templates").joinpath(name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

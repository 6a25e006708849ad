"""Pictures for the audit: coverage by article and the dated claims over time, as static SVG drawn in a child process."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from claimcheck.report.model import Audit
from claimcheck.report.view import article_views

TIMEOUT_S = 60
STATES = ("supported", "contradicted", "absent", "unread", "unsourced")
COLOURS = ("#2f7d5b", "#b3412e", "#b88a1e", "#8a8f98", "#5b4a8a")
_UNSAFE = re.compile(r"<(?:script|foreignObject|image|use|a)\b|\bon\w+\s*=|(?:href|src)\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture and what it shows in words."""

    title: str
    alternative: str
    svg: str

    @property
    def base64(self) -> str:
        """The picture for a data: address, where no script of it could run."""
        return base64.b64encode(self.svg.encode()).decode()


def draw_charts(audit: Audit) -> list[Chart] | None:
    """The pictures; None when the `charts` extra is not installed, an empty list when there is nothing to draw.

    altair and vl-convert need 200 MB and over a second, so that they are loaded in a process of their own.
    """
    if not (find_spec("altair") and find_spec("vl_convert")):
        return None
    coverage, dated = _rows(audit)
    if not coverage:
        return []
    task = json.dumps({"coverage": coverage, "dated": dated})
    run = subprocess.run(
        [sys.executable, "-m", "claimcheck.report.draw"],
        input=task,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT_S,
        check=False,
    )
    if run.returncode != 0:
        return []
    drawn: dict[str, str] = json.loads(run.stdout)
    texts = {
        "coverage": (
            "Claims by article and state",
            "; ".join(f"{row['article']}: {row['count']} {row['state']}" for row in coverage),
        ),
        "dated": ("When the claims say things happened", f"{len(dated)} dated claims; the table of claims below gives each date"),
    }
    return [Chart(*texts[name], svg) for name, svg in drawn.items() if not _UNSAFE.search(svg)]


def _rows(audit: Audit) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    coverage, dated = [], []
    for number, view in enumerate(article_views(audit), 1):
        title = view.file.article.title
        name = f"{number}. {title if len(title) <= 34 else title[:33] + '…'}"
        coverage += [{"article": name, "state": state, "count": view.totals[state]} for state in STATES if view.totals.get(state)]
        for item in view.claims:
            years = [int(date.earliest[:4]) for date in item.claim.dates if date.earliest and date.earliest[0].isdigit()]
            conflict = any(finding.code in ("CC401", "CC402", "CC404") for finding in item.findings)
            dated += [
                {"article": name, "year": year, "conflict": "in a finding" if conflict else "no finding"} for year in years[:1]
            ]
    return coverage, dated


def chart_specs(task: dict[str, Any]) -> dict[str, Any]:
    """The charts as altair objects by name."""
    import altair as alt  # noqa: PLC0415

    scale = alt.Scale(domain=list(STATES), range=list(COLOURS))
    charts = {
        "coverage": alt.Chart({"values": task["coverage"]}, width=520).mark_bar().encode(
            y=alt.Y("article:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)), x=alt.X("count:Q", title="claims"), color=alt.Color("state:N", scale=scale, title="state")
        )
    }  # fmt: skip
    if task["dated"]:
        charts["dated"] = alt.Chart({"values": task["dated"]}, width=520).mark_point(filled=True, size=55, opacity=0.75).encode(
            y=alt.Y("article:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)), x=alt.X("year:Q", scale=alt.Scale(zero=False), axis=alt.Axis(format="d"), title="year"),
            color=alt.Color("conflict:N", scale=alt.Scale(domain=["no finding", "in a finding"], range=["#4a6fa5", "#b3412e"]), title=None),
            shape=alt.Shape("conflict:N", scale=alt.Scale(domain=["no finding", "in a finding"], range=["circle", "diamond"]), title=None),
        )  # fmt: skip
    return charts

"""Pictures for the audit, each with its table: when things are said to have happened, coverage by article, states of the sources.

altair and vl-convert draw them as static SVG in a child process, since they need 200 MB and over a second to load. Without
the `charts` extra, or where drawing fails, the tables stand alone.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from claimcheck.calendars import parse_iso
from claimcheck.report.model import Audit
from claimcheck.report.states import STATES
from claimcheck.report.view import ArticleView
from claimcheck.report.worklist import is_clash

TIMEOUT_S = 60
MAX_ROWS = 24
"""Articles with a row of their own in a picture; the tables have them all."""
MAX_TITLE = 30
_UNSAFE = re.compile(r"<(?:script|foreignObject|image|use|a)\b|\bon\w+\s*=|(?:href|src)\s*=", re.IGNORECASE)
Row = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture, what it shows in words, and its figures as a table."""

    title: str
    alternative: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    light: str = ""
    """SVG in base64, for a data: address, where no script of it could run; empty when it could not be drawn."""
    dark: str = ""


def can_draw() -> bool:
    """Whether the `charts` extra is installed."""
    return bool(find_spec("altair") and find_spec("vl_convert"))


def draw_charts(audit: Audit, views: Sequence[ArticleView]) -> list[Chart]:
    """The pictures that there is something to draw for."""
    charts = {"dated": _dated(views), "coverage": _coverage(views), "sources": _sources(views)}
    wanted = {name: chart for name, (chart, _) in charts.items() if chart.rows}
    if not wanted or not can_draw() or not audit.files:
        return list(wanted.values())
    drawn = _draw({name: charts[name][1] for name in wanted})
    return [
        Chart(
            chart.title,
            chart.alternative,
            chart.head,
            chart.rows,
            *(_encode(drawn.get(f"{name}-{theme}", "")) for theme in ("light", "dark")),
        )
        for name, chart in wanted.items()
    ]


def _draw(task: dict[str, Any]) -> dict[str, str]:
    """SVG by name and theme; nothing when the child process fails."""
    try:
        run = subprocess.run(
            [sys.executable, "-m", "claimcheck.report.draw"],
            input=json.dumps(task),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            check=False,
        )
        drawn: dict[str, str] = json.loads(run.stdout) if run.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return {name: svg for name, svg in drawn.items() if not _UNSAFE.search(svg)}


def _encode(svg: str) -> str:
    return base64.b64encode(svg.encode()).decode()


# ---- what is drawn: a chart without its picture, and the rows to draw


def _named(views: Sequence[ArticleView]) -> list[tuple[str, ArticleView]]:
    """Each article with a name short enough for an axis and unlike any other."""
    titles = [view.file.article.title for view in views]
    return [
        (f"{n}. {title if len(title) <= MAX_TITLE else title[: MAX_TITLE - 1] + '…'}", view)
        for n, (title, view) in enumerate(zip(titles, views, strict=True), 1)
    ]


def _dated(views: Sequence[ArticleView]) -> tuple[Chart, list[dict[str, Any]]]:
    """The dated claims over the years, those in a disagreement told apart."""
    rows: list[dict[str, Any]] = []
    for name, view in _named(views):
        for item in view.claims:
            year = next((found for date in item.claim.dates if (found := _year(date.earliest)) is not None), None)
            if year is not None:
                clash = any(is_clash(finding) for finding in item.findings)
                rows.append({"article": name, "year": year, "kind": "in a disagreement" if clash else "dated claim"})
    per_decade = Counter((row["year"] // 10 * 10, row["kind"]) for row in rows)
    decades = sorted({decade for decade, _ in per_decade})
    table = tuple(
        (f"{d}s", per_decade[d, "dated claim"] + per_decade[d, "in a disagreement"], per_decade[d, "in a disagreement"])
        for d in decades
    )
    busiest = max(table, key=lambda row: row[1], default=("", 0, 0))
    clashes = sum(row["kind"] != "dated claim" for row in rows)
    words = (
        f"{len(rows)} dated claims from {min(row['year'] for row in rows)} to {max(row['year'] for row in rows)}, most of them "
        f"({busiest[1]}) in the {busiest[0]}; {clashes} are in a disagreement."
        if rows
        else ""
    )
    if len(views) > MAX_ROWS:
        rows = [{"article": "", "year": row["year"], "kind": row["kind"]} for row in rows]
    return Chart("When things are said to have happened", words, ("years", "dated claims", "in a disagreement"), table), rows


def _year(day: str | None) -> int | None:
    try:
        return parse_iso(day)[0] if day else None
    except ValueError:
        return None


def _coverage(views: Sequence[ArticleView]) -> tuple[Chart, list[dict[str, Any]]]:
    """The claims of each article by state."""
    named = [(name, view) for name, view in _named(views) if view.claims]
    table: tuple[Row, ...] = tuple(
        (view.file.article.title, len(view.claims), *(view.totals[state] for state in STATES)) for _, view in named
    )
    open_first = sorted(named, key=lambda item: item[1].totals["supported"] - len(item[1].claims))[:MAX_ROWS]
    kept = {name for name, _ in open_first}
    rows = [
        {"article": name, "state": f"{said.sign} {said.word}", "count": view.totals[state]}
        for name, view in named
        if name in kept
        for state, said in STATES.items()
        if view.totals[state]
    ]
    totals = sum((view.totals for _, view in named), Counter[str]())
    words = (
        f"{len(named)} articles; "
        + ", ".join(f"{totals[state]} {said.word}" for state, said in STATES.items() if totals[state])
        + "."
    )
    if len(named) > MAX_ROWS:
        words += f" The picture has the {MAX_ROWS} with most claims still open."
    return Chart(
        "Claims by article and state", words, ("article", "claims", *(said.word for said in STATES.values())), table
    ), rows


def _sources(views: Sequence[ArticleView]) -> tuple[Chart, list[dict[str, Any]]]:
    """The citations by whether their source has been read here."""
    found = Counter(item.reading for view in views for item in view.citations)
    table = _by_count(found)
    words = f"{sum(found.values())} citations: " + ", ".join(f"{count} {state}" for state, count in table) + "."
    rows = [{"state": state, "count": count} for state, count in table]
    return Chart("What became of the cited sources", words if rows else "", ("state", "citations"), table), rows


def _by_count(found: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found.items(), key=_falling))


def _falling(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]

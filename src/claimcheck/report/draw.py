"""The child process that draws: rows as JSON in, SVG by name and theme as JSON out."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

Rows = list[dict[str, Any]]
THEMES: Mapping[str, Mapping[str, Any]] = {
    "light": {
        "ink": "#45413a", "line": "#d8d2c6",
        "states": ["#a63a26", "#5d4c8f", "#9a6b00", "#8b8a86", "#2f7d5b"], "plain": "#4f74a8", "clash": "#a63a26",
    },
    "dark": {
        "ink": "#c9c5bc", "line": "#3b3e45",
        "states": ["#e8836c", "#b3a4e6", "#d9b44a", "#85878d", "#6fc29c"], "plain": "#8fb4e6", "clash": "#f0917b",
    },
}  # fmt: skip
"""Colours; those of the states in the order of report.states.STATES."""
WIDTH = 190
"""Pixels of the plot; with the labels the picture fills a third of a page at its own size."""
LABEL = 130


def main() -> None:
    """Draw what standard input asks for."""
    import vl_convert  # noqa: PLC0415

    drawn = {}
    for name, rows in json.load(sys.stdin).items():
        for theme, colours in THEMES.items():
            chart = DRAW[name](rows, colours)
            drawn[f"{name}-{theme}"] = vl_convert.vegalite_to_svg({**chart.to_dict(), "config": _config(colours)})
    json.dump(drawn, sys.stdout)


def _config(colours: Mapping[str, Any]) -> dict[str, Any]:
    text = {
        "labelColor": colours["ink"],
        "titleColor": colours["ink"],
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    }
    return {
        "background": "transparent",
        "font": "system-ui, DejaVu Sans, Verdana, sans-serif",
        "padding": {"left": 4, "right": 24, "top": 4, "bottom": 4},  # the reader's font may be wider than the one measured
        "view": {"stroke": None},
        "axis": {**text, "gridColor": colours["line"], "domainColor": colours["line"], "tickColor": colours["line"]},
        "axisY": {"grid": False, "ticks": False},
        "legend": {**text, "orient": "top", "symbolSize": 60},
    }


def _articles(rows: Rows) -> Any:
    import altair as alt  # noqa: PLC0415

    names = list(dict.fromkeys(row["article"] for row in rows))
    return alt.Y("article:N", sort=names, title=None, axis=alt.Axis(labelLimit=LABEL))


def draw_coverage(rows: Rows, colours: Mapping[str, Any]) -> Any:
    """A bar an article, cut by state."""
    import altair as alt  # noqa: PLC0415

    from claimcheck.report.states import STATES  # noqa: PLC0415

    names = [f"{said.sign} {said.word}" for said in STATES.values()]
    order = [{**row, "order": names.index(row["state"])} for row in rows]
    return alt.Chart({"values": order}, width=WIDTH).mark_bar(height={"band": 0.72}).encode(
        y=_articles(rows), x=alt.X("count:Q", title="claims", axis=alt.Axis(tickMinStep=1)), order="order:Q",
        color=alt.Color("state:N", scale=alt.Scale(domain=names, range=colours["states"]), title=None, legend=alt.Legend(columns=2)),
    )  # fmt: skip


def draw_dated(rows: Rows, colours: Mapping[str, Any]) -> Any:
    """A mark a claim over the years; where the articles are many, a bar a stretch of years."""
    import altair as alt  # noqa: PLC0415

    kinds = ["dated claim", "in a disagreement"]
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[colours["plain"], colours["clash"]]), title=None)
    year = alt.Axis(format="d", title=None)
    chart = alt.Chart({"values": rows}, width=WIDTH)
    if not rows[0]["article"]:
        x = alt.X("year:Q", bin=alt.Bin(maxbins=40), axis=year)
        return chart.mark_bar().encode(x=x, y=alt.Y("count():Q", title="dated claims"), color=colour)
    return chart.mark_point(filled=True, size=60, opacity=0.8).encode(
        y=_articles(rows), x=alt.X("year:Q", scale=alt.Scale(zero=False, nice=True), axis=year), color=colour,
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond"]), title=None),
    )  # fmt: skip


def draw_sources(rows: Rows, colours: Mapping[str, Any]) -> Any:
    """A bar a state."""
    import altair as alt  # noqa: PLC0415

    chart = alt.Chart({"values": rows}, width=WIDTH).encode(
        y=alt.Y("state:N", sort=[row["state"] for row in rows], title=None, axis=alt.Axis(labelLimit=LABEL)),
        x=alt.X("count:Q", title="citations", axis=alt.Axis(tickMinStep=1)),
    )
    bars = chart.mark_bar(color=colours["plain"], height={"band": 0.72})
    return bars + chart.mark_text(align="left", dx=4, color=colours["ink"]).encode(text="count:Q")


DRAW = {"coverage": draw_coverage, "dated": draw_dated, "sources": draw_sources}


if __name__ == "__main__":
    main()

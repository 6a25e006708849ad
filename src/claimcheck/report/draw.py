"""The child process that draws: rows as JSON in, SVG as JSON out."""

from __future__ import annotations

import json
import sys

from claimcheck.report.charts import chart_specs


def main() -> None:
    """Draw what standard input asks for."""
    import vl_convert  # noqa: PLC0415

    config = {
        "background": "transparent",
        "font": "DejaVu Sans, Verdana, sans-serif",
        "padding": {"left": 16, "right": 48, "top": 4, "bottom": 4},  # the reader's font may be wider than the one measured
        "axis": {"labelColor": "#777", "titleColor": "#777"},
        "legend": {"labelColor": "#777", "titleColor": "#777"},
    }
    charts = chart_specs(json.load(sys.stdin))
    json.dump(
        {name: vl_convert.vegalite_to_svg({**chart.to_dict(), "config": config}) for name, chart in charts.items()}, sys.stdout
    )


if __name__ == "__main__":
    main()

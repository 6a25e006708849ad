"""The audit as HTML files: no request leaves them, nothing from an article or a source can run in them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.report.cards import cards
from claimcheck.report.charts import draw_charts
from claimcheck.report.model import Audit, RulePage, counts
from claimcheck.report.payload import Block, blocks
from claimcheck.report.states import AGREEMENTS, CHANGES, DECISIONS, SEVERITY_ORDER, SIGNS, STATES
from claimcheck.report.view import ArticleView, article_views
from claimcheck.report.worklist import Deed, impacts, worklist

STATIC_CLAIMS = 600
"""Up to so many claims the page holds them once more as plain HTML, for readers without scripts."""
MAX_BYTES = 30_000_000
"""A page that would be longer is split by article."""
SHOWN_DEEDS = 8
"""Rows of the worklist on the first screen; the others unfold."""
MAX_DEEDS = 200
"""Rows that unfold; what is left stands with its claims."""
SCRIPTS = ("inflate.js", "data.js", "claim.js", "list.js", "page.js")
"""In the order in which they are put together into the page's one script."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page stands among the others."""

    root: str | None
    """The workspace as seen from the page's folder, such as `..`; None when the page is written nowhere."""
    split: str = ""
    """For an index: the folder of the articles' pages."""
    up: str = ""
    """For an article's page: the index."""


def render_html(audit: Audit, root: str | None = "..", *, name: str = "audit.html", split: bool = False) -> dict[str, str]:
    """The pages by their path relative to the report's folder; deterministic for one audit.

    One page called `name` that is complete in itself; where it would be longer than MAX_BYTES, or with `split`, an index of
    that name and a page an article in a folder called like it.
    """
    views = article_views(audit)
    data = blocks(views, cards(views), impacts(audit))
    size = sum(len(block.content.encode()) for block in data)
    if size <= MAX_BYTES and not split:
        return {name: _page(audit, views, data, Frame(root))}
    folder = name.removesuffix(".html") + ("" if name.endswith(".html") else "-pages")
    pages = {name: _page(audit, views, [], Frame(root, split=folder))}
    for view in views:
        own = _only(audit, view)
        frame = Frame(f"{root}/.." if root else None, up=f"../{name}")
        pages[f"{folder}/{view.file.article.id}.html"] = _page(own, [view], blocks([view], cards([view]), impacts(own)), frame)
    return pages


def _only(audit: Audit, view: ArticleView) -> Audit:
    """The audit of one article; what changed is summed up on the index."""
    found = tuple(finding for finding in audit.findings if finding.article == view.file.article.id)
    return replace(audit, workspace_title=view.file.article.title, files=(view.file,), findings=found, since=None)


def _page(audit: Audit, views: Sequence[ArticleView], data: Sequence[Block], frame: Frame) -> str:
    style, script = _asset("audit.css"), "\n".join(_asset(name) for name in SCRIPTS)
    deeds = worklist(audit)
    codes = {finding.code for finding in audit.findings}
    page: str = _template("audit.html").render(
        audit=audit,
        counts=counts(audit),
        views=views,
        states=STATES,
        decisions=DECISIONS,
        agreements=AGREEMENTS,
        signs=SIGNS,
        deeds=deeds,
        since=audit.since,
        new_deeds=worklist(replace(audit, findings=audit.since.new)) if audit.since else [],
        gone_deeds=worklist(replace(audit, findings=audit.since.gone)) if audit.since else [],
        change_kinds=CHANGES,
        shown_deeds=SHOWN_DEEDS,
        max_deeds=MAX_DEEDS,
        address=lambda anchor: _address(anchor, frame),
        kinds=_kinds(deeds),
        reviewers=sorted({claim.review.by for file in audit.files for claim in file.claims if claim.review.by}),
        rules=[(page, _first_paragraph(page)) for code, page in sorted(audit.rules.items()) if code in codes],
        charts=[] if frame.up else draw_charts(audit, views),
        data=data,
        static=sum(len(view.claims) for view in views) <= STATIC_CLAIMS and not frame.split,
        frame=frame,
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    return page


def _policy(style: str, script: str) -> str:
    """Nothing but the page's own style and script, told by their hashes, and pictures that are part of it."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _address(anchor: str, frame: Frame) -> str:
    """The link to a place among the claims: in this page, or in the article's own."""
    if not frame.split:
        return f"#{anchor}"
    article = re.match(r"\??(?:article=)?([^&]*?)(?:--|&|$)", anchor)
    return f"{frame.split}/{article[1] if article else ''}.html#{anchor}"


def _kinds(deeds: Sequence[Deed]) -> list[tuple[str, str, str, int]]:
    """Code, rule, severity and number of the findings of each kind, gravest first."""
    found: dict[str, tuple[str, str, str, int]] = {}
    for deed in sorted(deeds, key=lambda deed: (SEVERITY_ORDER[deed.severity], deed.code)):
        known = found.get(deed.code)
        found[deed.code] = (
            deed.code,
            deed.rule,
            deed.severity if known is None else known[2],
            deed.findings + (known[3] if known else 0),
        )
    return list(found.values())


def _first_paragraph(page: RulePage) -> str:
    parts = page.text.split("\n", 1)
    body = re.split(r"\n\s*\n|\n```", parts[1].strip() if len(parts) > 1 else "")[0]
    return " ".join(body.split())


@cache
def _template(name: str) -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # only for the page

    return Environment(
        loader=PackageLoader("claimcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template(name)


@cache
def _asset(name: str) -> str:
    return files("claimcheck.report").joinpath("templates").joinpath(name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

"""The review page's server: loopback only, one token, every write through `store`."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from hmac import compare_digest
from typing import Any
from urllib.parse import quote, unquote

from flask import Flask, Response, abort, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from claimcheck.calendars import bounds, is_edtf
from claimcheck.errors import ClaimcheckError
from claimcheck.report.marks import letters, readable
from claimcheck.settings import Settings
from claimcheck.web.deeds import DEEDS, Refused
from claimcheck.web.desk import Changed, Desk
from claimcheck.web.queue import Item, review_queue
from claimcheck.web.sheet import make_sheet

COOKIE = "claimcheck-review"
NAME_COOKIE = "claimcheck-reviewer"
"""Remembers who decides, so that the name is typed once."""
MAX_FORM = 64_000
"""Bytes of a request's body; nothing is uploaded here."""
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'; require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # under "no-referrer" a browser calls the form's origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def create_app(settings: Settings, token: str, port: int) -> Flask:
    """The review page of a workspace; `token` opens it once, a cookie keeps it open."""
    app = Flask(__name__)
    app.config.update(
        HOSTS={f"127.0.0.1:{port}", f"localhost:{port}"},
        TOKEN=token,
        KEY=secrets.token_urlsafe(32),
        MAX_CONTENT_LENGTH=MAX_FORM,
    )
    app.jinja_env.filters |= {"letters": letters, "readable": readable}
    desk = Desk(settings)
    app.before_request(lambda: _guard(app))
    app.after_request(_secure)
    app.register_error_handler(ClaimcheckError, lambda error: (f"{error}", 500, {"Content-Type": "text/plain; charset=utf-8"}))
    app.add_url_rule("/open/<given>", "open", lambda given: _open(app, given))
    app.add_url_rule("/", "show", lambda: _show(desk))
    app.add_url_rule("/check", "check", _check)
    app.add_url_rule("/do/<what>", "do", lambda what: _do(desk, what), methods=["POST"])
    app.add_url_rule("/undo", "undo", lambda: _undo(desk), methods=["POST"])
    return app


# ---- who may ask


def _guard(app: Flask) -> None:
    """Refuse what does not come from the page itself: another host name, another site, no cookie."""
    if request.host not in app.config["HOSTS"]:
        abort(403, "wrong host name")
    origin = request.headers.get("Origin")
    if (origin is not None or request.method not in ("GET", "HEAD")) and origin != f"http://{request.host}":
        abort(403, "not sent from this page")
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        abort(403, "not sent from this page")
    if request.endpoint != "open" and not compare_digest(request.cookies.get(COOKIE, "").encode(), app.config["KEY"].encode()):
        abort(403, "open the address that `claimcheck review` printed")


def _secure(response: Response) -> Response:
    response.headers.update(SECURITY_HEADERS)
    return response


def _open(app: Flask, given: str) -> BaseResponse:
    """Trade the token for the cookie, once."""
    token = app.config["TOKEN"]
    if not token or not compare_digest(given.encode(), token.encode()):
        abort(403, "this address was used already; run `claimcheck review` again")
    app.config["TOKEN"] = ""
    response = make_response(redirect(url_for("show")))
    response.set_cookie(COOKIE, app.config["KEY"], httponly=True, samesite="Strict")
    return response


# ---- what is shown


def _show(desk: Desk) -> str:
    """The claim asked for, else that at the place asked for in the queue, else the most urgent one."""
    items = desk.items()
    queue = review_queue(items)
    item, skip = _chosen(items, queue)
    sheet = make_sheet(item, items, desk.sources(), request.args.get("source"), desk.settings.root) if item else None
    return render_template(
        "review.html",
        item=item,
        sheet=sheet,
        around=desk.around(item) if item else ("", ""),
        skip=skip,
        queue=len(queue),
        pace=desk.pace(items),
        digest=desk.digest(item.file.article.id) if item else "",
        told=request.args.get("told", "")[:500],
        can_undo=desk.can_undo(),
        by=unquote(request.cookies.get(NAME_COOKIE, "")),
    )


def _chosen(items: Sequence[Item], queue: Sequence[Item]) -> tuple[Item | None, int]:
    """The claim to show and its place in the queue."""
    wanted = request.args.get("claim")
    if wanted:
        item = next((item for item in items if item.anchor == wanted), None)
        if item:
            return item, next((n for n, other in enumerate(queue) if other.anchor == wanted), 0)
    skip = min(max(request.args.get("skip", 0, type=int), 0), max(len(queue) - 1, 0))
    return (queue[skip] if queue else None), skip


def _check() -> Response:
    """Whether a text is an EDTF date, and the days that it lies between."""
    edtf = request.args.get("edtf", "").strip()[:200]
    first, last = bounds(edtf) if is_edtf(edtf) else (None, None)
    return jsonify({"edtf": edtf, "fits": is_edtf(edtf), "earliest": first, "latest": last})


# ---- what is done


def _do(desk: Desk, what: str) -> Any:
    """One deed, then the next claim; for a decision that of the queue, for the rest the same claim."""
    form = request.form
    article, claim, skip = form.get("article", ""), form.get("claim", ""), form.get("skip", 0, type=int)
    here: dict[str, Any] = {"claim": f"{article}--{claim}", "skip": skip}
    try:
        if what == "name":
            desk.confirm(form.get("name", ""), form.get("variant", ""), article, claim)
        elif what in DEEDS:
            desk.act(what, article, claim, form.get("digest", ""), form)
        else:
            abort(404)
    except Changed as changed:
        kept = [(key, value) for key, value in form.items() if key != "digest"]
        return render_template("changed.html", changed=changed, what=what, kept=kept, here=here), 409
    except Refused as refused:
        return redirect(url_for("show", told=str(refused), **here))
    response = redirect(url_for("show", skip=skip) if what == "decide" else url_for("show", told=TOLD[what], **here))
    if "by" in form:
        response.set_cookie(NAME_COOKIE, quote(form["by"].strip()[:200]), httponly=True, samesite="Strict")
    return response


TOLD = {
    "choose": "The address is saved. Run `claimcheck link --online` and `claimcheck verify` to hold the claim against it.",
    "paste": "The address is saved. Run `claimcheck link --online` and `claimcheck verify` to hold the claim against it.",
    "pick": "The passage is saved.",
    "date": "The date is saved.",
    "figure": "The figure is saved.",
    "name": "The spelling is saved in reference/names.json.",
}


def _undo(desk: Desk) -> BaseResponse:
    """Take the latest deed back and show its claim again."""
    try:
        entry = desk.undo()
    except Refused as refused:
        return redirect(url_for("show", told=str(refused)))
    if entry is None:
        return redirect(url_for("show", told="there is nothing to take back"))
    return redirect(url_for("show", claim=f"{entry.article}--{entry.claim}", told=f"taken back: {entry.what}"))

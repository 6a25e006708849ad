"""The review page's server: loopback only, one token, every write through `store`."""

from __future__ import annotations

import secrets
from dataclasses import replace
from hmac import compare_digest
from typing import cast, get_args
from urllib.parse import quote, unquote

from flask import Flask, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from claimcheck.pipeline import audit_workspace
from claimcheck.records import ClaimsFile, Review, ReviewStatus
from claimcheck.settings import Settings
from claimcheck.sources.saved import load_sources
from claimcheck.store.claims import read_claims, read_claims_text, write_claims
from claimcheck.store.fields import field_hash
from claimcheck.store.folder import workspace_lock
from claimcheck.store.merge import approval_fingerprint
from claimcheck.web.queue import Item, review_queue

COOKIE = "claimcheck-review"
NAME_COOKIE = "claimcheck-reviewer"
"""Remembers who decides, so that the name is typed once."""
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # under "no-referrer" a browser calls the form's origin "null"
    "Cache-Control": "no-store",
}


def create_app(settings: Settings, token: str, port: int) -> Flask:
    """The review page of a workspace; `token` opens it once, a cookie keeps it open."""
    app = Flask(__name__)
    app.config.update(
        SETTINGS=settings, HOSTS={f"127.0.0.1:{port}", f"localhost:{port}"}, TOKEN=token, KEY=secrets.token_urlsafe(32)
    )
    app.before_request(lambda: _guard(app))
    app.after_request(_secure)
    app.add_url_rule("/open/<given>", "open", lambda given: _open(app, given))
    app.add_url_rule("/", "show", lambda: _show(settings))
    app.add_url_rule("/decide", "decide", lambda: _decide(settings), methods=["POST"])
    return app


def _guard(app: Flask) -> None:
    """Refuse what does not come from the page itself: another host name, another site, no cookie."""
    if request.host not in app.config["HOSTS"]:
        abort(403, "wrong host name")
    if request.method == "POST" and request.headers.get("Origin", "null").removeprefix("http://") != request.host:
        abort(403, "not sent from this page")
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        abort(403, "not sent from this page")
    if request.endpoint not in ("open", "static") and not compare_digest(request.cookies.get(COOKIE, ""), app.config["KEY"]):
        abort(403, "open the address that `claimcheck review` printed")


def _secure(response: Response) -> Response:
    response.headers.update(SECURITY_HEADERS)
    return response


def _open(app: Flask, given: str) -> BaseResponse:
    """Trade the token for the cookie, once."""
    token = app.config["TOKEN"]
    if not token or not compare_digest(given, token):
        abort(403, "this address was used already; run `claimcheck review` again")
    app.config["TOKEN"] = ""
    response = make_response(redirect(url_for("show")))
    response.set_cookie(COOKIE, app.config["KEY"], httponly=True, samesite="Strict")
    return response


def _show(settings: Settings) -> str:
    """The claim asked for, or the most urgent one."""
    sources, _ = load_sources(settings.sources_dir, settings.root)
    audit = audit_workspace(settings, sources, fresh=False)
    queue = review_queue(audit.files, audit.findings)
    skip = min(max(request.args.get("skip", 0, type=int), 0), max(len(queue) - 1, 0))
    decided = sum(
        claim.review.status != "unreviewed" and claim.state == "current" for file in audit.files for claim in file.claims
    )
    item = queue[skip] if queue else None
    return render_template(
        "review.html",
        item=item,
        skip=skip,
        left=len(queue),
        decided=decided,
        citations={c.id: c for c in item.file.citations} if item else {},
        digest=_digest(settings, item) if item else "",
        note=request.args.get("told", ""),
        by=unquote(request.cookies.get(NAME_COOKIE, "")),
    )


def _digest(settings: Settings, item: Item) -> str:
    return field_hash(read_claims_text(settings.claims_dir / f"{item.file.article.id}.json"))


def _decide(settings: Settings) -> BaseResponse:
    """Write one decision; refused when the file changed on disk since it was shown."""
    status = request.form.get("status", "")
    article, claim_id, note = (request.form.get(name, "").strip() for name in ("article", "claim", "note"))
    if status not in get_args(ReviewStatus):
        abort(400, "no such decision")
    skip = request.form.get("skip", 0, type=int)
    if status in ("no-source-needed", "not-a-claim") and not note:
        return redirect(url_for("show", skip=skip, told="a waiver needs a note that says why"))
    with workspace_lock(settings.cache_dir, quiet=True):
        path = settings.claims_dir / f"{article}.json"
        if path.parent != settings.claims_dir or not path.is_file():
            abort(400, "no such article")
        if field_hash(read_claims_text(path)) != request.form.get("digest"):
            return redirect(url_for("show", skip=skip, told="the file changed on disk meanwhile; this is how it stands now"))
        file = read_claims(path, settings.evidence_dir)
        review = Review(cast("ReviewStatus", status), request.form.get("by", "").strip(), note)
        write_claims(settings.claims_dir, settings.evidence_dir, _with_review(file, claim_id, review))
    response = redirect(url_for("show", skip=skip))
    response.set_cookie(NAME_COOKIE, quote(review.by), httponly=True, samesite="Strict")
    return response


def _with_review(file: ClaimsFile, claim_id: str, review: Review) -> ClaimsFile:
    """The file with a person's decision on one claim, fingerprinted."""
    claims = tuple(
        replace(
            claim,
            state="current" if claim.state == "suspect" else claim.state,
            review=replace(review, dismissed=claim.review.dismissed, fingerprint=approval_fingerprint(claim)),
        )
        if claim.id == claim_id
        else claim
        for claim in file.claims
    )
    return replace(file, claims=claims)

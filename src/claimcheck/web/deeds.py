"""What a reviewer can do to a claim: a form in, the changed claims file out, or the words that say why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import cast, get_args
from urllib.parse import urlsplit

from claimcheck.calendars import bounds, grain, is_edtf
from claimcheck.link.attach import attach_sources
from claimcheck.pipeline import hold_against, text_of
from claimcheck.records import Citation, Claim, ClaimsFile, Modifier, Passage, Review, ReviewStatus, Source, Span
from claimcheck.store.merge import approval_fingerprint

Form = Mapping[str, str]
MAX_WORDS = 2000
"""Characters of a name, note or address that is taken."""
MAX_PASSAGE = 3000
WAIVERS = ("no-source-needed", "not-a-claim")


class Refused(Exception):  # noqa: N818 - an answer to the reviewer, no error
    """A deed that cannot be done, in words for the reviewer."""


def do(what: str, file: ClaimsFile, claim: Claim, form: Form, sources: Mapping[str, Source]) -> ClaimsFile:
    """The file after the deed. Raises Refused."""
    return DEEDS[what](file, claim, form, sources)


def _with_claim(file: ClaimsFile, claim: Claim) -> ClaimsFile:
    return replace(file, claims=tuple(claim if item.id == claim.id else item for item in file.claims))


def _words(form: Form, name: str, most: int = MAX_WORDS) -> str:
    return " ".join(form.get(name, "").split())[:most]


def _decide(file: ClaimsFile, claim: Claim, form: Form, sources: Mapping[str, Source]) -> ClaimsFile:  # noqa: ARG001
    """A decision, fingerprinted with what it is about."""
    status, note = form.get("status", ""), _words(form, "note")
    if status not in get_args(ReviewStatus):
        raise Refused("there is no such decision")
    if status in WAIVERS and not note:
        raise Refused("a waiver needs a note that says why")
    review = Review(cast("ReviewStatus", status), _words(form, "by"), note, "", claim.review.dismissed)
    decided = replace(claim, state="current", review=review)
    return _with_claim(file, replace(decided, review=replace(review, fingerprint=approval_fingerprint(decided))))


def _choose(file: ClaimsFile, claim: Claim, form: Form, sources: Mapping[str, Source]) -> ClaimsFile:  # noqa: ARG001
    """A candidate of a citation as its address."""
    cited = _citation(file, form)
    url = form.get("url", "")
    if url not in {candidate.url for candidate in cited.candidates}:
        raise Refused("that is none of the candidates")
    return _with_citation(file, _chosen(cited, url, form), sources)


def _paste(file: ClaimsFile, claim: Claim, form: Form, sources: Mapping[str, Source]) -> ClaimsFile:  # noqa: ARG001
    """An address for a citation; without one a citation of its own, which stands for all claims, as an article's list does."""
    url = form.get("url", "").strip()
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and not any(char.isspace() for char in url)
    except ValueError:
        fits = False
    if not fits or len(url) > MAX_WORDS:
        raise Refused("paste a whole address that begins with http:// or https://")
    if form.get("citation"):
        return _with_citation(file, _chosen(_citation(file, form), url, form), sources)
    taken = {item.id for item in file.citations}
    id_ = next(f"s{n}" for n in range(1, len(taken) + 2) if f"s{n}" not in taken)
    added = Citation(id_, "", Span(0, 0), "url", "intact", url=url, chosen_by="person", chosen_why=_words(form, "note"))
    claims = tuple(
        replace(item, citations=(*item.citations, id_)) if item.state in ("current", "suspect") else item for item in file.claims
    )
    return replace(file, citations=(*file.citations, added), claims=claims)


def _citation(file: ClaimsFile, form: Form) -> Citation:
    found = next((item for item in file.citations if item.id == form.get("citation")), None)
    if found is None:
        raise Refused("the article has no such citation any more")
    return found


def _chosen(cited: Citation, url: str, form: Form) -> Citation:
    why = _words(form, "note") or f"chosen on the review page{f' by {by}' if (by := _words(form, 'by')) else ''}"
    return replace(cited, url=url, status="intact", chosen_by="person", chosen_why=why, source=None)


def _with_citation(file: ClaimsFile, cited: Citation, sources: Mapping[str, Source]) -> ClaimsFile:
    """The file with the citation in place of that of its id, tied to a saved source where there is one for its address."""
    tied = attach_sources((cited,), tuple(sources.values()))[0]
    return replace(file, citations=tuple(tied if item.id == cited.id else item for item in file.citations))


def _pick(file: ClaimsFile, claim: Claim, form: Form, sources: Mapping[str, Source]) -> ClaimsFile:
    """A stretch of the source's saved text as the passage."""
    cited = _citation(file, form)
    found = text_of(cited, sources)
    start, end = _whole(form, "start"), _whole(form, "end")
    if found is None or not 0 <= start < end <= len(found[0]):
        raise Refused("select the passage in the source's text first")
    words = found[0][start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    if not 0 < end - start <= MAX_PASSAGE:
        raise Refused(f"a passage has between 1 and {MAX_PASSAGE} characters")
    words = found[0][start:end]
    passage = Passage(words, start, end, hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest())
    evidence = hold_against(claim, cited.id, passage, found[1])
    others = tuple(item for item in claim.evidence if item.citation != cited.id)
    return _with_claim(file, replace(claim, evidence=(*others, evidence)))


def _date(file: ClaimsFile, claim: Claim, form: Form, sources: Mapping[str, Source]) -> ClaimsFile:  # noqa: ARG001
    """Another value for one of the claim's dates."""
    number, edtf = _whole(form, "number"), form.get("edtf", "").strip()
    if not 0 <= number < len(claim.dates):
        raise Refused("the claim has no such date any more")
    if not is_edtf(edtf):
        raise Refused(f"“{edtf[:80]}” is no EDTF date; 1941-06-22, 1941-06, 194X, 1880~ and 1942/1946 are")
    earliest, latest = bounds(edtf)
    date = replace(claim.dates[number], edtf=edtf, grain=grain(edtf), earliest=earliest, latest=latest)
    return _with_claim(file, replace(claim, dates=(*claim.dates[:number], date, *claim.dates[number + 1 :])))


def _figure(file: ClaimsFile, claim: Claim, form: Form, sources: Mapping[str, Source]) -> ClaimsFile:  # noqa: ARG001
    """Another value for one of the claim's figures."""
    number, modifier = _whole(form, "number"), form.get("modifier", "")
    if not 0 <= number < len(claim.figures):
        raise Refused("the claim has no such figure any more")
    if modifier not in get_args(Modifier):
        raise Refused("there is no such modifier")
    low, high = _decimal(form.get("low", "")), _decimal(form.get("high", ""))
    if low is not None and high is not None and low > high:
        raise Refused("the lower bound is above the upper one")
    figure = replace(
        claim.figures[number], low=low, high=high, modifier=cast("Modifier", modifier), unit=_words(form, "unit", 80) or None
    )
    return _with_claim(file, replace(claim, figures=(*claim.figures[:number], figure, *claim.figures[number + 1 :])))


def _decimal(text: str) -> Decimal | None:
    """None for an empty bound. Raises Refused."""
    words = text.strip().replace("\u00a0", "").replace(" ", "")
    if not words:
        return None
    try:
        number = Decimal(words.replace(",", "."))
    except InvalidOperation:
        raise Refused(f"“{text[:40]}” is no number") from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise Refused(f"“{text[:40]}” is no number of use")
    return number


def _whole(form: Form, name: str) -> int:
    text = form.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


DEEDS: Mapping[str, Callable[[ClaimsFile, Claim, Form, Mapping[str, Source]], ClaimsFile]] = {
    "decide": _decide,
    "choose": _choose,
    "paste": _paste,
    "pick": _pick,
    "date": _date,
    "figure": _figure,
}
"""What can be done, by the name that the form gives it."""

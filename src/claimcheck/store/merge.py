"""What the tool reads now laid over what stands in the file, without touching anything a person wrote.

`machine` holds, per field, a hash of what the tool last wrote: the base of a three-way merge that needs no second copy.
A field whose hash no longer fits was edited by a person and is kept; every other follows the tool.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from claimcheck.records import Citation, Claim, ClaimsFile, Evidence, Quote, Span
from claimcheck.store.codec import CITATION_FIELDS, CLAIM_FIELDS, NO_QUOTE

Record = TypeVar("Record", Claim, Citation)

READ_FIELDS = (
    "text", "quote", "check_worthy", "why", "dates", "durations", "figures", "identifiers",
    "names", "about", "predicate", "said_by",
)  # fmt: skip
"""A claim's fields that reading the article fills."""
LINK_FIELDS = (
    "raw", "span", "kind", "status", "url", "chosen_by", "chosen_why", "steps", "candidates",
    "bibliographic", "language", "title", "note",
)  # fmt: skip
"""A citation's fields that reading the article fills."""

UNSET: Mapping[str, Any] = {
    "check_worthy": 1.0,
    "quote": {"exact": "", "prefix": "", "suffix": "", "start": 0, "end": 0},
    "span": [0, 0],
}
"""JSON values that stand for "not given" besides null and the empty ones."""

SAME_CLAIM = 75.0
"""Least similarity (rapidfuzz ratio, 0 to 100) of a reworded sentence to the one that stood there before."""
CLEAR_LEAD = 8.0
"""By how much the best match must lead the second, lest a review move to a lookalike."""
Assign = Callable[[Sequence[Claim], Sequence[Citation]], Sequence[Claim]]
CONTEXT = 32
"""Characters kept on both sides of a quote."""


# ---- whose a field is


def _values(record: Claim | Citation) -> Mapping[str, Callable[[Any], Any]]:
    return CLAIM_FIELDS if isinstance(record, Claim) else CITATION_FIELDS


def field_hash(value: Any) -> str:
    """The eight hex digits that `machine` keeps of a field's JSON value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def edited(record: Claim | Citation, name: str) -> bool:
    """Whether a person wrote this field: its hash no longer fits, or it has none and holds something."""
    value = _values(record)[name](record)
    known = record.machine.get(name)
    if known is not None:
        return known != field_hash(value)
    return bool(value) and value != UNSET.get(name)


def lay_over(record: Record, **new: Any) -> Record:
    """The record with the tool's new values, each but those of fields that a person wrote.

    The hashes become those of the new values all the same, so that they stay the base of the next merge. A value that says
    the same as the new one gives way to it: it may carry what is not hashed, such as the tokens of an evidence.
    """
    offered = replace(record, **new)
    hashes = {name: field_hash(_values(record)[name](offered)) for name in new}
    same = {name for name in new if field_hash(_values(record)[name](record)) == hashes[name]}
    ours = {name: value for name, value in new.items() if name in same or not edited(record, name)}
    return replace(record, **ours, machine={**record.machine, **hashes})


def touched(record: Claim | Citation) -> bool:
    """Whether a person wrote anything into it."""
    if isinstance(record, Claim) and (record.origin == "person" or record.review != Claim("", "", NO_QUOTE).review):
        return True
    if isinstance(record, Citation) and record.chosen_by == "person":
        return True
    return any(edited(record, name) for name in record.machine)


# ---- a file


def merge_claims(old: ClaimsFile | None, new: ClaimsFile, file_text: str) -> ClaimsFile:
    """The claims just read from the article laid over the file on disk; its citations and evidence stay.

    Reviews and edited fields stay. A reworded claim keeps its id and its review, which becomes suspect; a vanished one is
    kept as withdrawn, one whose words fit two places as orphaned. `file_text` is the article file's.
    """
    old = with_ids(old or ClaimsFile(new.article))
    claims = _merge_claims(old.claims, new.claims, file_text)
    return replace(old, article=replace(new.article, id=old.article.id), claims=tuple(claims))


def merge_citations(old: ClaimsFile, new: Sequence[Citation], assign: Assign) -> ClaimsFile:
    """The citations just found laid over those of the file; an address or a source that a person chose stays.

    `assign` says which of the new citations stand for which claims.
    """
    citations, renamed = _merge_citations(old.citations, new)
    own = tuple(item.id for item in citations if item.id not in renamed.values())
    claims = [
        lay_over(claim, citations=tuple(renamed.get(item, item) for item in assigned.citations) + own)
        if claim.state in ("current", "suspect")
        else claim
        for claim, assigned in zip(old.claims, assign(old.claims, new), strict=True)
    ]
    return replace(old, citations=citations, claims=tuple(claims))


def settle_reviews(file: ClaimsFile) -> ClaimsFile:
    """The file with each decision held against what it was made about: suspect where that has changed since.

    A decision that a person made or renewed since gets a new fingerprint: writing another status, name or note, or emptying
    `fingerprint`, renews it.
    """
    return replace(file, claims=tuple(_settle(claim) for claim in file.claims))


def is_suspect(claim: Claim) -> bool:
    """Whether a decision stands that was made about something else than the claim states and cites now."""
    review = claim.review
    if claim.state not in ("current", "suspect") or review.status == "unreviewed":
        return False
    return review.fingerprint[12:] == _decision(claim) and review.fingerprint != approval_fingerprint(claim)


def _settle(claim: Claim) -> Claim:
    if claim.state not in ("current", "suspect"):
        return claim
    if is_suspect(claim):
        return replace(claim, state="suspect")
    review = claim.review
    if review.status != "unreviewed":  # made or renewed since the tool looked last, of what stands there
        review = replace(review, fingerprint=approval_fingerprint(claim))
    return replace(claim, state="current", review=review)


def _merge_citations(old: Sequence[Citation], new: Sequence[Citation]) -> tuple[tuple[Citation, ...], dict[str, str]]:
    """The citations in the article's order, a person's own last; and how the new ids are called in the file."""
    waiting: dict[str, list[Citation]] = defaultdict(list)
    for item in old:
        waiting[item.raw if "raw" not in item.machine or not edited(item, "raw") else f"\0{item.id}"].append(item)
    taken = {item.id for item in old}
    merged: list[Citation] = []
    renamed: dict[str, str] = {}
    for item in new:
        if known := waiting.get(item.raw):
            base = known.pop(0)
        else:
            base = replace(item, id=_free_id(item.id, taken), machine={}, **_blank_citation())
            taken.add(base.id)
        renamed[item.id] = base.id
        merged.append(_lay_citation(base, item))
    kept = {item.id for item in merged}
    merged.extend(item for item in old if item.id not in kept and (touched(item) or not item.machine))
    return tuple(merged), renamed


def _blank_citation() -> dict[str, Any]:
    """Values under which every field of a citation counts as the tool's to fill."""
    return {"raw": "", "span": Span(0, 0), "kind": "", "status": "", "url": None, "chosen_by": None, "chosen_why": "", "steps": (),
            "candidates": (), "bibliographic": None, "language": None, "title": None, "source": None, "note": ""}  # fmt: skip


def _lay_citation(base: Citation, item: Citation) -> Citation:
    """The tool's fields over a known citation. An address that a person chose brings its own status along."""
    laid = lay_over(base, **{name: getattr(item, name) for name in LINK_FIELDS})
    if laid.url and laid.url != item.url and laid.status not in ("intact", "repaired"):
        return replace(laid, chosen_by="person")
    return laid


def _free_id(wanted: str, taken: set[str]) -> str:
    number = 1
    candidate = wanted
    while candidate in taken:
        candidate = f"s{number}"
        number += 1
    return candidate


def _merge_claims(old: Sequence[Claim], new: Sequence[Claim], file_text: str) -> list[Claim]:
    """New claims in the article's order under their old ids, then what the article no longer holds."""
    pairs, ambiguous = _match(old, new)
    ids = ClaimIds(name for claim in old for name in (claim.id, *claim.aliases))
    merged: list[Claim] = []
    for index, claim in enumerate(new):
        base = pairs.get(index)
        if base is None:
            base = Claim(ids.mint(claim.text), "", NO_QUOTE)
        merged.append(_lay_claim(base, claim))
    matched = {base.id for base in pairs.values()}
    rest = [claim for claim in old if claim.id not in matched]
    return merged + [_keep_unmatched(claim, file_text, ambiguous=claim.id in ambiguous) for claim in rest]


def _lay_claim(base: Claim, claim: Claim) -> Claim:
    """What was read now over the claim that stood there; a decision about other words becomes suspect."""
    reworded = "text" in base.machine and base.machine["text"] != field_hash(claim.text)
    laid = lay_over(base, **{name: getattr(claim, name) for name in READ_FIELDS})
    if reworded and base.review.status != "unreviewed" and base.review.fingerprint[12:] != _decision(base):
        # decided before the article changed, and settled only now: it was made of the words that stood there
        laid = replace(laid, review=replace(laid.review, fingerprint=approval_fingerprint(base)))
    return replace(laid, state="suspect" if base.state == "suspect" else "current")


def approval_fingerprint(claim: Claim) -> str:
    """Sixteen hex digits of a decision and what it rests on.

    Twelve of the claim's text, figures, dates and citations, without offsets; four of the decision itself, so that a person
    renews it by writing another status, name or note.
    """
    figures = [(figure["low"], figure["high"], figure["modifier"], figure["unit"]) for figure in CLAIM_FIELDS["figures"](claim)]
    stated = {
        "text": claim.text,
        "figures": figures,
        "dates": [date.edtf for date in claim.dates],
        "citations": list(claim.citations),
    }
    return _hex(stated)[:12] + _decision(claim)


def _decision(claim: Claim) -> str:
    return _hex([claim.review.status, claim.review.by, claim.review.note])[:4]


def _hex(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _keep_unmatched(claim: Claim, file_text: str, *, ambiguous: bool) -> Claim:
    """A claim that reading did not find again: a person's is looked up by its words, the rest is withdrawn or orphaned."""
    if claim.origin == "person":
        return _anchor(claim, file_text)
    return replace(claim, state="orphaned" if ambiguous else "withdrawn")


def _anchor(claim: Claim, file_text: str) -> Claim:
    """A person's claim with its place in the article; orphaned where its words fit two places, withdrawn where none."""
    exact = claim.quote.exact or claim.text
    starts = list(_occurrences(exact, file_text))
    if len(starts) > 1 and claim.quote.exact:
        around = [at for at in starts if _same_context(claim.quote, file_text, at)]
        starts = around or starts
    if len(starts) == 1:
        quote = quote_at(file_text, starts[0], starts[0] + len(exact))
        machine = {**claim.machine, "quote": field_hash(CLAIM_FIELDS["quote"](replace(claim, quote=quote)))}
        return replace(claim, quote=quote, state="current", machine=machine)
    if not starts and not claim.quote.exact:
        return claim  # a claim in the person's own words: nothing in the article to hold it against
    return replace(claim, state="orphaned" if starts else "withdrawn")


def _occurrences(needle: str, text: str) -> Iterable[int]:
    at = text.find(needle)
    while needle and at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _same_context(quote: Quote, text: str, at: int) -> bool:
    before, after = text[max(0, at - CONTEXT) : at], text[at + len(quote.exact) :][:CONTEXT]
    return before.endswith(quote.prefix) and after.startswith(quote.suffix)


def quote_at(file_text: str, start: int, end: int) -> Quote:
    """The selector for a span of the article file."""
    return Quote(file_text[start:end], file_text[max(0, start - CONTEXT) : start], file_text[end : end + CONTEXT], start, end)


class ClaimIds:
    """Ids of one file's claims: `c-` and six characters of a hash of the first text; the same words again get others."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.tries: Counter[str] = Counter()

    def mint(self, text: str) -> str:
        """An id that no other claim of the file has.

        >>> ClaimIds().mint("He died in 1944.")
        'c-5n7nil'
        """
        while True:
            counter = self.tries[text]
            self.tries[text] += 1
            seed = text if not counter else f"{text}\0{counter}"
            digest = base64.b32encode(hashlib.sha256(seed.encode()).digest()).decode().lower()
            if (found := f"c-{digest[:6]}") not in self.taken:
                self.taken.add(found)
                return found


def with_ids(file: ClaimsFile) -> ClaimsFile:
    """The file with an id for every claim and citation that a person added without one; the others keep theirs."""
    taken = {item.id for item in file.citations} - {""}
    citations = []
    for item in file.citations:
        citations.append(item if item.id else replace(item, id=_free_id("s1", taken)))
        taken.add(citations[-1].id)
    ids = ClaimIds(claim.id for claim in file.claims)
    originals = {claim.id: claim for claim in reversed(file.claims) if not edited(claim, "text")}
    claims: list[Claim] = []
    for claim in file.claims:
        original = originals.setdefault(claim.id, claim) if claim.id else None
        if original is claim:
            claims.append(claim)
        else:
            claims.append(replace(_copied(claim, original), id=ids.mint(claim.text)))
    return replace(file, citations=tuple(citations), claims=tuple(claims))


def _copied(claim: Claim, original: Claim | None) -> Claim:
    """A claim that a person added, by hand or by copying another: nothing in it is the tool's."""
    if original is None:
        return claim
    quote = claim.quote if claim.text == original.text else NO_QUOTE
    return replace(claim, origin="person", machine={}, quote=quote, evidence=(), aliases=())


# ---- which claim is which


def _match(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[dict[int, Claim], set[str]]:
    """For indexes of `new`, the claim of `old` that it is; and the ids in `old` that fit two places."""
    pairs: dict[int, Claim] = {}
    by_text: dict[str, list[Claim]] = defaultdict(list)
    for claim in old:
        by_text[_read_text(claim)].append(claim)
    texts: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(new):
        texts[claim.text].append(index)
    ambiguous: set[str] = set()
    for text, indexes in texts.items():
        pairs.update(_pair_equals(by_text.get(text, []), [(i, new[i]) for i in indexes], ambiguous))
    rest_old = [
        claim for claim in old if claim.id not in {c.id for c in pairs.values()} | ambiguous and claim.origin == "machine"
    ]
    rest_new = [index for index in range(len(new)) if index not in pairs]
    pairs.update(_match_reworded(rest_old, [(i, new[i]) for i in rest_new], ambiguous))
    return pairs, ambiguous


def _read_text(claim: Claim) -> str:
    """The words by which a claim is found again: those it was read from, even where a person has rephrased `text`."""
    return " ".join(claim.quote.exact.split()) if edited(claim, "text") and claim.quote.exact else claim.text


def _pair_equals(old: list[Claim], new: list[tuple[int, Claim]], ambiguous: set[str]) -> list[tuple[int, Claim]]:
    """Claims of one wording paired: all in order when as many stand there as before, else by what surrounds them.

    With fewer or more than before, and surroundings that do not tell, nobody can say which is which.
    """
    live = [claim for claim in old if claim.state in ("current", "suspect")]
    for known in (old, live):  # what was orphaned before stays so: it must not unsettle those that were told apart
        if len(known) == len(new):
            return [(index, claim) for (index, _), claim in zip(new, sorted(known, key=lambda c: c.quote.start), strict=True)]
    pairs: list[tuple[int, Claim]] = []
    left = list(new)
    for claim in old:
        near = [entry for entry in left if _surroundings(claim.quote) & _surroundings(entry[1].quote)]
        if len(near) != 1 and len(old) == 1:
            near = near[:1] if not touched(claim) and near else near
        if len(near) == 1:
            pairs.append((near[0][0], claim))
            left.remove(near[0])
        elif len(left) > 0:
            ambiguous.add(claim.id)
    return pairs


def _surroundings(quote: Quote) -> set[tuple[str, str]]:
    """What a quote can be told apart by: its prefix, its suffix."""
    return {("before", quote.prefix.strip()), ("after", quote.suffix.strip())} - {("before", ""), ("after", "")}


def _match_reworded(old: Sequence[Claim], new: Sequence[tuple[int, Claim]], ambiguous: set[str]) -> dict[int, Claim]:
    """Claims whose words changed, each with the one sentence that is clearly its successor."""
    if not old or not new:
        return {}
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only when something was reworded

    scores = process.cdist([c.text for c in old], [c.text for _, c in new], scorer=fuzz.ratio, score_cutoff=SAME_CLAIM)
    pairs: dict[int, Claim] = {}
    ranked = sorted(((float(scores[r][k]), r, k) for r in range(len(old)) for k in range(len(new)) if scores[r][k]), reverse=True)
    used: set[int] = set()
    done: set[int] = set()
    for score, row, column in ranked:
        if row in done or column in used:
            continue
        rivals = [s for s, r, k in ranked if r == row and k != column and k not in used and s > score - CLEAR_LEAD]
        done.add(row)
        if rivals and not _adjacent(old[row].quote, new[column][1].quote):
            ambiguous.add(old[row].id)
            continue
        used.add(column)
        pairs[new[column][0]] = old[row]
    return pairs


def _adjacent(old: Quote, new: Quote) -> bool:
    """Whether both stand between the same neighbours."""
    return len(_surroundings(old) & _surroundings(new)) == 2


# ---- evidence


def lay_evidence(claim: Claim, evidence: tuple[Evidence, ...]) -> Claim:
    """The claim with what the sources say now, unless a person wrote its evidence."""
    return lay_over(claim, evidence=evidence)

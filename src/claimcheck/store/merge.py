"""What the tool reads now laid over what stands in the file, without touching anything a person wrote.

A three-way merge over the hashes in `machine` (fields.py) and the claims that are the same (matching.py).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from claimcheck.records import Citation, Claim, ClaimsFile, Evidence, Quote, Span
from claimcheck.store.codec import CLAIM_FIELDS, NO_QUOTE, READ_FROM_RAW
from claimcheck.store.fields import edited, is_own, lay_over, touched
from claimcheck.store.jsontext import field_hash
from claimcheck.store.matching import find_aliases, match_claims

READ_FIELDS = (
    "text", "quote", "check_worthy", "why", "dates", "durations", "figures", "identifiers",
    "names", "about", "predicate", "said_by",
)  # fmt: skip
"""A claim's fields that reading the article fills."""
PLACE_FIELDS = ("span", "title")
"""A citation's fields that its place in the article tells."""
LINK_FIELDS = ("raw", *PLACE_FIELDS, *READ_FROM_RAW)
"""A citation's fields that reading the article fills."""

Assign = Callable[[Sequence[Claim], Sequence[Citation]], Sequence[Claim]]
CONTEXT = 32
"""Characters kept on both sides of a quote."""


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
    own = _for_all(old, [item.id for item in citations if item.id not in renamed.values()])
    claims = [
        lay_over(claim, citations=tuple(renamed.get(item, item) for item in assigned.citations) + own)
        if claim.state in ("current", "suspect")
        else claim
        for claim, assigned in zip(old.claims, assign(old.claims, new), strict=True)
    ]
    return replace(old, citations=citations, claims=tuple(claims))


def _for_all(file: ClaimsFile, own: Sequence[str]) -> tuple[str, ...]:
    """Which of a person's own citations stand for every claim, as an article's list does: not those given to some claims by hand."""
    live = [claim for claim in file.claims if claim.state in ("current", "suspect")]
    by_hand = {name for claim in live if edited(claim, "citations") for name in claim.citations}
    return tuple(name for name in own if name not in by_hand or all(name in claim.citations for claim in live))


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


GONE = "0" * 12
"""In place of what a decision rests on, where the source does not say it any more."""


def unsettle(claim: Claim) -> Claim:
    """The claim with its decision suspect because its passage is gone; one that was made or renewed since stands."""
    review = claim.review
    if review.status == "unreviewed" or review.fingerprint[12:] != _decision(claim):
        return claim
    return replace(claim, state="suspect", review=replace(review, fingerprint=GONE + _decision(claim)))


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
    merged.extend(_unplaced(item) for item in old if item.id not in kept and (touched(item) or not item.machine))
    return tuple(merged), renamed


def _unplaced(item: Citation) -> Citation:
    """A person's citation that the article does not have, or not any more."""
    if not is_own(item):
        return item
    machine = {name: value for name, value in item.machine.items() if name not in PLACE_FIELDS}
    return replace(item, span=Span(0, 0), also=(), title=item.title if edited(item, "title") else None, machine=machine)


def _blank_citation() -> dict[str, Any]:
    """Values under which every field of a citation counts as the tool's to fill."""
    return {"raw": "", "span": Span(0, 0), "kind": "", "status": "", "url": None, "chosen_by": None, "chosen_why": "", "steps": (),
            "candidates": (), "bibliographic": None, "language": None, "title": None, "source": None, "note": ""}  # fmt: skip


def _lay_citation(base: Citation, item: Citation) -> Citation:
    """The tool's fields over a known citation. An address that a person chose brings its own status along."""
    names = [name for name in LINK_FIELDS if name != "raw" or not is_own(base)]  # a person's words outlive the article's
    laid = replace(lay_over(base, **{name: getattr(item, name) for name in names}), also=item.also)
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
    pairs, ambiguous = match_claims(old, new)
    ids = ClaimIds(name for claim in old for name in (claim.id, *claim.aliases))
    aliases = find_aliases(old, new, pairs)
    merged: list[Claim] = []
    for index, claim in enumerate(new):
        base = pairs.get(index)
        if base is None:
            base = Claim(ids.mint(claim.text), "", NO_QUOTE)
        if more := [name for name in aliases.get(index, ()) if name != base.id and name not in base.aliases]:
            base = replace(base, aliases=(*base.aliases, *more))
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
    """A claim that reading did not find again: a person's is looked up by its words, the rest is withdrawn or orphaned.

    What was orphaned stays so until it is found: reading again tells no more of where it belongs.
    """
    if claim.origin == "person":
        return _anchor(claim, file_text)
    return replace(claim, state="orphaned" if ambiguous or claim.state == "orphaned" else "withdrawn")


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
    names = [claim.id for claim in file.claims]
    if all(names) and len(set(names)) == len(names) and all(item.id for item in file.citations):
        return file
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


# ---- evidence


def lay_evidence(claim: Claim, evidence: tuple[Evidence, ...]) -> Claim:
    """The claim with what the sources say now, unless a person wrote its evidence."""
    return lay_over(claim, evidence=evidence)

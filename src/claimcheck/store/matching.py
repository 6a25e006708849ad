"""Which claim is which when an article is read again: by its words, by what surrounds it, or by nobody's guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.records import Claim, Quote
from claimcheck.store.fields import edited, touched

SAME_CLAIM = 75.0
"""Least similarity (rapidfuzz ratio, 0 to 100) of a reworded sentence to the one that stood there before."""
SAME_WORDS = 85.0
"""Least likeness (rapidfuzz partial ratio) of a part of a sentence to the sentence that it was cut from."""
MIN_PART = 12
"""Characters of the shortest text that can be known again as a part of another."""
CONTEXT_WEIGHT = 15.0
"""What the same words before and after a sentence add to its likeness: somewhat more than a changed figure takes away."""
CLEAR_LEAD = 8.0
"""By how much the best match must lead the second, lest a review move to a lookalike."""


def match_claims(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[dict[int, Claim], set[str]]:
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
    if left:  # some stand there that are nobody's for certain: any of those left over may be meant
        found = {claim.id for _, claim in pairs}
        ambiguous |= {claim.id for claim in old if claim.id not in found}
    return pairs


def _surroundings(quote: Quote) -> set[tuple[str, str]]:
    """What a quote can be told apart by: its prefix, its suffix."""
    return {("before", quote.prefix.strip()), ("after", quote.suffix.strip())} - {("before", ""), ("after", "")}


def _match_reworded(old: Sequence[Claim], new: Sequence[tuple[int, Claim]], ambiguous: set[str]) -> dict[int, Claim]:
    """Claims whose words changed, each with the one sentence that is clearly its successor.

    How clear it is depends on words, on what stands before and after, and on there being no second that fits nearly as
    well: neither another sentence for the claim nor another claim for the sentence.
    """
    if not old or not new:
        return {}
    fits = _likeness(old, [claim for _, claim in new])
    pairs: dict[int, Claim] = {}
    used: set[int] = set()
    done: set[int] = set()
    for row, column in sorted(fits, key=lambda place: (-fits[place], place)):
        if row in done or column in used:
            continue
        score = fits[row, column]
        rivals = [
            place
            for place, other in fits.items()
            if place != (row, column) and other > score - CLEAR_LEAD and (place[0] == row) != (place[1] == column)
            if place[1] not in used and old[place[0]].id not in {claim.id for claim in pairs.values()}
        ]
        done.add(row)
        if rivals:
            ambiguous.add(old[row].id)
            continue
        used.add(column)
        pairs[new[column][0]] = old[row]
    return pairs


def _likeness(old: Sequence[Claim], new: Sequence[Claim]) -> dict[tuple[int, int], float]:
    """How well each new sentence continues each old claim, for those that are alike enough in their words."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only when something was reworded

    scores = process.cdist([c.text for c in old], [c.text for c in new], scorer=fuzz.ratio, score_cutoff=SAME_CLAIM)
    found: dict[tuple[int, int], float] = {}
    for row, column in zip(*scores.nonzero(), strict=True):
        one, two = old[row].quote, new[column].quote
        around = fuzz.ratio(one.prefix, two.prefix) + fuzz.ratio(one.suffix, two.suffix)
        found[int(row), int(column)] = float(scores[row, column]) + CONTEXT_WEIGHT * around / 200
    return found


# ---- sentences cut in two and put together


def find_aliases(old: Sequence[Claim], new: Sequence[Claim], pairs: Mapping[int, Claim]) -> dict[int, tuple[str, ...]]:
    """For indexes of `new`, the ids of the claims that it is a part of, or that are a part of it.

    Only what has lost or won those words counts: beside a sentence that stands as it stood, a lookalike is no part of it.
    """
    successor = {claim.id: new[index].text for index, claim in pairs.items()}
    changed = [
        c for c in old if c.state in ("current", "suspect") and c.origin == "machine" and successor.get(c.id) != _read_text(c)
    ]
    fresh = [index for index in range(len(new)) if index not in pairs or pairs[index].text != new[index].text]
    found: dict[int, tuple[str, ...]] = {}
    for index in fresh if changed else ():
        base = pairs.get(index)
        text = new[index].text
        whole = [c.id for c in changed if base is None and _is_part(text, c.text) and not _is_part(text, successor.get(c.id, ""))]
        parts = [
            c.id
            for c in changed
            if c.id not in successor and _is_part(c.text, text) and not (base and _is_part(c.text, base.text))
        ]
        if whole or parts:
            found[index] = tuple(dict.fromkeys(whole + parts))
    return found


def _is_part(part: str, whole: str) -> bool:
    """Whether the words of one text stand in the longer other, but for small changes."""
    if not MIN_PART <= len(part) < len(whole):
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415

    return fuzz.partial_ratio(part, whole, score_cutoff=SAME_WORDS) > 0

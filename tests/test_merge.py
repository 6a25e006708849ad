"""Re-extraction never costs a person's work."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.records import Article, Citation, Claim, ClaimsFile, Dismissal, Review, Span
from claimcheck.store.claims import claims_text, parse_claims
from claimcheck.store.merge import approval_fingerprint, merge_citations, merge_claims, quote_at, settle_reviews, with_ids

NAMES = ("Lunin", "Petrova", "Gorbat", "Sidorenko", "Krylov")
DEEDS = ("opened the bridge", "left the glass works", "taught at the river school", "drew the town plan", "printed a songbook")
SENTENCES = tuple(f"In {1900 + n} {NAMES[n % 5]} {DEEDS[n // 5]} with {n * 7} others." for n in range(25))


def read(text: str) -> ClaimsFile:
    """What reading the article gives: a claim a sentence."""
    claims, at = [], 0
    for sentence in text.split("\n"):
        if sentence:
            claims.append(Claim("", sentence, quote_at(text, at, at + len(sentence)), why=("date",)))
        at += len(sentence) + 1
    return ClaimsFile(Article("a-1", "A", "articles/a.txt", Span(0, len(text)), "en", "0" * 64), (), tuple(claims))


def merged(old: ClaimsFile | None, text: str) -> ClaimsFile:
    return settle_reviews(merge_claims(old, read(text), text))


def test_a_second_reading_changes_no_byte():
    text = "\n".join(SENTENCES[:6])
    first = merged(None, text)
    assert claims_text(merged(parse_claims(claims_text(first), "x"), text)) == claims_text(first)


def test_a_review_survives_moving_and_rewording_makes_it_suspect():
    first = merged(None, "\n".join(SENTENCES[:4]))
    known = first.claims[1]
    reviewed = settle_reviews(
        replace(first, claims=(first.claims[0], replace(known, review=Review("accepted", by="Ana")), *first.claims[2:]))
    )
    moved = merged(reviewed, "\n".join((SENTENCES[9], SENTENCES[3], SENTENCES[1])))
    found = next(claim for claim in moved.claims if claim.id == known.id)
    assert (found.state, found.review.status, found.review.by) == ("current", "accepted", "Ana")
    reworded = merged(reviewed, "\n".join((SENTENCES[0], SENTENCES[1].replace("with 7", "with 70"), *SENTENCES[2:4])))
    found = next(claim for claim in reworded.claims if claim.id == known.id)
    assert (found.state, found.review.status) == ("suspect", "accepted")
    back = merged(reworded, "\n".join(SENTENCES[:4]))
    assert next(claim for claim in back.claims if claim.id == known.id).state == "current"


def test_a_vanished_claim_is_withdrawn_and_comes_back():
    text = "\n".join(SENTENCES[:3])
    first = merged(None, text)
    gone = merged(first, "\n".join(SENTENCES[1:3]))
    assert [claim.state for claim in gone.claims] == ["current", "current", "withdrawn"]
    assert sorted((c.id, c.state) for c in merged(gone, text).claims) == sorted((c.id, c.state) for c in first.claims)


def test_a_reviewed_claim_whose_words_stand_twice_is_orphaned_not_guessed():
    sentence = SENTENCES[0]
    first = merged(None, f"{SENTENCES[5]}\n{sentence}\n{SENTENCES[6]}")
    known = next(claim for claim in first.claims if claim.text == sentence)
    reviewed = replace(
        first, claims=tuple(replace(c, review=Review("accepted")) if c.id == known.id else c for c in first.claims)
    )
    twice = merged(reviewed, f"{SENTENCES[7]}\n{sentence}\n{SENTENCES[8]}\n{sentence}\n{SENTENCES[9]}")
    assert next(claim for claim in twice.claims if claim.id == known.id).state == "orphaned"


def test_an_edited_field_is_kept_and_the_others_follow_the_tool():
    first = merged(None, SENTENCES[3])
    edited = replace(first, claims=(replace(first.claims[0], predicate="draw", about=("Sidorenko",)),))
    again = merged(edited, SENTENCES[3] + "\n" + SENTENCES[4])
    assert (again.claims[0].predicate, again.claims[0].about) == ("draw", ("Sidorenko",))
    assert again.claims[0].quote.exact == SENTENCES[3]


def test_a_claim_added_by_hand_gets_an_id_and_stays():
    text = "\n".join(SENTENCES[:2])
    first = merged(None, text)
    by_hand = Claim("", "The bridge had a toll.", quote_at("", 0, 0), origin="person")
    added = with_ids(replace(first, claims=(*first.claims, by_hand)))
    assert added.claims[2].id.startswith("c-")
    again = merged(added, text)
    assert [claim.text for claim in again.claims] == [*SENTENCES[:2], "The bridge had a toll."]


def citation(raw: str, url: str | None, id_: str = "s1") -> Citation:
    return Citation(id_, raw, Span(0, len(raw)), "url", "intact" if url else "candidate", url, chosen_by="tool" if url else None)


def test_an_address_that_a_person_chose_stays():
    first = merge_citations(
        merged(None, SENTENCES[0]),
        [citation("konets/", None)],
        lambda claims, found: [replace(c, citations=("s1",)) for c in claims],
    )
    chosen = replace(first.citations[0], url="https://a.example/konets", chosen_by="person", chosen_why="read it")
    again = merge_citations(
        replace(first, citations=(chosen,)),
        [citation("https://b.example/", "https://b.example/"), citation("konets/", None, "s2")],
        lambda claims, found: [replace(c, citations=("s1", "s2")) for c in claims],
    )
    kept = next(item for item in again.citations if item.raw == "konets/")
    assert (kept.id, kept.url, kept.chosen_by) == ("s1", "https://a.example/konets", "person")
    assert len({item.id for item in again.citations}) == 2
    assert set(again.claims[0].citations) == {item.id for item in again.citations}


def test_a_citation_added_by_hand_stands_for_every_claim():
    first = merged(None, "\n".join(SENTENCES[:2]))
    added = replace(first, citations=(Citation("s9", "", Span(0, 0), "url", "intact", "https://a.example/", chosen_by="person"),))
    again = merge_citations(added, [], lambda claims, found: claims)
    assert [claim.citations for claim in again.claims] == [("s9",), ("s9",)]


@settings(max_examples=60, deadline=None)
@example(["swap", "insert", "swap", "insert", "swap", "swap"], 2193)
@given(st.lists(st.sampled_from(["delete", "insert", "swap", "reword", "undo"]), max_size=8), st.integers(0, 2**32 - 1))
def test_no_review_and_no_id_is_ever_lost(edits: list[str], seed: int):
    rng = random.Random(seed)
    lines = list(SENTENCES[:8])
    file = merged(None, "\n".join(lines))
    file = replace(
        file,
        claims=tuple(
            replace(c, review=Review("accepted", by=f"r{n}", dismissed=(Dismissal("CC202", "f" * 64, "seen"),))) if n % 2 else c
            for n, c in enumerate(file.claims)
        ),
    )
    reviews = {claim.id: (claim.review.by, claim.review.dismissed) for claim in file.claims}
    for edit in edits:
        at = rng.randrange(len(lines)) if lines else 0
        if edit == "delete" and len(lines) > 1:
            del lines[at]
        elif edit == "insert":
            lines.insert(at, rng.choice(SENTENCES))
        elif edit == "swap" and lines:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif edit == "reword" and lines:
            lines[at] = lines[at].replace("others", "guests").replace("In ", "About ")
        elif edit == "undo":
            lines = list(SENTENCES[:8])
        file = parse_claims(claims_text(merged(file, "\n".join(lines))), "x")
    kept = {claim.id: (claim.review.by, claim.review.dismissed) for claim in file.claims}
    assert len(kept) == len(file.claims), "an id stands twice"
    assert {id_: kept.get(id_) for id_ in reviews} == reviews
    text = "\n".join(lines)
    assert claims_text(merged(file, text)) == claims_text(merged(merged(file, text), text))


def test_a_fingerprint_holds_no_offset():
    claim = merged(None, SENTENCES[0]).claims[0]
    assert approval_fingerprint(claim) == approval_fingerprint(replace(claim, quote=quote_at("x" * 99, 5, 9)))
    assert approval_fingerprint(claim) != approval_fingerprint(replace(claim, citations=("s1",)))

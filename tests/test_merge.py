"""Re-extraction never costs a person's work."""

from __future__ import annotations

import json
import os
import random
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Article, Citation, Claim, ClaimsFile, Dismissal, Review, Span
from claimcheck.store.claims import canonical_text, claims_text, parse_claims
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


# ---- sentences cut in two and put together

WHOLE = "In 1931 Lunin opened the bridge over the Zhura, and in 1932 Petrova drew the plan of the lower town."
HALVES = ("In 1931 Lunin opened the bridge over the Zhura.", "In 1932 Petrova drew the plan of the lower town.")


def accepted(file: ClaimsFile, number: int, by: str = "Ana") -> ClaimsFile:
    claims = list(file.claims)
    claims[number] = replace(claims[number], review=Review("accepted", by=by))
    return settle_reviews(replace(file, claims=tuple(claims)))


def test_a_sentence_cut_in_two_leaves_its_id_as_an_alias():
    first = accepted(merged(None, "\n".join((SENTENCES[3], WHOLE, SENTENCES[4]))), 1)
    known = first.claims[1].id
    cut = merged(first, "\n".join((SENTENCES[3], *HALVES, SENTENCES[4])))
    found = {claim.text: claim for claim in cut.claims}
    assert [found[half].aliases for half in HALVES] == [(known,), (known,)]
    old = next(claim for claim in cut.claims if claim.id == known)
    assert (old.state, old.review.by) == ("withdrawn", "Ana")
    assert [claim.aliases for claim in merged(cut, "\n".join((SENTENCES[3], *HALVES, SENTENCES[4]))).claims] == [
        claim.aliases for claim in cut.claims
    ]


def test_sentences_put_together_leave_their_ids_as_aliases():
    first = accepted(merged(None, "\n".join((SENTENCES[3], *HALVES, SENTENCES[4]))), 2)
    one, two = (claim.id for claim in first.claims[1:3])
    whole = next(claim for claim in merged(first, "\n".join((SENTENCES[3], WHOLE, SENTENCES[4]))).claims if claim.text == WHOLE)
    assert {whole.id, *whole.aliases} >= {one, two}


def test_a_lookalike_beside_a_sentence_that_stands_as_it_stood_is_no_part_of_it():
    first = merged(None, "\n".join((SENTENCES[3], WHOLE)))
    more = merged(first, "\n".join((SENTENCES[3], WHOLE, HALVES[0])))
    assert [claim.aliases for claim in more.claims] == [(), (), ()]


# ---- lookalikes

TOLL = "In {} the toll of the {} bridge was {} kopecks a cart."


def test_a_reworded_sentence_is_told_from_its_lookalike_by_what_stands_around_it():
    lines = [SENTENCES[2], TOLL.format(1901, "upper", 30), SENTENCES[7], TOLL.format(1902, "lower", 40), SENTENCES[12]]
    first = accepted(accepted(merged(None, "\n".join(lines)), 1, "Ana"), 3, "Olha")
    lines[1], lines[3] = TOLL.format(1911, "upper", 35), TOLL.format(1912, "lower", 45)
    again = merged(first, "\n".join(lines))
    assert [(claim.review.by, claim.state) for claim in again.claims if claim.review.by] == [
        ("Ana", "suspect"),
        ("Olha", "suspect"),
    ]
    assert [claim.text for claim in again.claims if claim.review.by] == [lines[1], lines[3]]


def test_one_sentence_that_two_claims_fit_alike_is_given_to_neither():
    first = merged(None, "\n".join((TOLL.format(1901, "old", 30), TOLL.format(1901, "old", 40))))
    first = accepted(accepted(first, 0, "Ana"), 1, "Olha")
    again = merged(first, TOLL.format(1901, "old", 50))
    assert {claim.review.by: claim.state for claim in again.claims if claim.review.by} == {"Ana": "orphaned", "Olha": "orphaned"}
    assert [claim.state for claim in again.claims if not claim.review.by] == ["current"]


# ---- everything that happens to a file, in any order


class LifeOfAFile(RuleBasedStateMachine):
    """One article and its claims file: people edit, the tool reads again, branches part and come together."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = list(SENTENCES[:6])
        self.past = [list(self.lines)]
        self.notes = 0
        self.marks: dict[str, tuple[str, str]] = {}
        """What people wrote: the note of each decision, with its claim's id and the decision's reviewer."""
        self.title = "A"
        self.text = claims_text(merged(None, "\n".join(self.lines)))
        self.branch: tuple[str, str, list[str], dict[str, tuple[str, str]]] | None = None

    def file(self) -> ClaimsFile:
        return parse_claims(self.text, "claims/a-1.json")

    def article(self) -> str:
        return "\n".join(self.lines)

    @rule(
        at=st.integers(0, 30),
        change=st.sampled_from(["delete", "insert", "swap", "reword", "repeat", "cut", "join"]),
        n=st.integers(0, 24),
    )
    def edit_the_article(self, at: int, change: str, n: int) -> None:
        self.past.append(list(self.lines))
        at %= max(len(self.lines), 1)
        if change == "insert" or not self.lines:
            self.lines.insert(at, SENTENCES[n])
        elif change == "delete":
            del self.lines[at]
        elif change == "swap":
            self.lines[at], self.lines[n % len(self.lines)] = self.lines[n % len(self.lines)], self.lines[at]
        elif change == "reword":
            self.lines[at] = self.lines[at].replace("others", "guests").replace("In ", "About ")
        elif change == "repeat":
            self.lines.append(self.lines[at])
        elif change == "cut":
            self.lines[at : at + 1] = [part for part in self.lines[at].partition(" with ")[::2] if part]
        elif at + 1 < len(self.lines):
            self.lines[at : at + 2] = [" ".join(self.lines[at : at + 2])]

    @rule()
    def undo(self) -> None:
        self.lines = self.past.pop() if self.past else self.lines

    @rule(title=st.sampled_from(["A", "B", "C"]))
    def rename(self, title: str) -> None:
        self.title = title

    @rule()
    def read_again(self) -> None:
        new = read(self.article())
        new = replace(new, article=replace(new.article, title=self.title))
        first = claims_text(settle_reviews(merge_claims(self.file(), new, self.article())))
        assert claims_text(settle_reviews(merge_claims(parse_claims(first, "x"), new, self.article()))) == first, (
            "a no-op changed a byte"
        )
        self.text = first

    @rule(at=st.integers(0, 30), status=st.sampled_from(["accepted", "rejected", "not-a-claim", "no-source-needed"]))
    def decide(self, at: int, status: str) -> None:
        file = self.file()
        if file.claims:
            self.notes += 1
            claims = list(file.claims)
            claim = claims[at % len(claims)]
            by = f"r{self.notes}"
            claims[at % len(claims)] = replace(
                claim, review=replace(claim.review, status=status, by=by, note=f"note {self.notes}")
            )
            self.marks = {note: mark for note, mark in self.marks.items() if mark[0] != claim.id}
            self.marks[f"note {self.notes}"] = (claim.id, by)
            self.text = claims_text(replace(file, claims=tuple(claims)))

    @rule(n=st.integers(0, 99))
    def add_a_claim_by_hand(self, n: int) -> None:
        value = json.loads(self.text)
        self.notes += 1
        note = f"note {self.notes}"
        value["claims"].insert(
            n % (len(value["claims"]) + 1),
            {"text": f"Added by hand, {n}.", "review": {"status": "accepted", "by": "h", "note": note}},
        )
        self.text = canonical_text(json.dumps(value), "claims/a-1.json")
        (id_,) = (claim.id for claim in self.file().claims if claim.review.note == note)
        self.marks[note] = (id_, "h")

    @rule(indent=st.sampled_from([0, 1, 4]), sort=st.booleans())
    def lay_it_out_otherwise_and_fmt(self, indent: int, sort: bool) -> None:
        loose = json.dumps(json.loads(self.text), indent=indent, sort_keys=sort, ensure_ascii=sort)
        assert canonical_text(loose, "x") == canonical_text(self.text, "x")
        self.text = canonical_text(loose, "x")
        assert canonical_text(self.text, "x") == self.text

    @rule()
    def part(self) -> None:
        if self.branch is None:
            self.branch = (self.text, self.text, list(self.lines), dict(self.marks))

    @rule()
    def go_to_the_other_branch(self) -> None:
        if self.branch is not None:
            base, text, lines, marks = self.branch
            self.branch = (base, self.text, self.lines, self.marks)
            self.text, self.lines, self.marks = text, lines, marks

    @rule()
    def come_together(self) -> None:
        if self.branch is None:
            return
        base, theirs, _, marks = self.branch
        self.branch = None
        text, clean = git_merge(self.text, base, theirs)
        if not clean:
            with pytest.raises(ClaimcheckError, match="unresolved merge conflict"):
                parse_claims(text, "x")
            return  # whoever resolves it takes this side
        try:
            self.text = canonical_text(text, "x")
        except ClaimcheckError:
            return  # two additions side by side: git lost a comma, and it is refused
        before = {mark[0]: note for note, mark in self.marks.items()}
        for note, (id_, by) in marks.items():
            if any(claim.id == id_ and claim.review.note == note for claim in self.file().claims):
                self.marks.pop(before.get(id_, ""), None)
                self.marks[note] = (id_, by)

    @invariant()
    def nothing_that_a_person_wrote_is_lost_and_ids_are_unique(self) -> None:
        claims = self.file().claims
        ids = [claim.id for claim in claims]
        assert len(set(ids)) == len(ids)
        found = {claim.review.note: (claim.id, claim.review.by) for claim in claims if claim.review.note}
        assert {note: found.get(note) for note in self.marks} == self.marks


def git_merge(ours: str, base: str, theirs: str) -> tuple[str, bool]:
    """What git makes of two sides of a file, and whether it could."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name, side) for side in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base, theirs), strict=True):
            path.write_text(text, encoding="utf-8")
        done = subprocess.run(["git", "merge-file", "-p", *map(str, paths)], capture_output=True)
    return done.stdout.decode(), done.returncode == 0


TestLifeOfAFile = LifeOfAFile.TestCase
TestLifeOfAFile.settings = settings(max_examples=400 if os.environ.get("EXPLORE") else 40, stateful_step_count=20, deadline=None)

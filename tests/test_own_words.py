"""What a workspace teaches the aligner: confirmed spellings, and pairs learned from accepted evidence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.store.learned import LEARNED, load_learned, write_learned
from claimcheck.store.names import confirm_name
from claimcheck.store.validate import file_errors
from claimcheck.verify.align import align
from claimcheck.verify.learn import learn_pairs
from claimcheck.verify.own_words import NOTHING, OwnWords
from conftest import Run

SOURCE = "Совхоз «Рассвет» основан у реки. Красношапкина избрали председателем. Школа открыта весной."
CLAIM = "Redcap was elected chairman."


def test_a_confirmed_spelling_is_one_name_in_every_case():
    unknown = align([CLAIM], SOURCE, "ru")[0]
    known = align([CLAIM], SOURCE, "ru", words=OwnWords(names={"Redcap": ("Красношапкин",)}))[0]
    assert [item.status for item in unknown.names] == ["absent"]
    assert known.verdict == "supported"
    assert [(item.claim, item.source, item.status) for item in known.names] == [("Redcap", "Красношапкина", "agrees")]
    assert "name" in {match.kind for match in known.tokens}


def test_names_of_several_words_are_taken_word_by_word():
    known = OwnWords(names={"Old Jetty": ("Стара Пристань",)})
    told = align(["Old Jetty was flooded."], "Стару Пристань затопило.", "uk", words=known)[0]
    assert {match.kind for match in told.tokens} >= {"name"}


ACCEPTED = [
    ("The zorbist Lapin came in 1931.", "В 1931 году приехал зюкарь Лапин."),
    ("The zorbist fell ill.", "Зюкарь заболел."),
    ("The mill was built in 1894.", "Мельница построена в 1894 году."),
]


def test_what_accepted_claims_teach_does_not_hang_on_their_order():
    rows = learn_pairs(ACCEPTED)
    assert rows == learn_pairs(reversed(ACCEPTED))
    assert [(row.lang, row.lemma, row.english, row.pairs) for row in rows] == [("ru", "зюкарь", "zorbist", 2)]


def test_one_claim_teaches_nothing():
    assert learn_pairs(ACCEPTED[1:]) == ()


def test_a_learned_pair_is_read_by_the_aligner():
    claim, source = "The zorbist left.", "Уехал зюкарь."
    before = align([claim], [source], "ru")[0]
    after = align([claim], [source], "ru", words=OwnWords(learned={("ru", "зюкарь"): ("zorbist",)}))[0]
    assert after.score > before.score
    assert "lexicon" in {match.kind for match in after.tokens}


def test_a_struck_line_stays_struck(tmp_path: Path):
    rows = [("ru", "зюкарь", "zorbist", 0.9, 2), ("uk", "млинар", "miller", 0.7, 3)]
    assert write_learned(tmp_path, rows) == (2, 0)  # type: ignore[arg-type]
    path = tmp_path / LEARNED
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ru\tзюкарь", "-ru\tзюкарь"), encoding="utf-8")
    assert load_learned(tmp_path) == {("uk", "млинар"): ("miller",)}
    assert write_learned(tmp_path, rows) == (1, 1)  # type: ignore[arg-type]
    again = path.read_text(encoding="utf-8")
    assert write_learned(tmp_path, rows) == (1, 1)  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == again
    assert "-ru\tзюкарь\tzorbist" in again


@pytest.mark.parametrize("text", ["zorbist\n", "de\tx\ty\n", "ru\t\ty\n"])
def test_a_line_of_another_form_is_told_with_its_place(tmp_path: Path, text: str):
    (tmp_path / "reference").mkdir()
    (tmp_path / LEARNED).write_text(f"# head\n{text}", encoding="utf-8")
    with pytest.raises(ClaimcheckError) as raised:
        load_learned(tmp_path)
    assert raised.value.place == f"{LEARNED}:2"


def test_a_workspace_learns_from_what_its_reviewers_accepted(workspace: Path, claimcheck: Run):
    assert claimcheck("verify", cwd=workspace).returncode == 0 or claimcheck("run", cwd=workspace).returncode == 0
    told = claimcheck("learn", cwd=workspace)
    assert told.returncode == 0, told.stderr
    assert "accepted claim" in told.stdout


def test_confirmed_names_are_held_against_their_schema(tmp_path: Path):
    confirm_name(tmp_path, "Zhukov", "Жуков")
    path = tmp_path / "reference" / "names.json"
    assert file_errors(path) == []
    path.write_text(json.dumps({"names": {"Zhukov": "Жуков"}}), encoding="utf-8")
    assert file_errors(path)


def test_nothing_known_changes_nothing():
    assert align([CLAIM], SOURCE, "ru", words=NOTHING) == align([CLAIM], SOURCE, "ru")
    assert replace(NOTHING) == NOTHING

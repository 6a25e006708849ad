"""Sentences and claims of the three languages: what is one, where it begins and ends, and the words a workspace adds."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.store.words import load_words
from claimcheck.text import read_text, split_sentences
from claimcheck.text.claims_words import claim_words, parse_claim_words
from conftest import HERE, Run


def claims_in(text: str, lang: str | None = None) -> list[str]:
    return [text[claim.start : claim.end] for claim in read_text(text, lang).claims]  # type: ignore[arg-type]


# ---- sentences


def sentence_lines() -> list[tuple[str, str]]:
    lines = (HERE / "cases" / "sentences.txt").read_text(encoding="utf-8").split("\n")
    rows = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return [(lang, marked.replace("\\n", "\n")) for lang, _, marked in rows]


@pytest.mark.parametrize(("lang", "marked"), sentence_lines())
@pytest.mark.parametrize("told", [True, False], ids=["language told", "language found"])
def test_sentences_end_where_the_bars_stand(lang: str, marked: str, told: bool):
    text = marked.replace("|\n", "\n").replace("|", " ")
    wanted = [piece.strip() for piece in marked.split("|")]
    assert [text[span.start : span.end] for span in split_sentences(text, lang if told else None)] == wanted  # type: ignore[arg-type]


# ---- what is a claim


@pytest.mark.parametrize(
    "text",
    [
        "Верста — это мера длины, равная 1,07 км.",
        "A verst is a unit of length equal to 1.07 km.",
        "Верста — це міра довжини, що дорівнює 1,07 км.",
        "Давайте вспомним 1941 год!",
        "Згадаймо 1941 рік!",
        "Кто построил мост в 1931 году?",
        "Хто збудував міст у 1931 році?",
        "Пусть этот мост простоит ещё 100 лет!",
        "Никогда не забудем 1941 год.",
    ],
)
def test_questions_calls_definitions_and_rhetoric_are_none(text: str):
    assert claims_in(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to Pavel Lunin, 300 people died in 1932.", "Pavel Lunin"),
        ("По словам Ивана Громова, в 1932 году погибло 300 человек.", "Ивана Громова"),
        ("За словами Петра Коваля, 1932 року загинуло 300 осіб.", "Петра Коваля"),
    ],
)
def test_reported_speech_keeps_who_said_it(text: str, speaker: str):
    (claim,) = read_text(text).claims
    assert claim.said_by == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Rumours abound that 300 people died in the camp in 1932.",
        "По слухам, в 1932 году в лагере погибло 300 человек.",
        "За чутками, 1932 року в таборі загинуло 300 осіб.",
    ],
)
def test_a_hedge_is_kept_as_a_reason(text: str):
    (claim,) = read_text(text).claims
    assert "hedged" in claim.why


# ---- where one claim ends and the next begins


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In 1947, he enrolled in graduate school, from which he graduated in 1950.",
            ["In 1947, he enrolled in graduate school", "from which he graduated in 1950."],
        ),
        (
            "В 1945 году он поступил в институт, а в 1950 году окончил его.",
            ["В 1945 году он поступил в институт", "в 1950 году окончил его."],
        ),
        (
            "Завод заснували 1890 року, після чого на ньому працювало 300 осіб.",
            ["Завод заснували 1890 року", "після чого на ньому працювало 300 осіб."],
        ),
        (
            "He was born in Tula in 1899, moved to Moscow in 1921 and died there in 1954.",
            ["He was born in Tula in 1899", "moved to Moscow in 1921", "died there in 1954."],
        ),
        (
            "The mill was built in 1894; it burned down in 1926.",
            ["The mill was built in 1894", "it burned down in 1926."],
        ),
    ],
)
def test_a_sentence_of_two_facts_is_two_claims(text: str, wanted: list[str]):
    assert claims_in(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He had 40 carts, 3 mills and 2 houses in 1931.",
        "The mill worked in 1921, 1924 and 1926.",
        "The mill (built in 1894, sold in 1901, and closed in 1926) stood by the river until 1941.",
        "He wrote in 1942: “We crossed on 3 March, and 40 men drowned.”",
        "В 1931 году у него было 40 телег, 3 мельницы и 2 дома.",
        "У 1931 році він мав 40 возів, 3 млини і 2 хати.",
    ],
)
def test_lists_brackets_and_quotations_are_never_cut(text: str):
    assert claims_in(text) == [text]


WORDS = [
    "In 1921",
    ", and",
    "moved",
    "he",
    ";",
    "from which",
    "died",
    "(",
    ")",
    "«",
    "»",
    "в 1921 году",
    "а",
    "окончил",
    "300 людей",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, ".", "\n", "“", "”", "та", "загинуло"]), max_size=40).map(" ".join) | st.text(max_size=120)
)
def test_claims_are_slices_in_order_that_do_not_overlap(text: str):
    reading = read_text(text)
    assert all(a.end <= b.start for a, b in pairwise(reading.claims))
    for claim in reading.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end].strip() == text[claim.start : claim.end]
        assert any(span.start <= claim.start and claim.end <= span.end for span in reading.sentences)
        assert 0.0 <= claim.check_worthy <= 1.0
        assert claim.why


def claim_lines() -> list[tuple[str, str]]:
    lines = (HERE / "cases" / "claims.txt").read_text(encoding="utf-8").split("\n")
    return [(lang, marked) for lang, _, marked in (line.partition(" | ") for line in lines if line and line[0] != "#")]


@pytest.mark.parametrize(("lang", "marked"), claim_lines())
def test_claims_stand_in_the_brackets(lang: str, marked: str):
    text = marked.replace("[", "").replace("]", "")
    for claim in reversed(read_text(text, lang).claims):  # type: ignore[arg-type]
        text = f"{text[: claim.start]}[{text[claim.start : claim.end]}]{text[claim.end :]}"
    assert text == marked


# ---- language by passage


def test_a_passage_is_judged_in_its_own_language():
    text = "The archive holds a letter of 1932.\n\nПо слухам, в 1932 г. в лагере погибло 300 человек. Давайте вспомним 1932 год!"
    reading = read_text(text, "en")
    assert [text[span.start : span.end] for span in reading.sentences][1:] == [
        "По слухам, в 1932 г. в лагере погибло 300 человек.",
        "Давайте вспомним 1932 год!",
    ]
    assert [claim.why for claim in reading.claims][1:] == [("date", "figure", "event verb", "hedged")]


# ---- words of a workspace

ARTICLE = "The Bell\n\nFather Ivan Gromov zorbled the great bell.\n\nThe bell hung in Kem.\n"


def test_words_of_the_workspace_change_what_is_extracted(tmp_path: Path, claimcheck: Run):
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("one", "two", "three"):
        (articles / f"{name}.txt").write_text(ARTICLE.replace("Bell", f"Bell {name}"), encoding="utf-8")

    def texts(*args: str) -> list[str]:
        shutil.rmtree(tmp_path / "claims", ignore_errors=True)
        run = claimcheck("extract", *args)
        assert run.returncode == 0, run.stderr
        files = sorted((tmp_path / "claims").glob("*.json"))
        return [claim["text"] for path in files for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]]

    before = texts()
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "words.toml").write_text('[rhetoric]\nen = ["zorbled"]\n', encoding="utf-8")
    left_out = "Father Ivan Gromov zorbled the great bell."
    assert before.count(left_out) == 3
    for jobs in ("1", "2"):
        after = texts("--jobs", jobs)
        assert left_out not in after
        assert len(after) == len(before) - 3
    assert claimcheck("check").returncode in (0, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('[event]\nen = ["zorble"]', ["words.toml:1", "unknown heading 'event'", "did you mean events?"]),
        ('[events]\nde = ["bauen"]', ["words.toml:2", "unknown language 'de'", "en, ru, uk"]),
        ('[events]\nru = "строить"', ["words.toml:2", "events.ru is not a list of words", 'ru = ["one word"']),
        ("[hedges]\n\nen = [1]", ["words.toml:3", "hedges.en is not a list of words"]),
        ("events = 5", ["words.toml:1", "events is not a table", "[events]"]),
        ("[events\n", ["words.toml:1", "not readable as TOML"]),
    ],
)
def test_words_that_are_none_are_refused_with_place_and_fix(tmp_path: Path, claimcheck: Run, words: str, said: list[str]):
    (tmp_path / "reference").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bell.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "reference" / "words.toml").write_text(words, encoding="utf-8")
    run = claimcheck("extract")
    assert run.returncode == 2
    assert "see: docs/errors.md#words" in run.stderr
    for part in said:
        assert part in run.stderr
    with pytest.raises(ClaimcheckError):
        load_words(tmp_path)


def test_every_word_of_the_tables_is_as_it_is_compared():
    table = claim_words()
    assert "be" not in table.events["en"]
    for rows in (table.events, table.opinion, table.hedges, table.future, table.speech, table.calls, table.rhetoric):
        for words in rows.values():
            assert words
    assert parse_claim_words("", "words.toml").added(table).events == table.events

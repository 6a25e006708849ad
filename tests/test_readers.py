"""Figures, identifiers, sentences, names, subjects and claims of the three languages."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.calendars import is_edtf
from claimcheck.text import detect_language, read_text, split_sentences
from claimcheck.text.subjects import resolve_subjects
from conftest import HERE, Run


def rows(name: str) -> list[tuple[str, str]]:
    lines = (HERE / "cases" / name).read_text(encoding="utf-8").split("\n")
    return [(a, b.strip()) for a, _, b in (line.partition(" |") for line in lines if line and not line.startswith("#"))]


@pytest.mark.parametrize(("text", "wanted"), rows("figures.txt"))
def test_figures(text: str, wanted: str):
    found = []
    for figure in read_text(text).figures:
        low, high = ("" if end is None else f"{end:f}" for end in (figure.low, figure.high))
        found.append(f"{low if low == high else f'{low}..{high}'} {figure.unit} {figure.modifier}")
    assert " ; ".join(found).strip() == wanted


@pytest.mark.parametrize(("text", "wanted"), rows("durations.txt"))
def test_durations(text: str, wanted: str):
    assert " ; ".join(item.iso for item in read_text(text).durations) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Factory No. 633 employed him.", "number"),
        ("The 142nd Rifle Regiment stood there.", "unit"),
        ("See pages 398-401.", "pages"),
    ],
)
def test_what_names_something_is_an_identifier(text: str, kind: str):
    found = read_text(text).identifiers
    assert [item.kind for item in found] == [kind]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He was born in 1914.| Dr. R. C. P. Hale met him on Jan. 3.| “Is it so?” she asked."),
        ("en", "It cost 3.5 roubles.| The U.S. mission left."),
        ("ru", "Закончил в 1941 г.| Около года был инженером.| Жил на ул. Садовой, д. 5.| А. Л. Ярбус работал там."),
        ("ru", "Работал мл. н. сотрудником.| Потом ушёл."),
        ("uk", "Збудували його у 1894 році.| Там працювало 26 осіб, у т. ч. діти."),
    ],
)
def test_sentences(lang: str, text: str):
    plain = text.replace("|", "")
    cut = "|".join(
        plain[span.start : span.end] + (" " if plain[span.end : span.end + 1] == " " else "")
        for span in split_sentences(plain, lang)
    )  # type: ignore[arg-type]
    assert re.sub(r"\s*\|\s*", "|", cut.strip()) == re.sub(r"\s*\|\s*", "|", text)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The mill was built.", "en"),
        ("Мельница построена.", "ru"),
        ("Ми збудували млин і школу.", "uk"),
        ("", "en"),
        ("1941", "en"),
    ],
)
def test_language_by_letters_and_words(text: str, lang: str):
    assert detect_language(text) == lang


def worth(text: str) -> float:
    return max((claim.check_worthy for claim in read_text(text).claims), default=0.0)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened on 4 May 1931.",
        "In its first summer 500 carts a day crossed the bridge.",
        "It weighed 640 kilograms.",
        "The siege lasted 50 days.",
        "On 3 March 1941 the water broke through the dam.",
        "Major Vorobyov adopted the boy.",
        "Мост открыт 4 мая 1931 года.",
        "Млин збудували у 1894 році.",
    ],
)
def test_statements_of_fact_are_claims(text: str):
    assert worth(text) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Who could forget it?",
        "Let us remember them all!",
        "It is clear that beauty should prevail.",
        "Courage is the highest virtue.",
        "Perhaps it will always be so.",
        "Chapter Three",
    ],
)
def test_opinions_questions_and_calls_are_none(text: str):
    assert worth(text) == 0.0


def test_two_dated_facts_in_a_sentence_are_two_claims():
    text = "In 1932 he left school, and in 1933 he took a course for draughtsmen."
    assert [text[claim.start : claim.end] for claim in read_text(text).claims] == [
        "In 1932 he left school",
        "in 1933 he took a course for draughtsmen.",
    ]


def test_common_words_at_the_beginning_of_a_sentence_are_no_names():
    names = {
        item.text
        for item in read_text("Repairs took a week. Forty-two children came. Twenty years later Pavel Lunin saw Tula.").names
    }
    assert names == {"Pavel Lunin", "Tula"}


FOUND_BY_FUZZING = [
    "ХІІІ" + "-" * 60 + " ",  # the words before a pronoun took exponential time
    "60s",  # a decade at the beginning began before it
    "12.5. 1942",  # taken for year 12.5
    "1999.14.32",  # no month, no day
    "In 1942 he left. On the 20th, he wrote.",  # a day without a month
    "1.240 руб.",  # no date
    "5-го " * 4000,  # each looked back to the first
    "1941 около 512 века later",  # a year of five figures
    "the 19th century, 90000 years later",
]


@pytest.mark.parametrize("text", FOUND_BY_FUZZING)
def test_what_fuzzing_found_is_read(text: str):
    reading = read_text(text)
    resolve_subjects(text, reading.sentences, reading.names)
    assert all(0 <= date.start < date.end and is_edtf(date.edtf.replace("XXXX", "2000")) for date in reading.dates)


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(["1941", "г.", "May", "№ 5", "тыс.", "IV", "«", "-", "10,5", "ст.", "\n", "½", "²"]), max_size=30
    ).map(" ".join)
)
def test_any_text_is_read_and_every_mention_is_a_slice_of_it(text: str):
    reading = read_text(text)
    for mention in (*reading.dates, *reading.durations, *reading.figures, *reading.identifiers, *reading.names):
        assert text[mention.start : mention.end] == mention.text
    values = sorted((*reading.dates, *reading.durations, *reading.figures, *reading.identifiers), key=lambda item: item.start)
    assert all(a.end <= b.start for a, b in pairwise(values)), "one word, two meanings"
    assert all(a.end <= b.start for a, b in pairwise(reading.sentences))


def test_the_filter_answers_every_line_and_counts_code_points(claimcheck: Run):
    lines = ['{"id":1,"text":"😀 Born in 1914.","lang":"en"}', "not json", '{"id":2}', '{"id":3,"text":"В 1932 г. ушёл."}']
    run = claimcheck("read", "--jsonl", stdin="\n".join(lines) + "\n")
    assert run.returncode == 2
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(answer["id"], "error" in answer) for answer in answers] == [(1, False), (None, True), (2, True), (3, False)]
    date = answers[0]["dates"][0]
    assert "😀 Born in 1914."[date["start"] : date["end"]] == date["text"] == "1914"
    assert answers[3]["lang"] == "ru"

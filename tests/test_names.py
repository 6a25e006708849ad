"""Names of people, places, organisations and units, and the subject of each sentence, in three languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.text import read_names, read_text, split_sentences
from claimcheck.text.people import person_parts
from claimcheck.text.subjects import resolve_subjects
from conftest import HERE


def rows(name: str) -> list[tuple[str, str]]:
    lines = (HERE / "cases" / name).read_text(encoding="utf-8").split("\n")
    return [(a, b.strip()) for a, _, b in (line.partition(" |") for line in lines if line and not line.startswith("#"))]


def subjects(text: str) -> list[str]:
    found = resolve_subjects(text, split_sentences(text), read_names(text))
    assert all(subject.why for sentence in found for subject in sentence)
    return [" + ".join(subject.name for subject in sentence) or "-" for sentence in found]


@pytest.mark.parametrize(("text", "wanted"), rows("names.txt"))
def test_names(text: str, wanted: str):
    assert " ; ".join(f"{name.text} => {name.kind}" for name in read_names(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), rows("subjects.txt"))
def test_subjects(text: str, wanted: str):
    assert " ; ".join(subjects(text)) == wanted


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Pavel Lunin", "m"),
        ("Mrs. Hale", "f"),
        ("Captain Smirnov", "m"),
        ("Professor Weiss", None),
        ("A. L. Yarbus", None),
        ("Петровна", None),
        ("Лидию Петровну Орлову", "f"),
        ("Лев Орлов", "m"),
        ("Саша Коваленко", None),
        ("Дзержинский", "m"),
        ("Леся Українка", "f"),
        ("Микола Гнатюк", "m"),
    ],
)
def test_the_gender_of_a_person_is_told_by_first_name_patronymic_title_and_surname(name: str, gender: str | None):
    assert person_parts(name).gender == gender


def test_a_pronoun_is_as_good_as_a_name_for_the_sentences_after_it():
    text = "Pavel Lunin was born in Tula. " + "He built a bridge. " * 20
    assert set(subjects(text)) == {"Pavel Lunin"}


def test_a_person_named_long_ago_is_no_candidate():
    text = "Pavel Lunin was born in Tula. " + "Snow lay on the hills. " * 7 + "He built a bridge."
    assert subjects(text)[-1] == "-"


def test_the_reasons_say_what_the_subject_was_known_by():
    text = "Captain Ivan Smirnov took the hill. Smirnov was wounded. The captain died. His men fled."
    found = resolve_subjects(text, split_sentences(text), read_names(text))
    assert [sentence[0].why.partition(":")[0] for sentence in found] == [
        "named in the sentence",
        "“Smirnov”",
        "“captain”",
        "“his”",
    ]


def test_each_claim_says_whom_it_is_about():
    reading = read_text("Pavel Lunin was born in 1914. In 1932 he left school, and in 1933 he took a course.")
    assert [[subject.name for subject in about] for about in reading.subjects] == [["Pavel Lunin"]] * 3


WORDS = "Иван Petrov и and The the A. L. В «Правда» 142-й 142nd полк Regiment of О’ - – ’s . , \n майор Красной армии НКВД de\xa0van ʼ".split(
    " "
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_is_read(text: str):
    names = read_names(text)
    assert all(text[name.start : name.end] == name.text for name in names)
    assert all(a.end <= b.start for a, b in pairwise(names))
    sentences = split_sentences(text)
    assert len(resolve_subjects(text, sentences, names)) == len(sentences)


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A. ",
        "Ab ",
        "Ab-",
        "A’",
        "of The ",
        "Ab of ",
        "«A",
        "1-й а",
        "142nd a",
        "Аб ",
        "Он ",
        "Ivan Aa, ",
        "Ab Петр. ",
        "When Ab, ",
        "майор ",
    ],
)
def test_a_long_text_of_one_piece_is_read_to_its_end(piece: str):
    text = (piece * 160_000)[:160_000]
    names = read_names(text)
    assert all(names[at - 1].end <= names[at].start for at in range(1, len(names)))
    assert all(text[name.start : name.end] == name.text for name in names)
    sentences = split_sentences(text)
    assert len(resolve_subjects(text, sentences, names)) == len(sentences)

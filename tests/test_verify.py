"""Claims and their passages: found, held against each other, absent, and the same each time."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.records import Span
from claimcheck.verify.align import align
from conftest import Run

RU = (
    "Мельница стоит у впадения Журы в озеро. Построена мельница в 1894 году купцом Лапиным. "
    "В 1912 году на мельнице работало 26 человек. Пожар 3 марта 1915 года уничтожил крышу. "
    "Крышу восстановили к осени. С 1921 по 1928 год мельница стояла."
)
UK = "Млин стоїть біля озера. Збудували його у 1894 році. У 1912 році на млині працювало 26 людей. 3 березня 1915 року пожежа знищила дах."


def passage(text: str, place: object) -> str:
    assert isinstance(place, Span)
    return text[place.start : place.end]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("In 1912 the mill employed 26 people.", "26 человек"),
        ("A fire destroyed the roof of the mill on 3 March 1915.", "3 марта 1915"),
        ("The mill was built in 1894 by the merchant Lapin.", "Лапиным"),
        ("From 1921 to 1928 the mill stood idle.", "С 1921 по 1928"),
    ],
)
def test_the_passage_is_found_and_says_the_same(claim: str, words: str):
    found = align([claim], RU, "ru")[0]
    assert found.verdict == "supported"
    assert words in passage(RU, found.passage)
    assert all(item.status == "agrees" for item in (*found.figures, *found.dates))


def test_a_ukrainian_source_is_read_too():
    found = align(["In 1912 the mill employed 26 people."], UK, "uk")[0]
    assert found.verdict == "supported"
    assert "26 людей" in passage(UK, found.passage)


@pytest.mark.parametrize(
    ("claim", "stated"),
    [
        ("In 1912 the mill employed 62 people.", "26"),
        ("A fire destroyed the roof of the mill on 13 March 1915.", "1915-03-03"),
        ("The mill was built in 1849 by the merchant Lapin.", "1894"),
    ],
)
def test_another_figure_or_date_is_named_with_what_the_source_has(claim: str, stated: str):
    found = align([claim], RU, "ru")[0]
    assert found.verdict == "contradicted"
    differs = [item for item in (*found.figures, *found.dates) if item.status == "differs"]
    assert [item.source for item in differs] == [stated]
    assert all(item.why for item in differs)


@pytest.mark.parametrize(
    "claim",
    [
        "The lighthouse on the cape was sold to a fisherman in 1912.",
        "In 1894 the young painter moved to Paris.",
        "Twelve ships were lost in the storm of 1899.",
    ],
)
def test_what_the_source_does_not_tell_is_absent(claim: str):
    assert align([claim], RU, "ru")[0].verdict == "absent"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("About 1,500 wounded passed through the hospital.", "Через госпиталь прошло 1487 раненых."),
        ("The repair cost about 14,000 roubles.", "Ремонт обошёлся в 14,2 тыс. рублей."),
        ("The clock was started on 7 November 1903.", "Часы пустили 25 октября (7 ноября) 1903 года."),
        ("The school was opened in 1934.", "Школу открыли 1 сентября 1934 года."),
        ("More than 400 people worked at the sluice.", "На шлюзе работало 812 человек."),
    ],
)
def test_rounded_coarser_and_two_calendar_values_agree(claim: str, source: str):
    found = align([claim], source, "ru")[0]
    assert found.verdict == "supported"


def test_passages_are_named_by_number_and_order_does_not_matter():
    sentences = [part + "." for part in RU.split(". ")]
    claims = ["In 1912 the mill employed 26 people.", "A fire destroyed the roof of the mill on 3 March 1915."]
    straight = align(claims, sentences, "ru")
    reversed_ = align(claims, sentences[::-1], "ru")
    assert [sentences[item.passage] for item in straight] == [sentences[::-1][item.passage] for item in reversed_]  # type: ignore[index]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4), st.one_of(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=5)))
def test_any_text_is_answered(claims: list[str], source: str | list[str]):
    found = align(claims, source, "ru")
    assert [item.claim for item in found] == list(range(len(claims)))
    for item in found:
        assert 0 <= item.score <= 1
        assert item.passage is not None or item.verdict == "absent"


def test_the_filter_says_the_same_in_every_process(claimcheck: Run):
    line = json.dumps(
        {"id": "m", "source_lang": "ru", "claims": ["In 1912 the mill employed 62 people."], "source": RU}, ensure_ascii=False
    )
    answers = {claimcheck("align", "--jsonl", stdin=line + "\n", PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")}
    assert len(answers) == 1
    alignment = json.loads(answers.pop())["alignments"][0]
    assert RU[alignment["passage"]["start"] : alignment["passage"]["end"]].startswith("В 1912 году")
    assert alignment["figures"] == [
        {"text": "62", "source": "26", "status": "differs", "why": "62 against 26"},
        {"text": "1912", "source": "1912", "status": "agrees", "why": ""},
    ]

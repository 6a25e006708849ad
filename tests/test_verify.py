"""Claims and their passages: found, held against each other, absent, and the same each time."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon import translations
from claimcheck.records import Claim, Quote, Span
from claimcheck.text.lemmas import russian_analyser
from claimcheck.verify import russian_forms
from claimcheck.verify.align import align
from claimcheck.verify.evidence import SourceText, gather_evidence
from claimcheck.verify.furniture import hide_furniture
from claimcheck.verify.quotations import find_quotation
from claimcheck.verify.russian_forms import dictionary_forms
from conftest import ROOT, Run

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


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("In 1951 she enrolled in medical school.", "В 1938 г. окончила школу.", "absent"),
        ("In 1951 she enrolled in medical school.", "В 1953 г. поступила в медицинское училище.", "contradicted"),
        ("He left the army in 1921, receiving a medal.", "В 1938 году получил медаль.", "absent"),
        ("The village had no telephone until 1962.", "В 1934 году в селе построили мост.", "absent"),
        ("The village had no telephone until 1962.", "До 1962 года в селе не было телефона.", "supported"),
        ("In 1942 the station had a crew of nine.", "27 октября на станции сменилась команда.", "absent"),
    ],
)
def test_a_date_of_another_event_is_no_counterpart(claim: str, source: str, verdict: str):
    assert align([claim], source, "ru")[0].verdict == verdict


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "In 1942 the hospital of 300 beds moved to Kazan.",
            "В 1942 году госпиталь переехал в Казань; дорога заняла девять дней.",
        ),
        (
            "The 12 km railway to the mine was finished in 1897.",
            "Железную дорогу к руднику закончили в 1897 году, на ней было три моста.",
        ),
        ("The factory made 500 ploughs a month in 1926.", "В 1926 году завод делал плуги, на нём работало 230 человек."),
        ("The choir of 60 sang in Poltava in 1951.", "У 1951 році хор співав у Полтаві, концерт тривав три години."),
        ("The ship sank in 1916 with the loss of 200 lives.", "Корабль затонул в 1916 году на глубине 16 метров."),
    ],
)
def test_a_number_more_on_both_sides_is_no_contradiction(claim: str, source: str):
    found = align([claim], [source])[0]
    assert found.verdict != "contradicted"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The record of 1957 sold 300,000 copies.", "Пластинка 1957 года разошлась тиражом 30 тыс."),
        ("In 1926 the factory made 500 ploughs a month.", "В 1926 году завод делал 300 плугов в месяц."),
        ("The cottages had room for 40 families.", "В избах жило 70 семей."),
    ],
)
def test_a_count_of_the_same_thing_is_a_contradiction(claim: str, source: str):
    assert align([claim], [source])[0].verdict == "contradicted"


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
        assert not (item.verdict == "absent" and (item.tokens or any(value.source for value in (*item.figures, *item.dates))))


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


# ---- values, traps, other sources


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("Repairs to the roof of the mill took eighteen months.", "Ремонт крыши мельницы занял полтора года.", "supported"),
        (
            "Repairs to the roof of the mill took eleven weeks.",
            "Ремонт крыши мельницы занял одиннадцать месяцев.",
            "contradicted",
        ),
        ("Nearly three in four of the pupils came from the village.", "73 процента учеников школы были из деревни.", "supported"),
        ("The road to the mill was 12 kilometres long.", "Дорога к мельнице имела длину 12 вёрст.", "contradicted"),
        ("The road to the mill was about 13 kilometres long.", "Дорога к мельнице имела длину 12 вёрст.", "supported"),
        ("The mill stood idle from 1921 to 1925.", "Мельница простаивала с 1921 по 1928 год.", "contradicted"),
        ("The mill gave work to some 430 people.", "Мельница давала работу 427 людям.", "supported"),
        ("The mill gave work to about 437 people.", "Мельница давала работу 427 людям.", "contradicted"),
        ("The mill was closed in the 1920s.", "Мельница закрыта в 1926 году.", "supported"),
    ],
)
def test_numbers_are_compared_as_values(claim: str, source: str, verdict: str):
    assert align([claim], source, "ru")[0].verdict == verdict


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("The fund held 3 million roubles in 1911.", "В 1911 году в фонде было 3 миллиарда рублей.", "миллиард is a billion"),
        ("In 1931 the mine gave 119 tonnes of ore.", "В 1931 году шахта дала 11,9 тонны руды.", "decimal comma"),
        ("The club in Tula was opened on 5 July 1922.", "Клуб в Туле открыт 5 июня 1922 года.", "июня is June"),
        ("The road to the mill was 12 kilometres long.", "Дорога к мельнице имела длину 12 вёрст.", "verst"),
    ],
)
def test_a_translators_trap_is_named(claim: str, source: str, words: str):
    found = align([claim], source, "ru")[0]
    assert any(words in item.why for item in (*found.figures, *found.dates) if item.status == "differs")


def test_what_is_left_over_is_told_on_both_sides():
    claim, source = "In 1912 the mill employed 62 people.", "В 1912 году на мельнице работало 26 человек."
    found = align([claim], source, "ru")[0]
    assert "62" in [claim[span.start : span.end] for span in found.unmatched]
    assert "26" in [source[span.start : span.end] for span in found.unmatched_source]


def claim_of(id_: str, text: str) -> Claim:
    return Claim(id_, text, Quote(text, "", "", 0, len(text)), citations=("s1",))


def test_another_source_of_the_workspace_is_named_where_the_cited_one_lacks_the_claim():
    cited = SourceText("Маяк стоит на мысе. Смотритель жил в доме у воды. Суда проходили редко.", "ru", "sources/a.txt")
    other = SourceText(RU, "ru", "sources/b.txt")
    found = gather_evidence(
        [claim_of("c-1", "In 1912 the mill employed 26 people.")], {"s1": cited}, {"sources/a.txt": cited, "sources/b.txt": other}
    )[0].evidence[0]
    assert found.verdict == "absent"
    assert found.passage is None, "the nearest passage is for whoever looks, not for the claims file"
    assert found.elsewhere is not None
    assert found.elsewhere.source == "sources/b.txt"
    assert "26 человек" in found.elsewhere.passage.exact


def test_a_passage_that_stands_in_two_sources_is_told_of_both():
    one, two = (SourceText(RU, "ru", f"sources/{name}.txt") for name in "ab")
    found = gather_evidence(
        [claim_of("c-1", "In 1912 the mill employed 26 people.")], {"s1": one}, {"sources/a.txt": one, "sources/b.txt": two}
    )[0].evidence[0]
    assert found.verdict == "supported"
    assert found.shared_with == ("sources/b.txt",)


def test_lists_of_literature_and_share_texts_are_no_evidence():
    page = "Мельница\n\nПоделиться\n\nМельница стоит у озера.\n\nЛитература\n1. Лапин И. Мельницы. — М.: Наука, 1912. — С. 26."
    assert len(hide_furniture(page)) == len(page)
    assert hide_furniture(page).split() == ["Мельница", "Мельница", "стоит", "у", "озера."]
    found = gather_evidence([claim_of("c-1", "Lapin's book on mills was printed in 1912.")], {"s1": SourceText(page, "ru")})
    assert found[0].evidence[0].verdict == "absent"


def test_the_weights_are_what_the_set_gives():
    """The fit is reproducible: the table in the package is the one that bench/fit_aligner.py makes."""
    run = subprocess.run([sys.executable, "-m", "bench.fit_aligner", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


# ---- quotations

EN = (
    "The keeper's diary is short. He wrote: “The lamp went out at two, the sea took the boat, and we rowed till morning.”"
    " Nobody believed him. The tower stands on a cape."
)


@pytest.mark.parametrize(
    "claim",
    [
        "As he put it, “the lamp went out at two … and we rowed till morning”.",
        "“The sea took the boat, and we rowed till morning,” he recalled in old age, far from any coast.",
        'Later readers know one line, "the lamp went out at two, [...] and we rowed till morning", by heart.',
    ],
)
def test_a_quotation_is_found_word_for_word_in_a_source_of_its_language(claim: str):
    found = align([claim], EN, "en")[0]
    assert found.verdict == "supported"
    assert "rowed till morning" in passage(EN, found.passage)


@pytest.mark.parametrize(
    "claim",
    [
        "As he put it, “the lamp went out at nine … and nobody rowed home”.",
        "He called it “the boat” in a letter to the governor of the province.",
        "As he put it, “we rowed till morning … the lamp went out at two”.",
    ],
)
def test_other_words_or_another_order_are_no_quotation(claim: str):
    assert find_quotation(claim, EN) is None


def test_dictionary_forms_are_those_that_the_analyser_gives():
    """The loop over its automaton says what its own layers say, for forms, for «ё» written «е», and for words that it lacks."""
    analyser = russian_analyser()
    known = analyser.dictionary
    words = "стали дома трехзвездный елка шел построенными её нетакогослова х".split() + sorted(translations("ru"))[::40]
    for word in words:
        found = [(word, known.words.get(word) or ())]
        if not found[0][1]:
            found = known.words.similar_items(word, analyser.char_substitutes)
        wanted = dict.fromkeys(known.build_normal_form(*place, fixed) for fixed, places in found for place in places)
        assert dictionary_forms(word) == tuple(wanted), word


def test_dictionary_forms_are_asked_of_the_analyser_where_its_automaton_is_another(monkeypatch: pytest.MonkeyPatch):
    words = ("стали", "елка", "построенными", "нетакогослова")
    wanted = [dictionary_forms(word) for word in words]
    monkeypatch.setattr(russian_forms, "_automaton", lambda: None)
    assert [dictionary_forms(word) for word in words] == wanted

"""The tables of words across languages: sorted, of real lemmas, large enough, no row twice."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from claimcheck.lexicon import acronyms, families, name_variants, short_words, synonyms, translations, ukrainian_forms
from claimcheck.text.lemmas import russian_analyser

TABLES = ["ru-en.tsv", "ru-names.tsv", "uk-en.tsv", "uk-names.tsv", "uk-forms.tsv"]


def lines(name: str) -> list[str]:
    text = files("claimcheck.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_and_has_no_lemma_twice(name: str):
    lemmas = [line.split("\t")[0] for line in lines(name)]
    assert lemmas == sorted(set(lemmas))


@pytest.mark.parametrize("name", TABLES[:4])
def test_a_row_is_a_lemma_and_english_words(name: str):
    shape = re.compile(r"[а-яіїєґ]+(?:['-][а-яіїєґ]+)*\t[a-z][a-z0-9' .-]*(?:,[a-z][a-z0-9' .-]*)*")
    assert [line for line in lines(name) if not shape.fullmatch(line)] == []


def test_the_tables_are_as_large_as_they_are_said_to_be():
    assert len(translations("ru")) >= 18_000
    assert len(translations("uk")) >= 12_000


def test_russian_lemmas_are_forms_that_a_dictionary_of_the_language_has():
    """Each is its own dictionary form in pymorphy3's, but for a few dozen new words and names, whose endings are Russian."""
    analyser = russian_analyser()
    unknown = [
        lemma
        for lemma in translations("ru")
        if not analyser.word_is_known(lemma)
        or all(parse.normal_form.replace("ё", "е") != lemma for parse in analyser.parse(lemma))
    ]
    assert len(unknown) <= 0.01 * len(translations("ru"))


def test_ukrainian_lemmas_are_forms_that_a_dictionary_of_the_language_has():
    """Each is known to simplemma's, small or with a capital, but for one in seven, whose endings are Ukrainian: that dictionary
    lacks common words (автострада, балерина)."""
    from simplemma import is_known

    unknown = [w for w in translations("uk") if not (is_known(w, lang="uk") or is_known(w.capitalize(), lang="uk"))]
    assert len(unknown) <= 0.15 * len(translations("uk"))
    ending = re.compile(r"(?:[аеиоуюяіїєьй]|[бвгґджзклмнпрстфхцчшщ])\Z")
    assert [word for word in unknown if not ending.search(word) or re.search("[ыэъё]", word)] == []


def test_no_lemma_is_written_in_another_alphabets_letters():
    assert [word for word in translations("ru") if re.search("[a-zіїєґ]", word)] == []
    assert [word for word in translations("uk") if re.search("[a-zыэъё]", word)] == []


def test_the_small_tables_say_something():
    assert len(acronyms()) > 150
    assert len(families()) > 400
    assert name_variants()["київ"] == name_variants()["киев"] == name_variants()["kiev"]
    assert short_words("uk")
    assert ukrainian_forms()


def test_groups_of_synonyms_are_sorted_and_each_begins_with_another_word():
    rows = [
        line.split()
        for line in files("claimcheck.lexicon").joinpath("synonyms.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert all(len(row) > 1 and len(set(row)) == len(row) for row in rows)
    assert "cottage" in synonyms()["house"]

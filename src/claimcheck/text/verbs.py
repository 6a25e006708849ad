"""What form of a verb a word is, in three languages: enough to tell whether a stretch of a sentence has one of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from claimcheck.records import Language
from claimcheck.text.lemmas import IRREGULAR_VERBS, lemma, russian_analyser
from claimcheck.text.tables.verbs import (
    BE,
    HAVE,
    MODAL,
    NOT_PAST,
    PARTICIPLES,
    PLAIN_PAST,
    PRESENT,
    UKRAINIAN_NOUNS,
    UKRAINIAN_PAST,
    UKRAINIAN_PRESENT,
)

Form = Literal["past", "present", "future", "modal", "be", "have", "short", "participle", "gerund", "imperative", "maybe", ""]
"""`short`: a passive participle that stands as the verb («построен», «збудовано»); `participle`: one that does not by itself;
`be`, `have`, `modal`: English helpers; `maybe`: a noun's plural or a verb ("deals", "attacks"); "" what is no verb, or an infinitive."""
FINITE: frozenset[Form] = frozenset(("past", "present", "future", "modal", "be", "have", "short"))
"""Forms that make a statement of the words beside them."""


@lru_cache(maxsize=200_000)
def verb_form(word: str, lang: Language) -> Form:
    """The form of a verb that a word in small letters most likely is, "" for any other word.

    >>> [verb_form(word, "en") for word in ("moved", "hundred", "was", "stands", "written", "village")]
    ['past', '', 'be', 'present', 'participle', '']
    >>> [verb_form(word, "ru") for word in ("окончил", "построен", "стоит", "школа", "построят")]
    ['past', 'short', 'present', '', 'future']
    >>> [verb_form(word, "uk") for word in ("закінчив", "збудовано", "стоїть", "років", "село")]
    ['past', 'short', 'present', '', '']
    """
    if lang == "en":
        return _english(word)
    return _russian(word.replace("ё", "е"))[0] if lang == "ru" else _ukrainian(word)


def verb_lemma(word: str, lang: Language) -> str:
    """The dictionary form of a word as a verb: «стали» is «стать», not «сталь».

    >>> verb_lemma("стали", "ru"), verb_lemma("enrolled", "en"), verb_lemma("закінчив", "uk")
    ('стать', 'enroll', 'закінчити')
    """
    return _russian(word.replace("ё", "е"))[1] if lang == "ru" else lemma(word, lang)


def _english(word: str) -> Form:
    for form, words in (("be", BE), ("have", HAVE), ("modal", MODAL), ("participle", PARTICIPLES), ("past", PLAIN_PAST)):
        if word in words:
            return form  # type: ignore[return-value]  # each is a Form
    if word in NOT_PAST:
        return ""
    if word in IRREGULAR_VERBS:
        return "gerund" if word.endswith("ing") else "present" if word.endswith("s") else "past"
    if len(word) > 3 and word.endswith("ed") and not word.endswith("eed"):
        return "past"
    if word in PRESENT:
        return "present"
    return "gerund" if len(word) > 5 and word.endswith("ing") else ""


_RUSSIAN_ENDS = re.compile(
    r"(?:л[аои]?|л[аои]?сь|лся|[еиюуяа]т|[еиюуяа]тся|[аяе]н[аоы]?|[ыиуяе]т[аоы]?|[её]рт[аоы]?"
    r"|(?:мер|пер|тер|стиг|стриг|гиб|лез|вез|полз|рос|нес|пас|греб|мог|жег|лег|берег|сек|тек|пек|влек|волок|двиг|верг|вик|ник|сох"
    r"|мерз|слеп|кис|глох|дох|лип|грыз|чез|сяг|стих)(?:ся)?)\Z"
)
"""What may be a finite verb by its ending: the analyser, ten times slower than this, is asked about these only."""


@lru_cache(maxsize=200_000)
def _russian(word: str) -> tuple[Form, str]:
    if len(word) < 2 or not word.isalpha() or not _RUSSIAN_ENDS.search(word):
        return "", word
    shares: dict[Form, float] = {}
    lemmas: dict[Form, str] = {}
    parses = russian_analyser().parse(word)
    short = any(parse.tag.POS == "PRTS" for parse in parses)
    for parse in parses:
        tag = parse.tag
        form: Form = ""
        if tag.POS == "PRTS" or (tag.POS == "ADJS" and short):
            form = "short"
        elif tag.POS == "VERB" and tag.mood != "impr":
            form = "past" if tag.tense == "past" else "future" if tag.tense == "futr" else "present"
        shares[form] = shares.get(form, 0.0) + parse.score
        if tag.POS != "ADJS":
            lemmas.setdefault(form, str(parse.normal_form).replace("ё", "е"))
    best: Form
    share, best = max(((share, form) for form, share in shares.items()), default=(0.0, ""))
    return (best, lemmas.get(best, word)) if share >= 0.4 else ("", word)


_UKRAINIAN_PAST = re.compile(r"(?:[аиіїоуюяе]в|[гкзсбпрхді]|л[аои]|в?ся|вшись|шов|[иіу]в)\Z")
_UKRAINIAN_REFLEXIVE = re.compile(r"(?:вся|лася|лося|лися|лась|лось|лись)\Z")
_UKRAINIAN_PRESENT = re.compile(r"(?:[еєиїуюяа]ть|[еєиїуюяа]ться|[ії]ть)\Z")
_UKRAINIAN_FUTURE = re.compile(r"(?:тим(?:е|уть|еться|уться)|буде|будуть|стане|стануть)\Z")


_UKRAINIAN_UNKNOWN = re.compile(r"(?:[аиіу]ли|[аиіу]ло|[аи]ла|ував|увала)\Z")
"""Endings by which a word that the dictionary lacks is taken for a past form."""


def _is_known(word: str) -> bool:
    from simplemma import is_known  # noqa: PLC0415 - loads a dictionary

    return bool(is_known(word, lang="uk"))


def _ukrainian(word: str) -> Form:
    word = word.replace("’", "'")
    if word in UKRAINIAN_PAST:
        return "past"
    if word in UKRAINIAN_PRESENT:
        return "present"
    if _UKRAINIAN_FUTURE.search(word):
        return "future"
    if word in UKRAINIAN_NOUNS:
        return ""
    if _UKRAINIAN_REFLEXIVE.search(word):
        return "past"
    of_verb = lemma(word, "uk").endswith(("ти", "тися", "тись"))
    if word.endswith(("но", "то")):
        return "short" if of_verb and len(word) > 4 else ""
    if word.endswith(("ючи", "ачи", "ячи", "вши", "учи", "чись", "вшись")):
        return "gerund"
    if _UKRAINIAN_PRESENT.search(word) and of_verb:
        return "present"
    if word.endswith(("є", "е", "ї")) and of_verb:
        return "present"
    if _UKRAINIAN_PAST.search(word) and of_verb and word != lemma(word, "uk"):
        return "past"
    if _UKRAINIAN_UNKNOWN.search(word) and not _is_known(word):
        return "past"
    return "participle" if _UKRAINIAN_PARTICIPLE.search(word) else ""


_UKRAINIAN_PARTICIPLE = re.compile(r"(?:ован|ений|ена|ене|ені|аний|ана|ане|ані|итий|ита|ите|иті|утий|ута|уте|уті)\w{0,3}\Z")

"""What form of a verb a word is, in three languages: enough to tell whether a stretch of a sentence has one of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from claimcheck.records import Language
from claimcheck.text.lemmas import IRREGULAR_VERBS, lemma, russian_analyser

Form = Literal["past", "present", "future", "modal", "be", "have", "short", "participle", "gerund", "imperative", ""]
"""`short`: a passive participle that stands as the verb («построен», «збудовано»); `participle`: one that does not by itself;
`be`, `have`, `modal`: English helpers; "" what is no verb, or an infinitive."""
FINITE: frozenset[Form] = frozenset(("past", "present", "future", "modal", "be", "have", "short"))
"""Forms that make a statement of the words beside them."""

_BE = frozenset("is are was were am 's 're isn't aren't wasn't weren't".split())
_HAVE = frozenset("has have had hasn't haven't hadn't".split())
_MODAL = frozenset(
    "will would can could may might must shall should cannot can't couldn't won't wouldn't did does do didn't doesn't don't".split()
)
_PARTICIPLES = frozenset(
    "been done gone taken given begun written become fallen born borne sunk shot risen drawn flown gotten broken chosen lain seen"
    " known grown thrown overthrown withdrawn blown shown frozen spoken stolen woken driven ridden hidden bitten eaten swum sung"
    " rung drunk sworn torn worn shaken undertaken retaken forgotten forbidden forgiven stricken swung spun overseen foreseen"
    " sewn sawn mown striven woven overrun dying lying".split()
)
"""Forms that are no past tense; "held", "built", "found" can be either and count as past."""
_NOT_PAST = frozenset(
    "hundred red need seed bed shed sacred naked kindred speed breed deed indeed creed steed weed greed infrared hatred wicked rugged"
    " aged feed reed bleed ragged crooked talented gifted so-called unprecedented beloved embed proceed succeed exceed sled fled-"
    " saw-mill left-wing lead light lit lay-by found-object ground wound thought light learned sound bound".split()
)
_PLAIN_PAST = frozenset(
    "bled bred fed fled led sped shed wed lay saw left found spent cost put set cut hit let read beat cast split quit hurt burst shut spread".split()
)
"""Past forms that no ending shows, or that look like another word."""
_PRESENT_ES = frozenset(
    "stands lies holds has keeps bears hangs runs leads covers contains includes remains belongs serves houses shows gives records"
    " reports states says writes tells mentions describes counts numbers weighs measures dates comprises consists survives occupies"
    " notes claims lists estimates puts places names cites quotes calls attributes suggests believes argues recalls remembers knows"
    " makes takes comes goes begins ends appears rises falls reaches receives works lives dies becomes carries provides marks"
    " commemorates preserves employs produces celebrates attracts exists ranks rests sits depicts bears totals exceeds averages opens"
    " operates means adds insists maintains concludes confirms asserts gets sees finds opens closes grows flows draws seats boasts".split()
)
_PRESENT_BASE = frozenset(
    "stand lie remain survive show live work exist belong hold contain say write report record suggest believe give put come"
    " date include weigh comprise make cover bear number serve rest think tell mention agree argue run keep know attend visit".split()
)


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
    return _russian(word.replace("ё", "е")) if lang == "ru" else _ukrainian(word)


def _english(word: str) -> Form:
    for form, words in (("be", _BE), ("have", _HAVE), ("modal", _MODAL), ("participle", _PARTICIPLES), ("past", _PLAIN_PAST)):
        if word in words:
            return form  # type: ignore[return-value]  # each is a Form
    if word in _NOT_PAST:
        return ""
    if word in IRREGULAR_VERBS:
        return "gerund" if word.endswith("ing") else "present" if word.endswith("s") else "past"
    if len(word) > 3 and word.endswith("ed") and not word.endswith("eed"):
        return "past"
    if word in _PRESENT_ES or word in _PRESENT_BASE:
        return "present"
    return "gerund" if len(word) > 5 and word.endswith("ing") else ""


_RUSSIAN_ENDS = re.compile(
    r"(?:л[аои]?|лся|лась|лось|лись|т|тся|[тс]ь|н[аоы]?|т[аоы]|[гкзсбпрхд]|в|вши[й]?|вш\w+|ш|шь|м|мся|[йи]те|[ия]|ем[аоы]?)\Z"
)
"""What may be a finite verb or a participle by its ending: the analyser is asked about these only."""
_RUSSIAN_FORMS: dict[str, Form] = {"PRTS": "short", "PRTF": "participle", "GRND": "gerund"}


def _russian(word: str) -> Form:
    if not _RUSSIAN_ENDS.search(word) or not word.isalpha() or len(word) < 2:
        return _russian_participle(word)
    shares: dict[Form, float] = {}
    best: Form
    parses = russian_analyser().parse(word)
    short = any(parse.tag.POS == "PRTS" for parse in parses)
    for parse in parses:
        tag = parse.tag
        form: Form = _RUSSIAN_FORMS.get(str(tag.POS), "")
        if tag.POS == "ADJS" and short:
            form = "short"
        elif tag.POS == "VERB":
            form = (
                "imperative"
                if tag.mood == "impr"
                else "past"
                if tag.tense == "past"
                else "future"
                if tag.tense == "futr"
                else "present"
            )
        shares[form] = shares.get(form, 0.0) + parse.score
    share, best = max(((share, form) for form, share in shares.items()), default=(0.0, ""))
    return best if share >= 0.4 else ""


_RUSSIAN_PARTICIPLE = re.compile(
    r"(?:вш|ющ|ущ|ящ|ащ|енн|ванн|анн|янн|ем)(?:ий|ая|ее|ие|его|ему|им|ем|ей|ую|их|ими|ый|ое|ые|ого|ому|ым|ом|ой|ых|ыми)(?:ся)?\Z"
)


def _russian_participle(word: str) -> Form:
    if _RUSSIAN_PARTICIPLE.search(word) and (parses := russian_analyser().parse(word)) and parses[0].tag.POS == "PRTF":
        return "participle"
    return ""


_UKRAINIAN_PAST = re.compile(r"(?:[аиіїоуюяе]в|[гкзсбпрхді]|л[аои]|в?ся|вшись|шов|[иіу]в)\Z")
_UKRAINIAN_REFLEXIVE = re.compile(r"(?:вся|лася|лося|лися|лась|лось|лись)\Z")
_UKRAINIAN_PRESENT = re.compile(r"(?:[еєиїуюяа]ть|[еєиїуюяа]ться|[ії]ть)\Z")
_UKRAINIAN_FUTURE = re.compile(r"(?:тим(?:е|уть|еться|уться)|буде|будуть|стане|стануть)\Z")
_UKRAINIAN_ALSO_PAST = frozenset(
    "став стала поліг полягла тривала померла зросла впала пала дала взяла жила була було були був пала сіла вела несла росла мала"
    " мало мали могла міг зміг зник зникла зникли загинула виросла прибула відбула".split()
)
_UKRAINIAN_PRESENT_ALSO = frozenset(
    "є живе зве веде несе йде діє має може стає дає б'є править становить лежить стоїть хоче знає пише каже".split()
)
_UKRAINIAN_NOUNS = frozenset("мало сила школа стать мить смерть честь пам'ять міць область частина мати область".split())


def _ukrainian(word: str) -> Form:
    word = word.replace("’", "'")
    if word in _UKRAINIAN_ALSO_PAST:
        return "past"
    if word in _UKRAINIAN_PRESENT_ALSO:
        return "present"
    if _UKRAINIAN_FUTURE.search(word):
        return "future"
    if word in _UKRAINIAN_NOUNS:
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
    return "participle" if _UKRAINIAN_PARTICIPLE.search(word) else ""


_UKRAINIAN_PARTICIPLE = re.compile(r"(?:ован|ений|ена|ене|ені|аний|ана|ане|ані|итий|ита|ите|иті|утий|ута|уте|уті)\w{0,3}\Z")

"""The noun that a number counts, as its lemma, and the name after "of"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from claimcheck.records import Language
from claimcheck.text.lemmas import lemma, russian_analyser
from claimcheck.text.numerals import Number, is_number_word
from claimcheck.text.tables.figures import (
    ABBREVIATED,
    ABBREVIATED_UK,
    ADJECTIVES,
    AMOUNT_NOUNS,
    INVERTED_UNITS,
    LATIN_PLURALS,
    NOT_UNITS,
    NOUNS_RU,
    NOUNS_UK,
    PAST_UK,
    PEOPLE,
    STOPS,
    SYMBOLS,
    VERBS_UK,
)

MAX_BETWEEN = 7
"""Words looked at for the noun: "23,000 well-equipped and highly motivated troops"."""
PLURALS = frozenset(
    "people men women children feet aircraft troops police cattle sheep infantry cavalry percent personnel deer fish horse foot crew hundredweight stone cannon folk incunabula papyri strata memoranda data foci".split()
)
ATTRIBUTIVE = frozenset("aircraft troops police cattle infantry cavalry personnel horse foot crew stone cannon data".split())
"""Of these the ones that stand before the noun counted as often: two stone piers, six infantry regiments."""
_SP = r"[\s\xa0\u202f\u2009]"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GAP = re.compile(r"[ \t\xa0\u202f\u2009]|\n(?!\s*\n)|-(?=[a-z])")
_YEARS_OLD = re.compile(r"years?-olds?\Z")
_OF = re.compile(rf"{_SP}of{_SP}(?:the{_SP})?((?:[A-Z][\w’'-]*)(?:{_SP}(?:of{_SP})?[A-Z][\w’'-]*)*)")


def read_unit(
    text: str, end: int, lang: Language, *, fused: bool = False, part: bool = False, spelled: bool = False
) -> tuple[str | None, str | None]:
    """Lemma of the noun counted by the number that ends at `end`, and the name after "of"; None where nothing is counted.

    `spelled` numbers have cases of their own: «с двумя сыновьями»; digits count nominatives and genitives only. With `fused` the noun begins at `end` («полпуда»); with `part` the number is a fraction, whose noun stands after "of the".

    >>> read_unit("around 23,000 well-equipped troops of the Waffen SS.", 13, "en")
    ('troop', 'Waffen SS')
    """
    if fused:
        match = _WORD.match(text, end)
        return (lemma(match[0], lang) if match else None), None
    if lang == "en" and text[end : end + 1] == "-" and (match := _WORD.match(text, end + 1)):
        if _YEARS_OLD.match(match[0]):
            return "year", None  # sixteen-year-olds
        return lemma(match[0], lang), None  # a 12-inch gun, a 50-day siege
    words = _words(text, end, lang, part=part)
    if lang == "ru":
        unit, at = _russian(words, any_case=spelled)
    else:
        unit, at = _english(words) if lang == "en" else _ukrainian(words)
    if unit is None or unit in NOT_UNITS:
        return None, None
    of = _OF.match(text, at)
    return unit, of[1] if of else None


def _words(text: str, end: int, lang: Language, *, part: bool) -> list[re.Match[str]]:
    """The words right behind a number, up to a word of grammar or a mark."""
    found: list[re.Match[str]] = []
    at = end
    opening = frozenset(("of", "the", "all", "its", "их", "всех", "усіх", "їх")) if part else frozenset(("of",))
    while len(found) < MAX_BETWEEN:
        gap = _GAP.match(text, at)
        match = (
            _WORD.match(text, gap.end()) if gap else _WORD.match(text, at) if at == end and text[at : at + 1].isalpha() else None
        )
        if match is None:
            break
        low = match[0].lower()
        at = match.end()
        if low in opening and not found:
            continue
        if low in ("кв", "куб", "sq", "cu") and text[at : at + 1] == ".":
            at += 1
            continue
        if low in STOPS[lang]:
            if low in ("and", "и", "та", "і") and found and found[-1][0].lower().endswith(ADJECTIVES[lang]):
                continue
            break
        found.append(match)
    return found


def _english(words: list[re.Match[str]]) -> tuple[str | None, int]:
    """The first plural, or a symbol; a singular is as often a verb and is left out."""
    for number, match in enumerate(words):
        low = match[0].lower()
        if low in SYMBOLS:
            return low, match.end()
        before_noun = number + 1 < len(words) and _is_plural(words[number + 1][0].lower())
        if low in PEOPLE and not before_noun:
            return low, match.end()
        if _is_plural(low) and not (low in ATTRIBUTIVE and before_noun):
            return english_noun(low), match.end()
    return None, 0


def english_noun(word: str) -> str:
    """The lemma of a counted plural.

    >>> [english_noun(word) for word in ("horsemen", "papyri", "carts")]
    ['horseman', 'papyrus', 'cart']
    """
    if word.endswith("men"):
        return word[:-2] + "an"
    return LATIN_PLURALS.get(word) or lemma(word, "en")


def _is_plural(word: str) -> bool:
    return (
        word in PLURALS
        or word.endswith(("men", "people"))
        or (word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")))
    )


def _short(match: re.Match[str]) -> str | None:
    """The unit of an abbreviation or a symbol."""
    low = match[0].lower()
    return ABBREVIATED.get(low) or (low if low in SYMBOLS else None)


_COUNTED_CASES = frozenset(("nomn", "gent", "accs", "gen2"))
_PASSED = frozenset(("ADJF", "PRTF", "NUMR", "NPRO", "ADJS"))


def _russian(words: list[re.Match[str]], *, any_case: bool) -> tuple[str | None, int]:
    """The first noun, the adjectives before it passed over; an adjective that stands for one where no noun comes."""
    stand_in: tuple[str | None, int] = None, 0
    for match in words:
        if short := _short(match):
            return short, match.end()
        if known := NOUNS_RU.get(match[0].lower()):
            return known, match.end()
        parses = _parses(match[0].lower())
        if not parses:
            break
        noun = next((parse for parse in parses if parse.tag.POS == "NOUN" and parse.score >= parses[0].score * 0.3), None)
        passed = next((parse for parse in parses if parse.tag.POS in _PASSED), None)
        if (
            noun is not None
            and not any_case
            and not any(
                parse.tag.case in _COUNTED_CASES or parse.tag.number == "plur" for parse in parses if parse.tag.POS == "NOUN"
            )
        ):
            break  # «18 206 — серебром» counts no silver
        if noun is not None and (passed is None or noun.score >= passed.score):
            counted = next((parse for parse in parses if parse.tag.POS == "NOUN" and parse.tag.case == "gent"), noun)
            return str(counted.normal_form).replace("ё", "е"), match.end()
        if passed is None:
            break
        stand_in = _as_noun(passed), match.end()
    return stand_in


@lru_cache(maxsize=50_000)
def _parses(word: str) -> list[Any]:
    """What the analyser says of a word; a text has few words that are counted."""
    return list(russian_analyser().parse(word))


def _as_noun(parse: Any) -> str:
    """An adjective or a participle that stands for a noun: заключённых is заключённый, not to conclude."""
    form = parse.inflect({"nomn", "sing", "masc"}) if parse.tag.POS in ("PRTF", "ADJF") else None
    return str(form.word if form else parse.normal_form).replace("ё", "е")


def _ukrainian(words: list[re.Match[str]]) -> tuple[str | None, int]:
    """The first word without an adjective's ending; an adjective that stands for a noun where none comes."""
    stand_in: tuple[str | None, int] = None, 0
    for match in words:
        low = match[0].lower()
        if short := ABBREVIATED_UK.get(low) or _short(match):
            return short, match.end()
        if low.endswith(VERBS_UK) or (stand_in[0] and low.endswith("ли")):
            break
        if not low.endswith(ADJECTIVES["uk"]):
            noun = ukrainian_noun(low)
            return stand_in if noun.endswith(("лий", "ти", "тися")) or low.endswith(PAST_UK) else (noun, match.end())
        base = lemma(low, "uk")
        if low.endswith("их") and base.endswith("на"):
            base = low[:-2] + "ий"  # «підсудних»: of both sexes, whatever the dictionary has
        if not base.endswith(("ий", "ій")):
            return base, match.end()
        stand_in = base, match.end()
    return stand_in


def ukrainian_noun(word: str) -> str:
    """The lemma of a counted noun; the endings of genitive plurals that the dictionary lacks are undone by rule.

    >>> [ukrainian_noun(word) for word in ("козаків", "черепків", "парафіян", "намистин", "сіл", "танки", "солдатів")]
    ['козак', 'черепок', 'парафіянин', 'намистина', 'село', 'танк', 'солдат']
    """
    if word in NOUNS_UK:
        return NOUNS_UK[word]
    base = lemma(word, "uk")
    if word.endswith("ів") and base.endswith(("ій", "ти", "ий")):
        base = word  # «синів» is of sons, not blue
    if base != word or is_known(word + "й"):
        return base
    if word.endswith("ків") and word[-4:-3] not in "аеиіоуюя":
        return word[:-3] + "ок"
    if word.endswith("ів"):
        return word[:-2]
    if word.endswith("ин"):
        return word + "а"
    if word.endswith("ян"):
        return word + "ин"
    if word[-1] in _CONSONANTS and not is_known(word + "ами") and is_known(word + "а"):
        return word + "а"
    return word


_CONSONANTS = "бвгґджзклмнпрстфхцчшщ"


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Whether the dictionary has a Ukrainian word."""
    from simplemma import is_known as known  # noqa: PLC0415

    return bool(known(word, lang="uk"))


def counted_before(text: str, number: Number, lang: Language) -> tuple[str | None, int] | None:
    """Lemma and start of the noun that stands before what counts it: «пудов шестьдесят», «тысяч десять»; None where none does."""
    if number.inverted:
        return None, number.start
    if lang == "en" or number.value < 1:
        return None
    noun = INVERTED_UNITS.search(text, max(0, number.start - 24), number.start)
    if noun is None:
        return None
    counting = _LAST.search(text, max(0, noun.start() - 24), noun.start())
    if counting and is_number_word(counting[1]):
        return None
    if _COUNTS.search(text, max(0, noun.start() - 24), noun.start()):
        return None
    low = noun[1].lower()
    if (
        low in ("лет", "років")
        and text[number.start : number.end].lower()[-1:] not in "иа"
        and not _OF_AGE.search(text, max(0, noun.start() - 12), noun.start())
    ):
        return None  # «лет десять» is a length of time, «лет десяти» an age
    return (lemma(low, "ru") if lang == "ru" else ukrainian_noun(low)), noun.start()


_OF_AGE = re.compile(r"(?:[—–]|(?<!\w)(?:ему|ей|им|мне|йому|їй|їм|мені|было|було))\s$", re.IGNORECASE)
_LAST = re.compile(r"([^\W\d_]+)[\s\xa0.]+$")
_COUNTS = re.compile(r"(?:\d|%)[\s\xa0]$")
"""What stands before the noun counts it already: 14 км 300 м."""


def is_name_word(word: str) -> bool:
    """Whether a Russian word is a noun in the singular that a bare number behind it names, as in «высота 203».

    >>> is_name_word("лагпункт"), is_name_word("тиражом"), is_name_word("погибло"), is_name_word("домов")
    (True, False, False, False)
    """
    parses = _parses(word)
    if not parses:
        return False
    best = parses[0]
    return best.tag.POS == "NOUN" and best.tag.number == "sing" and str(best.normal_form).replace("ё", "е") not in AMOUNT_NOUNS

"""Text as a row of typed nodes: the words dates are made of, numbers by their shape, and one node for each run of the rest.

Every node has a kind, and every kind a letter, so that the grammar is regular expressions over a string of letters:
"22 июня 1941 года" reads as `day month year year_word`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.text.dates_digits import ENDING, number_node, short_year_node
from claimcheck.text.dates_lexicon import CAPITAL_ONLY, UPPER_ONLY, Entry, fold, lexicon, roman, telling_words
from claimcheck.text.dates_nodes import Node
from claimcheck.text.lemmas import russian_analyser
from claimcheck.text.stems import WORD, find_words
from claimcheck.text.tables import dates_numbers
from claimcheck.text.verbs import FINITE, verb_form

_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*"
    r"|\d{4}-\d\d-\d\d(?![\d-])"
    r"|\d{1,2}\s?(?P<sep>[./])\s?(?:\d{1,2}|[IVXХІ]{1,4}|[ivx]{1,4})\s?(?P=sep)\s?\d{4}(?!\d)"
    r"|\d{1,2}\.[ivx]{1,4}\.\d\d(?![\w.])"
    r"|\d{4}\.\d\d\.\d\d(?![\d.])|\d{1,2}-\d{1,2}-\d{4}(?![\d-])"
    r"|\d{1,2}\s?[./]\s?[IVXХІ]{1,4}\s?[./–—-]?\s?(?:\d{4}(?!\d)|\d\d(?![\d\w]))"
    r"|\d{1,2}[./][IVXХІ]{1,4}(?!\w)"
    r"|\d{1,2}\.\d{1,2}\.\d\d(?![\d.])|\d{1,2}/\d{1,2}/\d\d(?![\d/])"
    r"|\d{1,3}(?:[ \xa0\u202f,.'’]\d{3})+(?!\d)(?:[.,]\d{1,3}(?!\d))?"
    r"|\d{1,2}[:.]\d\d(?=\s?(?:[ap]\.?m\b|час|год(?:ин)?\b))|\d{1,2}:\d\d(?::\d\d)?"
    r"|(?<=[\s(])['’‘]\d\d(?![\w'’])"
    r"|(?:1\d|20)\d\d(?=\.\d{1,2}(?:\s+[A-ZА-ЯІЇЄ“«]|\s*\Z))"
    r"|\d+[.,]\d{1,3}(?!\d)|\d+[½¼¾]?"
    r"|\n[^\S\n]*\n|[^\w\s]"
)
_PUNCTUATION = {
    ",": "comma", ".": "stop", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash", "(": "open", ")": "close",
    "[": "open", "]": "close", "/": "slash", ":": "colon", "«": "quote", "»": "quote", "“": "quote", "”": "quote", '"': "quote",
    "„": "quote", "‘": "quote", "’": "quote", "'": "quote", "?": "question",
}  # fmt: skip
_DIGITS = re.compile(r"\d+")
REACH = 40
"""Characters on each side of a telling word that are read: the longest phrase on either side of one, and a little more."""


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text that can hold a date or a length of time, in order and apart: what stands near a figure or a telling word."""
    telling = telling_words()
    here = {word for word in set(WORD.findall(text)) if fold(word) in telling or _owns(word, telling) or _is_length(word)}
    places = [(match.start(), match.end()) for match in _DIGITS.finditer(text)]
    for at, word in find_words(text, here):
        if word not in ("I", "І") or text[at + 2 : at + 3] in "вс":  # else the pronoun
            places.append((at, at + len(word)))
    start = end = -1
    for first, last in sorted(places):
        if first - REACH > end:
            if end > 0:
                yield start, end
            start = _word_edge(text, max(0, first - REACH, end))
        end = max(end, _word_edge(text, last + REACH))
    if end > 0:
        yield start, end


def _owns(word: str, telling: frozenset[str]) -> bool:
    """Whether a word is a telling one in the genitive: a century's silence."""
    return word[-2:] in ("'s", "’s") and word[:-2] in telling


def _is_length(word: str) -> bool:
    """Whether a word may say a length of time in itself: «двадцатилетний»."""
    return len(word) > 7 and word[0] > "z" and _DURATION_UNIT.search(word) is not None


def _word_edge(text: str, at: int) -> int:
    """The first white space from a place on; the place itself when none is near or the text begins there."""
    if at <= 0 or at >= len(text):
        return min(max(at, 0), len(text))
    space = _SPACE.search(text, at, at + REACH)
    return space.start() if space else at


_SPACE = re.compile(r"\s")


CHUNK = 1 << 18
"""Texts are read in pieces of about so many characters, so that memory does not grow with their length."""
_CUT = re.compile(r"\n\s*\n|\n|[.!?]\s|\s")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that end where a paragraph, a sentence or at least a word does."""
    at = 0
    while len(text) - at > CHUNK + 2000:
        cuts = list(_CUT.finditer(text, at + CHUNK, at + CHUNK + 2000))
        best = max(cuts, key=lambda cut: (cut[0].count("\n"), cut[0][0] in ".!?"), default=None)
        end = best.end() if best else at + CHUNK
        yield at, text[at:end]
        at = end
    yield at, text[at:]


@lru_cache(maxsize=4)
def tokenize(text: str) -> tuple[Node, ...]:
    """The nodes of a text in order; what no date has stands as one node of kind `x` for each run.

    The last texts' are kept: dates and lengths of time are read from one row.

    >>> [(node.kind, node.value) for node in tokenize("on 22 June 1941")]
    [('in', None), ('day', 22), ('month', 6), ('year', 1941)]
    """
    nodes: list[Node] = []
    edge = 0
    for start, end in _stretches(text):
        if start > edge:
            nodes.append(Node("x", edge, start))
        nodes += _row(text, start, end)
        edge = end
    if edge < len(text):
        nodes.append(Node("x", edge, len(text)))
    return tuple(nodes)


_DIGIT_NEXT = re.compile(r"\s?\d")


def _row(text: str, start: int, end: int) -> Iterator[Node]:
    """The nodes of a stretch of the text."""
    table = lexicon()
    found = list(_TOKEN.finditer(text, start, end))
    words = [fold(match[0].lower()) for match in found]
    index, count, plain, last = 0, len(found), -1, 0
    while index < count:
        word = words[index]
        match = found[index]
        node: Node | None = None
        used = 1
        if word[0].isdecimal():
            node = number_node(text, match, words, index)
        elif word[0] in "'’‘" and len(word) == 3:
            node = short_year_node(text, match)
        elif (entries := table.get(word)) and (entry := _longest(entries, words, found, index)):
            used = len(entry[0])
            node = _word(text, entry, match, found[index + used - 1].end())
        elif word in "*†✝" and _DIGIT_NEXT.match(text, match.end()):
            index += 1  # born and died: (*1908 — †1993)
            continue
        elif word in _PUNCTUATION:
            node = Node(_PUNCTUATION[word], match.start(), match.end())
        elif word[0] == "\n":
            node = Node("break", match.start(), match.end())
        elif word[0] > "z" or word[0] in "ivxl" or "’" in word or "'" in word:
            node = _rare(text, match, word)
        if node is not None and node.kind != "x":
            if plain >= 0:
                yield Node("x", plain, last)
                plain = -1
            yield node
            while index + used < count and found[index + used].start() < node.end:
                used += 1
        else:
            plain = match.start() if plain < 0 else plain
            last = node.end if node else match.end()
            while index + used < count and found[index + used].start() < last:
                used += 1
        index += used
    if plain >= 0:
        yield Node("x", plain, last)


def _longest(entries: list[Entry], words: list[str], found: list[re.Match[str]], index: int) -> Entry | None:
    """The longest form of the lexicon that stands here; its full stops must touch the word before them."""
    second = words[index + 1] if index + 1 < len(words) else ""
    for entry in entries:
        tokens = entry[0]
        length = len(tokens)
        if length == 1:
            return entry
        if tokens[1] != second or (length > 2 and words[index : index + length] != list(tokens)):
            continue
        if all(tokens[k] != "." or found[index + k].start() == found[index + k - 1].end() for k in range(1, length)):
            return entry
    return None


_GRAMS = re.compile(r"(?<!\d)\d{1,3}\s?\Z")
"""Before «г» without a full stop: «400 г хлеба»."""


_TOWARDS = frozenset(["к", "ко", "до"])
_ASCRIBED = re.compile(
    r"(?<!\w)(?:относ|отнес|относ|восход|возвод|приуроч|датир|віднос|віднес|належить|належать|датую|датова)\w*\s[^.!?;()\n]*\Z",
    re.IGNORECASE,
)
"""A thing is ascribed to a time by what stands before: «относят городище к VII веку» is that century, not by it."""
_ASCRIBED_WITHIN = 70
_DATED = re.compile(
    r"\b(?:dat(?:es?|ing|ed)|stems?|survives?|originates?|letters?|photographs?|photos?|coins?|documents?|maps?|posters?|newspapers?|reports?|engravings?|editions?) \Z",
    re.IGNORECASE,
)
"""What a year after "from" places and does not open: "a letter from 1916"."""
_TURNED = {"earlier_than": "not_before", "before": "not_before", "later_than": "not_after", "after": "not_after"}
_RULED_OUT = re.compile(
    r"(?:\b(?:cannot|can not|can't|could not|couldn't|can hardly|could hardly)|(?<!\w)не (?:мог\w*|может|могут|міг|може|можуть|старше|старіш\w+))(?!\w)[^.;:!?()]*\Z",
    re.IGNORECASE,
)
_RULED_OUT_WITHIN = 80
"""What cannot be earlier is from then on: "the keel cannot have been laid earlier than 1680"."""


_AHEAD_OF = re.compile(r"\s(?:[^\W_]+\s){1,3}(?:до|перед)\s")
_SOMEBODYS = re.compile(
    r"\b(?:his|her|their|my|our|your)\s(?:(?:early|mid|middle|late|later)[\s-](?:to[\s-]late[\s-])?)?\Z", re.IGNORECASE
)
_AFTER_EVE = re.compile(r"\s?([,.;:)—–])|\s([^\W\d_]+)")
_PRONOUNS = frozenset("он она оно они я мы его ее её их ему ей им он він вона воно вони я ми його її їх йому їй".split())


def _names_a_day(text: str, end: int) -> bool:
    """Whether a figure or a feast follows: «накануне 22 июня», «накануне Рождества»."""
    following = _AFTER_EVE.match(text, end)
    entries = lexicon().get(fold(following[2].lower()), ()) if following and following[2] else ()
    return text[end + 1 : end + 2].isdecimal() or any(entry[1] in ("church", "holiday", "pascha") for entry in entries)


def _stands_alone(text: str, end: int) -> bool:
    """Whether «накануне» counts from what was told: not so before what it is the eve of, a genitive or a date."""
    match = _AFTER_EVE.match(text, end)
    if match is None:
        return end >= len(text)
    if match[1] or match[2].lower() in _PRONOUNS or verb_form(match[2].lower(), "ru") in FINITE:
        return True
    best = russian_analyser().parse(match[2].lower())[:1]
    return bool(best) and best[0].tag.case == "nomn"


def _word(text: str, entry: Entry, match: re.Match[str], end: int) -> Node:
    """The node of a word of the lexicon: a month's name needs its capital in English and rarely has one in the others."""
    tokens, kind, value = entry
    start = match.start()
    raw = match[0]
    if tokens[0] in CAPITAL_ONLY and not raw[0].isupper():
        return Node("x", start, end)
    if tokens[0] in UPPER_ONLY and len(tokens) == 1 and not raw.isupper():
        return Node("x", start, end)
    if kind == "month" and raw[0] > "z":
        kind = "cap_month" if raw[0].isupper() else "cmonth"
    if raw in _TOWARDS and len(tokens) == 1 and _ASCRIBED.search(text, max(0, start - _ASCRIBED_WITHIN), start):
        kind = "in"
    if raw == "from" and _DATED.search(text, max(0, start - 14), start):
        kind = "in"  # "the church dates from 1764"
    if kind == "eve" and value < 0 and not _stands_alone(text, end):
        return Node("eve_of" if _names_a_day(text, end) else "x", start, end, value)
    if kind == "ahead" and not _AHEAD_OF.match(text, end):
        return Node("x", start, end)
    if kind == "decade_word" and _SOMEBODYS.search(text, max(0, start - 24), start):
        return Node("x", start, end)  # "a man in his middle fifties"
    if kind in _TURNED and _RULED_OUT.search(text, max(0, start - _RULED_OUT_WITHIN), start):
        kind = _TURNED[kind]
    if kind == "abbrev_month":
        dotted = text[end : end + 1] == "."
        if not dotted and raw[0] > "z":
            return Node("x", start, end)
        end += dotted
    if kind == "year_mark" and len(tokens) == 1 and text[end : end + 1] == ".":
        end += 1
    elif kind == "year_mark" and len(tokens) == 1 and raw == "г" and _GRAMS.search(text, max(0, start - 6), start):
        return Node("x", start, end)
    if (
        start
        and (text[start - 1] in "_'’" or text[start - 1].isdecimal())
        and kind not in ("bc", "ad", "year_mark", "years_mark")
    ):
        return Node("x", start, end)
    return Node(kind, start, end, value)


_DURATION_UNIT = re.compile("(" + "|".join(sorted(dates_numbers.COMPOUND_UNITS, key=len, reverse=True)) + r")(?:[а-яіїє]{1,4})\Z")


_OWNERS = frozenset(["unit", "year_word", "decade", "century"])
"""Kinds of English words that measure time and own what lasted it: a century's silence, a week's march."""


def _rare(text: str, match: re.Match[str], word: str) -> Node | None:
    """The node of a word that is built by rule: a Roman numeral, a compound such as «двухнедельный»; None for any other."""
    raw = match[0]
    if raw[0] in "IVXLХІ" and (number := roman(raw)):
        end = match.end()
        suffix = ENDING.match(text, end)
        return Node("roman", match.start(), suffix.end() if suffix and "-" in suffix[0] else end, number)
    if len(word) > 7 and (unit := _DURATION_UNIT.search(word)):
        head = word[: unit.start()].replace("’", "'").replace("ʼ", "'")
        if head in dates_numbers.COMPOUND_NUMBERS:
            size, name = dates_numbers.COMPOUND_UNITS[unit[1]]
            return Node("duration", match.start(), match.end(), (dates_numbers.COMPOUND_NUMBERS[head] * size, name))
    if word.endswith(("'s", "’s")) and (owner := lexicon().get(word[:-2])) and owner[-1][1] in _OWNERS and len(owner[-1][0]) == 1:
        return Node(owner[-1][1], match.start(), match.end(), owner[-1][2])
    if "’" in word or "ʼ" in word:
        plain = word.replace("’", "'").replace("ʼ", "'")
        if plain in (table := lexicon()) and len(table[plain][-1][0]) == 1:
            _, kind, value = table[plain][-1]
            return Node(kind, match.start(), match.end(), value)
    return None

"""Text as a row of typed nodes: the words dates are made of, numbers by their shape, and one node for each run of the rest.

Every node has a kind, and every kind a letter, so that the grammar is regular expressions over a string of letters:
"22 июня 1941 года" reads as `day month year year_word`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import ShortYear
from claimcheck.text.stems import WORD, find_words
from claimcheck.text.tables import dates_numbers, dates_words

_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*"
    r"|\d{4}-\d\d-\d\d(?![\d-])"
    r"|\d{1,2}\s?(?P<sep>[./])\s?(?:\d{1,2}|[IVXХІ]{1,4})\s?(?P=sep)\s?\d{4}(?!\d)"
    r"|\d{4}\.\d\d\.\d\d(?![\d.])|\d{1,2}-\d{1,2}-\d{4}(?![\d-])"
    r"|\d{1,2}\s?[./]\s?[IVXХІ]{1,4}\s?[./–—-]?\s?(?:\d{4}(?!\d)|\d\d(?=\s?г\.))"
    r"|\d{1,2}[./][IVXХІ]{1,4}(?!\w)"
    r"|\d{1,2}\.\d{1,2}\.\d\d(?![\d.])"
    r"|\d{1,3}(?:[ \xa0\u202f,.'’]\d{3})+(?!\d)(?:[.,]\d{1,3}(?!\d))?"
    r"|\d{1,2}[:.]\d\d(?=\s?(?:[ap]\.?m\b|час|год(?:ин)?\b))|\d{1,2}:\d\d(?::\d\d)?"
    r"|(?<=[\s(])['’‘]\d\d(?![\w'’])"
    r"|\d+[.,]\d{1,3}(?!\d)|\d+"
    r"|\n[^\S\n]*\n|[^\w\s]"
)
_SUFFIX = re.compile(
    r"(?P<decade>['’]?s\b|[-‑–]?(?:х|ых|их|е|ые|ті|і|ми|ыми|ими)\b(?!-))"
    r"|(?P<nth>(?:st|nd|rd|th)\b|[-‑–]?(?:го|ого|его|му|ому|ему|ом|м|й|ый|ій|ий|ю|ья|ье|ья|я|та|тя|га|ше|те|та|а|у|ую|ою|те|им|ім|ым)\b)"
)
_NUMDATE = re.compile(r"(\d{1,2})\s?[./-]\s?(?P<month>\d{1,2}(?=\s?[./-])|[IVXХІ]+)\s?[./–—-]?\s?(\d{2,4})")
_DAY_MONTH = re.compile(r"(\d{1,2})[./](\d\d|[IVXХІ]+)")
_OTHER_STYLE = re.compile(r"\s?(?:[(\[/–—)\]-]|\d{4})")
"""What follows a day and month in figures that are a date: the other style, the end of a stretch, the year."""
_ROMAN = re.compile(r"(?=[IVXLХІ])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_FOLD = str.maketrans("ХІ", "XI")
_PUNCTUATION = {
    ",": "comma", ".": "stop", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash", "(": "open", ")": "close",
    "[": "open", "]": "close", "/": "slash", ":": "colon", "«": "quote", "»": "quote", "“": "quote", "”": "quote", '"': "quote",
    "„": "quote", "‘": "quote", "’": "quote", "'": "quote", "?": "question",
}  # fmt: skip
_NAMING = re.compile(r"[№#$£€§]\s?\Z")
_MEASURED = re.compile(r"\s?[%°$€£‰]|[^\W\d_]")


@cache
def _lexicon() -> dict[str, list[tuple[tuple[str, ...], str, Any]]]:
    """Forms by their first token, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}

    def add(form: str, kind: str, value: Any) -> None:
        tokens = tuple(form.split())
        entries = table.setdefault(tokens[0], [])
        if not any(known == tokens for known, _, _ in entries):
            entries.append((tokens, kind, value))

    rows = (*dates_words.MONTHS, *dates_words.CALENDAR, *dates_words.PARTS, *dates_words.RELATIONS, *dates_words.RELATIVE)
    for row in rows:
        for form in row.forms.split(","):
            add(form.strip(), row.kind, row.value)
    for word, tens in dates_numbers.decades():
        add(word, "decade_word", tens)
    for word, number in dates_numbers.ordinals():
        add(word, "ordinal_word", number)
    for amount, forms in dates_numbers.CARDINALS.items():
        for form in forms.split(","):
            add(form, "word_number", amount)
    for word, whole in dates_numbers.COMPOUND_WHOLE.items():
        add(word, "duration", whole)
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_DIGITS = re.compile(r"\d+")
REACH = 40
"""Characters on each side of a telling word that are read: the longest phrase on either side of one, and a little more."""
_TELLING_KINDS = frozenset(
    """
    month season holiday daytime night year_word years_word century decade date_word date_noun unit duration
    decade_word millennium month_end
    """.split()
)


@cache
def _telling() -> frozenset[str]:
    """Words without one of which, or a figure, no date or length of time can stand, in three shapes of letters."""
    words = {"I", "І"}
    for entries in _lexicon().values():
        for tokens, kind, value in entries:
            spells_a_year = kind == "word_number" and value is not None and value >= 11
            if spells_a_year or kind in _TELLING_KINDS:
                words.add(max(tokens, key=len))
    words |= {word.replace("'", mark) for word in words for mark in "’ʼ"}
    shapes = {shape for word in words for shape in (word.capitalize(), word.upper())} | (words - _CAPITAL_ONLY)
    numerals = {"".join(row) for n in range(2, 6) for row in itertools.product("IVXХІ", repeat=n) if roman("".join(row))}
    return frozenset(shapes | numerals | {"V", "X", "Х"})


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text that can hold a date or a length of time, in order and apart: what stands near a figure or a telling word."""
    telling = _telling()
    here = {word for word in set(WORD.findall(text)) if word in telling or _is_length(word)}
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
    lexicon = _lexicon()
    found = list(_TOKEN.finditer(text, start, end))
    words = [match[0].lower() for match in found]
    index, count, plain, last = 0, len(found), -1, 0
    while index < count:
        word = words[index]
        match = found[index]
        node: Node | None = None
        used = 1
        if word[0].isdecimal():
            node = _number(text, match, words, index)
        elif word[0] in "'’‘" and len(word) == 3:
            node = _short_year(text, match)
        elif (entries := lexicon.get(word)) and (entry := _longest(entries, words, found, index)):
            used = len(entry[0])
            node = _word(text, entry, match, found[index + used - 1].end())
        elif word in "*†✝" and _DIGIT_NEXT.match(text, match.end()):
            index += 1  # born and died: (*1908 — †1993)
            continue
        elif word in _PUNCTUATION:
            node = Node(_PUNCTUATION[word], match.start(), match.end())
        elif word[0] == "\n":
            node = Node("break", match.start(), match.end())
        elif word[0] > "z" or word[0] in "ivxl" or "’" in word:
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


def _longest(
    entries: list[tuple[tuple[str, ...], str, Any]], words: list[str], found: list[re.Match[str]], index: int
) -> tuple[tuple[str, ...], str, Any] | None:
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


_CAPITAL_ONLY = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec bc ad ce bce christmas xmas boxing
    """.split()
)
_UPPER_ONLY = frozenset(["bc", "ad", "ce", "bce"])


_GRAMS = re.compile(r"(?<!\d)\d{1,3}\s?\Z")
"""Before «г» without a full stop: «400 г хлеба»."""


def _word(text: str, entry: tuple[tuple[str, ...], str, Any], match: re.Match[str], end: int) -> Node:
    """The node of a word of the lexicon: a month's name needs its capital in English and rarely has one in the others."""
    tokens, kind, value = entry
    start = match.start()
    raw = match[0]
    if tokens[0] in _CAPITAL_ONLY and not raw[0].isupper():
        return Node("x", start, end)
    if tokens[0] in _UPPER_ONLY and len(tokens) == 1 and not raw.isupper():
        return Node("x", start, end)
    if kind == "month" and raw[0] > "z":
        kind = "cap_month" if raw[0].isupper() else "cmonth"
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


def _number(text: str, match: re.Match[str], words: list[str], index: int) -> Node:
    """The node of a number, by its shape and by what it touches."""
    raw, start, end = match[0], match.start(), match.end()
    before = text[start - 1 : start]
    if before and (before.isalnum() or before == "_" or (before in "-–‑" and _glued(text, start))):
        return Node("x", start, end)
    if _NAMING.search(text[max(0, start - 2) : start]) or _named(words, index):
        return Node("x", start, _identifier_end(text, end))
    if not raw.isdecimal():
        return _shaped(text, raw, start, end)
    value = int(raw) if len(raw) < 10 else 0
    suffix = _SUFFIX.match(text, end)
    if suffix and len(raw) in (2, 4) and suffix["decade"] and value % 10 == 0 and (len(raw) == 4 or value):
        if before and before in "'’‘" and len(raw) == 2:
            start -= 1
        return Node("decade4" if len(raw) == 4 else "decade2", start, suffix.end(), value)
    if suffix and (suffix["nth"] or (suffix["decade"] and suffix[0][0] in "-‑–хеі")) and len(raw) < 5:
        genitive = len(raw) == 2 and suffix[0].endswith("го")
        kind = "sure_year" if 999 < value < 2200 else "ordinal" if 1 <= value <= 31 else "nth" if genitive else "number"
        return Node(kind, start, suffix.end(), value)
    if len(raw) == 3 and suffix and suffix["decade"] and value % 10 == 0:
        return Node("decade3", start, suffix.end(), value)
    if _MEASURED.match(text, end) and not re.compile(r"(?:г|р|BC|AD|BCE|гг|рр)\b").match(text, end):
        return Node("number", start, end, value)
    if len(raw) <= 2:
        return Node(
            "day"
            if (1 <= value <= 31 and raw[0] != "0") or (raw[0] == "0" and 0 < value < 10 and text[end : end + 1] in " \xa0")
            else "two",
            start,
            end,
            value,
        )
    if len(raw) == 3:
        return Node("three", start, end, value)
    return Node("year" if len(raw) == 4 and 1000 <= value < 2200 else "number", start, end, value)


_BEFORE_SHORT_YEAR = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|before|after|spring|summer|autumn|fall|winter|early|late))\s\Z",
    re.IGNORECASE,
)


def _short_year(text: str, match: re.Match[str]) -> Node:
    """The node of a year of the twentieth century that leaves its century out: "the summer of '42"."""
    start = match.start()
    kind = "year" if _BEFORE_SHORT_YEAR.search(text, max(0, start - 10), start) else "x"
    return Node(kind, start, match.end(), ShortYear(1900 + int(match[0][1:])))


def _shaped(text: str, raw: str, start: int, end: int) -> Node:
    """The node of a number with points, commas, colons or hyphens in it."""
    if len(raw) == 10 and raw[:4].isdecimal() and raw[4] in "-.":
        year, month, day = int(raw[:4]), int(raw[5:7]), int(raw[8:])
        return (
            Node("numdate", start, end, (year, month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else Node("number", start, end)
        )
    if found := _NUMDATE.fullmatch(raw):
        day, year = int(found[1]), int(found[3])
        month = int(found[2]) if found[2].isdecimal() else roman(found[2])
        if month > 12 >= day and raw.count("/") == 2:
            day, month = month, day
        year += 0 if len(found[3]) > 2 else 1900 if year > 30 else 2000
        if 1 <= month <= 12 and 1 <= day <= 31 and len(found[3]) != 3:
            return Node("numdate", start, end, (year, month, day))
        return Node("number", start, end)
    if ":" in raw:
        return Node("time", start, end)
    if (found := _DAY_MONTH.fullmatch(raw)) and _OTHER_STYLE.match(text, end):
        day, month = int(found[1]), int(found[2]) if found[2].isdecimal() else roman(found[2])
        if 1 <= day <= 31 and 1 <= month <= 12:
            return Node("nummd", start, end, (day, month))
    digits = re.sub(r"[^\d.,]", "", raw).replace(",", ".")
    whole = digits.count(".") == 1 and not re.fullmatch(r"\d{1,3}[.,]\d{3}", raw)
    return Node("number", start, end, float(digits) if whole and len(digits) < 12 else None)


def roman(text: str) -> int:
    """The number of a Roman numeral, Latin or Cyrillic letters; 0 for none.

    >>> roman("XIX"), roman("ХІХ"), roman("IIX")
    (19, 19, 0)
    """
    text = text.translate(_ROMAN_FOLD)
    if not _ROMAN.fullmatch(text):
        return 0
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    numbers = [values[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(numbers, [*numbers[1:], 0], strict=True))


def _glued(text: str, start: int) -> bool:
    """Whether the hyphen before a number ties it to a name: "Т-34", "Ил-2", "401-039"; not "June-1941"."""
    tied = re.search(r"(?<![^\W_])([^\W\d_]+)[-–‑]\Z", text[max(0, start - 16) : start])
    return bool(tied) and tied[1].lower() not in _lexicon() and len(tied[1]) <= 6 if tied else False


_LEAD_IN = frozenset(".,:- ")


def _named(words: list[str], index: int) -> bool:
    """Whether the word before a number makes it a name: "p. 412", "No. 633", "Resolution 1441"."""
    back = index - 1
    if back >= 0 and words[back] == ".":
        back -= 1
        return (
            back >= 0 and words[back] in dates_words.NUMBERED and words[back] not in ("c", "n", "у") and not _styled(words, back)
        )
    if back < 0 or words[back] not in dates_words.NUMBERED:
        return False
    return words[back] not in dates_words.NEEDS_STOP


def _styled(words: list[str], back: int) -> bool:
    """Whether the abbreviation is the second half of «ст. ст.», «н. ст.»: a style, not an article of law."""
    return back > 1 and words[back - 1] == "." and words[back - 2] in ("ст", "н")


_REST_OF_NUMBER = re.compile(r"(?:\s?[-–—]\s?\d+|,\s?\d{1,3}(?!\d|\s[^\W\d_]))*")


def _identifier_end(text: str, end: int) -> int:
    found = _REST_OF_NUMBER.match(text, end)
    return found.end() if found else end


_DURATION_UNIT = re.compile("(" + "|".join(sorted(dates_numbers.COMPOUND_UNITS, key=len, reverse=True)) + r")(?:[а-яіїє]{1,4})\Z")


def _rare(text: str, match: re.Match[str], word: str) -> Node | None:
    """The node of a word that is built by rule: a Roman numeral, a compound such as «двухнедельный»; None for any other."""
    raw = match[0]
    if raw[0] in "IVXLХІ" and (number := roman(raw)):
        end = match.end()
        suffix = _SUFFIX.match(text, end)
        return Node("roman", match.start(), suffix.end() if suffix and "-" in suffix[0] else end, number)
    if len(word) > 7 and (unit := _DURATION_UNIT.search(word)):
        head = word[: unit.start()].replace("’", "'").replace("ʼ", "'")
        if head in dates_numbers.COMPOUND_NUMBERS:
            size, name = dates_numbers.COMPOUND_UNITS[unit[1]]
            return Node("duration", match.start(), match.end(), (dates_numbers.COMPOUND_NUMBERS[head] * size, name))
    if "’" in word or "ʼ" in word:
        plain = word.replace("’", "'").replace("ʼ", "'")
        if plain in (lexicon := _lexicon()) and len(lexicon[plain][-1][0]) == 1:
            _, kind, value = lexicon[plain][-1]
            return Node(kind, match.start(), match.end(), value)
    return None

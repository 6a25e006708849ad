"""Sentences of English, Russian and Ukrainian prose, as spans of the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimcheck.records import Language, Span
from claimcheck.text.languages import read_passages

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?:\[\^?[\w,; –-]{1,12}\]|\^\w{1,3}(?=\s|$)|[⁰¹²³⁴-⁹]{1,3}){0,4}(?=\s|$|[A-ZА-ЯІЇЄҐ«“])")
"""The end of a sentence with its closing marks, the marks of footnotes among them."""
_WORD_BEFORE = re.compile(r"(?<![\w])((?:[^\W\d_]+\.\s?){0,3}[^\W\d_]+(?:-[^\W\d_]+)?)$")
_BARE_DATE = re.compile(r"(?:\w{1,5}\s)?(?:\d{1,2}\s\w{3,9}\s)?\d{4}(?:\s?[-–—]\s?\d{2,4})?\s?(?:гг?|рр?)\.")
_ITEM_MARK = re.compile(r"(?:[a-zа-яіїєґ]|[ivx]{1,4})\)\s")
"""What an item of a list begins with: "b) …"."""
_NUMBERED = re.compile(r"\s*[(\"“«]?\d{1,3}")
_AFTER_NUMBER = re.compile(r"(?:[\d/]|\b[IVXLХІ]+|-\w{1,3}|\b(?:тыс|тис|млн|млрд)\.?)[\s\xa0]*$")
"""What makes a unit or a year of the letters behind it: «1941 г.», «XIX ст.», «20-х»."""
_FOLLOWING = re.compile(r"[\s\xa0\"'“‘«(\[—–-]*([^\W\d_]+)(\.?)")
_OPENERS = "\"'“‘«([—–- \t"
_LOOK_BACK = 24
QUOTED = 400
"""Longest quotation, in characters, that is kept whole within the sentence that introduces it."""
_QUOTATION = re.compile(rf"«[^«»\n]{{1,{QUOTED}}}»|“[^“”\n]{{1,{QUOTED}}}”|„[^„“”\n]{{1,{QUOTED}}}[“”]")
_SAID_AFTER = re.compile(r"[.!?…]?,?\s?(?:[—–-]\s)?[a-zа-яіїєґ]")


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    """A language's rows of tables/abbreviations.toml, where each is explained."""

    always: frozenset[str]
    before_lower: frozenset[str]
    after_number: frozenset[str]
    after_name: frozenset[str]


@cache
def _abbreviations(lang: Language) -> _Abbreviations:
    table = tomllib.loads(files("claimcheck.text").joinpath("tables", "abbreviations.toml").read_text(encoding="utf-8"))[lang]
    return _Abbreviations(**{key: frozenset(words) for key, words in table.items()})


def split_sentences(text: str, lang: Language | None = None) -> tuple[Span, ...]:
    """The sentences of a text in order, white space around them left out; a line break ends one unless it is a line wrap.

    `lang` is the language of the whole; a paragraph in another is split by its own abbreviations.

    >>> text = "Закончил в 1941 г. Около года работал мл.н.сотрудником."
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['Закончил в 1941 г.', 'Около года работал мл.н.сотрудником.']
    >>> text = "Dr. Vasary of the R.C.P. spoke in Pravda (No. 285). Who heard him?"
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['Dr. Vasary of the R.C.P. spoke in Pravda (No. 285).', 'Who heard him?']
    """
    return tuple(
        sentence
        for passage in read_passages(text, lang)
        for sentence in _split_paragraph(text, passage.start, passage.end, passage.lang)
    )


def _split_paragraph(text: str, start: int, end: int, lang: Language) -> Iterator[Span]:
    begin = start
    quotations = iter(_inner_quotations(text, start, end))
    quoted = next(quotations, None)
    for stop in _STOP.finditer(text, start, end):
        while quoted and quoted.end <= stop.start():
            quoted = next(quotations, None)
        if quoted and quoted.start < stop.start() and stop.end() < quoted.end:
            continue
        if (
            _ends_sentence(text, stop, end, lang)
            and not _is_bare_date(text, begin, stop.end())
            and not (stop[0] == "." and _NUMBERED.fullmatch(text, begin, stop.start()))
        ):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _inner_quotations(text: str, start: int, end: int) -> list[Span]:
    """The quotations that stand inside a sentence: something introduces them, or says behind them whose words they are."""
    return [
        Span(*match.span())
        for match in _QUOTATION.finditer(text, start, end)
        if text[max(start, match.start() - 3) : match.start()].rstrip()[-1:] in (":", ",")
        or _SAID_AFTER.match(text, match.end(), end)
    ]


def _is_bare_date(text: str, begin: int, end: int) -> bool:
    """Whether nothing but a date has been said: «С 1975 г.» goes on, whatever letter follows."""
    return end - begin < 30 and _BARE_DATE.fullmatch(text[begin:end].strip()) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space around it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, stop: re.Match[str], end: int, lang: Language) -> bool:
    """Whether the full stop, exclamation or question mark ends a sentence, by what stands on both sides."""
    mark = stop[0]
    after = stop.end()
    while after < end and text[after] in _OPENERS + "\xa0\n":
        after += 1
    follower = text[after] if after < end else ""
    glued = stop.end() < end and not text[stop.end()].isspace()
    if not follower:
        return True
    item = _ITEM_MARK.match(text, after, end)
    if follower.islower() and not item:
        return False  # "…" he said; "Fire!" cried the men
    if mark[0] != "." or mark.startswith(".."):
        return not glued or mark[-1] in "”»"
    return not _is_abbreviated(text, stop, follower.upper() if item else follower, lang, glued=glued)


def _is_abbreviated(text: str, stop: re.Match[str], follower: str, lang: Language, *, glued: bool) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or a number."""
    before = text[max(0, stop.start() - _LOOK_BACK) : stop.start()]
    match = _WORD_BEFORE.search(before)
    if match is None:
        tail = before[-1:]
        numbered = tail.isdecimal() and re.search(r"(?:^|\n)\s*\d{1,3}$", before) is not None
        return numbered or (tail.isdecimal() and follower.isdecimal() and glued)
    if len(stop[0]) > 1:
        return False
    phrase = match[1]
    word = re.split(r"[.\s]", phrase)[-1]
    following = _FOLLOWING.match(text, stop.end())
    if len(word) == 1 and word.isupper():
        return _is_initial(following, follower, lang)
    keys = [word.lower()]
    if phrase != word:
        keys.insert(0, re.sub(r"\s", "", phrase).lower())
    return any(_goes_on(key, word, before[: match.start()], following, follower, lang) for key in _known(keys, lang))


def _known(keys: list[str], lang: Language) -> list[str]:
    """The longest of the keys that is an abbreviation at all: «т. д.» goes before «д.»."""
    table = _abbreviations(lang)
    return [
        key
        for key in keys
        if key in table.always or key in table.before_lower or key in table.after_number or key in table.after_name
    ][:1]


def _goes_on(key: str, word: str, before: str, following: re.Match[str] | None, follower: str, lang: Language) -> bool:
    """Whether the sentence goes on after an abbreviation of the table."""
    table = _abbreviations(lang)
    counted = _AFTER_NUMBER.search(before) is not None
    if key in table.after_number and not counted:
        return True  # «в г. Туле», «у м. Львові»: a town, not a year or a length
    if key in table.always and (lang != "en" or word[0].isupper() or key in ("vs", "cf", "viz")):
        return not (counted and key in table.before_lower)
    if key in ("гг", "рр", "г", "р") and following is not None and _CENTURY.match(following[0].strip()):
        return True  # «К концу 30-х гг. XX в.»
    opens = following is not None and _opens_sentence(following, lang)
    if key in table.after_name and (lang != "en" or word[0].isupper()):
        return not opens
    return not follower.isupper()


def _is_initial(following: re.Match[str] | None, follower: str, lang: Language) -> bool:
    """Whether a single capital with a full stop is an initial («А. Л. Ярбус», "J. V. Stalin") rather than a sentence's end.

    An abbreviation of capitals ("R.C.P.") goes on unless the next word opens a sentence as few names do.
    """
    if following is None:
        return not follower.isupper()
    return not _opens_sentence(following, lang)


def _opens_sentence(following: re.Match[str], lang: Language) -> bool:
    """Whether a word opens a sentence; a single letter with a full stop is an initial, whatever word it looks like."""
    initial = len(following[1]) == 1 and following[2] == "."
    return not initial and following[1].lower() in _STARTERS[lang]


_CENTURY = re.compile(r"[IVXХІ]{1,5}\b")
_STARTERS: dict[Language, frozenset[str]] = {
    "en": frozenset("the a an he she it they in on at by this that these those his her its their we i but and after before when as for from there then nobody no not some most many few all both others later only".split()),
    "ru": frozenset("в во на он она они оно это этот эта эти его её ее их по с со после до из но и а за к о об при как когда так затем там здесь тут потом через у от под над где отец мать все всё никто вскоре позже позднее теперь ныне сейчас с сам сама родился родилась умер".split()),
    "uk": frozenset("в у на він вона вони воно це цей ця ці його її їх по з зі із після до але і й та а за при як коли так потім там тут згодом через від під над де батько мати усі всі ніхто невдовзі пізніше тепер нині зараз народився народилася помер".split()),
}  # fmt: skip
"""Words that open a sentence far more often than they follow an initial."""

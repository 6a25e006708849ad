"""What one line is by itself: a source heading, a source, a web page's leftover, a byline, a caption, a title, prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcheck.records import Language
from claimcheck.text.tables import layout

LineKind = Literal[
    "source-heading", "source", "leftover", "byline", "date", "caption", "quotation", "item", "rule", "short", "prose"
]

MAX_SHAPE = 320
"""No shape in the tables is longer."""
MAX_TITLE, MAX_TITLE_WORDS = 180, 28
_PROSE = re.compile(layout.PROSE_WORDS, re.IGNORECASE)
_URL = re.compile(
    r"(?:https?:/{1,2}|www\.)\S+|(?<![\w@])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:ru|ua|su|by|com|org|net|info|de|uk|pl)/\S*",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\S*\w_\w\S*|[^\s/]+(?:-[^\s/-]+){3,}/?|\S+/\S+/\S*")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_TITLE_START = re.compile(r"[\W_]*[^\W\d_]")
_QUOTES = {"“": "”", "‘": "’", "«": "»", '"': '"', "„": "“", "'": "'"}


@dataclass(frozen=True, slots=True)
class SourceLabel:
    """A source heading, or the label before a citation."""

    end: int
    """Where the label with its colon ends in the line."""
    whole: bool
    """Nothing follows it on the line."""
    text: bool
    """It announces the source's own text, not a list of sources."""


@cache
def _shapes(rows: tuple[layout.Shape, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows), re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    """Qualifiers, a source word, an optional "in Russian", a colon, the rest of the line."""
    qualifiers = "|".join(sorted(layout.SOURCE_QUALIFIERS, key=len, reverse=True))
    inline = "|".join(row.pattern for row in layout.SOURCE_LABELS if row.inline)
    alone = "|".join(row.pattern for row in layout.SOURCE_LABELS if not row.inline)
    whole_text = "|".join(row.pattern for row in layout.TEXT_LABELS)
    tail = r"(?: ?\([^()]{1,60}\)| in [a-z]{4,12}(?: and [a-z]{4,12})?| на \w{4,14} языке| \w{4,14} мовою)?"
    return re.compile(
        rf"[#*_>\s(\[]*(?:\d{{1,2}}[.)] ?)?(?P<words>(?:(?:{qualifiers})[ -]){{0,5}})"
        rf"(?:(?P<inline>{inline})|(?P<alone>{alone})|(?P<text>{whole_text})){tail}"
        rf"(?:(?P<colon>\s?[*_]*[:：][*_]*)|(?P<dash> [–—-] )|(?P<glued>(?=https?:|www\.))|(?=[\s*_#)\].]*$))",
        re.IGNORECASE,
    )


def read_source_label(line: str) -> SourceLabel | None:
    """The source label that a line is or begins with.

    >>> read_source_label("Russian Language Sources:Мост,_Старый")
    SourceLabel(end=25, whole=False, text=False)
    >>> read_source_label("Source criticism is hard: try it") is None
    True
    """
    match = _labels().match(line[:MAX_SHAPE])
    if match is None:
        return None
    rest = line[match.end() :].strip(" \t\xa0*_#)].")
    qualified = any(word in layout.LANGUAGE_WORDS for word in match["words"].lower().split())
    if match["text"] and not qualified:
        return None
    if not rest:
        return SourceLabel(match.end(), whole=True, text=bool(match["text"]))
    if match["alone"] or (match["text"] and not match["colon"]) or (match["dash"] and match["words"]):
        return None
    if match["inline"] or match["text"]:
        return SourceLabel(match.end(), whole=False, text=bool(match["text"]))
    return None


def is_leftover(line: str) -> bool:
    """Whether a line is what a web page leaves behind.

    >>> is_leftover("%d bloggers like this:"), is_leftover("More was to come.")
    (True, False)
    """
    return len(line) <= MAX_SHAPE and _shapes(layout.LEFTOVERS).fullmatch(line) is not None


def starts_comments(line: str) -> bool:
    """Whether readers' comments follow a line."""
    return len(line) <= MAX_SHAPE and _shapes(layout.COMMENT_STARTS).fullmatch(line) is not None


def heads_comment(line: str) -> bool:
    """Whether a line heads one reader's comment."""
    return len(line) <= 120 and _shapes(layout.COMMENT_HEADS).fullmatch(line) is not None


def is_date_line(line: str) -> bool:
    """Whether a line is a date of publication and nothing else.

    >>> is_date_line("Posted on March 3, 2016 by editor"), is_date_line("In March 2016 it closed.")
    (True, False)
    """
    return len(line) <= 160 and _shapes(layout.DATE_LINES).fullmatch(line) is not None


_BY_NAME = re.compile(
    rf"(?:[Bb]y|BY) (?:(?:[Dd]r|[Pp]rof)\.? )?{layout.NAME}(?:(?: and| &|,)? {layout.NAME}){{0,7}}(?:,? (?:PhD|MA|BA|\d{{4}}))?"
)
_NAME_LINE = re.compile(rf"{layout.NAME}(?: {layout.NAME}){{1,4}}(?: ?[–—|,-] ?{layout.NAME}(?: {layout.NAME}){{0,3}})?")


def is_byline(line: str) -> bool:
    """Whether a line says who wrote or translated the article.

    >>> is_byline("Translated by Olga Brand PhD"), is_byline("By night the ferry crossed")
    (True, False)
    """
    line = line.strip("*_ ")
    if len(line) > 130 or (line.endswith(".") and len(line.split()) > 9):
        return False
    return _BY_NAME.fullmatch(line) is not None or _shapes(layout.BYLINES).fullmatch(line) is not None


def is_name_line(line: str) -> bool:
    """Whether a line is nothing but a name, with a place after a dash perhaps: a byline where it stands under a title."""
    return len(line) <= 60 and _NAME_LINE.fullmatch(line.strip("*_ ")) is not None


def is_caption(line: str) -> bool:
    """Whether a line describes a picture."""
    return len(line) <= MAX_SHAPE and _shapes(layout.CAPTIONS).fullmatch(line) is not None


def is_source_line(line: str) -> bool:
    """Whether a line by itself is a source: an address, what is left of one, or a printed source.

    >>> is_source_line("Rechnik, No. 31, March 3, 1931"), is_source_line("In 1931 page 3 was torn.")
    (True, False)
    """
    if len(line) > 2000:
        return False
    if ("/" in line or "www." in line.lower()) and _URL.search(line):
        rest = _URL.sub("", line).rstrip()
        return (
            len(_WORD.findall(rest)) <= 18
            and not _CLOSED_PROSE.search(rest)
            and len(_PROSE.findall(rest)) <= (0 if rest.endswith(".") else 1)
        )
    if " " not in line:
        return _TOKEN.fullmatch(line[:600]) is not None and len(line) > 6
    return is_printed_source(line)


_CLOSED_PROSE = re.compile(r"\w{3,} \w+ \w+ \w+ \w+ \w+ \w+\.(?:\s|$)")


@cache
def _printed() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(pattern), points) for pattern, points, _ in layout.PRINTED_SIGNS)


def is_printed_source(line: str) -> bool:
    """Whether a line is a printed source: three points of two kinds, and no sentence of its own.

    >>> is_printed_source("(The Long River: By Anna Kern [1971] Pages 12-14)")
    True
    """
    if not 8 <= len(line) <= MAX_SHAPE or line.endswith(":"):
        return False
    points = [worth for pattern, worth in _printed() if pattern.search(line)]
    if sum(points) < 3 or len(points) < 2 or max(points) < 2:
        return False
    return len(_PROSE.findall(line)) <= (1 if sum(points) >= 5 or line[0] in "([" else 0)


def opens_quotation(line: str) -> str | None:
    """The mark that closes the quotation a paragraph begins with."""
    return _QUOTES.get(line[:1])


def is_quotation(line: str) -> bool:
    """Whether a paragraph is one quotation from end to end."""
    closing = opens_quotation(line)
    if closing is None or len(line) < 40:
        return False
    body = line.rstrip(".,;!? ")
    inner = body[1:-1]
    return body.endswith(closing) and (closing not in inner or closing in "’'") and line[0] not in inner.replace("’", "")[1:]


def is_title_like(line: str) -> bool:
    """Whether a line could head something: short, not a sentence, with a capital, figure or quote to begin with.

    >>> is_title_like("Who Held the Ferry?"), is_title_like("and so it went"), is_title_like("It froze, as ice does, and broke.")
    (True, False, False)
    """
    if not 2 <= len(line) <= MAX_TITLE:
        return False
    words = _WORD.findall(line)
    if not 1 <= len(words) <= MAX_TITLE_WORDS or line[-1] in ",;:–—-(":
        return False
    start = _TITLE_START.match(line)
    first = next((c for c in line if c.isalpha()), "")
    if not first or (start and first.islower()):
        return False
    if line.endswith(".") and not line.endswith(("...", ". .")):
        return len(words) <= 14 and not _PROSE.search(line) and ". " not in line.rstrip(".")[8:]
    sentence = re.search(r"[a-zа-яіїєґ]{3,}[.] [A-ZА-ЯІЇЄҐ]", line)
    return sentence is None


_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
_UKRAINIAN_WORDS = re.compile(r"\b(?:та|що|від|його|року|був|була|було|були|цього|під|після|також|який|яка)\b", re.IGNORECASE)
_RUSSIAN_WORDS = re.compile(r"\b(?:и|что|от|его|года|был|была|было|были|этого|под|после|также|который|в|с)\b", re.IGNORECASE)


def cyrillic_share(line: str) -> float:
    """The share of Cyrillic among a passage's Cyrillic and Latin letters."""
    sample = line[:2000]
    if sample.isascii() or not _CYRILLIC.search(sample):
        return 0.0
    cyrillic = sum(map(len, _CYRILLIC.findall(sample)))
    return cyrillic / ((cyrillic + sum(map(len, _LATIN.findall(sample)))) or 1)


def read_language(line: str) -> Language:
    """The language of a passage by its letters.

    >>> read_language("The Ferry (Паром)"), read_language("Паром уходил ночью"), read_language("Пором відходив уночі")
    ('en', 'ru', 'uk')
    """
    sample = line[:2000]
    if cyrillic_share(sample) <= 0.5:
        return "en"
    ukrainian = 2 * len(_UKRAINIAN.findall(sample)) + len(_UKRAINIAN_WORDS.findall(sample))
    russian = 2 * len(_RUSSIAN.findall(sample)) + len(_RUSSIAN_WORDS.findall(sample))
    return "uk" if ukrainian > russian else "ru"


def read_line_kind(line: str) -> LineKind:
    """What one line or paragraph is by itself."""
    if len(line) > 2000:
        return "prose"
    if read_source_label(line):
        return "source-heading"
    if is_leftover(line):
        return "leftover"
    if is_date_line(line):
        return "date"
    if is_byline(line):
        return "byline"
    if is_caption(line):
        return "caption"
    if is_source_line(line):
        return "source"
    if is_title_like(line):
        return "short"
    return "quotation" if is_quotation(line) else "prose"


def has_prose_word(line: str, least: int = 1) -> bool:
    """Whether a line has at least so many of the words that sentences have and titles of books have not."""
    return len(_PROSE.findall(line)) >= least


_REFERENCE_START = re.compile(r"(?:\[\^?\w{1,10}\]:?|\d{1,3}[.)]?|[*†‡•–—-]|\^)\s*\S")


def is_reference(line: str) -> bool:
    """Whether a line under a source heading is one of its sources rather than the article going on.

    >>> is_reference("[3] Kern, A. The Long River. Harbour Press."), is_reference("The ferry was built by hand and it sank.")
    (True, False)
    """
    if is_source_line(line) or _REFERENCE_START.match(line):
        return True
    return not has_prose_word(line) and len(line) <= 300

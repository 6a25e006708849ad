"""Printed sources: newspaper with number and date; author, title, year, pages; volume of collected works."""

from __future__ import annotations

import re

from claimcheck.records import Bibliographic

_ISSUE = re.compile(r"(?:\bNo\.?|\bNos\.?|№|\bN\b|\bвып\.|\bч\.)\s?(\d+[\d/-]*)", re.IGNORECASE)
_PAGES = re.compile(r"\b(?:pages?|pp?\.|стр\.|[сc]\.)\s?(\d+(?:\s?[-–—]\s?\d+)?)", re.IGNORECASE)
_VOLUME = re.compile(r"(?:\b(?:Vol(?:ume|\.)?|Tome|Том)\s?|\b[Тт]\.\s?)([IVXLC]+|\d+)\b")
_YEAR = re.compile(r"[\[(]?\b(1[5-9]\d\d|20\d\d)\b[\])]?")
_BY = re.compile(r"\b[Bb]y\s((?:[A-Z][\w.’-]*\s?){1,4})")
_AUTHOR_RU = re.compile(
    r"^\W*([А-ЯІЇЄҐ][а-яёіїєґ’'-]+\s(?:[А-ЯІЇЄҐ]\.\s?){1,2}|(?:[А-ЯІЇЄҐ]\.\s?){1,2}[А-ЯІЇЄҐ][а-яёіїєґ’'-]+)[.,]?\s"
)
_AUTHOR_EN = re.compile(r"^\W*((?:[A-Z]{1,2}\.?\s?){1,3}[A-Z][\w’-]+|[A-Z][\w’-]+,\s[A-Z][\w.’-]*(?:\s[A-Z]\.)?)\s?[:.,(]")
_PAPER = re.compile(
    r"^\W*(?P<name>[A-ZА-ЯІЇЄҐ][\w’'-]*(?:\s[A-ZА-ЯІЇЄҐ]?[\w’'-]+){0,4}?)\s?[»”\"]?[,.]?\s(?=(?:No|Nos|№|N)\b\.?\s?\d|№)"
)
_QUOTED = re.compile(r"[«“\"](?P<title>[^«»“”\"]{3,160})[»”\"]")
_APA = re.compile(r"^\W*(?P<author>[^()]{3,80}?)\s\((?P<year>1[5-9]\d\d|20\d\d)\w?\)\.?\s(?P<title>[^.]{4,160})\.")
"""Author, year in brackets, title: Kern, A. (1971). The Long River. Kyiv: Rika."""
_ARCHIVE = re.compile(
    r"(?:(?P<archive>[^,.;]{2,80}?)[,.;]\s*)?(?:ф|фонд|f|fond)\.?\s?(?P<fond>[\wР-]{1,8})[,.;]?\s*(?:оп|опис[ьи]?|op|opis)\.?\s?\d+",
    re.IGNORECASE,
)
"""An archive's own way of naming a paper: fond, inventory, file, sheet."""
_STRIP = " \t\r\n,.;:–—-()[]{}"


def read_bibliographic(text: str) -> Bibliographic | None:
    """The printed source that a line names, None when it names none.

    >>> read_bibliographic("Pravda, No. 294, December 28, 1923")
    Bibliographic(author=None, title=None, container='Pravda', year='1923', date='1923-12-28', volume=None, issue='294', pages=None)
    >>> found = read_bibliographic("(The Long River: By Anna Kern [1971] Pages 12-14)")
    >>> found.author, found.title, found.year, found.pages
    ('Anna Kern', 'The Long River', '1971', '12-14')
    """
    line = " ".join(text.split())
    if apa := _APA.match(line):
        return Bibliographic(
            apa["author"].strip(_STRIP.replace(".", "")), apa["title"].strip(), None, apa["year"], None, None, None, None
        )
    if (paper := _ARCHIVE.search(line)) and paper["archive"]:
        return Bibliographic(
            None, None, paper["archive"].strip(_STRIP), None, None, None, line[paper.start("fond") :].strip(_STRIP), None
        )
    issue, pages, volume = (match[1] if (match := pattern.search(line)) else None for pattern in (_ISSUE, _PAGES, _VOLUME))
    date = _date(line)
    years = _YEAR.findall(_without_title_years(line))
    year = date[:4] if date else (years[-1] if years else None)
    container = match["name"].strip(_STRIP) if (match := _PAPER.match(line)) else None
    author = None if container else _author(line)
    title = _title(line, author, container)
    signs = [issue, pages, volume, year]
    if not (title or container) or not any(signs):
        return None
    return Bibliographic(author, title, container, year, date, volume, issue, pages.replace(" ", "") if pages else None)


def _date(line: str) -> str | None:
    """The full date of publication that the line gives."""
    from claimcheck.text.dates import read_dates  # noqa: PLC0415  # only for lines that look printed

    return next((date.edtf for date in read_dates(line) if date.grain == "day"), None)


def _without_title_years(line: str) -> str:
    """The line without years that belong to a title: "Russia at War 1941-1945"."""
    return re.sub(r"\b1\d{3}\s?[-–—]\s?(?:1\d{3}|\d\d)\b", "", line)


def _author(line: str) -> str | None:
    for pattern in (_BY, _AUTHOR_RU, _AUTHOR_EN):
        if match := pattern.search(line):
            return match[1].strip(_STRIP.replace(".", "") if pattern is not _BY else _STRIP)
    return None


def _title(line: str, author: str | None, container: str | None) -> str | None:
    """What stands in quotation marks, else what stands between the author and the first sign of print."""
    if match := _QUOTED.search(line):
        return match["title"].strip()
    if container:
        return None
    rest = line.strip(_STRIP)
    if author:
        rest = re.sub(rf"\s*:?\s*\b[Bb]y\s{re.escape(author)}.*$", "", rest)
        rest = rest.removeprefix(author).strip(_STRIP)
    cut = re.search(
        r"\s//\s|[.,;:–—(\[]?\s?(?:\bVol|\bVolume|\bTome|\bТом\b|\bТ\.|\bNo\b|№|\b[Pp]ages?\b|\bpp?\.|\b[СсC]\.\s?\d|\bстр\.|(?<![-–—\d])[\[(]?\b(?:1[5-9]|20)\d\d\b[\])]?(?!\s?[-–—]\s?\d)|\b(?:М|Л|СПб|К|Х)\.[:,])",
        rest,
    )
    title = (rest[: cut.start()] if cut else rest).strip(_STRIP)
    return title if 3 <= len(title) <= 200 else None

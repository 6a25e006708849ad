"""Printed sources: books and articles in the styles of Russian, Ukrainian and English lists, newspapers, papers of archives."""

from __future__ import annotations

import re

from claimcheck.records import Bibliographic

_CAP, _LOW = "A-ZА-ЯЁІЇЄҐ", "a-zа-яёіїєґ"
_INITIALS = rf"(?:[{_CAP}]\.[ -]?){{1,3}}"
_WORD = rf"[{_CAP}][{_LOW}’'ʼ]+(?:-[{_CAP}][{_LOW}’'ʼ]+)?"
_SURNAME = rf"(?:(?:де|фон|ван|von|van|de|del|der|la)\s)?{_WORD}"
_SURNAME_FIRST = rf"{_SURNAME},?\s{_INITIALS}"
_INITIALS_FIRST = rf"{_INITIALS}\s?{_SURNAME}"
_AUTHOR = re.compile(
    rf"(?P<author>(?:{_SURNAME_FIRST}|{_INITIALS_FIRST})(?:(?:,?\s(?:и|і|та|and|&)\s|,\s)(?:{_SURNAME_FIRST}|{_INITIALS_FIRST})){{0,5}}(?:,?\s(?:и др|та ін|et al)\.)?)\s?[:.,]?\s?(?=[«“\"{_CAP}\d])"
)
"""Мостовой П. И., Зорин А. Б. · P. Mostovoy"""
_AUTHOR_EN = re.compile(rf"(?P<author>{_WORD},\s{_WORD}(?:\s[A-Z]\.)?)\.\s(?=[A-Z«“\"])")
"""Kern, Anna."""
_AUTHOR_PLAIN = re.compile(rf"(?P<author>{_WORD}(?:\s(?:[A-Z]\.|{_WORD})){{1,2}}),\s(?=[«“\"{_CAP}])")
"""Anna Kern, The Long River"""
_BY = re.compile(rf"\s?[:,]?\s\b[Bb]y\s(?P<author>(?:[{_CAP}][\w.’'-]*\s?){{1,4}})")
_APA = re.compile(r"\W{0,5}(?P<author>[^()]{3,80}?)\s\((?P<year>1[5-9]\d\d|20\d\d)\w?\)\.?\s(?P<title>[^.]{4,160})\.(?P<rest>.*)")
"""Author, year in brackets, title: Kern, A. (1971). The Long River. Kyiv: Rika."""
_ARCHIVE = re.compile(
    r"(?:(?P<archive>[^,;]{2,80}?)[,.;]\s{0,3})?\b(?P<paper>(?:ф|фонд|f|fond)\.?\s?[\wР-]{1,8}[,.;]?\s{0,3}(?:оп|опис[ьи]?|op|opis)\.?\s?\d.{0,80})",
    re.IGNORECASE,
)
"""An archive's own way of naming a paper: fond, inventory, file, sheet."""
_IMPRINT = re.compile(
    rf"[.,;(\[—–-]?\s?(?:[—–-]\s)?(?P<place>(?:М|Л|СПб|Пб|Пг|К|Х|Од|Минск|Мн)\s?\.(?:\s?[;,–-]\s?[МЛК]\.)?|{_WORD}(?:[ -][{_CAP}][{_LOW}]+){{0,2}})\s?:\s(?P<publisher>[^,;:()]{{2,70}}),\s(?P<year>1[5-9]\d\d|20\d\d)"
)
"""М.: Наука, 1987 · (London: Rika, 1971) · К. : Наукова думка, 1999"""
_SIGNS: dict[str, re.Pattern[str]] = {
    "issue": re.compile(r"(?:№№?|\bNos?\.?(?=\s?\d)|\bN(?=\s?\d)|\bNr\.?|\bвып\.|\bвип\.|\bissue\b|\bч\.)\s?(\d+(?:\s?[/–-]\s?\d+)?(?:\s?\(\d{1,3}\))?)", re.IGNORECASE),
    "volume": re.compile(r"(?:\bvol(?:ume|\.)?\s?|\btome\s|\bтом\s|\bт\.\s?|\bкн\.\s?)([IVXLC]+|\d+)\b", re.IGNORECASE),
    "pages": re.compile(r"\b(?:pages?|pp?\.|стр\.|стор\.|[сcС]\.)\s?(\d+(?:\s?[-–—]\s?\d+)?(?:,\s?\d+(?:\s?[-–—]\s?\d+)?){0,4})", re.IGNORECASE),
    "extent": re.compile(r"[—–-]\s?\d{1,4}\s?(?:с|p|pp|стр|стор)\.", re.IGNORECASE),
    "edition": re.compile(r"[—–,.]\s?\d{1,2}-?(?:е|ге|th|nd|rd|st)\s(?:изд|вид|ed)\b\.?", re.IGNORECASE),
}  # fmt: skip
"""What only print has, its value in the first group."""
_LAST_PAGES = re.compile(r"(?:[)\]]|\d{4})[,:]\s?(\d{1,4}\s?[-–—]\s?\d{1,4})\W{0,3}$")
_YEAR = re.compile(r"(?<![\d–—-])[\[(]?\b(1[5-9]\d\d|20\d\d)\b(?:\s?(?:г|р|гг)\.?)?[\])]?(?!\s?[-–—]\s?\d)")
_RESPONSIBILITY = re.compile(
    r"\s/\s|(?<=[.\w)])\s[—–]\s|\s:\s(?:монографі?[яи]\w*|учебник|очерки?|сборник|збірник|підручник|роман|повесть|воспоминания)\b"
)
"""Where the title itself ends: editors, the next area, the kind of book."""
_QUOTED = re.compile(r"[«“\"„](?P<title>[^«»“”\"„]{2,200})[»”\"“]")
_STRIP = " \t\r\n,.;:–—-()[]{}/"
_PAPER_WORDS = 5
"""Words of the longest newspaper's name."""


def read_bibliographic(text: str) -> Bibliographic | None:
    """The printed source that a line names, None when it names none.

    >>> read_bibliographic("Pravda, No. 294, December 28, 1923")
    Bibliographic(author=None, title=None, container='Pravda', year='1923', date='1923-12-28', volume=None, issue='294', pages=None)
    >>> found = read_bibliographic("(The Long River: By Anna Kern [1971] Pages 12-14)")
    >>> found.author, found.title, found.year, found.pages
    ('Anna Kern', 'The Long River', '1971', '12-14')
    >>> found = read_bibliographic("Зорин А. Б. Первый паром // Вестник истории. — 1987. — Т. 2, № 4. — С. 45–47.")
    >>> found.author, found.title, found.container, found.year, found.volume, found.issue, found.pages
    ('Зорин А. Б.', 'Первый паром', 'Вестник истории', '1987', '2', '4', '45–47')
    """
    line = " ".join(text[:1000].split())
    if apa := _APA.match(line):
        signs = _signs(apa["rest"])
        volume, issue, pages = (signs.get(name) for name in ("volume", "issue", "pages"))
        return Bibliographic(
            apa["author"].strip(_STRIP.replace(".", "")), apa["title"].strip(), None, apa["year"], None, volume, issue, pages
        )
    if (paper := _ARCHIVE.search(line)) and paper["archive"]:
        return Bibliographic(None, None, paper["archive"].strip(_STRIP), None, None, None, paper["paper"].strip(_STRIP), None)
    signs, date = _signs(line), _date(line)
    imprint = _IMPRINT.search(line)
    years = [match[1] for match in _YEAR.finditer(line)]
    year = imprint["year"] if imprint else date[:4] if date else (years[-1] if years else None)
    author, title, container = _names(line, _first_sign(line, date), periodical=bool(signs.get("issue") or date))
    if not (title or container) or not (year or signs):
        return None
    volume, issue, pages = (signs.get(name) for name in ("volume", "issue", "pages"))
    return Bibliographic(author, title, container, year, date, volume, issue, pages)


def _signs(line: str) -> dict[str, str]:
    """The values of the signs that a line has; white space taken out."""
    found = {name: match[1] for name, pattern in _SIGNS.items() if pattern.groups and (match := pattern.search(line))}
    if "pages" not in found and (last := _LAST_PAGES.search(line)):
        found["pages"] = last[1]
    return {name: value.replace(" ", "") for name, value in found.items()}


def _date(line: str) -> str | None:
    """The full date of publication that the line gives."""
    from claimcheck.text.dates import read_dates  # noqa: PLC0415  # only for lines that look printed

    return next((date.edtf for date in read_dates(line) if date.grain == "day"), None)


def _first_sign(line: str, date: str | None) -> int:
    """Where author and title end: at the imprint, the year or the first of the other signs."""
    places = [
        match.start() for pattern in (_IMPRINT, _YEAR, *_SIGNS.values()) if (match := pattern.search(line)) and match.start() > 2
    ]
    if date:
        day = re.search(r"(?:\b\d{1,2}[\s.-](?=\w)|\b(?:[A-Z][a-z]{2,8})\.?\s\d{1,2}\b)", line)
        places += [day.start()] if day and day.start() > 2 else []
    return min(places, default=len(line))


def _names(line: str, end: int, *, periodical: bool) -> tuple[str | None, str | None, str | None]:
    """Author, title and container of a line whose other signs begin at `end`."""
    head, mark, tail = line.partition(" // ")
    if mark:
        author, title = _author_and_title(head.strip("([ "))
        tail = tail[: max(0, end - len(head) - len(mark))] if end > len(head) else tail[: _first_sign(tail, None)]
        return author, title, tail.strip(_STRIP + '«»“”"') or None
    head = line[:end].strip()
    if by := _BY.search(line):
        return by["author"].strip(_STRIP), line[: by.start()].strip(_STRIP) or None, None
    quoted = _QUOTED.search(line)
    if quoted and quoted.start() < end + 2:
        before = line[: quoted.start()].strip(_STRIP)
        author = _author_and_title(f"{before}. X")[0] or (before if 1 < len(before.split()) <= 4 else None)
        after = line[quoted.end() : max(end, quoted.end())].strip(_STRIP)
        if not before and not after and periodical:
            return None, None, quoted["title"].strip()
        return author, quoted["title"].strip(_STRIP), re.sub(r"^in\s", "", after) or None
    author, title = _author_and_title(head.lstrip("(["))
    if author is None and periodical and title and len(title.split()) <= _PAPER_WORDS:
        return None, None, title
    return author, title, None


def _author_and_title(head: str) -> tuple[str | None, str | None]:
    """Who wrote it and what it is called, from what stands before the signs of print."""
    author = None
    for pattern in (_AUTHOR, _AUTHOR_EN, _AUTHOR_PLAIN):
        if match := pattern.match(head):
            author, head = match["author"].strip(" ,"), head[match.end() :]
            break
    cut = _RESPONSIBILITY.search(head)
    title = (head[: cut.start()] if cut else head).strip(_STRIP.replace(")", "").replace("(", ""))
    title = title.rstrip("(").rstrip(_STRIP.replace(")", ""))
    return author, title if 2 <= len(title) <= 200 else None

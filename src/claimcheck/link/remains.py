"""What is left of an address when its scheme and host are gone: a wiki title, a slug's tail, nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from claimcheck.link.first_names import is_first_name
from claimcheck.link.percent import whole_part
from claimcheck.link.wiki_language import WikiLanguage, read_wiki_language
from claimcheck.records import Candidate, CitationKind, CitationStatus
from claimcheck.text.names_kinds import PATRONYMIC

WIKI = "https://{lang}.wikipedia.org/wiki/{title}"
_CAP = "[А-ЯЁІЇЄҐ]"
_NAME = rf"{_CAP}[а-яёіїєґ]+(?:[’'ʼ][а-яёіїєґ]+)?"
_GIVEN = rf"(?:{_NAME}|{_CAP}\.(?:_?{_CAP}\.)?|де|фон|ван|дер|ди|да|ла|ле|дю|оглы|кызы|бен|ибн|аль|огли)"
_SURNAME_FIRST = re.compile(
    rf"(?:(?:де|фон|ван|дер|ди|да|ла|ле|дю|аль|эль|бен|ибн|тер)[_-])?{_NAME}(?:-{_NAME}|-{_CAP}[а-яёіїєґ]+)?,_{_NAME}(?:[_-]{_GIVEN}){{0,4}}(?:_\([^()#]{{2,60}}\))?(?:\#[^\s#]{{1,120}})?"
)
"""`Surname,_Name`, `Surname,_Name_Patronymic`, `Surname,_Name_(trade)`: a shape that only wiki titles have."""
_QUERY = re.compile(r"\?(?:action|oldid|diff|curid|section|veaction|redirect|uselang|variant)=[\w&=-]{0,80}(?=#|$)")
"""What a wiki's address may carry after the title."""
_LETTERS = "0-9A-Za-zА-Яа-яЁёІіЇїЄєҐґ"
_TITLE = re.compile(rf"[A-ZА-ЯЁІЇЄҐ0-9«„(][{_LETTERS}’'ʼ«»„“”().,:;!?№&+/°%–—_-]*(?:\#[^\s#]{{0,120}})?")
_FOREIGN_TITLE = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff’'«»().,:!–—-]*(?:_[\w’'«»().,:!–—-]+)*")
_PREFIX = re.compile(r"(?:https?:)?/{0,2}(?:wiki/|w/index\.php\?title=|index\.php/|\?title=)|/", re.IGNORECASE)
_INTERWIKI = re.compile(r"\[{0,2}:?(?:w:)?(ru|uk|en|be|de|fr|pl):(?=[^/\s])")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|\d{2,})/?$", re.IGNORECASE)
_SLUG_WORDS = re.compile(r"[a-zа-яёіїєґ0-9]-[a-zа-яёіїєґ0-9]")


@dataclass(frozen=True, slots=True)
class Remains:
    """What the remains of an address are."""

    kind: CitationKind
    status: CitationStatus
    url: str | None = None
    candidates: tuple[Candidate, ...] = ()
    step: str = ""
    """The name of the step that resolved them."""


_TAIL = Remains("url-tail", "unrecoverable")


def wiki_address(title: str, lang: str) -> str:
    """An article's address in the Wikipedia of a language."""
    page, mark, part = title.partition("#")
    return WIKI.format(lang=lang, title=quote(page.replace(" ", "_"), safe="(),_-.:!'/")) + mark + quote(part, safe="(),_-.:!'/")


def read_remains(piece: str, promised: str | None = None) -> Remains:
    """What the remains of an address are: only `Surname,_Name` with a known name is resolved by itself, all else gets candidates at most.

    `promised` is the language that a label before them named; it counts where their letters do not tell.

    >>> read_remains("Зорге,_Рихард").url
    'https://ru.wikipedia.org/wiki/%D0%97%D0%BE%D1%80%D0%B3%D0%B5,_%D0%A0%D0%B8%D1%85%D0%B0%D1%80%D0%B4'
    >>> read_remains("Старый_мост").candidates[0].url
    'https://ru.wikipedia.org/wiki/%D0%A1%D1%82%D0%B0%D1%80%D1%8B%D0%B9_%D0%BC%D0%BE%D1%81%D1%82'
    >>> read_remains("vidkrittya-mostu-cherez-richku/").kind
    'url-tail'
    """
    text = piece.strip().strip("<>[]«»“”\"'").rstrip(",;")
    if len(text) > 400:
        return _TAIL
    cut = whole_part(text)
    if "%" in text:
        text = unquote(text if cut is None else cut, errors="ignore").replace(", ", ",_")
    if interwiki := _INTERWIKI.match(text):
        promised, text = interwiki[1], text[interwiki.end() :].split("|")[0].replace(" ", "_")
    if prefix := _PREFIX.match(text):
        text = text[prefix.end() :]
    query = _QUERY.search(text)
    if query:
        text = text[: query.start()] + text[query.end() :]
    text = _without_full_stop(text)
    if not text or " " in text or not _CYRILLIC.search(text):
        return _TAIL if not (promised and interwiki) else _title(text, read_wiki_language(text, promised), sure=0.9)
    language = read_wiki_language(text, promised)
    if cut is None and language.lang in ("ru", "uk") and _is_person(text):
        address, mark, part = wiki_address(text, language.lang).partition("#")
        return Remains("wiki-title", "repaired", address + (query[0] if query else "") + mark + part, step="resolve_wiki_title")
    if cut is not None or (
        not _TITLE.fullmatch(text) and not (_FOREIGN_TITLE.fullmatch(text) and language.lang not in ("ru", "uk"))
    ):
        return _cut_off(text, language) if cut is not None and _is_title(text) else _TAIL
    return _title(text, language, sure=0.9 if "_" in text else 0.6) if _is_title(text) else _TAIL


def _is_person(text: str) -> bool:
    """Whether a title is a surname and, after the comma, a known first name or one with a patronymic: «Одесса,_Украина» is neither."""
    if not _SURNAME_FIRST.fullmatch(text):
        return False
    words = text.partition("#")[0].partition(",_")[2].partition("_(")[0].split("_")
    return is_first_name(words[0]) or (len(words) == 2 and PATRONYMIC.match(words[1].lower()) is not None)


def _without_full_stop(text: str) -> str:
    """A title without the sentence's full stop; those of initials and abbreviations stay."""
    if text.endswith(".") and not re.search(rf"(?:[_.]|^){_CAP}\.$|[_.](?:др|мл|ст|гг?|вв?|им)\.$", text):
        return text.rstrip(".")
    return text


def _is_title(text: str) -> bool:
    """Whether a single token is shaped like a wiki title: capital or digit first, underscores, no slug's hyphens and endings."""
    if text.endswith("/") or _ENDING.search(text) or _CYRILLIC.search(text) is None:
        return False
    hyphens = len(_SLUG_WORDS.findall(text))
    return hyphens <= 1 + text.count("_") and not (text[0].islower() and "_" not in text)


def _title(text: str, language: WikiLanguage, sure: float) -> Remains:
    """Candidates in the Wikipedia whose language the title is in, then in the other it may be."""
    shape = "words joined by underscores, as wiki titles are" if "_" in text else "one capitalised word, as wiki titles may be"
    first = Candidate(wiki_address(text, language.lang), round(sure * language.sure, 2), f"{shape}; {language.why}")
    others = [
        Candidate(wiki_address(text, lang), round(sure * (1 - language.sure), 2), f"{shape}; less likely in this language")
        for lang in language.others
    ]
    return Remains("wiki-title", "candidate", None, (first, *others))


def _cut_off(text: str, language: WikiLanguage) -> Remains:
    why = f"a wiki title that was cut off in the middle of a letter; {language.why}"
    return Remains("wiki-title", "candidate", None, (Candidate(wiki_address(text, language.lang), 0.2, why),))

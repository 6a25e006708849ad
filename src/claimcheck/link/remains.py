"""What is left of an address when its scheme and host are gone: a wiki title, a slug's tail, nothing."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from claimcheck.records import Candidate, CitationKind, CitationStatus

WIKI = "https://{lang}.wikipedia.org/wiki/{title}"
_SURNAME_FIRST = re.compile(
    r"[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]+(?:-[А-ЯЁІЇЄҐ][а-яёіїєґ]+)?,_[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]+(?:[_-][А-ЯЁІЇЄҐ][а-яёіїєґ’'.-]+){0,3}(?:_\([^()]{2,40}\))?"
)
"""`Surname,_Name` or `Surname,_Name_Patronymic`: a shape that only wiki titles have."""
_TITLE = re.compile(r"(?:[А-ЯЁІЇЄҐ0-9«(][\wА-яЁёІіЇїЄєҐґ’'«»().,:!–—-]*)(?:_[\w’'«»().,:!–—-]+)*")
_TAIL = re.compile(r"[\w%.,~’'–—-]+(?:/[\w%.,~-]*)*/?")
_UKRAINIAN = re.compile(
    r"[іїєґІЇЄҐ]|(?:йович|ьович|Григорович)\b|[_ ](?:Петро|Павло|Михайло|Дмитро|Данило|Кирило|Микола|Олександр|Олексій|Володимир)\b"
)
"""Letters that Russian lacks, and names that it spells otherwise."""

Remains = tuple[CitationKind, CitationStatus, str | None, tuple[Candidate, ...], str]
"""Kind, status, address, candidates, and the step's name where it was resolved."""


def wiki_address(title: str) -> str:
    """The article's address in the Russian or the Ukrainian wiki, told from the title's letters and names."""
    lang = "uk" if _UKRAINIAN.search(title) else "ru"
    return WIKI.format(lang=lang, title=quote(title.replace(" ", "_"), safe="(),_-.:!'"))


def read_remains(piece: str) -> Remains:
    """What the remains of an address are: only `Surname,_Name` is resolved by itself, all else gets candidates at most.

    >>> read_remains("Зорге,_Рихард")[:3]
    ('wiki-title', 'repaired', 'https://ru.wikipedia.org/wiki/%D0%97%D0%BE%D1%80%D0%B3%D0%B5,_%D0%A0%D0%B8%D1%85%D0%B0%D1%80%D0%B4')
    >>> read_remains("vidkrittya-mostu-cherez-richku/")[:3]
    ('url-tail', 'unrecoverable', None)
    """
    text = piece.strip().strip("<>()[]«»“”\"'").rstrip(".,;")
    if re.search(r"%[0-9A-Fa-f]{2}", text):
        text = unquote(text)
    text = text.removeprefix("/wiki/").removeprefix("wiki/")
    if not text or " " in text:
        return "url-tail", "unrecoverable", None, (), ""
    if _SURNAME_FIRST.fullmatch(text):
        return "wiki-title", "repaired", wiki_address(text), (), "resolve_wiki_title"
    if _TITLE.fullmatch(text) and _is_title(text):
        return "wiki-title", "candidate", None, (_wiki_candidate(text),), ""
    if _TAIL.fullmatch(text):
        return "url-tail", "unrecoverable", None, (), ""
    return "url-tail", "unrecoverable", None, (), ""


def _is_title(text: str) -> bool:
    """Whether a single token is shaped like a wiki title: Cyrillic, underscores or one capitalised word, no slug's hyphens."""
    return (
        bool(re.search(r"[А-Яа-яЁёІіЇїЄєҐґ]", text))
        and not text.endswith("/")
        and text.count("-") <= 1 + text.count("_")
        and not re.search(r"\.\d+$", text)
    )


def _wiki_candidate(text: str) -> Candidate:
    sure = 0.9 if "_" in text else 0.6
    why = "Cyrillic words joined by underscores, as wiki titles are" if "_" in text else "one capitalised Cyrillic word"
    return Candidate(wiki_address(text), sure, why)

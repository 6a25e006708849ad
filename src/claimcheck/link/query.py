"""A search query that would find a lost source, in the language it was in, from the article's own names and dates."""

from __future__ import annotations

import re
from collections import Counter

from claimcheck.link.transliterate import to_cyrillic, to_russian
from claimcheck.records import ArticleText, Language

MAX_TERMS = 6
MAX_TAIL_WORDS = 9
"""Words of a slug that a search takes; more of them find less."""
_CYRILLIC_NAME = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ’'-]+(?:\s[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ’'-]+){0,2}")
_COMMON = frozenset(
    ("Russian", "Soviet", "German", "Nazi", "English", "Western", "Ukrainian", "Polish", "Japanese", "American", "British")
)
_TAIL_WORD = re.compile(r"[^\W\d_]{2,}")
_FILE_ENDING = re.compile(r"\.(?:s?html?|php|aspx?)/?$")


def _own_words(article: ArticleText) -> str:
    """The title and the prose: headings such as "Russian Language Sources" name nothing to look for."""
    kinds = ("title", "paragraph", "quotation", "item", "caption")
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.kind in kinds)


def search_query(article: ArticleText) -> str:
    """The article's names in Cyrillic, as it gives them or transliterated, and its chief year.

    Names that stand in the title come first, then the commonest.
    """
    from claimcheck.text.dates import read_dates  # noqa: PLC0415
    from claimcheck.text.lemmas import lemma  # noqa: PLC0415
    from claimcheck.text.names import read_names  # noqa: PLC0415
    from claimcheck.text.names_ordinary import common_words  # noqa: PLC0415
    from claimcheck.text.names_tables import name_words  # noqa: PLC0415

    titles = name_words().titles
    given = [match[0] for match in _CYRILLIC_NAME.finditer(article.title)]
    counts: Counter[str] = Counter()
    for name in read_names(_own_words(article)):
        words = [
            re.sub(r"[’']s$", "", word)
            for word in name.text.split()
            if word not in _COMMON and word.lower() not in titles and lemma(word, "en") not in common_words()
        ]
        if name.kind in ("person", "place") and words and re.match(r"[A-Z]", words[0]):
            counts[" ".join(words[-2:])] += 1 + 3 * (name.text in article.title)
    names = given[:2] or [to_russian(name) for name, _ in counts.most_common(2)]
    places = [to_russian(name) for name, _ in counts.most_common(MAX_TERMS) if to_russian(name) not in names]
    years = [
        year
        for year, _ in Counter(date.edtf[:4] for date in read_dates(article.text) if re.match(r"\d{4}", date.edtf)).most_common(1)
    ]
    terms = [f'"{name}"' if " " in name else name for name in names] + places[: 2 if given else 1] + years
    return " ".join(dict.fromkeys(terms[:MAX_TERMS]))


def tail_query(tail: str, language: Language) -> str:
    """The words of a slug's tail in Cyrillic; the first one is left out where the cut went through it.

    >>> tail_query("j-parokhod-na-zhure-otkryt.html", "ru")
    'пароход на журе открыт'
    """
    words = [match[0] for match in _TAIL_WORD.finditer(_FILE_ENDING.sub("", tail).replace("_", " "))]
    if len(words) > 3 and not words[0][0].isupper() and not tail.startswith(("-", "_")):
        words = words[1:] if len(words[0]) < 4 else words
    manner = "uk" if language == "uk" else "ru"
    shown = [word if re.search(r"[\u0400-\u04ff]", word) else to_cyrillic(word.lower(), manner) for word in words]
    return " ".join(shown[:MAX_TAIL_WORDS])

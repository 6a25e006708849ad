"""A search query that would find a lost source, in the language it was in, from the article's own names and dates."""

from __future__ import annotations

import re
from collections import Counter

from claimcheck.records import ArticleText, Language

MAX_TERMS = 6
_LATIN_TO_RUSSIAN: tuple[tuple[str, str], ...] = (
    ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"), ("yo", "ё"), ("ye", "е"),
    ("iy", "ий"), ("ia", "ия"), ("ei", "ей"), ("ai", "ай"), ("oy", "ой"), ("ay", "ай"), ("ck", "к"), ("ph", "ф"), ("a", "а"), ("b", "б"), ("c", "к"),
    ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "дж"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"),
    ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"), ("’", "ь"), ("'", "ь"),
)  # fmt: skip
"""Longest first: BGN/PCGN read backwards, with the spellings that English texts use."""
_CYRILLIC_NAME = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ’'-]+(?:\s[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ’'-]+){0,2}")
EXONYMS = {
    "moscow": "Москва", "russia": "Россия", "ukraine": "Украина", "germany": "Германия", "soviet union": "СССР", "ussr": "СССР", "kiev": "Киев",
    "kyiv": "Київ", "warsaw": "Варшава", "berlin": "Берлин", "budapest": "Будапешт", "hungary": "Венгрия", "poland": "Польша", "japan": "Япония",
    "tokyo": "Токио", "stalingrad": "Сталинград", "leningrad": "Ленинград", "red army": "Красная Армия", "afghanistan": "Афганистан", "iraq": "Ирак",
    "hitler": "Гитлер", "adolf hitler": "Гитлер", "trotsky": "Троцкий", "churchill": "Черчилль", "yeltsin": "Ельцин", "boris yeltsin": "Борис Ельцин",
    "crimea": "Крым", "siberia": "Сибирь", "caucasus": "Кавказ", "odessa": "Одесса", "kharkov": "Харьков", "sevastopol": "Севастополь",
}  # fmt: skip
"""Names whose Russian form no transliteration gives."""
_COMMON = frozenset(
    ("Russian", "Soviet", "German", "Nazi", "English", "Western", "Ukrainian", "Polish", "Japanese", "American", "British")
)


def to_russian(name: str) -> str:
    """A Latin name in Russian letters, as it would be searched for.

    >>> to_russian("Sergei Aleshkov"), to_russian("Vorobyov")
    ('Сергей Алешков', 'Воробьёв')
    """
    return EXONYMS.get(name.lower()) or " ".join(EXONYMS.get(word.lower()) or _word_to_russian(word) for word in name.split())


def _word_to_russian(word: str) -> str:
    low, out, at = word.lower(), "", 0
    low = re.sub(r"(?<=[bvmp])yo(?=[vn])", "’yo", low)
    while at < len(low):
        for latin, russian in _LATIN_TO_RUSSIAN:
            if low.startswith(latin, at):
                out += "й" if latin == "y" and out and out[-1] in "аеиоуыэюя" else russian
                at += len(latin)
                break
        else:
            out += low[at]
            at += 1
    return out.capitalize() if word[:1].isupper() else out


def _own_words(article: ArticleText) -> str:
    """The title and the prose: headings such as "Russian Language Sources" name nothing to look for."""
    kinds = ("title", "paragraph", "quotation", "item", "caption")
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.kind in kinds)


def search_query(article: ArticleText, language: Language = "ru") -> str:
    """The article's names in Cyrillic, as it gives them or transliterated, and its chief years.

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
    return " ".join(dict.fromkeys(terms[:MAX_TERMS])) if language != "en" else " ".join(terms[:MAX_TERMS])

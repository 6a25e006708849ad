"""Latin letters back into Cyrillic: names as a Russian or Ukrainian search would have them, words of slugs."""

from __future__ import annotations

import re
from functools import lru_cache

_COMMON: tuple[tuple[str, str], ...] = (
    ("iya", "ия"), ("iye", "ие"), ("iyu", "ию"), ("aya", "ая"), ("oya", "оя"), ("oye", "ое"), ("yye", "ые"), ("yaya", "яя"), ("eye", "ее"), ("uyu", "ую"), ("oyu", "ою"),
    ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("tz", "ц"), ("ch", "ч"), ("cz", "ч"), ("sh", "ш"), ("yu", "ю"), ("ju", "ю"), ("ya", "я"), ("ja", "я"),
    ("yo", "ё"), ("jo", "ё"), ("ye", "е"), ("je", "е"), ("iy", "ий"), ("ij", "ий"), ("yy", "ый"), ("yj", "ый"), ("ia", "ия"), ("ei", "ей"), ("ai", "ай"), ("oi", "ой"), ("oy", "ой"),
    ("ay", "ай"), ("ey", "ей"), ("aj", "ай"), ("ej", "ей"), ("oj", "ой"), ("uj", "уй"), ("ck", "к"), ("ph", "ф"), ("th", "т"), ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"),
    ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"),
    ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"), ("’", "ь"), ("'", "ь"),
)  # fmt: skip
"""Longest first: BGN/PCGN and the spellings of sites read backwards."""
_UKRAINIAN = {
    "yi": "ї",
    "ji": "ї",
    "ye": "є",
    "je": "є",
    "ie": "є",
    "i": "і",
    "y": "и",
    "h": "г",
    "g": "г",
    "ayi": "аї",
    "oyi": "ої",
    "iyi": "ії",
    "eyi": "еї",
    "uyi": "уї",
    "iya": "ія",
    "iyu": "ію",
    "iye": "іє",
    "iy": "ій",
    "ij": "ій",
    "yj": "ий",
    "yy": "ий",
    "yo": "йо",
    "jo": "йо",
    "ia": "ія",
    "shch": "щ",
    "hch": "щ",
}
"""Where Ukrainian is written otherwise (its own table of 2010, and sites' spellings)."""
_ENGLISH = {"c": "к", "j": "дж", "ay": "ей"}
"""Letters of English words and names, which the article is in."""
GIVEN = {
    "alexander": "Александр", "aleksandr": "Александр", "alexandra": "Александра", "anatoly": "Анатолий", "andrew": "Андрей", "arkady": "Аркадий", "arseny": "Арсений", "catherine": "Екатерина",
    "daria": "Дарья", "dmitri": "Дмитрий", "dmitry": "Дмитрий", "dmitriy": "Дмитрий", "evgeny": "Евгений", "yevgeny": "Евгений", "evgeniy": "Евгений", "feodor": "Фёдор", "fedor": "Фёдор", "fyodor": "Фёдор",
    "gennady": "Геннадий", "george": "Георгий", "georgy": "Георгий", "georgi": "Георгий", "grigory": "Григорий", "gregory": "Григорий", "ignaty": "Игнатий", "igor": "Игорь", "ilya": "Илья",
    "joseph": "Иосиф", "josef": "Иосиф", "iosif": "Иосиф", "julia": "Юлия", "leo": "Лев", "leon": "Лев", "leonty": "Леонтий", "lev": "Лев", "mary": "Мария", "michael": "Михаил", "natalia": "Наталья", "natalya": "Наталья",
    "nicholas": "Николай", "nikolay": "Николай", "nikolai": "Николай", "olga": "Ольга", "paul": "Павел", "pavel": "Павел", "peter": "Пётр", "pyotr": "Пётр", "petr": "Пётр", "simon": "Семён", "semyon": "Семён", "sergey": "Сергей", "sergei": "Сергей",
    "stephen": "Степан", "tatiana": "Татьяна", "tatyana": "Татьяна", "valery": "Валерий", "vasily": "Василий", "vasili": "Василий", "vitaly": "Виталий", "yuri": "Юрий", "yury": "Юрий", "yuriy": "Юрий", "alexey": "Алексей", "alexei": "Алексей", "richard": "Рихард", "eugene": "Евгений", "oleksandr": "Олександр", "mykola": "Микола", "mykhailo": "Михайло", "volodymyr": "Володимир", "petro": "Петро", "pavlo": "Павло", "dmytro": "Дмитро", "serhiy": "Сергій", "serhii": "Сергій", "andriy": "Андрій", "andrii": "Андрій", "taras": "Тарас", "yevhen": "Євген", "oleksiy": "Олексій", "vasyl": "Василь",
}  # fmt: skip
"""Given names as Russian (or, spelt the Ukrainian way, Ukrainian) has them, where letters alone do not lead there."""
EXONYMS = {
    "moscow": "Москва", "russia": "Россия", "ukraine": "Украина", "germany": "Германия", "soviet union": "СССР", "ussr": "СССР", "kiev": "Киев", "kyiv": "Київ", "warsaw": "Варшава", "berlin": "Берлин", "budapest": "Будапешт",
    "hungary": "Венгрия", "poland": "Польша", "japan": "Япония", "tokyo": "Токио", "stalingrad": "Сталинград", "leningrad": "Ленинград", "red army": "Красная Армия", "afghanistan": "Афганистан", "iraq": "Ирак", "hitler": "Гитлер",
    "adolf hitler": "Гитлер", "trotsky": "Троцкий", "churchill": "Черчилль", "yeltsin": "Ельцин", "boris yeltsin": "Борис Ельцин", "crimea": "Крым", "siberia": "Сибирь", "caucasus": "Кавказ", "odessa": "Одесса", "kharkov": "Харьков",
    "sevastopol": "Севастополь", "saint petersburg": "Санкт-Петербург", "st petersburg": "Санкт-Петербург", "petrograd": "Петроград", "vienna": "Вена", "prague": "Прага", "paris": "Париж", "london": "Лондон", "rome": "Рим", "china": "Китай",
    "france": "Франция", "england": "Англия", "britain": "Великобритания", "united states": "США", "america": "Америка", "finland": "Финляндия", "sweden": "Швеция", "turkey": "Турция", "georgia": "Грузия", "armenia": "Армения", "belarus": "Беларусь",
    "lithuania": "Литва", "latvia": "Латвия", "estonia": "Эстония", "romania": "Румыния", "bulgaria": "Болгария", "czechoslovakia": "Чехословакия", "dnieper": "Днепр", "volga": "Волга", "black sea": "Чёрное море", "lviv": "Львов", "kharkiv": "Харьков", "chernobyl": "Чернобыль", "napoleon": "Наполеон", "lenin": "Ленин", "stalin": "Сталин",
}  # fmt: skip
"""Names whose Russian form no transliteration gives."""
_TABLES = {
    "name": tuple((latin, _ENGLISH.get(latin, cyrillic)) for latin, cyrillic in _COMMON),
    "ru": _COMMON,
    "uk": (*sorted(_UKRAINIAN.items(), key=lambda row: -len(row[0])), *(row for row in _COMMON if row[0] not in _UKRAINIAN)),
}
_BY_FIRST = {
    name: {
        first: [row for row in sorted(table, key=lambda row: -len(row[0])) if row[0][0] == first]
        for first in {row[0][0] for row in table}
    }
    for name, table in _TABLES.items()
}


def to_russian(name: str) -> str:
    """A Latin name in Russian letters, as it would be searched for.

    >>> to_russian("Sergei Aleshkov"), to_russian("Vorobyov"), to_russian("Yuri Zaritsky")
    ('Сергей Алешков', 'Воробьёв', 'Юрий Зарицкий')
    """
    return EXONYMS.get(name.lower()) or " ".join(_name(word) for word in name.split())


def _name(word: str) -> str:
    low = word.lower().strip(".,")
    return EXONYMS.get(low) or GIVEN.get(low) or (to_cyrillic(word, "name") if low.isascii() or "’" in low else word)


@lru_cache(maxsize=2000)
def to_cyrillic(word: str, manner: str = "ru") -> str:
    """A word of a slug, or a name, in the letters of Russian (`ru`), Ukrainian (`uk`) or of an English text's names (`name`).

    >>> to_cyrillic("ryadovij", "uk"), to_cyrillic("parokhod"), to_cyrillic("richku", "uk")
    ('рядовий', 'пароход', 'річку')
    """
    low = word.lower()
    if manner != "uk":
        low = re.sub(r"(?<=[bvmplnrdt])y(?=[aeou])", "’y", low) if manner == "name" else low
        low = re.sub(r"(?<=[sckg])(?:y|i|ii|iy|ij)$", "iy", low) if manner == "name" else re.sub(r"(?<=[kgh])y$", "iy", low)
    by_first, out, at = _BY_FIRST[manner], "", 0
    while at < len(low):
        for latin, cyrillic in by_first.get(low[at], ()):
            if low.startswith(latin, at):
                out += "й" if latin == "y" and out and out[-1] in "аеиоуыэюяії" else cyrillic
                at += len(latin)
                break
        else:
            out += low[at]
            at += 1
    if manner == "uk":
        out = re.sub(r"и(?=й$)|(?<=[сцз]к)и(?=й)", "и", re.sub(r"ій$", "ий", out) if low.endswith("ij") else out)
        out = re.sub(r"(?<=[сцз])к(?=(?:ий|а|е|ого|ому|их|ою|ої)$)", "ьк", out)
    return out.capitalize() if word[:1].isupper() else out

"""Numbers that name a thing: patterns with their kind and an example each; data only."""

from __future__ import annotations

NUM = r"\d{1,6}"
UNIT_EN = (
    r"(?:[A-Z][\w’'-]*\s){0,4}(?:Regiments?|Divisions?|Brigades?|Army|Armies|Corps|Battalions?|Company|Companies|Fleet|Squadrons?|Battery|Front|Flotilla|Air\sArmy|Group|Wing|Legion|Platoon)"
    r"|(?:[a-z’'-]+\s){0,3}(?:regiment|division|brigade|army|corps|battalion|company|squadron|battery|platoon)"
)
UNIT_RU = r"(?:[\w-]+\s){0,4}?(?:полк|дивизи|бригад|арми|корпус|батальон|рот[аеуы]|эскадриль|батаре|фронт|флот|отряд|полк|дивізі|бригад|армі|корпус|батальйон|загін|загон|ескадриль)\w*"

PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("unit", rf"(?<![\w.,]){NUM}(?:st|nd|rd|th|d)\s(?:{UNIT_EN})\b", "142nd Infantry Regiment"),
    ("unit", rf"(?<![\w.,]){NUM}[-‑](?:й|я|го|му|м|ом|ой|ю|ая|ый|ий|та|ту|тої|ї|ої|а|у|е)\s{UNIT_RU}", "142-й стрелковый полк"),
    ("number", r"(?:\b(?:No|Nos|Number|no|nos)\.?\s?|№\s?|\bN\s)\d[\d/-]*(?:[-‑]?[А-ЯA-Za-zа-я]\b)?", "Plant No. 633"),
    ("pages", r"\b(?:[Pp]ages?|pp?\.|стр\.|[Сс]\.|стор\.)\s?\d+(?:\s?[-–—]\s?\d+)?", "Pages 398-401"),
    (
        "volume",
        r"\b(?:[Vv]ol(?:ume|\.)?|[Tt]ome|[Тт]ом|[Тт]\.|[Вв]ып\.|[Вв]ипуск|[Ч]\.|[Pp]art|[Cc]hapter|[Ss]ection|[Aa]rticle|[Бб]атерея|[Гг]лава|[Сс]татья|[Сс]таття|[Hh]all|[Rr]oom|[Pp]latform|[Tt]rack|[Bb]lock|[Bb]uilding|[Ff]lat|[Hh]ouse|кв\.|д\.|дом|буд\.|ул\.)\s(?:\d+(?:[-/]\d+)?\b|[IVXLC]+\b)",
        "Volume V",
    ),
    (
        "archive",
        r"(?:[Фф]\.|[Фф]онд)\s?\d+[\w,.\s]{0,4}(?:[Оо]п\.|[Оо]пис[ьи]?)\s?\d+(?:[\s,.]{0,3}(?:[Дд]\.|[Дд]ело|[Сс]пр\.)\s?\d+)?(?:[\s,.]{0,3}(?:[Лл]\.|[Аа]рк\.)\s?[\d-]+)?",
        "ф. 5, оп. 1, д. 23",
    ),
    ("code", r"\b[A-ZА-Я]{1,4}[\s-]\d{2,4}(?:[-\s]\d{2,4}){1,4}\b", "PZ 401-039-740"),
    ("phone", r"(?<!\w)\+?\d{1,3}[\s-]\(?\d{3}\)?[\s-]\d{2,3}[\s-]\d{2}[\s-]?\d{2}\b", "+7 495 123-45-67"),
    (
        "model",
        r"\b(?:[A-ZА-ЯІЇ][A-Za-zА-Яа-яіїє]{0,4}[-‑]\d{1,4}(?:[-/]\d+)?[A-Za-zА-Яа-я]{0,2}|[A-Z]{1,3}\d{1,4})\b",
        "T-34, Il-2",
    ),
    (
        "time",
        r"(?<![\d.:])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)(?:\s?(?:a\.?m\.?|p\.?m\.?))?(?![\d])|\b(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|o[’']clock)|\b(?:в|о|об)\s\d{1,2}\s(?:час(?:ов|а)|годині)\s(?:утра|вечера|дня|ночи|ранку|вечора)",
        "4:30 p.m.",
    ),
    (
        "congress",
        r"\b(?:[A-Z][a-z]+(?:-[a-z]+)?(?:th|st|nd|rd|ond|ird)|[IVXL]{1,6}|\d{1,3}(?:st|nd|rd|th)|[IVXL]{1,6}|\d{1,3}[-‑](?:й|го|м|му|ий))\s(?:Party\s)?(?:Congress|Conference|Plenum|съезд\w*|конференци\w*|пленум\w*|з[’']їзд\w*)",
        "Twelfth Congress",
    ),
    (
        "ruler",
        r"\b(?:Nicholas|Alexander|Peter|Catherine|Ivan|Paul|Henry|Louis|Charles|William|Frederick|Николай|Николая|Александр|Александра|Екатерин[аы]|Пётр|Петра|Иван|Ивана|Павел|Павла|Микола|Олександр)\s[IVX]{1,4}\b",
        "Nicholas II",
    ),
    (
        "ordinal",
        r"(?<![\w.,])\d{1,4}(?:st|nd|rd|th)\b(?!\scentur)|(?<![\w.,])\d{1,4}[-‑](?:й|я|го|му|м|ом|ой|ю|ая|ый|ий|ая|ое|е|та|ої|ї)\b",
        "the 7th man",
    ),
    (
        "named",
        r"(?:улиц[аеыу]|ул\.|площад[ьи]|вулиц[яіюи]|просп\.|завод\w*|колхоз\w*)\s(?:имени\s)?\d+(?:-го|-й)?\s[\w]+|\b[A-Z]\d{1,4}[A-Z]?\b",
        "улица 8 Марта",
    ),
)
"""In order of preference."""

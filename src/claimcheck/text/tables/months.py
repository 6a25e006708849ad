"""Names of months, seasons, parts and centuries in three languages: data only, each row with an example."""

from __future__ import annotations

MONTHS: dict[str, tuple[str, ...]] = {
    # "on 3 April", «3 апреля», «3 квітня»; English names need their capital, and "May", "March" a day, a year or a preposition
    "en": (
        r"January|Jan\.?", r"February|Feb\.?", r"March|Mar\.", r"April|Apr\.?", r"May", r"June|Jun\.", r"July|Jul\.",
        r"August|Aug\.?", r"September|Sept?\.?", r"October|Oct\.?", r"November|Nov\.?", r"December|Dec\.?",
    ),
    "ru": (
        r"[Яя]нвар(?:ь|я|е|ю|ём|ем)|янв\.", r"[Фф]еврал(?:ь|я|е|ю|ём|ем)|февр?\.", r"[Мм]арт(?:а|е|у|ом)?", r"[Аа]прел(?:ь|я|е|ю|ем)|апр\.",
        r"[Мм]а(?:й|я|е|ю|ем)", r"[Ии]юн(?:ь|я|е|ю|ем)", r"[Ии]юл(?:ь|я|е|ю|ем)", r"[Аа]вгуст(?:а|е|у|ом)?|авг\.",
        r"[Сс]ентябр(?:ь|я|е|ю|ём|ем)|сент?\.", r"[Оо]ктябр(?:ь|я|е|ю|ём|ем)|окт\.", r"[Нн]оябр(?:ь|я|е|ю|ём|ем)|нояб?\.",
        r"[Дд]екабр(?:ь|я|е|ю|ём|ем)|дек\.",
    ),
    "uk": (
        r"[Сс]іч(?:ень|ня|ні|ню|нем)|січ\.", r"[Лл]ют(?:ий|ого|ому|им)|лют\.", r"[Бб]ерез(?:ень|ня|ні|ню|нем)|бер\.",
        r"[Кк]віт(?:ень|ня|ні|ню|нем)|квіт\.", r"[Тт]рав(?:ень|ня|ні|ню|нем)|трав\.", r"[Чч]ерв(?:ень|ня|ні|ню|нем)|черв\.",
        r"[Лл]ип(?:ень|ня|ні|ню|нем)|лип\.", r"[Сс]ерп(?:ень|ня|ні|ню|нем)|серп\.", r"[Вв]ерес(?:ень|ня|ні|ню|нем)|вер\.",
        r"[Жж]овт(?:ень|ня|ні|ню|нем)|жовт\.", r"[Лл]истопад(?:а|і|у|ом)?|лист\.", r"[Гг]руд(?:ень|ня|ні|ню|нем)|груд\.",
    ),
}  # fmt: skip
"""By language, January first."""

SEASONS: tuple[tuple[str, int], ...] = (
    (r"[Ss]pring|[Вв]есн(?:а|ы|е|у|ой|і|ою)|[Нн]авесні", 21),  # the spring of 1943, весной 1943 года, навесні
    (r"[Ss]ummer|[Лл]ет(?:о|а|е|у|ом)|[Лл]іт(?:о|а|і|у|ом)|[Вв]літку", 22),  # летом 1943 года, влітку
    (r"[Aa]utumn|[Ff]all(?= of| \d)|[Оо]сен(?:ь|и|ью)|[Оо]с(?:інь|ені)|[Вв]осени", 23),  # осенью 1942 года, восени
    (r"[Ww]inter|[Зз]им(?:а|ы|е|у|ой|и|і|ою)|[Вв]зимку", 24),  # зимой 1941/42 года, взимку
)
"""Names of seasons with EDTF's number."""

WEEKDAYS = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье"
    r"|понеділок|вівторок|серед[ау]|четвер|п['’]ятниц[яю]|неділ[яю]"
)  # on Sunday, June 22, 1941
"""A weekday before a date belongs to it."""

PARTS: tuple[tuple[str, str], ...] = (
    # English
    (r"(?:middle|mid)[- ]to[- ]late", "mid-late"), (r"early[- ]to[- ]mid(?:dle)?", "early-mid"),
    (r"(?:the )?(?:very )?(?:beginning|start|outset) of(?: the)?|(?:in )?early(?:[- ]in)?", "early"),  # early October, 1941
    (r"(?:the )?middle of(?: the)?|mid(?:[- ]|dle )", "mid"),  # mid-1943
    (r"(?:the )?(?:very )?end of(?: the)?|(?:in )?late(?:[- ]in)?", "late"),  # the end of 1991
    (r"(?:the )?first half of(?: the)?", "half-1"), (r"(?:the )?(?:second|latter) half of(?: the)?", "half-2"),
    # Russian and Ukrainian
    (r"(?:в )?(?:самом )?начал[еоау]|(?:на )?поч(?:атку|аток)", "early"),  # в начале 1942 г.
    (r"(?:в )?середин[еаыуі]", "mid"),  # в середине 1930-х годов
    (r"(?:в )?(?:самом )?кон(?:це|ец|ца|цу)|(?:наприкінці|кін(?:ець|ця|ці))", "late"),  # в конце 1943 года
    (r"(?:в )?перв(?:ая|ой|ую) половин[аеыу]|перш(?:а|ої|ій|у) половин[аиіу]", "half-1"),  # первая половина XIX века
    (r"(?:во? )?втор(?:ая|ой|ую) половин[аеыу]|друг(?:а|ої|ій|у) половин[аиіу]", "half-2"),
)  # fmt: skip
"""Words that take a part of what follows."""

LIMITS: tuple[tuple[str, str], ...] = (
    (r"(?:no|not) later than|не позднее|не позже|не пізніше", "not-after"),  # no later than 1905
    (r"(?:no|not) earlier than|не ранее|не раньше|не раніше", "not-before"),
    (r"[Ss]ince|[Сс]о?|[Зз]|начиная с|починаючи з|[Ss]tarting (?:in|from)|from (?=[^.;]{4,20} (?:on|onwards?)\b)", "since"),  # since 1975
    (r"[Bb]efore|[Pp]rior to|[Uu]ntil|[Uu]p (?:to|until)|[Тт]ill|до|[Дд]о", "before"),  # until 1917, до 1917 года
    (r"[Aa]fter|[Пп]осле|[Пп]ісля", "after"),  # после 1945 года
    (r"[Bb]y(?: the)?|[Кк]о?", "by"),  # by 1950, к 1950 году
    (r"(?:[Aa]bout|[Aa]round|[Cc]irca|[Cc]a?\.|[Aa]pproximately|[Оо]коло|[Оо]к\.|[Пп]римерно в|[Бб]лизько|[Пп]риблизно)", "about"),  # c. 1880
)
"""Words that open or blur the date after them."""

ROMAN = {"I": 1, "V": 5, "X": 10, "Х": 10, "І": 1, "L": 50}
"""Roman digits, with the Cyrillic letters that are typed for them."""

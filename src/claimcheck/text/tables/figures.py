"""Words around figures: hedges, vague amounts, money, percent, endings of adjectives; data only, each with an example."""

from __future__ import annotations

import re

from claimcheck.records import Language, Modifier

HEDGES: tuple[tuple[str, Modifier], ...] = (
    (
        r"no (?:fewer|less) than|not (?:fewer|less) than|not (?:under|below)|at (?:the very )?least|a minimum of|minimum of|не менее(?: чем)?|не меньше(?:,? чем)?|по меньшей мере|по крайней мере|как минимум|минимум|не менше(?: ніж| як)?|не менш(?: ніж| як)|щонайменше|принаймні",
        "at_least",
    ),  # no fewer than 40
    (
        r"no more than|not more than|not over|not above|(?:did|does|do) not exceed|at (?:the very )?most|up to|as many as|as much as|a maximum of|maximum of|not exceeding|не более(?: чем)?|не свыше|не превы[шс]\w+|не перевищ\w+|не понад|не больше(?:,? чем)?|самое большее|максимум|вплоть до|до|не більше(?: ніж| як)?|не більш(?: ніж| як)|щонайбільше",
        "at_most",
    ),  # up to 500 kg
    (
        r"a good|добрых|добрі|добрих|(?:ему|ей|йому|їй|им|їм)(?: было| було| уже| вже| далеко){0,2} за|over|more than|above|upwards? of|in excess of|exceeding|greater than|свыше|более(?: чем)?|больше(?:,? чем)?|понад|більше(?: ніж| як)?|більш ніж",
        "over",
    ),  # over 400,000
    (
        r"under|less than|fewer than|below|short of|не (?:было|исполнилось|минуло|набралось|насчитывалось) и|не (?:було|виповнилося|виповнилось|минуло|набралося) [йі]|not even|not yet|менее(?: чем)?|меньше(?:,? чем)?|менше(?: ніж| як)?|менш (?:ніж|як)",
        "under",
    ),  # меньше сотни
    (
        (
            r"about|around|some|roughly|approximately|nearly|almost|close to|circa|c\.|ca\.|barely|something like|an? estimated|estimated at|perhaps|maybe|in the region of|on the order of|of the order of"
            r"|каких-нибудь|каких-то|якихось|под|під|около|примерно|приблизительно|почти|порядка|где-то|ориентировочно|едва ли не|чуть ли не|едва ли|без малого|близько|приблизно|майже|біля|орієнтовно|десь|порядку|мало не|ледь не"
        ),
        "about",
    ),  # around 23,000
)
"""Words in front of a number; the first that fits counts."""
HEDGED_MORE = r"(?:just|slightly|a little|little|well|far|somewhat|considerably|немного|чуть|несколько|значительно|гораздо|намного|трохи|значно|набагато)"
"""May stand before a hedge: "just over 40"."""
AFTER: tuple[tuple[str, Modifier], ...] = (
    (
        r"\+|,? (?:or|and) (?:more|over|upwards|above)\b|,? at least\b|,? (?:и|или|а то и) (?:более|больше)(?!\w)|,? (?:і|й|або|чи) більше(?!\w)",
        "at_least",
    ),  # 40 or more
    (r"[ -]odd\b|,? с (?:лишним|лишком|небольшим|гаком)(?!\w)|,? [зі]з? (?:лишком|гаком|чимось)(?!\w)", "over"),  # 500 с лишним
    (r",? не (?:исполнилось|было|виповнилося|виповнилось|було)(?!\w)", "under"),  # и тридцати не исполнилось
    (r",? or (?:less|fewer)\b|,? at most\b|,? (?:и|или) (?:менее|меньше)(?!\w)", "at_most"),  # ten or fewer
    (r",? or (?:so|thereabouts)\b|,? или около того(?!\w)|,? або близько того(?!\w)", "about"),
    (r",? не (?:менше|менш|меньше|менее)(?!\w)(?! (?:чем|ніж|як))", "at_least"),  # forty or so
)
"""Words behind a number."""

SEVERAL = r"(?:several|many|a few|some few|various|a couple of|couple of|несколько|несколькими|нескольких|многие|много|немало|пара|пару|кілька|декілька|кількома|кількох|багато)"
"""Before a scale word they leave it open: several thousand."""
SINGULAR: frozenset[str] = frozenset(("сотни", "тысячи", "дюжины", "сотні", "тисячі"))
"""Plurals that after a hedge are one in the genitive: меньше сотни."""

CHANGE = re.compile(
    r"(?:\b(?:rose|rises?|risen|fell|falls?|fallen|gr[eo]w\w*|increas\w+|decreas\w+|dropp?\w*|declin\w+|shr[aiu]nk\w*|expand\w*|reduc\w+|cut|climb\w*|went|jump\w*|swell\w*|swollen|soar\w*|doubl\w+|rais\w+|lower\w*)"
    r"|\b(?:вырос|возрос|рос|увелич|сократ|сокращ|уменьш|упал|снизи|снижа|поднял|повыси|зрос|зріс|виріс|збільш|зменш|скорот|впал|впав|підви|знизи)\w*)[^.;]{0,50}$",
    re.IGNORECASE,
)
"""Before "from 300 to 400" they make two figures of it: it was the one, it became the other."""

TIMES: tuple[tuple[str, str], ...] = (
    ("2", r"doubl(?:ed|es|ing)|twofold|two-fold|вдвое|удвоил\w+|удваива\w+|вдвічі|удвічі|подвоїв\w*|подвоїл\w+|подвоєн\w+"),
    ("3", r"trebled|tripled|threefold|three-fold|втрое|утроил\w+|втричі|утричі|потроїв\w*|потроїл\w+"),
    ("4", r"quadrupled|fourfold|four-fold|вчетверо|учетверо"),
    ("5", r"fivefold|five-fold|впятеро|вп['’]ятеро"),
    ("10", r"tenfold|ten-fold|вдесятеро|удесятеро"),
)
"""How many times in one word: вдвое, doubled."""
TIMES_STEMS = tuple(
    "doubl twofold two-fold вдвое удво удва вдвічі удвічі подво trebl tripl threefold three-fold втрое утро втричі утричі потро quadr "
    "fourfold four-fold вчетверо учетверо fivefold five-fold впятеро вп'ятеро вп’ятеро tenfold ten-fold вдесятеро удесятеро".split()
)
"""With what those words begin."""
TIME_WORD: dict[Language, str] = {"en": "time", "ru": "раз", "uk": "раз"}

PERCENT = (
    r"%(?:[-‑]\w{1,5})?|[-‑](?:процентн|відсотков)\w{1,4}|per ?cent\b|percent\b|процент\w*|відсотк\w*|відсотків|п\.\s?п\."  # 90 %
)
MONEY = {"£": "pound", "$": "dollar", "€": "euro", "₽": "рубль", "₴": "гривня"}

STOPS: dict[Language, frozenset[str]] = {
    "en": frozenset("of in on at by to for from with and or as is are was were be been had has have who whom which that than when while the a an this these those but if after before per each out into over under also more less did do does would could he she it they we i his her their its not no so them him us me themselves itself himself until during between among through across along against above below near off toward towards upon within without via onto around behind beyond beside about were then there because since however killed died took went came left lived served made only".split()),
    "ru": frozenset("домой сюда туда в во на по к ко с со из от до за и или а но что как это не был была были было есть для при о об его ее их он она они который которые году".split()),
    "uk": frozenset("додому лежить лежать туди сюди в у на по до з із зі від за і й та або а але що як це не був була були було є для при про його її їх він вона вони який які році".split()),
}  # fmt: skip
"""Words that no unit goes across."""

ADJECTIVES: dict[Language, tuple[str, ...]] = {
    "en": (
        "ed",
        "ish",
        "ian",
        "ic",
        "al",
        "ous",
        "ive",
        "ful",
        "able",
        "ible",
        "ary",
        "ese",
        "ern",
        "y",
        "ing",
        "ent",
        "ant",
        "et",
        "an",
    ),
    "ru": ("ых", "их", "ого", "его", "ой", "ей", "ые", "ие", "ую", "юю", "ая", "яя", "ым", "им", "ыми", "ими", "ый", "ий"),
    "uk": ("их", "іх", "ого", "ої", "ій", "ими", "им", "ий"),
}
"""Endings of words that stand before the noun they belong to."""

PEOPLE = frozenset(("wounded", "killed", "dead", "missing", "injured", "sick", "unemployed", "homeless", "captured"))
"""Words that stand for people without a noun: 310 wounded."""

ABBREVIATED: dict[str, str] = {
    "руб": "рубль", "саж": "сажень", "арш": "аршин", "верш": "вершок", "вершк": "вершок", "р": "рубль", "коп": "копейка", "чел": "человек", "экз": "экземпляр", "шт": "штука", "дес": "десятина", "стр": "страница",
    "крб": "карбованець", "грн": "гривня", "прим": "примірник", "ос": "особа", "квт": "киловатт", "₽": "рубль", "дол": "доллар", "долл": "доллар",
}  # fmt: skip
"""Units that are written short, with a full stop or without: 300 руб."""
ABBREVIATED_UK: dict[str, str] = {
    "коп": "копійка",
    "стр": "сторінка",
    "дол": "долар",
    "прим": "примірник",
    "квт": "кіловат",
    "екз": "екземпляр",
    "тов": "товариш",
}
"""The same where Ukrainian has another word."""
SYMBOLS = frozenset(
    (
        "km",
        "kg",
        "m",
        "cm",
        "mm",
        "g",
        "t",
        "ha",
        "mph",
        "lb",
        "lbs",
        "oz",
        "ft",
        "hp",
        "км",
        "кг",
        "м",
        "см",
        "мм",
        "г",
        "т",
        "га",
        "л",
        "ц",
        "км²",
        "м²",
        "м³",
        "км³",
        "см²",
        "см³",
        "km²",
        "m²",
        "m³",
        "km³",
        "cm²",
        "cm³",
    )
)
"""Units that are their own lemma, singular as they look."""

VERBS_UK = ("лося", "лася", "лися", "ився", "вся", "ється", "ються", "ить", "ять", "ють")
"""Endings of Ukrainian verbs that no counted noun has."""
PAST_UK = ("іло", "ало", "ило", "уло", "яло", "вся")
"""Endings of the past that no counted noun has either."""
NOUNS_RU: dict[str, str] = {
    "статей": "статья",
    "судов": "судно",
    "лет": "год",
    "голов": "голова",
    "людей": "человек",
    "детей": "ребенок",
}
"""Forms of two nouns, of which one is meant."""
NOUNS_UK: dict[str, str] = {
    "соток": "сотка", "тонн": "тонна", "миль": "миля", "рот": "рота", "баб": "баба", "справ": "справа", "могил": "могила", "родин": "родина",
    "років": "рік", "роки": "рік", "голів": "голова", "сіл": "село", "волів": "віл", "синів": "син", "коней": "кінь", "душ": "душа", "танки": "танк", "братів": "брат", "мажар": "мажара", "озер": "озеро", "відер": "відро", "гривень": "гривня",
    "копійок": "копійка", "верст": "верста", "десятин": "десятина", "пар": "пара", "жінок": "жінка", "дітей": "дитина", "людей": "людина",
    "кіл": "коло", "вікон": "вікно", "книг": "книга", "шкіл": "школа", "карт": "карта", "лікарень": "лікарня", "церков": "церква",
}  # fmt: skip
"""Forms that the dictionary gets wrong or lacks; each is its own example."""

NOT_UNITS = frozenset(("after", "one", "other", "others", "such", "another", "и", "что", "который"))
"""Lemmas that name nothing that could be counted."""

MONTHS = re.compile(
    r"(?:январ|феврал|март|апрел|ма[йя]$|июн|июл|август|сентябр|октябр|ноябр|декабр|січн|лют|берез|квіт|трав|черв|лип|серп|вересн|жовт|листопад|груд)"
    r"(?:[а-яіє]{0,3})$"
)
"""Behind digits they make a day of them."""
LATIN_PLURALS: dict[str, str] = {
    "incunabula": "incunabulum",
    "papyri": "papyrus",
    "strata": "stratum",
    "memoranda": "memorandum",
    "foci": "focus",
}
"""English plurals of Latin nouns."""
TENS: frozenset[str] = frozenset("twenties thirties forties fifties sixties seventies eighties nineties hundreds".split())
"""Behind a number in words they make a decade of it: eighteen-sixties."""
NO_LABELS: frozenset[str] = frozenset(
    "about over under some nearly almost only around another all roughly perhaps altogether today".split()
)
"""Words that may open a sentence and do not name: "Some 300 came"."""
DAYTIME = re.compile(
    r"[\s\xa0](?:(?:час\w{0,2}|годин\w?)[\s\xa0](?:\w+[\s\xa0]\w+[\s\xa0])?)?(?:утра|вечера|дня|ночи|in the (?:morning|afternoon|evening|forenoon)|at night|пополудни|пополуночи|ранку|вечора|ночі|дня|o[’']clock|[ap]\.?m\b)(?!\w)"
)
"""Behind a number they make an hour of it."""
_HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)"
CLOCK_AFTER = re.compile(rf"(?:[ -]minutes?)?[ -](?:past|to)[ -](?:{_HOURS}|the hour)\b|[ -]past[ -]\d", re.IGNORECASE)
"""Behind the minutes of a clock's time: "twenty to four", "half-past seven"."""
CLOCK_CYRILLIC = re.compile(
    r"[\s\xa0](?:(?:на|по|до)[\s\xa0])?(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|перш|друг|п[’'ʼ]ят|шост|сьом|дев[’'ʼ]ят|одинадцят|дванадцят)\w{1,4}(?!\w)",
    re.IGNORECASE,
)
"""The same in Russian and Ukrainian: «десять минут одиннадцатого», «десять хвилин на одинадцяту»."""
CLOCK_BEFORE = re.compile(r"\b(?:half|quarter|five|ten|twenty|twenty[ -]five|minutes?)[ -](?:past|to)[ -]$", re.IGNORECASE)
"""Before its hour."""
INVERTED_UNITS = re.compile(
    r"(?<![\w-])(верстов|верст|вёрст|саж[её]н|саженей|сажнів|аршин|аршинів|десятин|вёдер|ведер|відер|копеек|копійок|гривень|крон|тонн|душ|штук|пар|хат|изб|сабель|шабель|подвод|підвод|телег|голов|бочек|бочок"
    r"|человек|чоловік|миль|разів|раза|раз|лет|років|(?:пуд|фунт|километр|метр|литр|гектар|шаг|экземпляр|процент|двор|штык|мешк|воз|градус|центнер)ов|рублей|(?:пуд|фунт|карбованц|кілометр|метр|літр|гектар|крок|примірник|відсотк"
    r"|двор|багнет|мішк|воз|градус|центнер|рубл)ів|пуда|фунта|аршина|версты|верстви|рубля|часа|ведра|шага|десятины|сажени)"
    r"[\s\xa0](?:(?:в|у|из|на|із|зо|з|зі|до|под|під)[\s\xa0])?$",
    re.IGNORECASE,
)
"""Nouns that stand before what counts them, and then it is only about right: «пудов шестьдесят», «верст із сорок»."""
AMOUNT_NOUNS: frozenset[str] = frozenset(
    "население численность тираж число количество цена сумма итог вес длина ширина глубина высота площадь возраст рост темп доля процент убыль состав потеря счет год дата экипаж гарнизон урожай зарплата оклад пенсия доход расход стоимость бюджет скорость дальность мощность калибр температура".split()
)
"""Nouns after which a bare number is an amount, not their name."""
TIME_UNITS: frozenset[str] = frozenset(
    "year century decade month week day hour век столетие год десятилетие месяц неделя день час століття рік десятиліття місяць тиждень день година вік".split()
)
"""What a fraction of is a length of time: three quarters of a century."""
TO_BETWEEN = re.compile(r"(?:(?<!\w)(?:с|со|от|з|із|від|from)[\s\xa0][^.;!?]{0,14}\d[^;!?]{0,60})$", re.IGNORECASE)
"""Before «до» it is what the change began with: «с 48,3 тыс. … до 76,1 тыс.»."""
_PERSONS = (
    r"[\s\xa0](?:[А-ЯІЇЄҐ]|(?:\w+(?:ый|ий|ая|яя|ой|ого|ему|ому|ої|ій|а|ь)[\s\xa0])?(?:баб|старух|старик|дед|дід|мальчик|хлопч|хлоп|парен|парн|юнош|юнак"
    r"|девочк|девушк|девиц|дівч|женщин|жінк|жінок|мужчин|чолов|сын|син|доч|дон|вдов|удов|мать|мати|матер|отец|отц|батьк|внук|внуч|онук|онуч|брат|сестр|солдат|бо[йє]|ребен|ребён|дитин"
    r"|подрост|підліт|учен|школьн|школяр|жител|мешкан|крестьян|селян|офицер|офіцер|поэт|поет|художник|учител|вчител|рабоч|робіт|студент|монах|чернец|князь|княз|царь|цар|король|імператор|император"
    r"|генерал|лейтенант|капитан|капітан|майор|доброволец|добровол|сирот|младен|немовл|ветеран|пенсион|пенсіон)\w*)"
)
AGED_PERSON = re.compile(_PERSONS)
"""Behind an age that is an adjective: whose age it is; «двадцатилетний юбилей» is a length of time."""
AGED_IN_DIGITS = re.compile(rf"[-‑](?:летн|річн|літн)\w{{1,3}}{_PERSONS}")
"""The same with the number in figures: «83-річна баба», «25-летний Иванов»."""
YEARS_OF_AGE: dict[Language, str] = {"en": "year", "ru": "год", "uk": "рік"}
DEGREE: dict[Language, str] = {"en": "degree", "ru": "градус", "uk": "градус"}
DEGREE_SIGN = re.compile(r"[\s\xa0\u202f\u2009]?(?:°|º)(?:\s?[CСFKR](?!\w))?")
MINUS = re.compile(r"(?<![\w)])(?:[−–-]|(?:minus|минус|мінус)[\s\xa0])$", re.IGNORECASE)
"""In front of degrees: −42 °C, «минус сорок градусов»."""
BELOW_ZERO = re.compile(r"(?:[^\W\d_]+)?\s(?:below(?:\szero)?|of frost|ниже нуля|мороза|нижче нуля|морозу)(?!\w)", re.IGNORECASE)
"""Behind them: "ten degrees below zero", «сорок градусов мороза»."""
ACROSS = re.compile(r"[\s\xa0]?(?:×|x|х|by|на|x)[\s\xa0]?(?=\d)")
"""Between two sizes of one thing: 46 × 61 см."""
ROUND: frozenset[str] = frozenset("пів полсотни десяток сотню дюжину тысячу полдюжины півсотні тисячу".split())
"""After «с» they are about right: «с полсотни»."""

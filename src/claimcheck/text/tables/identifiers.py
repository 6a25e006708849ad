"""Numbers that name a thing: patterns with their kind and an example each; data only."""

from __future__ import annotations

NUM = r"\d{1,6}"
UNIT_EN = (
    r"(?:[A-Z][\w’'-]*\s){0,4}(?:Regiments?|Divisions?|Brigades?|Army|Armies|Corps|Battalions?|Company|Companies|Fleet|Squadrons?|Battery|Front|Flotilla|Air\sArmy|Group|Wing|Legion|Platoon)"
    r"|(?:[a-z’'-]+\s){0,3}(?:regiment|division|brigade|army|corps|battalion|company|squadron|battery|platoon)"
)
UNIT_RU = r"(?:[\w-]+\s){0,4}?(?:полк|дивизи|бригад|арми|корпус|батальон|рот[аеуы]|эскадриль|батаре|фронт|флот|отряд|полк|дивізі|бригад|армі|корпус|батальйон|загін|загон|ескадриль)\w*"

NUMBERED_EN = (
    r"(?i:hill|height|point|order|decree|resolution|directive|instruction|protocol|law|bill|act|article|section|clause|paragraph|para|chapter|verse|psalm|part|book"
    r"|volume|issue|number|page|folio|leaf|sheet|plate|figure|fig\.|table|map|appendix|annex|box|file|folder|dossier|case|item|lot|reel|room|flat|apartment|apt\.?"
    r"|house|building|block|ward|hut|barracks?|cell|camp|stalag|oflag|school|hospital|factory|plant|works|mine|pit|shaft|workshop|depot|gate|platform|track|line"
    r"|route|road|highway|bus|tram|train|flight|channel|studio|hall|pavilion|district|sector|zone|area|unit|team|squad|post|station|type|mark|mk\.?|model|class"
    r"|object|project|series|serial|catalogue|inventory|inv\.|entry|record|document|doc\.|note|phase|stage|round|step|level|grade|day|scene|symphony|opus|op\."
    r"|form|fonds|fond|sonnet|canon|locomotive|engine|ms|shelfmark|grave|burial|tomb|barrow|kurgan|trench|pit|find|plates|files|folios|boxes|reference|ref\.?|psalter"
    r"|service|exhibit|proposition|proclamation|bulletin|circular|telegram|letter|ticket|badge|berth|bed|stand|stall|pew|court|ground|dock|pier|berth|bay|hangar"
    r"|sonata|concerto|apollo|soyuz|vostok|sputnik|luna|salyut|battery|collective farm|state farm)"
)
NUMBERED_CYRILLIC = (
    r"(?i:ст\.|стать[яеию]|п\.|пункт\w{0,2}|§|гл\.|глав[аеыу]|раздел\w{0,2}|част[ьи]|том\w{0,2}|выпуск\w{0,2}|приказ\w{0,2}|директив\w{1,2}|постановлени\w{1,2}|указ\w{0,2}"
    r"|закон\w{0,2}|школ[аеыу]|больниц[аеыу]|завод\w{0,2}|фабрик\w|шахт[аеыу]|лагер\w{1,2}|барак\w{0,2}|палат[аеыу]|кабинет\w?|аудитори\w|комнат[аеыу]|квартир[аеыу]|кв\."
    r"|дом\w?|д\.|корпус\w?|корп\.|строени\w|участ\w{2,4}|квартал\w?|высот[аеуы]|отметк\w|рейс\w{0,2}|маршрут\w?|автобус\w?|трамва\w{1,2}|поезд\w{0,2}|вагон\w?|мест[ое]"
    r"|цех\w?|отдел\w?|лот\w?|ящик\w?|папк\w|дел[ое]|лист\w?|опис[ьи]|фонд\w?|параграф\w?|таблиц[аеы]|рис\.|рисун\w{2,3}|карт[аеы]|приложени\w|протокол\w?|акт\w?"
    r"|статт[яі]|розділ\w?|частин[аі]|наказ\w?|постанов[аи]|лікарн[яі]|табір|табор[іу]|кімнат[аі]|будин\w{2,3}|буд\.|ділянк\w|висот[аіи]|потяг\w?|місц[ея]|відділ\w?|справ[аі]"
    r"|погребени\w|курган\w?|могил[аеуы]|раскоп\w?|шурф\w?|номер(?:ом|а|е|у)?|кн\.|книг[аеи]|л\.|лл\.|об\.|документ\w{0,2}|паровоз\w?|борт\w?|тетрад[ьи]|рукопис[ьи]"
    r"|поховання|могил[іу]|розкоп\w?|номер(?:ом|і)|книз[іа]|арк\.|теці|тек[аи]|документ[иі]|параграф\w{0,2}|договор\w|ґрат\w{0,2}|брам[аи]"
    r"|спр\.|аркуш\w?|арк\.|додат\w{2,3}|посвідченн\w|квит\w{2,3})"
)
"""Nouns after which a number names; only where no counted noun follows: "Hill 112 was", but "in the school 300 pupils"."""
NO_NOUN_EN = (
    r"(?!\s?%|\s(?:per\s?cent|hundred|thousand|million|billion|dozen|odd|or)\b|\s(?:[a-z-]+\s){0,2}(?:men|people|women|children|troops)\b"
    r"|\s(?!(?:was|is|has|does|as|its|his|this|goes|runs|lies|stands)\b)[a-z-]{2,}s\b)"
)
NO_NOUN_CYRILLIC = (
    r"(?=\s?(?:[.,;:)\]»”\"!?—–]|об\.|$)|\s[А-ЯІЇЄҐ]{2,}"
    r"|\s(?:от|об|о|и|в|во|за|по|на|с|из|под|для|до|к|у|при|через|после|между|как|что|был|была|было|стал|стала|від|про|і|й|та|з|із|був|що|як|під|після)\s"
    r"|\s[а-яіїєґ]+(?:л|ла|ло|ли|лся|лась|лось|лись|ав|ив|ував|вся|ся|ют|ет|ит|ять|ить|ано|ено)(?![\wіїєґ])|\s(?:договор|постанов|указ|закон|конвенц)\w*)"
)

SURE_CYRILLIC = (
    r"(?:[Сс]т\.|[Сс]тать[яеюи]\w{0,2}|[Сс]татт\w{1,3}|[Пп]ункт\w{0,2}|[Пп]араграф\w{0,2}|[Гг]лав[аеыу]|[Рр]ейс\w{0,2}|[Пп]риказ\w{0,2}|[Нн]аказ\w{0,2}|[Уу]каз\w{0,2}"
    r"|[Кк]н\.|[Аа]рк\w{0,4})"
)
CAPITAL_MONTH = (
    r"(?:Января|Февраля|Марта|Апреля|Мая|Июня|Июля|Августа|Сентября|Октября|Ноября|Декабря"
    r"|Січня|Лютого|Березня|Квітня|Травня|Червня|Липня|Серпня|Вересня|Жовтня|Листопада|Грудня)"
)
STREET_EN = r"(?:Street|St\.?|Road|Rd\.?|Avenue|Lane|Square|Place|Row|Terrace|Crescent|Drive|Gardens|Embankment|Quay|Boulevard|Parade|Wharf|Yard|Hill)"
STREET_CYRILLIC = (
    r"(?:[Уу]л\.|[Уу]лиц\w+|[Пп]росп\.|[Пп]роспект\w{0,2}|[Пп]ер\.|[Пп]ереул\w+|[Нн]аб\.|[Нн]абережн\w+|[Бб]ульвар\w{0,2}|[Пп]лощад\w+"
    r"|[Вв]ул\.|[Вв]улиц\w+|[Пп]ровул\w+|[Пп]лощ\w+)"
)

PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("unit", rf"(?<![\w.,]){NUM}(?:st|nd|rd|th|d)\s(?:{UNIT_EN})\b", "142nd Infantry Regiment"),
    ("unit", rf"(?<![\w.,]){NUM}[-‑](?:й|я|го|му|м|ом|ой|ю|ая|ый|ий|та|ту|тої|ї|ої|а|у|е)\s{UNIT_RU}", "142-й стрелковый полк"),
    ("number", r"(?:\b(?:No|Nos|Number|no|nos)\.?\s?|№\s?|\bN\s)\d[\d/-]*(?:[-‑]?[А-ЯA-Za-zа-я]\b)?", "Plant No. 633"),
    ("number", rf"(?<!\w){NUMBERED_EN}(?:\snumbers?)?,?\s\d{{1,5}}(?:[-–/]\d{{1,4}})?[A-Za-z]?\b{NO_NOUN_EN}", "Hill 112"),
    ("number", rf"(?<!\w){NUMBERED_CYRILLIC}\s?\d{{1,5}}(?:[-/]\d{{1,4}})?[а-я]?(?!\w){NO_NOUN_CYRILLIC}", "приказ 227"),
    ("pages", r"\b(?:[Pp]ages?|pp?\.|стр\.|[Сс]\.|стор\.)\s?\d+(?:\s?[-–—]\s?\d+)?", "Pages 398-401"),
    (
        "volume",
        r"\b(?:[Vv]ol(?:ume|\.)?|[Tt]ome|[Тт]ом|[Тт]\.|[Вв]ып\.|[Вв]ипуск|[Ч]\.|[Pp]art|[Cc]hapter|[Ss]ection|[Aa]rticle|[Бб]атерея|[Гг]лава|[Сс]татья|[Сс]таття|[Hh]all|[Rr]oom|[Pp]latform|[Tt]rack|[Bb]lock|[Bb]uilding|[Ff]lat|[Hh]ouse|кв\.|д\.|дом|буд\.|ул\.)\s(?:\d+(?:[-/]\d+)?\b|[IVXLC]+\b)",
        "Volume V",
    ),
    (
        "archive",
        r"(?:[Фф]\.|[Фф]онд)\s?\d+[\w,.\s]{0,4}(?:[Оо]п\.|[Оо]пис[ьи]?)\s?\d+(?:[\s,.]{0,3}(?:[Дд]\.|[Дд]ело|[Сс]пр\.)\s?\d+)?(?:[\s,.]{0,3}(?:[Лл]\.|[Аа]рк\.)\s?[\d–-]+)?",
        "ф. 5, оп. 1, д. 23",
    ),
    ("code", r"(?<![\w-])\d{2,}(?:-\d{2,}){2,}(?![\w-])|\b[A-ZА-Я]{1,4}[\s-]\d{2,4}(?:[-\s]\d{2,4}){1,4}\b", "PZ 401-039-740"),
    (
        "phone",
        r"(?:\b[Tt]el(?:ephone)?|\b[Pp]hone|(?<!\w)[Тт]ел(?:ефон\w*)?)\.?:?\s(?:[а-яіїє]+\s)?[+(]?\d[\d\s()-]{3,}\d",
        "tel. 020 7946 0018",
    ),
    (
        "address",
        rf"(?<![\w.,])\d{{1,4}}[a-z]?,?\s(?:[A-Z][\w’'-]+\s){{1,3}}{STREET_EN}\b|(?:[A-Z][\w’'-]+\s){STREET_EN},?\s\d{{1,4}}[a-z]?\b",
        "14 Princes Street",
    ),
    (
        "address",
        rf"(?<!\w){STREET_CYRILLIC}\s(?:[\dА-ЯІЇЄҐа-яіїєґ][\w’'.-]*\s?){{1,4}},\s(?:д\.\s?|дом\s|буд\.\s?|№\s?)?\d{{1,4}}[а-я]?(?!\w)",
        "улица Ленина, 5",
    ),
    (
        "clock",
        r"(?:(?<=\bat\s)|(?<=\boff\sat\s)|(?<=\bthe\s)|(?<=\bby\s)|(?<=\buntil\s))(?:[01]?\d|2[0-3])\.[0-5]\d(?!\d|\s?(?:%|per|percent|million|thousand|km|kg|m\b|metres|miles|tons|acres))",
        "the 8.15 from Platform 2",
    ),
    ("number", rf"(?<!\w){SURE_CYRILLIC}\s?\d{{1,5}}(?:[-–/]\d{{1,4}})?[а-я]?(?!\w)", "статья 6 договора"),
    ("code", r"\b[A-Z]{2,4}\s\d{2,5}\b(?!\s[a-z])", "MS 1412"),
    ("named", rf"(?<!\d)\d{{1,2}}(?:[-‑]го)?\s{CAPITAL_MONTH}(?!\w|\s\d{{4}})", "улица 8 Марта"),
    ("clock", r"(?<!\w)\d{1,2}\s(?:годин[иіу]|час(?:а|ов)?)\s\d{1,2}\s(?:минут\w*|мин\.|хвилин\w*|хв\.)", "5 часов 40 минут"),
    (
        "clock",
        r"(?:\bbetween|\bfrom)\s\d{1,2}(?:[.:]\d\d)?\s(?:and|to)\s\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b\.?",
        "between 8 and 11 a.m.",
    ),
    ("phone", r"(?<!\w)\+?\d{1,3}[\s-]\(?\d{3}\)?[\s-]\d{2,3}[\s-]\d{2}[\s-]?\d{2}\b", "+7 495 123-45-67"),
    (
        "model",
        r"\b(?:[A-ZА-ЯІЇ][A-Za-zА-Яа-яіїє]{0,4}[-‑]\d{1,4}(?:[-/]\d+)?[A-Za-zА-Яа-я]{0,2}|[A-Z]{1,3}\d{1,4})\b",
        "T-34, Il-2",
    ),
    (
        "time",
        r"(?<![\d.:])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)(?:\s?(?:a\.?m\.?|p\.?m\.?))?(?![\d])|\b(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|o[’']clock)|(?<![\w.,])\d{1,2}\s(?:час(?:ов|а|)?|годин[иіу]?|ч\.|год\.)(?:\s\d{1,2}\s(?:мин\w*|хв\w*)\.?)?(?=\s(?:утра|вечера|дня|ночи|пополудни|пополуночи|ранку|вечора|ночі)(?!\w))",
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
        r"(?:улиц[аеыу]|ул\.|площад[ьи]|вулиц[яіюи]|просп\.|завод\w*|колхоз\w*)\s(?:имени\s)?\d+(?:-го|-й)?\s(?:[Яя]нваря|[Фф]евраля|[Мм]арта|[Аа]преля|[Мм]ая|[Ии]юня|[Ии]юля|[Аа]вгуста|[Сс]ентября|[Оо]ктября|[Нн]оября|[Дд]екабря|[Бб]ерезня|[Тт]равня|[Лл]ипня|[Сс]ерпня|[Вв]ересня|[Жж]овтня|[Гг]рудня|[Пп]ятилет\w+|[Пп]'?ятиріч\w+|[Лл]ет\w?)|\b[A-Z]\d{1,4}[A-Z]?\b",
        "улица 8 Марта",
    ),
)
"""In order of preference."""

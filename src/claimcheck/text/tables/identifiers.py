"""Numbers that name a thing: patterns with their kind and an example each; data only."""

from __future__ import annotations

ENDING = r"(?:[гтшм]?[аіуе]|[гтш]ої|[гтш]ій|[гтш]ою|й|я|го|ого|му|ому|м|ом|ой|ою|ю|ая|ую|ый|ий|ій|ое|ї|ої|ві|мий)"
"""Of an ordinal in digits, Russian and Ukrainian: 142-й, 2-га."""
NUM = r"\d{1,6}"
UNIT_EN = (
    r"(?:[A-Z][\w’'-]*\s){0,4}(?:Regiments?|Divisions?|Brigades?|Army|Armies|Corps|Battalions?|Company|Companies|Fleet|Squadrons?|Battery|Front|Flotilla|Air\sArmy|Group|Wing|Legion|Platoon)"
    r"|(?:[a-z’'-]+\s){0,3}(?:regiment|division|brigade|army|corps|battalion|company|squadron|battery|platoon)"
)
UNIT_RU = r"(?:[\w-]+\s){0,4}?(?:полк|дивизи|бригад|арми|корпус|батальон|рот[аеуы]|эскадриль|батаре|фронт|флот|отряд|сотн[яюіеи]|сотен|дивізі|армі|батальйон|загін|загон|ескадриль)\w*"

NUMBERED_EN = (
    r"(?i:corridor|floor|storey|level|hill|height|point|order|decree|resolution|directive|instruction|protocol|law|bill|act|article|section|clause|paragraph|para|chapter|verse|psalm|part|book"
    r"|volume|issue|number|page|folio|leaf|sheet|plate|figure|fig\.|table|map|appendix|annex|box|file|folder|dossier|case|item|lot|reel|room|flat|apartment|apt\.?"
    r"|house|building|block|ward|hut|barracks?|cell|camp|stalag|oflag|school|hospital|factory|plant|works|mine|pit|shaft|workshop|depot|gate|platform|track|line"
    r"|route|road|highway|bus|tram|train|flight|channel|studio|hall|pavilion|district|sector|zone|area|unit|team|squad|post|station|type|mark|mk\.?|model|class"
    r"|object|project|contour|pier|series|serial|catalogue|inventory|inv\.|entry|record|document|doc\.|note|phase|stage|round|step|level|grade|day|scene|symphony|opus|op\."
    r"|sonata|concerto|apollo|soyuz|vostok|sputnik|luna|salyut|battery|collective farm|state farm)"
)
NUMBERED_CYRILLIC = (
    r"(?i:ст\.|стать[яеию]|п\.|пункт\w{0,2}|§|гл\.|глав[аеыу]|раздел\w{0,2}|част[ьи]|том\w{0,2}|выпуск\w{0,2}|приказ\w{0,2}|директив\w{1,2}|постановлени\w{1,2}|указ\w{0,2}"
    r"|закон\w{0,2}|школ[аеыу]|больниц[аеыу]|завод\w{0,2}|фабрик\w|шахт[аеыу]|лагер\w{1,2}|барак\w{0,2}|палат[аеыу]|кабинет\w?|аудитори\w|комнат[аеыу]|квартир[аеыу]|кв\."
    r"|дом\w?|д\.|корпус\w?|корп\.|строени\w|участ\w{2,4}|квартал\w?|высот[аеуы]|отметк\w|рейс\w{0,2}|маршрут\w?|автобус\w?|трамва\w{1,2}|поезд\w{0,2}|вагон\w?|мест[ое]"
    r"|цех\w?|отдел\w?|лот\w?|ящик\w?|папк\w|дел[ое]|лист\w?|опис[ьи]|фонд\w?|параграф\w?|таблиц[аеы]|рис\.|рисун\w{2,3}|карт[аеы]|приложени\w|протокол\w?|акт\w?"
    r"|статт[яі]|розділ\w?|частин[аі]|наказ\w?|постанов[аи]|лікарн[яі]|табір|табор[іу]|кімнат[аі]|будин\w{2,3}|буд\.|ділянк\w|висот[аіи]|потяг\w?|місц[ея]|відділ\w?|справ[аі]"
    r"|спр\.|аркуш\w?|арк\.|додат\w{2,3}|посвідченн\w|квит\w{2,3})"
)
"""Nouns after which a number names; only where no counted noun follows: "Hill 112 was", but "in the school 300 pupils"."""
NO_NOUN_EN = (
    r"(?!\s?%|\s(?:per\s?cent|hundred|thousand|million|billion|dozen|odd|or)\b|\s(?:[a-z-]+\s){0,2}(?:men|people|women|children|troops)\b"
    r"|\s(?!(?:was|is|has|does|as|its|his|this|goes|runs|lies|stands)\b)[a-z-]{2,}s\b)"
)
NO_NOUN_CYRILLIC = (
    r"(?=\s?(?:[.,;:)\]»”\"!?—–]|$)"
    r"|\s(?:от|об|о|и|в|во|за|по|на|с|из|под|для|был|была|было|стал|стала|находил\w+|від|про|і|й|та|у|з|із|для|був)\s)"
)

SURE_EN = (
    r"(?i:piece|reel|bearing|store|channel|force|bundle|private|pte\.|sapper|gunner|rifleman|trooper|fusilier|seaman|ext\.|extension|fonds?|series|files|folios?|fols?\.|locomotive|engine\sno\.|canon|sonnet|psalm|act|scene|form|shelfmark|serial\snumber,?|nos\.|figs\.|ff?\.|MSS?|manuscript|codex|opus|op\.|K\.|BWV|kilometre|km|milepost|seat|row|berth|cabin|carriage"
    r"|hut|hymn|ticket|call\snumber|shelf|grave|tomb|burial|trench|square|bed|prisoner|convict|box|reel|plot)"
)
MEASURED = (
    r"[\s\xa0]?(?:(?:м|см|мм|км|га|т|кг|л|чел|экз|руб|тыс|тис|млн)(?!\w)|%|метр|саж|аршин|фут|верст|вёрст|дюйм|процент|відсот|человек|осіб|людей|штук"
    r"|рубл|экземпляр|примірник|metres|meters|feet|miles|yards|people|men\b)"
)
"""What makes an amount of a number, whatever noun stands before it: «высоту 37 метров»."""
PLURAL_EN = r"(?i:files|documents|chapters|articles|sections|books|boxes|rooms|lots|numbers|paragraphs|clauses|verses|issues|plates|tables|maps|platforms|gates|houses|flats)"
SURE_CYRILLIC = (
    r"(?i:квадрат(?:а|е|у|і)?|а/я|доб\.|(?<!\d\s)пп?\.|подп\.|абз\.|ед\.\sхр\.|од\.\sзб\.|рейс(?:ом|а|у|е|і)?|поезд(?:ом|а|у|е)?|потяг(?:ом|а|у|и)?|трамва(?:й|я|ем|е|ю)|автобус(?:ом|а|е|і)?|ряд|место|місце|под[ъ]езд(?:е|а)?|під[’']їзд(?:і|у)?|квартир(?:а|у|е|ы|и|і)|кв\."
    r"|кабинет(?:а|е|у)?|кабінет(?:і|у)?|комнат(?:а|у|е|ы)|кімнат(?:а|у|и|і)|палат(?:а|у|е|ы|и|і)|аудитори[яюи]|касс[аеуы]|участ(?:ок|ка|ке)|ділян(?:ка|ку|ці)|дел[оеау]|справ[аіиу]|спр\.|оп\.|соч\.|тв\."
    r"|билет(?:а|е|ом)?|квит(?:ок|ка|ку)|столб(?:ец|це)|стовпець|протокол(?:а|е|у|ом|і)?|приказ(?:а|е|у|ом)?|наказ(?:у|ом|і)?|указ(?:а|е|у|ом|і)?|постановлени[яеию]|постанов[аиоюі]{1,2}|директив(?:а|ы|е|у|и|і|ою)"
    r"|лот(?:а|е|ом|у|і)?|ящик(?:а|е|у)?|гнезд[оа]|могил[аеуыі]|курган(?:а|е|у|і)?|скважин[аеуы]|шурф(?:а|е|у|і)?|кабин[аеуы]|ячейк[аеиу]|полк[аеиу]|шифр(?:ом|а|у)?|инв\.|інв\."
    r"|высот[аеуы]|висот[аіиу]|параграф(?:ом|а|у|е|і)?|стат(?:тею|ті|тя|ья|ье|ью|ьи|ьёй|ьей)|номер(?:ом|а|у|е|і)?|погребени(?:е|и|я|ю|ем)|поховання"
    r"|документ(?:и|ы|ом|а|у|е|і)?|кн\.|лл?\.|арк\.|тек(?:а|и|у|ою)|теці|ст\.|ст\.ст\.|паровоз(?:а|ом|е)?|вагон(?:а|ом|е)?|каюта|камер[аеуы]|камері|лини[яи]|бланк(?:а|ом|е)?|форм[аыеу]"
    r"|страниц(?:а|е|у|ы|ей|ах)?|сторін(?:ка|ку|ки|кою|ках)|сторінці|об['’ъ]?[єе]кт(?:а|у|е|ом|і)?|сектор(?:а|у|е|ом|і)?|причал(?:а|у|е|ом|і)?|колонн[аеуы]|экспонат(?:а|ом)?|експонат(?:а|ом)?"
    r"|рукопис(?:ь|и|у|і)?|опис(?:і|у|ом|ь|и)?|псал(?:ом|ма|ме|мі|му)|стих(?:е|а)?|вірш(?:і|а)|сонат[аеуыі]|симфони[яюи]|симфоні[яїю]|шкаф(?:а|у)?|шаф[аиі]|полиц[яі]|лагпункт(?:а|е|у|ом|і)?"
    r"|спецпос[её]л(?:ок|ка|ке)|бригад[аіи]|поїзд(?:ом|а|у|і)?|полк(?:у|ом|ові)?|індекс|индекс(?:ом)?|код(?:ом)?|письм[оае]|гілк[аи]|ділянц[іи]|барак(?:у|а|і|е)?|пост(?:у|а|і|у)?"
    r"|пункт(?:ом|а|у|е|і|и|ы|ах)?|§§?|глав[аеыуойи]|том(?:и|ы|ах|у|і)|част(?:и|ини)|розділ(?:ом|у|і)?|аркуш(?:і|ем|у)?|лист(?:е|ом)|рис\.|табл\.|ил\.|іл\.|прим\.|сонет(?:а|ом|е|і)?)"
)
"""Nouns that are always followed by a name and never by an amount, in the singular or before several numbers."""
TAIL = r"(?:[-/.]\d{1,4})*(?:\s?[-–—]\s?\d{1,5}|,\s\d{1,5}(?=[,.;)\s]*(?:and|и|та|і|й)\s\d|[;)]|$)|\s(?:и|та|і|й|and)\s\d{1,5}(?!\w|[\s\xa0][а-яёіїєa-z]{3,}))*"
STREET_EN = r"(?:Street|Road|Avenue|Lane|Square|Place|Terrace|Row|Gardens|Quay|Drive|Court|Embankment|Boulevard|Prospekt|Crescent|Hill|Alley|St\.|Rd\.|Ave\.)"
STREET_CYRILLIC = r"(?:ул\.|улиц[аеыу]|вулиц[яіюи]|вул\.|просп\.|проспект\w{0,2}|переул\w+|пер\.|пров\.|провул\w+|площад[ьи]|площ[аіу]|наб\.|набережн\w+|бульвар\w?|шоссе|лини[яи]|лінії)"

PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("unit", rf"(?<![\w.,]){NUM}(?:st|nd|rd|th|d)\s(?:{UNIT_EN})\b", "142nd Infantry Regiment"),
    ("unit", rf"(?<![\w.,]){NUM}[-‑]{ENDING}\s{UNIT_RU}", "142-й стрелковый полк"),
    (
        "number",
        r"(?:\b(?:No|Nos|Number|no|nos)\.?\s?|№{1,2}\s?|\bN\s)\d[\d/-]*(?:\s?[–—]\s?\d+)?(?:[-‑]?[А-ЯA-Za-zа-я]\b)?",
        "Plant No. 633",
    ),
    (
        "verse",
        r"(?<!\w)(?:[1-3]\s|I{1,3}\s)?(?:[A-Z][a-z]{1,12}\.?|[А-ЯІ][а-яі]{1,3}\.)\s\d{1,3}:\d{1,3}(?:\s?[–—-]\s?\d{1,3})?(?:,\s?\d{1,3}(?:\s?[–-]\s?\d{1,3})?)*(?![\d:])",
        "Luke 10:25–37, Мф. 5:3–12",
    ),
    (
        "archive",
        r"(?<![\w.])[A-Z][A-Za-z]{0,4}\s\d{1,4}[A-Z]?(?:/\d{1,5}[A-Za-z]?)+(?:,\s(?:ff?\.|fols?\.|nos?\.)\s?\d+[rv]?(?:[–-]\d+[rv]?)?)?(?![\w/])",
        "WO 95/1467; SP 12/193, f. 45v",
    ),
    (
        "pages",
        r"(?<!\w)(?:[Ii]bid\.,?|loc\.\scit\.,?|op\.\scit\.,?|[Тт]ам\sже\.?,?|[Тт]ам\sсамо\.?,?)\s\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?![\w.,]\d)|(?<!\w)ff?\.\s?\d{1,4}[rv](?:[–-]\d{1,4}[rv])?(?!\w)",
        "ibid., 203",
    ),
    (
        "number",
        r"(?<!\w)(?:nn?|chs?|chap|vols?|bks?|pts?|fn|cols?|app|[Cc]aps?|[Aa]rts?|sect|tit|lib|fasc|ser|ll?|[Вв]ип|[Вв]ып|[Сс]{2}|[Пп]{2}|[Лл]{2})\.\s\d{1,4}[a-z]?(?:\s?[–-]\s?\d{1,4})?(?![\w%]|[.,]\d)",
        "n. 7, ch. 12, сс. 112–115",
    ),
    (
        "unit",
        (
            r"(?<![\w.,])\d{1,4}\s(?:гв\.\s?)?(?:сд|кд|тд|мд|мк|тк|ск|кк|ак|сбр|тбр|мсд|мсп|сп|кп|тп|ап|гап|бап|иап|шап|зап|вдд|вдбр|осбр|тбр|мсбр|гв\.|стр\.|кав\.|піх\.|пех\.)(?:\s(?:див|полк|п|бр|корп)\.?)?(?!\w)"
            r"|(?<![\w.,])\d{1,4}\s(?:[а-яіїє’]+(?:ая|ой|ую|ый|ий|ого|ему|ому|ом|им|ої|ій|ою)\s){1,3}(?:полк(?:а|у|ом|е)?|дивизи[яиюе]й?|дивізі[яїю]є?ю?|бригад[аыуеиі]|бригадой|бригадою|корпус(?:а|у|ом|е)?|батальон(?:а|у|ом|е)?|батальйон(?:у|ом|і)?|арми[яиюе]й?|армі[яїю]є?ю?)(?!\w)"
        ),
        "97 сд, 316 стрелковая дивизия",
    ),
    (
        "unit",
        r"(?<![\w.,/])\d{1,4}\s(?:[A-Z][\w’-]*\s){0,3}(?:Commando|Squadron|Troop|Company|Platoon|Battalion|Brigade|Division|Battery|Regiment|Section|Group|Wing|Corps|Army|Flotilla|Ambulance|Para|PARA|Panzer)\b",
        "617 Squadron, 3 Troop",
    ),
    (
        "model",
        r"(?<!\w)(?:(?i:паровоз|тепловоз|электровоз|електровоз|локомотив)[а-яії]{0,3}\s(?:[А-ЯA-Z][А-Яа-я]{0,2}\d{0,2}[\s-])?\d{1,4}(?:-\d{1,4})?|(?:Э[умшгр]?|О[вкдп]|С[уо]?|ФД|ИС|Щ|П36|ТЭ\d|ВЛ\d{1,2}|ЧС\d)[\s-]\d{1,4}-\d{1,4})(?!\w)",
        "паровоз Эу 709-81",
    ),
    (
        "address",
        (
            rf"(?<![\w.,-])\d{{1,4}}[A-Za-z]?\s(?:[A-Z][\w’']+\s){{1,3}}{STREET_EN}(?!\w)|(?<![\w-])(?:[A-Z][\w’']+\s){{0,2}}{STREET_EN},?\s(?:no\.\s)?\d{{1,4}}[A-Za-z]?\b(?!\s[a-z])"
            rf"|(?<![\w-])(?i:{STREET_CYRILLIC})\s[^,.;:\n]{{2,26}},\s(?:д\.\s?|дом\s|буд\.\s?|№\s?)?\d{{1,4}}[а-я]?(?!\w|\s[а-яіїє]{{3,}})"
            r"|(?<!\w)(?:[Нн]а|[Пп]о)\s[А-ЯІЇЄ][а-яіїє’']+(?:ой|ей|ій|ом|кой),\s\d{1,3}[а-я]?(?=[,.;)]|$)"
        ),
        "45 Harbour Road; вул. Садова, 5",
    ),
    (
        "place",
        r"(?<![\w.,])\d{1,3}(?:[.,]\d+)?°(?:\s?\d{1,2}(?:[.,]\d+)?[′'’])?(?:\s?\d{1,2}[″\"”])?\s?(?:[NSEW]\b|с\.|ю\.|в\.|з\.|пн|пд|сх|зх)",
        "60° с. ш.",
    ),
    (
        "unit",
        r"(?<![\w.,/])\d{1,4}(?:/\d{1,3}(?:st|nd|rd|th))?\s(?:[A-Z][a-z]*\.?\s){0,2}(?:Coy|Bn|Bde|Sqn|Bty|Regt|Div|Pln|Pl|Plt|Sqdn|Batt)\.?(?!\w)",
        "2 Fd. Coy.",
    ),
    ("code", r"\bISBN(?:-1[03])?:?\s[\dX][\dX-]{8,17}", "ISBN 0-19-861411-X"),
    (
        "law",
        r"(?<!\w)(?:s|ss|sec|sect|cl|art|para|reg|r)\.\s\d{1,4}(?:\(\w{1,4}\)){0,3}(?![\w.]\d)|\bH\.\s?R\.\s\d+|\bS\.\s\d{2,5}\b",
        "s. 299(2)",
    ),
    (
        "score",
        (
            r"(?:(?<=\bwon\s)|(?<=\blost\s)|(?<=\bdrew\s)|(?<=\bdrawn\s)|(?<=\bwin\s)|(?<=\bwinning\s)|(?<=\bbeaten\s)|(?<=\bscore\sof\s)|(?<=\bscore\swas\s))\d{1,3}\s?[–:-]\s?\d{1,3}(?![\w–-])"
            r"|(?:(?<=[Сс]четом\s)|(?<=[Сс]чётом\s)|(?<=рахунком\s))\d{1,3}\s?[–:—-]\s?\d{1,3}(?!\w)|(?<![\d:.])\d{1,2}:\d(?![\d:])|(?<![\w.,])\d{1,2}[–-]\d{1,2}(?=\s(?:win|winners?|victory|defeat|draw|loss|lead|thrashing|drubbing)\b)"
        ),
        "won 3–1, со счётом 3:1",
    ),
    (
        "calendar",
        r"(?<![\w.,])\d{1,2}\s(?:Vendémiaire|Brumaire|Frimaire|Nivôse|Pluviôse|Ventôse|Germinal|Floréal|Prairial|Messidor|Thermidor|Fructidor)(?:,?\s(?:Year|an|l[’']an)\s[IVX]+)?(?!\w)",
        "18 Brumaire, Year VIII",
    ),
    (
        "phone",
        r"(?<![\w.,-])(?<!\d\s)0\d{2,4}[\s-]\d{3,4}(?:[\s-]\d{3,4})?(?![\w-])|(?<![\w-])(?:\+?\d{1,3}\s?\(?)?\d{3,5}\)\s?\d{1,3}-\d\d-\d\d(?![\w-])|(?<!\w)(?:tel\.?|telephone|phone|тел\.?|телефон\w{0,2})[.:]?\s(?:[^\W\d]+\s)?[+(]?\d[\d\s()-]{3,18}\d|(?<![\w-])\d{1,3}-\d\d-\d\d(?:-\d\d)?(?![\w-])",
        "tel. 020 7946 0018",
    ),
    (
        "law",
        r"(?<![\w.,])(?:[Aa]ct\s)?\d{1,2}(?:\s(?:&|and)\s\d{1,2})?\s(?:Geo\.|Vict\.|Will\.|Wm|Eliz\.|Hen\.|Edw\.|Car\.|Chas|Jac\.|Ann|Anne)(?:\s[IVX]+)?(?:,?\sc(?:ap)?\.\s?\d+)?",
        "10 Vict. c. 7",
    ),
    (
        "archive",
        (
            r"\b(?:[Ff]onds?|[Ff]\.)\s?\d+,?\s(?:[Oo]pis|[Oo]p\.|inventory|series)\s?\d+(?:,?\s(?:[Dd]elo|[Dd]\.|file|[Ss]pr\.|storage unit)\s?\d+)?(?:,?\s(?:[Ll]ist|[Ll]l?\.|folios?|ff?\.|sheets?)\s?\d+(?:[-–]\d+)?)?|"
            r"[Фф]\.\s?(?:[А-ЯІ]-)?\d+,\s(?:спр|д|ед\.\s?хр|од\.\s?зб|№)\.?\s?\d+(?:,\s(?:арк|лл?)\.\s?\d+(?:[–-]\d+)?)?|"
            r"(?:[Фф]\.|[Фф]онд)\s?(?:[А-Я]-)?\d+[\w,.\s]{0,4}(?:[Оо]п\.|[Оо]пис[ьи]?)\s?\d+(?:[\s,.]{0,3}(?:[Дд]\.|[Дд]ело|[Сс]пр\.|[Ее]д\.\s?хр\.|[Оо]д\.\s?зб\.)\s?\d+)?(?:[\s,.]{0,3}(?:[Лл]{1,2}\.|[Аа]рк\.)\s?[\d–—,\s-]*\d)?(?:\sоб\.|\sзв\.)?"
        ),
        "ф. 5, оп. 1, д. 23",
    ),
    (
        "number",
        rf"(?<!\w)(?:{SURE_EN}|{SURE_CYRILLIC})\s?(?:[А-ЯA-Z]-)?\d{{1,7}}(?!\d){TAIL}(?![\w%]|[.,]\d|\s(?:г\.|р\.|год|рок|рік)|{MEASURED})",
        "рейс 315, files 40–61",
    ),
    ("number", rf"(?<!\w)(?<!\d\s){PLURAL_EN}\s\d{{1,5}}(?!\d){TAIL}(?![\w%]|[.,]\d){NO_NOUN_EN}", "documents 171 and 2"),
    ("number", rf"(?<!\w){NUMBERED_EN}\s\d{{1,5}}(?![.,]\d)(?:[-/]\d{{1,4}})?[A-Za-z]?\b{NO_NOUN_EN}", "Hill 112"),
    ("number", rf"(?<!\w){NUMBERED_CYRILLIC}\s?\d{{1,5}}(?:[-/]\d{{1,4}})?[а-я]?(?!\w){NO_NOUN_CYRILLIC}", "приказ 227"),
    (
        "pages",
        r"\b(?:[Pp]ages?|pp?\.|стр\.|[Сс]\.|стор\.)\s?\d+(?:\s?[-–—]\s?\d+)?(?:,\s\d{1,4}(?:[-–—]\d+)?(?=[,.;)\]]|\s?$))*",
        "Pages 398-401",
    ),
    (
        "volume",
        r"\b(?:[Vv]ol(?:ume|\.)?|[Tt]ome|[Тт]ом|[Тт]\.|[Вв]ып\.|[Вв]ипуск|[Ч]\.|[Pp]art|[Cc]hapter|[Ss]ection|[Aa]rticle|[Бб]атерея|[Гг]лава|[Сс]татья|[Сс]таття|[Hh]all|[Rr]oom|[Pp]latform|[Tt]rack|[Bb]lock|[Bb]uilding|[Ff]lat|[Hh]ouse|кв\.|д\.|дом|буд\.|ул\.)\s(?:\d+(?:[-/]\d+)?\b|[IVXLC]+\b)",
        "Volume V",
    ),
    ("code", r"(?<![\w-])\d{2,}(?:-\d{2,}){2,}(?![\w-])|\b[A-ZА-Я]{1,4}[\s-]\d{2,4}(?:[-\s]\d{2,4}){1,4}\b", "PZ 401-039-740"),
    ("number", r"(?<!\w)(?:[Вв]ысот|[Вв]исот|[Оо]тметк)\w{1,2}\s\d{2,4}[.,]\d(?!\d)", "висоту 171,5"),
    ("code", r"(?<![\w.,])\d{6}(?=, (?:г\. ?|м\. ?)?[А-ЯІЇЄ])", "119019, Москва"),
    (
        "code",
        r"(?<![A-Za-z])(?!AD|BC)[A-Z]{2}\s\d{3,5}\s\d{3,5}(?!\d)|(?<!\w)(?:grid\s|map\s)?ref(?:erence)?\.?\s\d{4,8}(?!\d)",
        "grid reference SK 1945 1066",
    ),
    ("phone", r"(?<!\w)\+?\d{1,3}[\s-]\(?\d{3}\)?[\s-]\d{2,3}[\s-]\d{2}[\s-]?\d{2}\b", "+7 495 123-45-67"),
    (
        "model",
        r"\b(?:[A-ZА-ЯІЇ][A-Za-zА-Яа-яіїє]{0,4}[-‑]\d{1,4}(?:[-/]\d+)?[A-Za-zА-Яа-я]{0,2}|[A-Z]{1,3}\d{1,4})\b",
        "T-34, Il-2",
    ),
    (
        "time",
        (
            r"(?<=\b[ВвОоУу]\s)\d{1,2}\s?ч\.?\s\d{1,2}\s?м(?:ин)?\.?(?!\w)|(?<=,\s)\d{1,2}\s?ч\.?\s\d{1,2}\s?м\.(?!\w)|"
            r"(?<=\bat\s)(?:[01]\d|2[0-3])[0-5]\d\s(?:hours|hrs)\b|"
            r"(?<=\b[Кк]\s)\d{1,2}\sчасам\b|(?<=\b[Оо]\s)(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d%]|\.\d)|(?<=\b[ВвУу]\s)(?:[01]?\d|2[0-3])\.[0-5]\d(?=[.,;)]?(?:\s(?:по|из|на|утра|вечера|дня|ночи|от|с|был|и|до|з|із|вечора|ранку|дня)\s|\s?$|[,;)]))"
            r"|(?<![\w.,])\d{1,2}(?:[.:][0-5]\d)?\s?(?:and|to|till|until|or|–|-)\s?\d{1,2}(?:[.:][0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|o[’']clock)"
            r"|(?<=\bat\s)\d{1,2}\.[0-5]\d(?=[.,;)]?(?:\s|$)(?!\w+s\b|per|million|thousand))|(?<=\bthe\s)\d{1,2}\.[0-5]\d(?=\s(?:from|to|train|express)\b)"
            r"|(?<=\b[ОоВвУу]\s)(?:[01]?\d|2[0-4])\s(?:час(?:ов|а|у)?|годин[иіу])(?:\s\d{1,2}\s(?:мин|хв)\w*)?(?!\w)"
            r"|(?<![\d.:])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)(?:\s?(?:a\.?m\.?|p\.?m\.?))?(?![\d])|\b(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|o[’']clock)|(?<![\w.,])\d{1,2}\s(?:час(?:ов|а|)?|годин[иіу]?|ч\.|год\.)(?:\s\d{1,2}\s(?:мин\w*|хв\w*)\.?)?(?=\s(?:утра|вечера|дня|ночи|пополудни|пополуночи|ранку|вечора|ночі)(?!\w))"
        ),
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
        rf"(?<![\w.,])\d{{1,4}}(?:st|nd|rd|th)\b(?!\scentur)|(?<![\w.,])\d{{1,4}}[-‑]{ENDING}\b",
        "the 7th man",
    ),
    (
        "named",
        r"(?:площад|площ|улиц|вулиц|проспект|переул|провул|сквер|бульвар|набережн|майдан)\w{0,4}\s\d{4}\s(?:года|року)(?!\w)|(?:улиц[аеыу]|ул\.|площад[ьи]|вулиц[яіюи]|просп\.|завод\w*|колхоз\w*)\s(?:имени\s)?\d+(?:-го|-й)?\s(?:[Яя]нваря|[Фф]евраля|[Мм]арта|[Аа]преля|[Мм]ая|[Ии]юня|[Ии]юля|[Аа]вгуста|[Сс]ентября|[Оо]ктября|[Нн]оября|[Дд]екабря|[Бб]ерезня|[Тт]равня|[Лл]ипня|[Сс]ерпня|[Вв]ересня|[Жж]овтня|[Гг]рудня|[Пп]ятилет\w+|[Пп]'?ятиріч\w+|[Лл]ет\w?)|\b[A-Z]\d{1,4}[A-Z]?\b",
        "улица 8 Марта",
    ),
)
"""In order of preference."""

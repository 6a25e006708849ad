"""The words that dates and durations are made of, in English, Russian and Ukrainian.

A row: what kind of word it is, what it says, its forms (parted by commas; a form may be several tokens, a full stop is a
token of its own) and an example. Forms are looked up in lower case.
"""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.text.declension import noun_forms


class Row(NamedTuple):
    """Words that mean one thing."""

    kind: str
    value: object
    forms: str
    example: str


_RU_SOFT = ("ь", "я", "ю", "ем", "ём", "е")
_RU_HARD = ("", "а", "у", "ом", "е")
_UK_SOFT = ("ень", "ня", "ню", "неві", "нем", "ні")


def _forms(stem: str, endings: tuple[str, ...]) -> str:
    return ",".join(stem + ending for ending in endings)


MONTHS: tuple[Row, ...] = (
    Row(
        "month",
        1,
        "january,генварь,генваря,генварю,генварем,генваре," + _forms("январ", _RU_SOFT) + "," + _forms("січ", _UK_SOFT),
        "5 января; у січні",
    ),
    Row("month", 2, "february," + _forms("феврал", _RU_SOFT) + ",лютий,лютого,лютому,лютим", "в феврале; 3 лютого"),
    Row("month", 3, "march," + _forms("март", _RU_HARD) + "," + _forms("берез", _UK_SOFT), "в марте; до березня"),
    Row(
        "month",
        4,
        "april,априль,априля,априлю,априле," + _forms("апрел", _RU_SOFT) + "," + _forms("квіт", _UK_SOFT),
        "апрель; квітень",
    ),
    Row("month", 5, "may,май,мая,маю,маем,мае," + _forms("трав", _UK_SOFT), "9 мая; 1 травня"),
    Row(
        "month",
        6,
        "june,иунь,иуня,иуню,иуне,июния," + _forms("июн", _RU_SOFT) + "," + _forms("черв", _UK_SOFT),
        "22 июня; у червні",
    ),
    Row(
        "month", 7, "july,иуль,иуля,иулю,иуле,июлия," + _forms("июл", _RU_SOFT) + "," + _forms("лип", _UK_SOFT), "в июле; у липні"
    ),
    Row("month", 8, "august," + _forms("август", _RU_HARD) + "," + _forms("серп", _UK_SOFT), "24 августа; серпень"),
    Row(
        "month",
        9,
        "september,септемврий,септемврия," + _forms("сентябр", _RU_SOFT) + "," + _forms("верес", _UK_SOFT),
        "1 сентября; вересень",
    ),
    Row(
        "month",
        10,
        "october," + _forms("октябр", _RU_SOFT) + ",октоврий,октоврия,жовтень,жовтня,жовтню,жовтневі,жовтнем,жовтні",
        "октябрь; 7 жовтня",
    ),
    Row(
        "month",
        11,
        "november,ноемврий,ноемврия," + _forms("ноябр", _RU_SOFT) + "," + _forms("листопад", (*_RU_HARD, "ові", "і")),
        "ноября; у листопаді",
    ),
    Row(
        "month",
        12,
        "december,декемврий,декемврия," + _forms("декабр", _RU_SOFT) + "," + _forms("груд", _UK_SOFT),
        "в декабре; грудень",
    ),
    Row("abbrev_month", 1, "jan,jany,янв,січ", "5 янв. 1942"),
    Row("abbrev_month", 2, "feb,feby,фев,февр,лют", "3 февр. 1917"),
    Row("abbrev_month", 3, "mar,мар,бер", "Mar. 3, 1917"),
    Row("abbrev_month", 4, "apr,апр,квіт", "12 апр. 1961"),
    Row("abbrev_month", 5, "трав", "1 трав. 1919"),
    Row("abbrev_month", 6, "jun,июн,черв", "22 июн. 1941"),
    Row("abbrev_month", 7, "jul,июл,лип", "4 Jul 1776"),
    Row("abbrev_month", 8, "aug,augt,авг,серп", "19 авг. 1991"),
    Row("abbrev_month", 9, "sep,sept,septr,сен,сент,вер,верес", "Sept. 9, 1937"),
    Row("abbrev_month", 10, "oct,octr,окт,жовт", "25 окт. 1917"),
    Row("abbrev_month", 11, "nov,novr,ноя,нояб,лист,листоп", "7 нояб. 1917"),
    Row("abbrev_month", 12, "dec,decr,дек,груд", "Dec. 1st, 1937"),
)

CALENDAR: tuple[Row, ...] = (
    Row("weekday", 0, "monday,понедельник,понедельника,понеділок,понеділка", "Monday, 23 June"),
    Row("weekday", 1, "tuesday,вторник,вторника,вівторок,вівторка", "во вторник, 24 июня"),
    Row("weekday", 2, "wednesday,среда,среду,среды,середа,середу,середи", "в среду 25 июня"),
    Row("weekday", 3, "thursday,четверг,четверга,четвер,четверга", "четверг, 26 июня"),
    Row("weekday", 4, "friday,пятница,пятницу,пятницы,п'ятниця,п'ятницю,п'ятниці", "п'ятниця, 27 червня"),
    Row("weekday", 5, "saturday,суббота,субботу,субботы,субота,суботу,суботи", "в субботу, 28 июня"),
    Row("weekday", 6, "sunday,воскресенье,воскресенья,воскресение,неділя,неділю,неділі", "воскресенье, 22 июня"),
    Row("season", 21, "spring,весна,весны,весне,весну,весной,весною,весни,весні,навесні,напровесні", "весной 1945-го"),
    Row("season", 22, "summer,лето,лета,лету,летом,лете,літо,літа,літу,літом,літі,влітку,улітку", "влітку 1943 року"),
    Row("season", 23, "autumn,fall,осень,осени,осенью,осінь,осені,осінню,восени", "autumn 1918"),
    Row("holiday", (12, 25), "christmas,christmas day,xmas", "by Christmas 1941"),
    Row("holiday", (12, 26), "boxing day", "Boxing Day, 1941"),
    Row("holiday", (12, 24), "christmas eve", "on Christmas Eve, 1941"),
    Row("holiday", (12, 31), "new year's eve,new year’s eve", "New Year's Eve, 1942"),
    Row("holiday", (1, 1), "new year's day,new year’s day,new year,нового года,новому году,новый год,нового року,новому року,новий рік", "by the New Year; к Новому году"),
    Row("holiday", (5, 9), "день победы,дня победы,дню победы,день перемоги,дня перемоги,victory day", "в День Победы 1975 года"),
    Row("holiday", (5, 8), "ve day,v - e day", "VE Day 1945"),
    Row("holiday", (11, 11), "armistice day,remembrance day", "Armistice Day 1919"),
    Row("holiday", (3, 25), "lady day", "Lady Day 1847"),
    Row("holiday", (9, 29), "michaelmas,michaelmas day", "Michaelmas 1884"),
    Row("holiday", (11, 11), "martinmas", "Martinmas 1745"),
    Row("holiday", (2, 2), "candlemas", "Candlemas 1642"),
    Row("holiday", (8, 1), "lammas,lammas day", "Lammas 1745"),
    Row("holiday", (6, 24), "midsummer day,midsummer's day,midsummer’s day", "Midsummer Day 1381"),
    Row("holiday", (11, 2), "all souls ' day,all souls' day,all souls’ day", "All Souls' Day 1901"),
    Row("holiday", (4, 23), "st george's day,st george’s day,st . george's day,st . george’s day", "St George's Day 1918"),
    Row("holiday", (3, 17), "st patrick's day,st patrick’s day,st . patrick's day,st . patrick’s day", "St Patrick's Day, 1847"),
    Row("holiday", (11, 30), "st andrew's day,st andrew’s day,st . andrew's day", "St Andrew's Day 1900"),
    Row("holiday", (12, 26), "st stephen's day,st stephen’s day", "St Stephen's Day 1870"),
    Row("holiday", (12, 6), "st nicholas's day,st nicholas’s day", "St Nicholas's Day 1917"),
    Row("holiday", (10, 31), "halloween,hallowe'en,hallowe’en,all hallows ' eve", "Hallowe'en 1938"),
    Row("holiday", (1, 6), "epiphany,twelfth day", "Epiphany 1905"),
    Row("holiday", (3, 15), "ides of march", "the Ides of March 44 BC"),
    Row("holiday", (5, 1), "первомай,первомая,первомаю,першотравень,першотравня", "к Первомаю 1964-го"),
    Row("church", (10, 1), "покров,покрова,покрову,покрови,покровом", "на Покров 1906 года"),
    Row("church", (6, 29), "петров день,петрова дня,петрів день,петра і павла", "по Петров день 1907-го"),
    Row("church", (7, 20), "ильин день,ильина дня,ильину дню,іллі", "до Ильина дня 1812 года"),
    Row("church", (8, 6), "спас,спаса,преображение,преображения", "на Спаса 1786 р."),
    Row("church", (8, 15), "успение,успения,успіння", "на Успение 1812 года"),
    Row("church", (12, 25), "рождество,рождества,рождеству,різдво,різдва,різдвом", "на Рождество 1915 года"),
    Row("church", (12, 24), "сочельник,сочельника,святвечір,святвечора,свят - вечір", "на Святвечір 1913 р."),
    Row("church", (1, 6), "крещение,крещения,крещенье,водохреще,водохреща", "на Водохреще 1918 р."),
    Row("church", (2, 2), "сретение,сретения,стрітення", "на Стрітення 1918 р."),
    Row("church", (3, 25), "благовещение,благовещения,благовіщення", "на Благовещение 1801 года"),
    Row("church", (4, 23), "юрьев день,юрьева дня,юрія", "в Юрьев день 1497 года"),
    Row("church", (12, 6), "николин день,николина дня,миколая", "в Николин день 1825 года"),
    Row("church", (1, 6), "йордан,йордана,йордані", "на Йордан 1921 року"),
    Row("church", (9, 8), "рождество богородицы,рождества богородицы,рождество пресвятой богородицы,різдво богородиці,різдва богородиці", "на Рождество Богородицы 1380 года"),
    Row("church", (9, 14), "воздвижение,воздвижения,воздвиженье,воздвиження,здвиження", "на Воздвижение 1812 года"),
    Row("church", (11, 8), "михайлов день,михайлова дня,михайлів день", "в Михайлов день 1705 года"),
    Row("church", (10, 26), "дмитриев день,дмитриева дня", "к Дмитриеву дню"),
    Row("holiday", (2, 14), "valentine's day,valentine’s day", "Valentine's Day 1929"),
    Row("holiday", (5, 1), "may day", "May Day 1920"),
    Row("holiday", (11, 1), "all saints ' day,all saints' day,all saints’ day", "All Saints' Day 1755"),
    Row("holiday", (7, 14), "bastille day", "Bastille Day 1919"),
    Row("holiday", (7, 4), "independence day", "Independence Day 1876"),
    Row("easter", 0, "easter,easter day,easter sunday", "Easter Sunday 1916"),
    Row("easter", 1, "easter monday", "Easter Monday 1916"),
    Row("easter", -2, "good friday", "Good Friday 1865"),
    Row("easter", -7, "palm sunday", "Palm Sunday 1917"),
    Row("easter", -46, "ash wednesday", "Ash Wednesday 1942"),
    Row("easter", 39, "ascension day", "Ascension Day 1915"),
    Row("easter", 49, "whit sunday,whitsun,pentecost", "Whit Sunday 1919"),
    Row("easter", 50, "whit monday", "Whit Monday 1921"),
    Row("pascha", 0, "пасха,пасхи,пасху,пасхе,пасхой,великдень,великодня,великодню,великодні", "на Пасху 1917 года"),
    Row("pascha", 49, "троица,троицу,троицы,троице,трійця,трійцю,трійці", "на Троицу 1915 года"),
    Row("anniversary", 1, "anniversary,годовщина,годовщине,годовщину,годовщины,річниця,річниці,річницю", "on its tenth anniversary"),
    Row("pascha", -7, "вербное воскресенье,вербного воскресенья,вербна неділя,вербну неділю", "в Вербное воскресенье 1917 года"),
    Row("pascha", -3, "чистый четверг,чистий четвер,страстной четверг", "в Чистый четверг 1905 года"),
    Row("pascha", -2, "страстная пятница,страстную пятницу,страсна п'ятниця,страсну п'ятницю", "в Страстную пятницу 1905 года"),
    Row("pascha", 39, "вознесение,вознесения,вознесенье,вознесіння", "на Вознесение 1915 года"),
    Row("weekdays", 0, "mondays", "two Mondays later"),
    Row("weekdays", 1, "tuesdays", "two Tuesdays later"),
    Row("weekdays", 2, "wednesdays", "two Wednesdays later"),
    Row("weekdays", 3, "thursdays", "two Thursdays later"),
    Row("weekdays", 4, "fridays", "two Fridays later"),
    Row("weekdays", 5, "saturdays", "two Saturdays later"),
    Row("weekdays", 6, "sundays", "two Sundays later"),
    Row("easter_week", (0, 6), "easter week", "through Easter week of 1891"),
    Row("easter_week", (-6, -1), "holy week", "Holy Week 1917"),
    Row("easter_week", (49, 55), "whit week,whitsun week", "Whit week 1889"),
    Row("pascha_week", (0, 6), "светлая неделя,светлой неделе,светлую неделю,пасхальная неделя,пасхальной неделе,пасхальную неделю,світлий тиждень,світлого тижня", "на Светлой неделе 1905 года"),
    Row("pascha_week", (-6, -1), "страстная неделя,страстной неделе,страстную неделю,страсна неділя,страсний тиждень,страсного тижня", "на Страстной неделе 1916 года"),
    Row("pascha_week", (-55, -49), "масленица,масленице,масленицу,масленицы,масляна,масниця,масницю,масниці", "на Масленицу 1899 года"),
    Row("seasons", 21, "springs", "two springs later"),
    Row("seasons", 22, "summers", "two summers later"),
    Row("seasons", 23, "autumns", "two autumns later"),
    Row("seasons", 24, "winters", "two winters later"),
    Row("season", 24, "winter,зима,зимы,зиме,зиму,зимой,зимою,зими,зимі,взимку,узимку", "the winter of 1941–42"),
    Row("daytime", None, "morning,пополудни,пополуночи,пополудні,afternoon,evening,dawn,dusk,noon,midday,midnight,daybreak,sunrise,sunset,nightfall,first light,last light,утром,утро,утра,днём,вечером,вечера,вечер,полдень,рассвет,рассвета,рассвету,закат,заката,закату,полудня,полуночи,"
        "світанок,світанку,смерку,на рассвете,на заре,в полночь,вранці,уранці,ранку,увечері,ввечері,вечора,на світанку,опівдні,опівночі", "the morning of 18 October"),
    Row("night", None, "night,nights,ночь,ночью,ночи,вночі,уночі,ніч,ночі", "the night of 5 June"),
    Row("in_night_to", None, "в ночь на,ночью на,у ніч на,в ніч на,уночі на,вночі проти,уночі проти,вночі на,у ніч проти,в ніч проти,ніч на,ніч проти,в ночь под,ночь на,ночь под,night to,night before", "в ночь на 22 июня"),
    Row("in_night_from", None, "в ночь с,у ніч з,в ніч з,у ніч із,в ніч із,ночью с", "в ночь с 21 на 22 июня"),
    Row("in_night_of", None, "night of", "night of 5/6 June"),
    Row("onto", None, "на", "с 21 на 22 июня"),
    Row("year_word", 1, "year,year of our lord,year of grace,год,года,году,годом,годе,рік,року,році,роком,рокові", "1941 года"),
    Row("year_mark", 1, "г,р,г .,р .", "1941 г."),
    Row("years_word", 1, "years,годы,годов,годам,годами,годах,роки,років,рокам,роками,роках", "1942–1946 годы"),
    Row("years_mark", 1, "гг,рр,г г,гг .,рр .,г . г .,р . р .", "1942–46 гг."),
    Row("school", None, "учебный,учебном,учебного,навчальний,навчальному,навчального,school,academic,хозяйственный,хозяйственном", "1936/37 учебный год"),
    Row("century", 100, "century,centuries,век,века,веку,веком,веке,веков,веках,столетие,столетия,столетию,столетии,столетием,столетий,"
        "століття,століттю,століттям,столітті,століть,століттях,століттями,сторіччя,сторіччю,сторіччі,сторіччям,сторіч,сторіччях,столетиях,столетиями,вік,віку,віці,віком,віків", "XIX век"),
    Row("century_mark", 100, "cent .,в .,вв .,ст .,вв,с .", "XIX в."),
    Row("told_century", 1900, "прошлого века,прошлом веке,прошлый век,прошлого столетия,прошлом столетии,прошлое столетие,минулого століття,минулому столітті,"
        "минуле століття,минулого сторіччя,минулому сторіччі,минулого віку,of the last century", "в 30-е годы прошлого века"),
    Row("told_century", 1800, "позапрошлого века,позапрошлом веке,позапрошлого столетия,позапрошлом столетии,позаминулого століття,позаминулому столітті,"
        "позаминулого сторіччя,позаминулому сторіччі,of the century before last", "в конце позапрошлого века"),
    Row("told_century", 2000, "нынешнего века,нынешнем веке,нынешнего столетия,нынешнем столетии,текущего века,текущего столетия,нинішнього століття,"
        "цього століття,нинішнього сторіччя,of the present century", "в начале нынешнего века"),
    Row("millennium", 1000, "millennium,millennia,тысячелетие,тысячелетия,тысячелетии,тысячелетию,тысячелетием,тысячелетий,тысячелетиях,тысячелетиям,тыс .,тисячоліття,тисячолітті,тисячоліттю,тисячоліттям,тисячоліть,тисячоліттях", "III тысячелетие до н. э."),
    Row("decade", 10, "decade,десятилетие,десятилетия,десятилетию,десятилетии,десятиліття,десятиліттю,десятилітті,десятиріччя,десятиріччю,десятиріччі", "the decade"),
    Row("ten_days", None, "декада,декады,декаде,декаду,декадой,декади,декаді,декадою", "в первой декаде мая"),
    Row("bc", None, "bc,b . c .,bce,b . c . e .,b . c,до н . э .,до нашей эры,до р . х .,до рождества христова,до н . е .,до нашої ери,"
        "до н . э,до н . е", "44 BC; V в. до н. э."),
    Row("ad", None, "ad,a . d .,ce,c . e .,н . э .,нашей эры,н . е .,нашої ери,от р . х .,від р . х .", "AD 79"),
    Row("old_style", None, "ст . ст .,ст . стиля,ст . стилю,старого стиля,старому стилю,по старому стилю,по ст . ст .,по старому,"
        "по старому календарю,за старим календарем,по прежнему календарю,ст . стиль,старый стиль,старий стиль,по ст . стилю,за ст . ст .,за ст . стилем,за старим стилем,за старим,старого стилю,о . s .,o . s .,old style,julian calendar,julian,old calendar,"
        "in the julian calendar,in the old style,"
        "according to the julian calendar,by the julian calendar,by the old calendar,according to the old style,by the old style,"
        "по юлианскому календарю,за юліанським календарем,юлианского календаря,юліанського календаря,o . s,о . с .,с . с .,с / ст,ст / ст", "9 января ст. ст."),
    Row("new_style", None, "н . ст .,нов . ст .,нового стиля,нового стилю,новому стилю,по новому стилю,по н . ст .,по новому,за новим стилем,за новим,"
        "по нынешнему календарю,по нынешнему,по новому календарю,за новим календарем,за нинішнім календарем,н . стиль,нов . стиль,новый стиль,новий стиль,за н . ст .,n . s .,new style,gregorian calendar,gregorian,new calendar,modern calendar,in the gregorian calendar,in the new style,"
        "according to the gregorian calendar,by the gregorian calendar,"
        "by the new calendar,"
        "according to the new style,by the new style,по григорианскому календарю,за григоріанським календарем,"
        "григорианского календаря,григоріанського календаря,n . s,нов . стиля", "7 ноября н. ст."),
)  # fmt: skip

PARTS: tuple[Row, ...] = (
    Row("part", "early", "opening years of,very beginning of,very start of,первые десятилетия,в первые десятилетия,первых десятилетиях,перші десятиліття,перших десятиліттях,early years of,first years of,opening decades of,first decades of,early decades of,первые годы,в первые годы,первых годах,перші роки,перших роках,early,early weeks of,early months of,opening weeks of,first weeks of,first months of,earlier part of,beginning of,start of,early part of,early days of,outset of,opening months of,в начале,нач .,к началу,начало,"
        "началу,начала,началом,начале,ранней,раннего,ранним,на початку,поч .,початок,початку,початком,ранньої,early in,at the start of,at the beginning of,first days of,"
        "в первых числах,первых числах,первые числа,в первые дни,первые дни,первых днях,перші дні,перших числах,у перших числах", "early October, 1941"),
    Row("part", "mid", "mid,middle,middle of,midst of,десятых числах,десятых чисел,десятые числа,десятих числах,в середине,сер .,к середине,середина,середине,середины,середину,серединой,в разгар,"
        "посередине,всередині,у середині,в середині,середині,середини,серединою,посеред,middle part of", "mid-1943"),
    Row("part", "late", "very end of,dying weeks of,dying years of,closing years of,последние десятилетия,в последние десятилетия,последних десятилетиях,останні десятиліття,останніх десятиліттях,last years of,final years of,later years of,latter years of,closing decades of,last decades of,final decades of,последние годы,в последние годы,последних годах,останні роки,останніх роках,late,на излёте,на исходе,на схилі,back end of,tail end of,closing weeks of,last weeks of,last months of,final weeks of,final months of,closing days of,dying days of,end of,close of,later part of,latter part of,late in,closing months of,последние дни,last days of,final days of,"
        "двадцатых числах,двадцатых чисел,двадцатые числа,20 - х числах,20 - х чисел,двадцятих числах,двадцяті числа,исход,исхода,исходе,исходу,"
        "в конце,под конец,конце,кон .,к концу,конец,концу,конца,концом,поздней,поздним,"
        "наприкінці,кін .,кінці,в кінці,у кінці,кінець,кінця,кінцем,пізньої,у кінець,під кінець", "в конце 1942 г."),
    Row("part", "turn", "turn of,на рубеже,рубеж,рубеже,на зламі,на межі", "turn of the century"),
    Row("half", 2, "half,половина,половине,половину,половины,половиной,половині,половину,половини,половиною,пол .,полугодие,полугодии,полугодия,"
        "півріччя,півріччі,півріччю", "вторая половина 1942 г."),
    Row("quarter", 4, "quarter,quarters,четверть,четвертью,четверти,четв .,чверть,чверті,чвертю,квартал,квартале,квартала,кварталі,кварталу", "first quarter of 1936"),
    Row("third", 3, "треть,трети,третина,третині,третини,третину", "последняя треть XIX века"),
)  # fmt: skip

RELATIONS: tuple[Row, ...] = (
    Row("in", None, "in,b .,d .,fl .,род .,ум .,нар .,not until,compared with,compared to,as against,по сравнению с,в сравнении с,порівняно з,у порівнянні з,as early as,as late as,as recently as,on,at,during,throughout,over,within,into,в,во,у,относится к,относятся к,относят к,отнести к,относящийся к,относящаяся к,относящееся к,"
        "относящиеся к,восходит к,восходят к,приурочена к,приурочен к,належить до,належать до,відносять до,віднести до,сягає,упродовж,протягом,в течение", "in 1941"),
    Row("of", None, "of", "the spring of 1942"),
    Row("the", None, "the", "the 1920s"),
    Row("from", None, "from,с,со,з,зі,зо,із,beginning in,starting in", "с 1942 по 1946 гг."),
    Row("since_month", None, "від", "від січня 1919 року; наказ від 5 травня"),
    Row("dated_from", None, "от", "с 5 мая; приказ от 5 мая"),
    Row("to", None, "to,through,по", "1942 to 1946"),
    Row("until", None, "until,till,until well into,till well into,up to,up to and including,up until,up till,до,до самого,до самой,до самых,вплоть до,вплоть до самого,аж до,не далее", "до 1917 года"),
    Row("before", None, "before,prior to,перед", "before 1917"),
    Row("by", None, "by,к,ко,к моменту,близко к", "by March 1921"),
    Row("after", None, "after,после,після", "после 1945 года"),
    Row("earlier_than", None, "earlier than,any earlier than,ранее,раньше,раніше", "ранее 1917 года; годом ранее"),
    Row("later_than", None, "later than,any later than,позже,позднее,пізніше", "позднее 1945 года; годом позже"),
    Row("since", None, "since,ever since,начиная с,начиная со,починаючи з,починаючи від,начиная от,from about", "since 1975"),
    Row("not_after", None, "no later than,not later than,not after,at the latest by,щонайпізніше,самое позднее,не позднее,не позже,не пізніше,не пізніш як,не пізніше від,не пізніше за", "не позднее 1905 г."),
    Row("not_before", None, "щонайраніше,самое раннее,no earlier than,not earlier than,not before,не ранее,не раньше,не раніше,не раніше від,не раніше як,не раніше за", "не ранее 1680 г."),
    Row("between", None, "between,между,меж,між,поміж", "between 1989 and 1991"),
    Row("and", None, "and,и,та,і,й,а також,as well as,&", "1938 and 1939"),
    Row("or", None, "or,или,либо,або,чи,то ли,не то,чи то", "1687 or 1688"),
    Row("that_is", None, "which is to say,то есть,тобто,т . е .,т . е,that is,i . e .", "16 мая по старому стилю, то есть 26 мая по новому"),
    Row("about", None, "about,around,circa,approximately,roughly,c .,ca .,c,ca,cca,около,ок .,ок,примерно,приблизительно,приблизно,близько,бл .,"
        "біля,орієнтовно,ориентовочно,где - то", "c. 1880"),
    Row("maybe", None, "possibly,probably,perhaps,presumably,предположительно,возможно,вероятно,видимо,по - видимому,імовірно,ймовірно,можливо,мабуть,"
        "очевидно", "possibly 1904"),
)  # fmt: skip

RELATIVE: tuple[Row, ...] = (
    Row("same", 0, "that,that same,this same,same,the same,that very,в том же,в этом же,того же,этого же,том же,этом же,тому же,той же,та же,в тот же,тот же,этот же,"
        "в ту же,ту же,тем же,в той же,того ж,цього ж,той же,тієї ж,цієї ж,того самого,тієї самої,тому ж,у тому ж,в тому ж,того,тієї,тем,той,"
        "тогo,в то же,то же,того ж самого,в тому самому,у тому самому", "that same day; того ж року"),
    Row("this", 0, "this,этот,этого,этим,этом,эту,этой,цим,цього,цей,цьому,цю,цієї", "from this day; в этом году"),
    Row("next", 1, "next,following,the very next,ensuing,следующий,следующего,следующем,следующей,следующую,следующее,следующем же,"
        "на следующий,на следующий же,на другой,на другой же,наступний,наступного,наступному,наступної,наступну,наступним", "на следующий день; наступного року"),
    Row("previous", -1, "previous,preceding,prior,предыдущий,предыдущего,предыдущем,предыдущей,предыдущую,прошлый,прошлом,прошлого,прошлой,"
        "прошлую,минулий,минулого,минулому,минулої,попередній,попереднього,попередньому,попередньої", "the previous year"),
    Row("out", "year", "before the year was out,before the year is out,ere the year was out", "before the year was out"),
    Row("out", "month", "before the month was out,before the month is out", "before the month was out"),
    Row("eve_of", -1, "eve of,канун,кануном,переддень", "on the eve of 22 June 1941"),
    Row("eve", 1, "назавтра", "назавтра объявили тревогу"),
    Row("eve", -1, "накануне,напередодні", "накануне адмирал давал ужин"),
    Row("date_word", None, "числа,числу,число,числі", "20-го числа"),
    Row("inclusive", None, "inclusive,включительно,включно", "с 15 мая по 3 июня включительно 1916 года"),
    Row("date_noun", (1, "day"), "date", "from this date"),
    Row("now", None, "present,the present,the present day,now,today,донині,дотепер,сьогодні,наші дні,настоящее время,сих пор,наст . время,"
        "наших дней,н . в .,сей день,сегодня", "с 1991 года по настоящее время"),
    Row("month_end", "month", "month's end,month’s end", "at month's end"),
    Row("month_end", "year", "year's end,year’s end", "by year's end"),
    Row("later", 1, "later,after that,after this,afterwards,afterward,thereafter,позже,позднее,потом,пізніше,опісля,потому", "two years later"),
    Row("earlier", -1, "earlier,before that,before this,previously,beforehand,ранее,раньше,раніше,до этого,до того,перед этим,перед тим,перед тем,до цього", "тремя годами ранее"),
    Row("x", None, "day before yesterday,day after tomorrow", "said of the writer's own day"),
    Row("onward", None, "onwards,onward,и далее,і далі,и позднее,и позже,і пізніше", "from the late 1950s onwards"),
    Row("ahead", None, "за", "за два дня до 22 июня 1941 года"),
    Row("through", 1, "через,спустя,по тому,вже за,а вже за,уже за", "через два года"),
    Row("unit", (1, "day"), "day,days,день,дня,дней,дню,днём,днем,днями,дни,дні,днів,днем,дням,сутки,суток,сутками,доба,добу,доби,діб,добою", "two days"),
    Row("unit", (7, "day"), "week,weeks,неделя,неделю,недели,недель,неделе,неделей,неделями,тиждень,тижня,тижні,тижнів,тижнем,тижнями", "через неделю"),
    Row("unit", (14, "day"), "fortnight,fortnights", "a fortnight later"),
    Row("unit", (1, "year"), "twelvemonth", "a twelvemonth later"),
    Row("unit", (1, "month"), "month,months,месяц,месяца,месяцев,месяце,месяцем,месяцами,месяцы,місяць,місяця,місяці,місяців,місяцем,місяцями", "six months"),
    Row("short_unit", (1, "hour"), "ч,hr,hrs,год", "1 ч 35 мин"),
    Row("short_unit", (1, "minute"), "мин,min,mins,хв", "35 мин"),
    Row("short_unit", (1, "second"), "сек,sec,secs", "35 сек"),
    Row("unit", (1, "hour"), "hour,hours,час,часа,часов,часами,година,години,годин,годину", "three hours"),
    Row("unit", (1, "minute"), "minute,minutes,минута,минуты,минут,минуту,хвилина,хвилини,хвилин,хвилину", "сорок минут"),
    Row("unit", (1, "second"), "seconds,секунды,секунд,секунду,секунди", "ten seconds"),
    Row("unit", (1, "year"), "лет,літ", "сорок лет"),
    Row("unit", (10, "year"), "decades,десятилетий,десятилетиями,десятиліть", "two decades later"),
    Row("age_word", None, "старше,младше,возраст,возрасте,возраста,від роду,от роду,aged,віком", "в возрасте 25 лет"),
)  # fmt: skip
"""`year_word` and the like are units as well; the readers know."""

_NUMBERED_MARKS = """
    no nos nr n № # p pp с ст т у v в л лл арк ф оп д спр стр vol ch гл тел кв рис fig табл инв п вып § pz § issn isbn хр зб доб ext po
    """
_NUMBERED_EN = """
    page pages volume volumes vols chapter section sections issue issues room phone code resolution boeing model hill height hut
    flat apartment house locker ward cell box unit suite plot grave item engine locomotive car carriage bus tram channel extension
    opus symphony sonnet psalm hymn reel shelfmark bearing store force bundle piece shelf
    patent serial licence license socket berth cabin mailbox pin postcode zip barracks stalag bunker frequency gate pit shaft
    exhibit lot figure table verse line lines route highway flight convoy order
    """
_NUMBERED_NOUNS = """
    страница сторінка статья стаття том глава розділ:розділ пункт параграф выпуск випуск квартира телефон резолюция резолюція
    модель дело:дел справа фонд опись опис хранение зберігання шифр кімната комната высота висота номер объект об’єкт будинок:будинк
    дом палата камера аудитория аудиторія казарма барак лист аркуш таблица таблиця рейс приказ наказ директива накладная
    ордер предписание отношение квитанция квитанція вагон місце
    """
NUMBERED: frozenset[str] = frozenset(
    [*_NUMBERED_MARKS.split(), *_NUMBERED_EN.split(), *(form for noun in _NUMBERED_NOUNS.split() for form in noun_forms(noun))]
)
"""Words before a number that it names, a page, an issue, an order: no year, unless a word for the year follows."""

NAMED_BY_YEAR: tuple[str, ...] = (
    "площад", "площа", "улиц", "вулиц", "проспект", "переулк", "провулк", "сквер", "бульвар", "набережн", "майдан",
)  # fmt: skip
"""Beginnings of nouns that a year after them names even with its word: «на площади 1905 года»."""

FORMATIONS: tuple[str, ...] = (
    "полк", "дивизи", "дивізі", "бригад", "батальон", "батальйон", "батаре", "эскадри", "ескадри", "рота", "роты", "роте", "роту",
    "отряд", "загін", "загон", "корпус", "арми", "армі", "флотили", "флотилі", "госпитал", "шпитал", "школ", "стрелков", "стрілец",
)  # fmt: skip
"""Beginnings of words that an ordinal in front numbers: «1812-й полк» is no year."""
MASCULINE: frozenset[str] = frozenset("полк батальон батальйон отряд загон корпус госпитал шпитал".split())
"""Those of them whose genitive ends in -а or -у."""

COUNTED: frozenset[str] = frozenset(
    """
    men people women children km kg m percent per cent dead killed wounded strong feet metres meters человек людей чел штук
    тонн кг км м га руб рублей солдат бойцов танков орудий самолётов самолетов экземпляров метров километров дворов душ
    семей голов осіб людини солдатів бійців гармат літаків карбованців рублів примірників метрів кілометрів шабель шаблі вояків
    дворів сімей родин військових місць мест тысяч тыс тис млн миллионов вёрст верст дел томов страниц рабочих детей женщин
    раненых пленных убитых полонених поранених дітей жінок жителей мешканців домов будинків хат изб рубль рубля копейка
    копейки копеек доллар доллара долларов гривна гривны гривен гривня гривні гривень карбованець крб человека тонна тонны
    тонни страница страницы сторінка сторінок солдата танк танка орудие особа особи чоловік дес десятин десятина пуд пуда
    пудов пудів версты rouble roubles ruble rubles dollar dollars pound pounds ton page pages copy copies horse soldier
    soldiers troops prisoners копейку гривню тонну сторінку страницу десятину версту книгу душу избу школу семью голову
    единицу вагонеток вагонов лошадей коней коров овец верст дворов
    """.split()
)
"""Nouns that are counted: a four-digit number before one is an amount."""

NEEDS_STOP: frozenset[str] = frozenset("no n с т v л у ch в ст order line lines model room".split())
"""Those of NUMBERED that mean it only before a full stop: "no 1941" is no number of an issue."""

HAPPENINGS: frozenset[str] = frozenset(
    """
    offensive offensives campaign campaigns battle battles fighting attack attacks assault assaults operation operations raid raids
    uprising rising revolt rebellion riots demonstrations strike strikes conference congress session plenum talks negotiations
    agreement treaty summit election elections vote ballot referendum coup plot harvest sowing famine flood floods drought session
    retreat advance withdrawal evacuation landing landings bombing bombings siege crossing march manoeuvres arrests trial
    """.split()
)
"""What a season or a month before it dates: "their summer offensive", "the August battles"; not a winter coat."""

YEARLY: frozenset[str] = frozenset(
    """
    levels level highs high lows low prices borders frontiers elections figures results talks accords amendments reforms protests
    riots events games championships editions borderlines standards losses famines harvests negotiations agreements regulations
    boundaries deportations repressions purges campaigns offensives battles census negotiations strikes arrests executions
    """.split()
)
"""Plurals that a year describes more often than a number counts them: "its 2006 highs", "the 1937 arrests"."""

TELLING: frozenset[str] = frozenset(
    """
    saw was were had has brought found passed came began marked proved witnessed ended opened closed gave became went started
    turned remained followed produced
    """.split()
)
"""What a month does that opens a sentence: "September saw the river rise"."""

NAMESAKES: frozenset[str] = frozenset("юрия юрія миколая іллі спас спаса спасу петра".split())
"""Feasts that without their year are as often a person or a church: «до Миколая»."""

NO_HOLIDAY: frozenset[str] = frozenset(
    "tree trees card cards present presents gift gifts dinner party parties carol carols holiday holidays truce island box".split()
)
"""What follows the name of a holiday that names a thing."""

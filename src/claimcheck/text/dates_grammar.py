"""The grammar of dates: for each row of kinds what it says, with an example."""

from __future__ import annotations

from claimcheck.text import dates_build as build
from claimcheck.text import dates_feasts as feasts
from claimcheck.text import dates_joins as joins
from claimcheck.text import dates_periods as periods
from claimcheck.text import dates_relative as relative
from claimcheck.text import dates_spelled as spelled
from claimcheck.text import dates_styles as styles
from claimcheck.text.dates_rules import Rule, rule

NUMBERS: tuple[Rule, ...] = (
    rule("word_number word_number dash word_number", spelled.read_english_year, "nineteen forty-one"),
    rule(
        "word_number word_number(?! dash? word_number| unit| years_word| year_word)",
        spelled.read_english_year,
        "nineteen fourteen",
    ),
    rule("(?:word_number dash?){1,7} ordinal_word", spelled.read_spelled, "двадцать второго"),
    rule(
        "year_word word_number(?: (?:dash|and)? word_number){2,8}",
        spelled.read_cardinal_year,
        "the year one thousand seven hundred and sixty-eight",
    ),
    rule("word_number (?:dash? word_number){1,7}", spelled.read_cardinal, "twenty-five"),
    rule("(?<!between)word_number dash and dash word_number(?! dash? half)", spelled.read_turned, "four-and-twenty years"),
    rule("word_number and word_number(?! half)", spelled.read_hundreds, "one hundred and sixty years"),
    rule(
        "(?:word_number|day|two) dash? (?:and dash? word_number dash?|from) (?:half|quarter)",
        spelled.read_and_part,
        "two and a half; два с половиной",
    ),
)

ATOMS: tuple[Rule, ...] = (
    rule("(?:ordinal_word|ordinal|spelled|number) anniversary", relative.read_anniversary, "its tenth anniversary"),
    rule(
        "day dash day open day dash day close MONTH comma? (?:YEAR YW?)?", styles.read_dual_days, "5–7 (17–19) августа 1874 года"
    ),
    rule("nummd (?:open|slash) nummd close? stop? comma? YEAR YW?", styles.read_dual_numbers, "23.04 (05.05) 1827 г."),
    rule("romanmd", build.read_roman_day, "2/XI"),
    rule("nummd slash numdate", styles.read_dual_numdate, "25.10/7.11.1917"),
    rule("nummd dash numdate", build.read_numdates, "28.04–02.05.1943"),
    rule("(?:month|abbrev_month) day slash day comma? YEAR", styles.read_dual_day, "January 9/22, 1905"),
    rule("day dash MONTH dash YEAR", build.read_day, "22-June-1941"),
    rule(
        "DAY open weekday close MONTH comma? YEAR YW?|DAY MONTH open weekday close comma? YEAR YW?",
        build.read_day,
        "22 июня (воскресенье) 1941 года",
    ),
    rule("YEAR open question close YW", build.read_maybe_year, "1462 (?) г."),
    rule("(?:ordinal_word|ordinal) unit of? the? MONTH comma? of? YEAR YW?", feasts.read_week, "the first week of May 1926"),
    rule("(?:ordinal_word|ordinal) unit of? the? YEAR YW?", feasts.read_edge_day, "the last day of 1899"),
    rule(
        "(?:ordinal_word|ordinal) NUM unit of? the? (?:MONTH comma? of?)? YEAR YW?",
        feasts.read_first_units,
        "the first six months of 1920",
    ),
    rule("DAY unit of? the? MONTH unit? comma? (?:(?:in the)? YEAR YW?)?", build.read_day, "26-го дня августа месяца 1812 года"),
    rule(
        "YEAR YW? comma? unit? MONTH comma? (?:in DAY unit|unit DAY|DAY unit?)(?! comma? YEAR)",
        build.read_day,
        "1812 года, августа 26-го дня",
    ),
    rule("unit MONTH comma? in? DAY unit", build.read_day, "месяца мая в 12 день"),
    rule(
        "season number(?: comma? unit? MONTH comma? (?:in DAY unit|DAY unit?))?",
        build.read_creation,
        "лета 7158 месяца июня в 12 день",
    ),
    rule("DAY MONTH inclusive comma? YEAR YW?", build.read_day, "3 июня включительно 1916 года"),
    rule("YEAR YW comma? DAY MONTH(?! comma? YEAR)", build.read_day, "1905 г. 9 января"),
    rule("(?:cmonth|cap_month) DAY unit comma? YEAR YW?", build.read_day, "августа 26-го дня 1812 года"),
    rule(
        "DAY MONTH (?:(?:spelled|nth|short_year|two|day|ordinal|number) YW|spelled|nth(?! x)|ordinal(?= stop| comma| close| dash| colon| break))",
        build.read_day_short,
        "22 июня 41-го",
    ),
    rule(
        "(?:MONTH|season) (?:(?:spelled|nth|short_year|two|number) YW|spelled|nth(?! x))", build.read_month_short, "осенью 42-го"
    ),
    rule("season ordinal(?! YW| unit| month| cmonth| x)", build.read_month_short, "с осени двадцать третьего"),
    rule(
        "(?:day|ordinal) open STYLE? (?:day|ordinal) STYLE? close of? MONTH (?:comma? (?:year|y|sure_year) YW?)?",
        styles.read_dual_day,
        "3 (16) апреля 1917 года",
    ),
    rule(
        "(?:month|abbrev_month) (?:day|ordinal) open (?:day|ordinal) close comma? YEAR",
        styles.read_dual_day,
        "January 9 (22), 1905",
    ),
    rule(
        "(?:day|ordinal) open (?:day|ordinal) close(?= to| until| dash| and)|(?:day|ordinal) slash (?:day|ordinal)(?= (?:to|until|dash|and|comma) (?:day|ordinal) slash)",
        styles.read_dual_bare,
        "с 3 (16) по 12 (25) апреля",
    ),
    rule("numdate YW?", build.read_numdate, "26.12.1944"),
    rule("DAY of? the? MONTH (?:open STYLE close|STYLE) comma? YEAR YW?", build.read_day, "2 марта ст. стиля 1917 года"),
    rule(
        "in_night_from day onto day open FROM? day onto day close MONTH comma? (?:YEAR YW?)?",
        styles.read_dual_night,
        "в ночь с 11 на 12 (с 23 на 24) марта 1801 года",
    ),
    rule("between (?:YEAR|three) YW? and (?:YEAR|three) YW", build.read_year_tail, "між 860 та 880 роками"),
    rule("DAY of? the? MONTH comma? YEAR slash (?:day|two)", build.read_two_years, "30 January 1648/9"),
    rule("DAY of? the? MONTH three(?= stop| comma| close| and| break)", build.read_day, "1 May 987"),
    rule(
        "(?:ordinal_word|ordinal) weekday (?:of|in)? the? MONTH comma? of? YEAR YW?",
        feasts.read_nth_weekday,
        "the first Sunday of September 1939",
    ),
    rule(
        "(?:later_than|earlier_than|not_after|not_before) about? three(?= stop| comma| close| break)",
        joins.read_open_three,
        "no later than about 290",
    ),
    rule("ordinal_word unit of? the? MONTH comma? (?:of)? (?:YEAR YW?)?", feasts.read_last_day, "the last day of February 1904"),
    rule(
        "DAY date_word? of? the? MONTH comma? (?:of|in)? (?:the year_word)? (?:YEAR|three(?= YW| bc)) YW? bc?",
        build.read_day,
        "22 июня 1941 года",
    ),
    rule("(?:month|abbrev_month|cmonth) the? (?:day|ordinal) comma? of? YEAR bc?", build.read_day, "October 21st, 1944"),
    rule("(?:ordinal|day) date_word of? MONTH", build.read_day, "20-го числа мая"),
    rule("(?:ordinal|day) date_word", build.read_bare_day, "20-го числа"),
    rule("DAY of? the? MONTH", build.read_day, "3rd of October"),
    rule("(?:month|abbrev_month) the? (?:day|ordinal)", build.read_day, "July 14"),
    rule("MONTH comma? of? the? (?:YEAR|three(?= YW| bc)) YW? bc?", build.read_month, "October 1941"),
    rule("season comma? of? YEAR (?:dash|slash) (?:two|day|year) YW?", build.read_season_tail, "the winter of 1941–42"),
    rule("season comma? of? (?:YEAR|three(?= YW| bc)) YW? bc?", build.read_season, "весной 1943 года"),
    rule("holiday comma? (?:of|in)? YEAR YW?", feasts.read_holiday, "Christmas 1941"),
    rule("holiday (?:year|three|two|day) bc", feasts.read_holiday_bc, "the Ides of March 44 BC"),
    rule("church comma? (?:of|in)? YEAR YW?", feasts.read_church, "на Покров 1906 года"),
    rule("(?:easter|pascha) comma? (?:of|in)? YEAR YW?", feasts.read_easter, "Easter Sunday 1916"),
    rule("(?:easter_week|pascha_week) comma? (?:of|in)? YEAR YW?", feasts.read_easter_week, "Easter week of 1891"),
    rule("seasons of? YEAR (?:comma YEAR){0,8} comma? and YEAR", feasts.read_seasons_of, "the summers of 1933, 1934 and 1936"),
    rule("year season", build.read_season, "their 1982 summer"),
    rule("word_number dash? decade_word", periods.read_english_decade, "eighteen-nineties"),
    rule(
        "(?<=the)decade_word (?:and|or|to|dash) the? decade_word|decade_word (?:and|or|to|dash) decade_word YW",
        periods.read_decade_words,
        "in the forties and fifties",
    ),
    rule(
        "decade_word YW|DECADE_CUE decade_word(?! date_word)|decade_word(?= stop| comma| dash| close| quote| break| and)",
        periods.read_decade,
        "в девяностых",
    ),
    rule("(?<=the)decade3(?! YW? bc)|(?<=in)decade3(?! YW? bc)", periods.read_decade, "the 970s"),
    rule("(?:decade4|decade3(?= YW? bc)) YW? bc?", periods.read_decade, "1930-е годы"),
    rule("decade2 years_word|decade2 years_mark|(?<=the)decade2|(?<=quote)decade2", periods.read_decade, "20-е годы"),
    rule("(?:roman|ordinal|ordinal_word|day) dash? (?:century|century_mark) bc?", periods.read_century, "XIX век"),
    rule("(?:day|two|decade2) (?:dash|to|and) dec of? the? cen", periods.read_short_decades, "30–40-е годы XIX века"),
    rule("(?:day|two|decade2) (?:dash|to|and) dec", periods.read_short_decades, "30–40-е годы"),
    rule("told_century", periods.read_told_century, "прошлого века"),
    rule("(?:roman|ordinal|ordinal_word) millennium bc?", periods.read_millennium, "III тысячелетие до н. э."),
    rule("(?:decade4|dec) (?:and|or|dash|comma) the? decade2", periods.read_more_decades, "the 1920s and 30s"),
    rule("(?:ordinal|ordinal_word) decade of? the? cen", periods.read_nth_decade, "the first decade of the twentieth century"),
    rule("done of? the? cen", periods.read_decades_of_century, "the forties and fifties of the nineteenth century"),
    rule("dec of? the? cen", periods.read_decade_of_century, "в 20-х годах XIX века"),
    rule("(?:YEAR|three|number) YW? dash (?:YEAR|three|two|number) YW? bc", build.read_year_tail, "499–493 BC"),
    rule("FROM? (?:YEAR|three) (?:to|until) (?:YEAR|three) YW? bc", build.read_year_tail, "from 499 to 493 BC"),
    rule("FROM? (?:YEAR|three|two) (?:to|until|dash) (?:YEAR|three|two) YW? ad", build.read_year_tail, "from 306 to 337 CE"),
    rule("(?:year|three|two|day|number) YW? bc", build.read_year, "44 BC"),
    rule("ad (?:year|three|two) dash (?:year|three|two|day)", build.read_year_tail, "AD 122–8"),
    rule("ad (?:year|three|two)|(?:year|three|two|day) YW? ad", build.read_year, "AD 79"),
    rule("YEAR dash (?:ordinal|nth|number) YW", build.read_year_tail, "1990–91-й годы"),
    rule("FROM three to YEAR YW?|three dash YEAR YW", build.read_year_tail, "с 980 по 1015 год"),
    rule("YEAR (?:slash|dash) (?:two|day|YEAR)(?! MONTH| dash) school? YW?", build.read_year_tail, "1941–42"),
    rule("three dash three YW|(?:(?<=open)|(?<=in))three dash (?:three|two|year)(?= close)", build.read_year_tail, "862–879 гг."),
    rule("the year_word YEAR(?! YW)", build.read_year, "the year 1500"),
    rule("number open (?:three|year) close year_word", build.read_annals, "под 6370 (862) годом"),
    rule("short_year YW", build.read_short_year, "урожай 33-го года"),
    rule("YEAR school? YW|three school? (?:year_word|year_mark|years_mark)", build.read_year, "1941 года"),
    rule(
        "YEAR_CUE(?:(?:number|ordinal|spelled|nth) year_word|spelled|nth(?! x))",
        build.read_short_year,
        "в 41-м году, до сорок первого",
    ),
    rule("ordinal_word YW", build.read_spelled_year, "двухтысячный год"),
    rule("sure_year", build.read_year, "1945-го"),
)

STYLES: tuple[Rule, ...] = (
    rule("(?:md|ymd) STYLE? open STYLE? (?:dash|comma|colon)? (?:md|ymd) comma? STYLE? close comma? (?:(?:year|y|sure_year) YW?)?",
         styles.read_dual, "25 октября (7 ноября) 1917 года"),
    rule("(?:md|ymd) STYLE? open STYLE? (?:dash|comma|colon)? (?:day|ordinal) comma? STYLE? close (?:comma? (?:year|y|sure_year) YW?)?",
         styles.read_dual_inner, "14 ноября (27 н. ст.) 1908 года"),
    rule("(?:day|md) dash (?:md|ymd) open (?:day|md) dash (?:md|ymd) close (?:comma? (?:y|year) YW?)?",
         styles.read_dual_stretch, "16–22 января (29 января – 4 февраля) 1918 года"),
    rule("(?:md|ymd) slash (?:md|ymd)", styles.read_dual, "26 февраля/10 марта 1861 г."),
    rule("(?:day|ordinal) slash (?:ymd)", styles.read_dual, "3/16 апреля 1917 г."),
    rule("old_style (?:x|in|onto|by|the){1,4} (?:md|ymd)", styles.read_style_before, "По старому стилю художник умер 9 марта 1859 года"),
    rule("STYLE comma? (?:md|ymd)", styles.read_marked, "Old Style 9 January 1905"),
    rule("(?:md|ymd) comma? open? STYLE close? (?:comma? (?:year|y) YW?)?", styles.read_marked, "9 января 1905 года (ст. ст.)"),
)  # fmt: skip

BOTH_STYLES: tuple[Rule, ...] = (
    rule("(?:md|ymd) comma? (?:or|that_is) the? (?:day|ordinal) STYLE (?:comma? of? (?:y|sure_year|year YW?))?", styles.read_both_days,
         "14 December by the Julian calendar, or the 26th by the Gregorian"),
    rule("(?:md|ymd) (?:comma|dash)? (?:or|that_is|slash) comma? (?:md|ymd) (?:comma? of? (?:y|sure_year|year YW?))?", styles.read_both,
         "16 мая по старому стилю, то есть 26 мая по новому"),
)  # fmt: skip

PARTS: tuple[Rule, ...] = (
    rule("part of? the? same comma? (?:y|YEAR YW)", periods.read_part, "до конца того же 1648 года"),
    rule("part of? the? roman (?:dash|and) cen", periods.read_turn, "на рубеже XIX–XX веков"),
    rule("part the? year dash dec", periods.read_turn, "на рубеже 1920–1930-х годов"),
    rule(
        "part of? the? (?:roman|ordinal|ordinal_word)(?= (?:dash|to|until|and|or) the? part? of? the? cen)",
        periods.read_part_of_century,
        "в конце XVIII – начале XIX века",
    ),
    rule(
        "(?:ordinal|ordinal_word) (?:half|quarter|third) of? the? (?:roman|ordinal|ordinal_word)(?= (?:dash|to|until|and|or) the? (?:part|(?:ordinal|ordinal_word) (?:half|quarter|third))? of? the? cen)",
        periods.read_share_of_century,
        "последняя четверть XVII – начало XVIII века",
    ),
    rule(
        "(?:ordinal|ordinal_word|roman) (?:half|quarter|third|ten_days) of? the? (?:y|year|ym|dec|cen|m|MONTH)",
        periods.read_share,
        "вторая половина XIX века",
    ),
    rule(
        "part dash? (?:to|dash|until) dash? part dash? of? the? (?:y|year|ym|dec|cen|m|done)",
        periods.read_part,
        "middle to late 1980's",
    ),
    rule(
        "part dash? (?:of|in)? the? (?:y|year|ym|sy|dec|cen|m|month|cmonth|season|done|decade2)",
        periods.read_part,
        "early October, 1941",
    ),
)

STEPS: tuple[Rule, ...] = (
    rule(
        "(?:md|m|MONTH|season) of the? (?:same|next|previous) year_word comma? (?:y|YEAR YW?)",
        build.read_same_year,
        "in May of that year, 1793",
    ),
    rule("NUM? UNIT and NUM half (?:later|earlier|through)", relative.read_and_half, "a year and a half later"),
    rule("(?:through|later) (?:NUM? UNIT and NUM half|UNIT from half)", relative.read_and_half, "через год с половиной"),
    rule("NUM? UNIT and NUM? UNIT (?:later|earlier|through)", relative.read_two_units, "two years and three months later"),
    rule("through NUM? UNIT and NUM? UNIT", relative.read_two_units, "через два года и три месяца"),
    rule(
        "(?:through)? NUM? UNIT (?:before|after) the? (?:ymd|ym|y)(?! (?:to|until|dash) )|ahead NUM? UNIT (?:before|until) the? (?:ymd|ym|y)",
        feasts.read_offset,
        "two days after 22 June 1941",
    ),
    rule("the? weekday (?:before|after) the? ymd", feasts.read_weekday_beside, "the Tuesday after Easter 1872"),
    rule("duration (?:later|earlier|through)|through duration", relative.read_whole_later, "полвека спустя, через полгода"),
    rule("NUM UNIT before(?= comma| stop| close| break| dash)", relative.read_later, "three days before"),
    rule("NUM? UNIT through(?! NUM| UNIT)", relative.read_later, "год спустя"),
    rule(
        "(?:later|earlier)? (?:the)? (?:same|next|previous) (?:unit|year_word|decade|century|season|month|cmonth)",
        relative.read_step,
        "the next day",
    ),
    rule("THIS_CUE this (?:unit|year_word|date_noun)|this season", relative.read_this, "from this day"),
    rule("(?:same) date_noun", relative.read_this, "on that date"),
    rule("NUM seasons (?:later|earlier)", relative.read_seasons, "two summers later"),
    rule(
        "NUM UNIT (?:to the unit)? (?:later|earlier|(?:earlier_than|later_than)(?! PT| year))",
        relative.read_later,
        "two years later",
    ),
    rule(
        "(?:onto|in the) (?:ordinal_word|ordinal) unit(?= stop| comma| close| break| dash)",
        relative.read_nth_day,
        "на третий день",
    ),
    rule("(?:unit|year_word) (?:earlier_than|later_than)(?! PT| year)", relative.read_later, "годом ранее"),
    rule("the? (?:same|next|previous) (?:daytime|night)", relative.read_that_day, "that morning"),
    rule("the (?:unit|year_word) (?:before|after)(?! PT| year| the| MONTH)", relative.read_beside, "the day before"),
    rule("the (?:unit|year_word) (?:later|earlier)", relative.read_later, "the year after that"),
    rule("UNIT through NUM(?! UNIT| MONTH)", relative.read_about_later, "лет через пятнадцать"),
    rule("(?:through|later) NUM? UNIT", relative.read_later, "через два года"),
    rule("(?:md|m|month|cmonth|season) of? (?:the)? rel", relative.read_of_year, "в мае следующего года"),
    rule(
        "(?:month|cmonth|season) (?:of the)? next(?= comma(?! y| year)| stop| close| break)",
        relative.read_of_next,
        "весной следующего",
    ),
    rule("(?<=in)(?:next|previous)(?= dash)", relative.read_next_alone, "в 1724 году — 74 копейки, в следующем — 70"),
    rule(
        "the (?:month|season) (?:next|after)(?! PT| year| the| MONTH)",
        relative.read_season_beside,
        "the August following, the winter after",
    ),
    rule(
        "in the weekday(?! comma? (?:PT|DAY|MONTH|the|in|before|after|next|year)| daytime| night)",
        relative.read_weekday,
        "on the Monday he left",
    ),
    rule("(?:church|holiday) of? (?:the)? rel", relative.read_of_year, "на Рождество того же года"),
    rule("(?:easter|pascha) of? (?:the)? rel", relative.read_feast_of_year, "на Троицу того же года"),
    rule("later (?:in|of) the (?:year_word|unit)", relative.read_later_in, "later in the year"),
    rule("(?:the)? (?:unit|daytime|year_word) next(?! unit| year_word| x)", relative.read_step, "the day following"),
    rule("(?:md|m|month|cmonth|season) of? (?:the)? rel", relative.read_of_year, "in the spring of the year following"),
    rule(
        "(?:md|m|month|cmonth|season) of the? year_word next", relative.read_of_year_next, "in the spring of the year following"
    ),
    rule("rel of? the? rel", relative.read_same_of, "the same month of the following year"),
    rule("(?:ordinal|day) (?:of)? (?:the)? rel", relative.read_day_of_month, "on the 11th of the same month"),
    rule("half rel", relative.read_half_later, "half a century later"),
    rule("out", relative.read_out, "before the year was out"),
    rule("(?:the)? (?:next|previous) weekday", relative.read_weekday, "the following Monday"),
    rule("the weekday (?:next|after)(?! PT| year| the| MONTH)", relative.read_weekday, "the Sunday following"),
    rule("NUM UNIT in(?= comma| stop)", relative.read_later, "ten years on, she was forty-four"),
    rule("NUM weekdays (?:later|earlier)", relative.read_weekday, "two Sundays later"),
    rule("eve", relative.read_eve, "накануне адмирал давал ужин"),
    rule("month_end", relative.read_end, "at month's end"),
    rule("part of? rel", periods.read_part, "the end of that year"),
    rule("dec of? rel", relative.read_decade_of_next, "в сороковых годах следующего века"),
    rule("part dash? the? (?:century|decade)(?! of)", relative.read_rest, "by the end of the century"),
    rule("part the? (?:year_word|unit)", relative.read_rest, "the end of the year"),
)

JOINS: tuple[Rule, ...] = (
    rule(
        "(?:roman|ordinal|ordinal_word) (?:comma (?:roman|ordinal|ordinal_word)){0,3} comma? and the? cen",
        periods.read_centuries,
        "в XVII и XVIII веках",
    ),
    rule(
        "(?:FROM the?)? (?:roman|ordinal|ordinal_word) (?:to|until|dash) the? cen",
        periods.read_century_stretch,
        "from the eighth to the sixth century BC",
    ),
    rule("(?:roman|ordinal|ordinal_word) or the? cen", periods.read_century_choice, "in the third or second century BC"),
    rule("cen and the? cen", periods.read_parts_of_centuries, "the late 19th and early 20th centuries"),
    rule("(?:md|m|MONTH|season) (?:same|next) comma? (?:y|year YW?)", build.read_same_year, "22 июня того же, 1941 года"),
    rule("FROM (?:day|ordinal) onto (?:md|ymd)", joins.read_stretch, "с 21 на 22 июня"),
    rule("(?<=open)(?:year|y) dash(?= close)", joins.read_since, "(1899–)"),
    rule("in_night_from (?:day|ordinal|md|ymd) onto (?:md|ymd)", joins.read_stretch, "в ночь с 21 на 22 июня"),
    rule("in_night_of? (?:day|ordinal) (?:dash|slash) (?:md|ymd)", joins.read_stretch, "the night of 5/6 June"),
    rule("in_night_to (?:md|ymd)", joins.read_night_to, "в ночь на 22 июня"),
    rule(
        "FROM DAYPART the? LEFT (?:to|until) same of the? PT",
        joins.read_stretch,
        "from the evening of the 8th to that of 10 May 1902",
    ),
    rule(
        "in_night_of the? (?:day|ordinal) (?:to|onto|dash|and) the? (?:day|ordinal)(?! MONTH| of)",
        joins.read_night_of_told,
        "the night of the 23rd to the 24th",
    ),
    rule("between DAYPART? the? LEFT and DAYPART? the? (?:PT|year|MONTH|season)", joins.read_stretch, "between 1989 and 1991"),
    rule("between the? (?:md|ymd) and the? (?:day|ordinal)(?! UNIT)", joins.read_stretch, "between December 13 and 20"),
    rule("between (?:PT|year) dash (?:PT|year)", joins.read_stretch, "between 1989 – 1991"),
    rule(
        "FROM DAYPART? the? weekday? LEFT comma? and? (?:to|until|dash) DAYPART? the? in? the? weekday? (?:PT|year|MONTH|season)",
        joins.read_stretch,
        "с 1942 по 1946 гг.",
    ),
    rule("md dash (?:day|ordinal) comma? YEAR", joins.read_stretch, "July 1-3, 1863"),
    rule("(?:LEFT|MONTH) (?:dash|to|until) the? PT", joins.read_stretch, "17 August – 2 September"),
    rule("(?:ymd|ym|y|md) (?:dash|to) the? (?:year|MONTH)", joins.read_stretch, "May 1942 – June"),
    rule("(?:year|three|two|day) comma? (?:and|or) y", build.read_years_bc, "496 and 495 BC"),
    rule("cmonth dash in? cmonth(?! YEAR)", joins.read_stretch, "в ноябре — декабре"),
    rule("month (?:dash|to|until) month", joins.read_stretch, "February to April"),
    rule("year (?:dash|to) year", joins.read_stretch, "1914 -1986"),
    rule("(?:md) dash day(?! MONTH| unit)", joins.read_stretch, "July 1-3"),
    rule("year dash dec", periods.read_decades, "1920–1930-е годы"),
    rule("season and the? sy", joins.read_list, "the summer and autumn of 1942"),
    rule("LEFT comma? or in? the? (?:PT|year)", joins.read_choice, "в июне или июле 1941 г."),
    rule("(?:day|ordinal) (?:comma (?:day|ordinal)){0,6} comma? and the? (?:md|ymd)", joins.read_list, "3rd and 4th of October"),
    rule("md (?:comma (?:day|ordinal)){0,6} comma? and the? (?:day|ordinal) comma YEAR", joins.read_days, "May 4 and 5, 1865"),
    rule(
        "md (?:comma (?:day|ordinal)){0,6} comma? and the? (?:day|ordinal)(?= stop| comma| close| colon| break)",
        joins.read_days,
        "May 4 and 5",
    ),
    rule("(?:MONTH) (?:comma MONTH){0,6} comma? and (?:in|by)? ym", joins.read_list, "April and June 1955"),
)


OPENINGS: tuple[Rule, ...] = (
    rule("FROM? the? PT onward", joins.read_since, "from the late 1950s onwards"),
    rule(
        "done open done close comma? (?:y|year YW?)",
        styles.read_dual_groups,
        "в ночь с 25 на 26 октября (с 7 на 8 ноября) 1917 года",
    ),
    rule(
        "done open (?:md|ymd) close comma? (?:y|year YW?)?", styles.read_dual_groups, "в ночь на 26 октября (8 ноября) 1917 года"
    ),
    rule("day dash md(?! md)", joins.read_days_of_told, "13–15-го"),
    rule("(?<=open)y dash y(?=close)", joins.read_stretch, "(c. 1340 – c. 1400)"),
    rule("m open (?:year|y) close", build.read_month_bracketed, "in early December (1944)"),
    rule("(?:eve|eve_of) (?:the)? (?:md|ymd)", feasts.read_eve_of, "on the eve of 22 June 1941"),
    rule("weekday comma? in? the? (?:md|ymd)", joins.read_keep, "в воскресенье, 22 июня"),
    rule(
        "(?:part in?)? (?:the)? (?:weekday)? (?:daytime|night|in_night_of) of? the? (?:md|ymd)",
        joins.read_keep,
        "the morning of 18 October",
    ),
    rule("about in? (?:PT|year|done)", joins.read_about, "c. 1880"),
    rule("maybe comma? in? (?:PT|year|done)", joins.read_maybe, "предположительно, в 1904 году"),
    rule("(?<=open)(?:PT|done) question(?= close)", joins.read_maybe, "(1730s?)"),
    rule("(?:PT|done) open question close", joins.read_maybe, "1904 (?)"),
    rule("(?:since|not_after|not_before) in? the? (?:PT|year|MONTH|season|done)", joins.read_open, "не позднее 1905 г."),
    rule(
        "(?:FROM|since) the? PT comma? (?:and|dash)? (?:to|until)? in? the? now",
        joins.read_since,
        "с 1991 года по настоящее время",
    ),
    rule("(?:PT|year) (?:dash|to|until) the? now", joins.read_since, "1991–present"),
    rule("(?:until|before|since|from|after) the? rel(?! until| to)", relative.read_open_relative, "до лета следующего года"),
    rule("since_month the? (?:y|ym|m|sy|s2|dec|cen)NO_END", joins.read_open, "від січня 1919 року"),
    rule("from (?:y|ym|ymd|md|m|sy|s2|dec|cen)NO_END", joins.read_open, "с 1975 года"),
    rule("to the? PT inclusive", joins.read_open_inclusive, "по 1916 год включительно"),
    rule(
        "(?:until|before|after|by|earlier_than|later_than) in? the? (?:PT|year|cmonth|month|done)",
        joins.read_open,
        "до 1917 года",
    ),
)

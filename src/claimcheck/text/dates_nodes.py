"""The nodes that a text is read as, and the letter of each kind, so that the grammar is regular expressions over letters."""

from __future__ import annotations

from typing import Any, NamedTuple

KINDS = """
    day ordinal two three year sure_year short_year ahead onward decade4 decade3 decade2 number numdate isomonth roman time month cmonth
    cap_month abbrev_month weekday weekdays eve eve_of out season holiday easter pascha easter_week pascha_week anniversary church daytime night in_night_to in_night_from in_night_of onto year_word
    year_mark years_word years_mark school century century_mark told_century millennium decade ten_days bc ad old_style new_style
    part half quarter third in of the from dated_from since_month to until before by after earlier_than later_than
    since not_after not_before between and or about maybe same next previous date_word decade_word spelled that_is
    nummd romanmd seasons nth now date_noun this month_end later earlier through inclusive unit short_unit age_word word_number ordinal_word duration comma
    stop dash open close slash colon quote question break x
    ymd md ym y sy s2 dec cen sub m rel done
""".split()
LETTER: dict[str, str] = {kind: chr(0x100 + n) for n, kind in enumerate(KINDS)}
"""The letter of each kind. The last line of kinds are finished dates: what the grammar makes of the others."""


class Node(NamedTuple):
    """One word, number or finished part of a date."""

    kind: str
    start: int
    end: int
    value: Any = None

"""Which bare numbers are years, and which bare names of months and seasons are dates."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import SHORTEST, Point, Relative, ShortYear
from claimcheck.text.dates_rules import point_of
from claimcheck.text.tables.dates_words import COUNTED, HAPPENINGS, NAMESAKES, NO_HOLIDAY, TELLING, YEARLY
from claimcheck.text.tables.verbs import PRESENT

_NEXT_WORD = re.compile(r"[\s\xa0]+([^\W\d_]+)")
_STRONG = frozenset(
    ["in", "since", "until", "before", "after", "not_after", "not_before", "the", "maybe", "season", "part", "from", "between"]
)
_WEAK = frozenset(
    [
        "by",
        "of",
        "to",
        "about",
        "and",
        "or",
        "open",
        "comma",
        "dash",
        "colon",
        "slash",
        "quote",
        "y",
        "ymd",
        "ym",
        "done",
        "in_night_of",
    ]
)
_PLURAL = re.compile(r"[a-z]{3,}s\Z")
_NO_PLURAL = frozenset(
    """
    was is has his its as this thus across towards perhaps always besides afterwards unless less upwards yes does plus
    versus calls says gives tells writes describes mentions speaks begins ends reads brings takes makes sees becomes
    remains follows seems appears comes goes stands lies holds finds contains includes puts sets opens closes marks proves
    provides requires explains suggests leaves lets knows keeps turns
    """.split()
)
"""Words in -s after which a year may stand, that no number counts: "the caption of 1946 calls him"."""
_CYRILLIC_PLURAL = re.compile(r"[а-яіїєґё]{3,}(?:ов|ев|ёв|ей|ів|їв|ян|ан|ок|ек|ых|их)\Z")


def counts(text: str, node: Node) -> bool:
    """Whether a number counts what the next word names: 1500 men, 2000 рублей."""
    following = _NEXT_WORD.match(text, node.end)
    if not following:
        return False
    word = following[1]
    if word.lower() in COUNTED:
        return True
    if word in YEARLY and node.value % 50:
        return False
    if word[0].isupper():
        return False
    return bool((_PLURAL.match(word) and word not in _NO_PLURAL) or _CYRILLIC_PLURAL.match(word))


def _following(text: str, node: Node) -> str:
    following = _NEXT_WORD.match(text, node.end)
    return following[1] if following else ""


def _is_year(text: str, nodes: list[Node], index: int) -> bool:
    """Whether a bare four-digit number is a year, by what stands around it."""
    node = nodes[index]
    year: int = node.value
    before = nodes[index - 1].kind if index else "break"
    after = nodes[index + 1].kind if index + 1 < len(nodes) else "break"
    counted = counts(text, node) and not (before == "of" and _following(text, node) in PRESENT)
    if _SPELLED_TITLE.fullmatch(text, node.start, node.end) and before not in ("break", "stop"):
        return False  # "copies of Nineteen Eighty-Four"
    modern = 1400 <= year < 2100
    roundish = year % 50 == 0
    if after == "dash" and before in ("colon", "comma", "break") and modern and text[node.end : node.end + 1] in (" ", "\xa0"):
        return True  # a list of years, each with its figure: «1782 — 1 107, 1858 — 2 961»
    if before == "between" and after == "and" and index + 2 < len(nodes) and nodes[index + 2].kind == "number":
        return False  # between 1500 and 2000 men
    if before != "in" and after in ("until", "to", "dash") and index + 2 < len(nodes) and nodes[index + 2].kind == "number":
        return False  # с 1450 до 1920 тонн
    if before in _STRONG:
        return not counted or (
            modern and not roundish and text[node.end : node.end + 1] == " " and text[node.end + 1 : node.end + 2] < "{"
        )
    if counted or _is_title(text, node):
        return False
    if before in ("number", "three") or after in ("number", "slash"):
        return False
    if before in ("comma", "and", "or") and _is_noun(_following(text, node)):
        return False
    if before in _WEAK:
        return modern or before in ("of", "by", "about", "open")
    if before in ("break", "stop"):
        return modern
    if after in ("close", "comma", "stop", "break", "dash", "and"):
        return 1500 <= year < 2100 and not roundish
    following = _NEXT_WORD.match(text, node.end)
    if following and following[1].islower() and following[1][0] > "z":
        return False  # Russian says «1941 год»; without the word it counts
    return 1600 <= year < 2100 and not roundish


_SPELLED_TITLE = re.compile(r"(?:[A-Z][a-z]+[ -]?)+")


def _is_early_year(text: str, nodes: list[Node], index: int) -> bool:
    """Whether a bare number of three figures is a year: "in 871 Alfred", "died in 732."; "in 300 houses" counts."""
    before = text[nodes[index - 1].start : nodes[index - 1].end].lower() if index else ""  # "at 104" is a rate
    after = nodes[index + 1].kind if index + 1 < len(nodes) else "break"
    word = _following(text, nodes[index])
    round_count = nodes[index].value % 50 == 0
    return before == "in" and not round_count and (after in ("stop", "comma", "close", "break") or word[:1].isupper())


_NO_NOUN_END = re.compile(
    r"[а-яіїєґ]+(?:л|ла|ло|ли|лся|лась|лось|лись|в|вся|но|то|ен|ён|ан|ян|на|ны|но|ат|та|ты|ся|сь|ть|ти|ит|ет|ят|ют)\Z"
)
_SHORT_WORD = 4


def _is_noun(word: str) -> bool:
    """Whether a Russian or Ukrainian word after a number is rather what it counts: not a verb, a participle or a small word."""
    return word > "z" and word.islower() and len(word) >= _SHORT_WORD and not _NO_NOUN_END.match(word)


def _is_title(text: str, node: Node) -> bool:
    """Whether a number stands in quotation marks by itself: the title «1984»."""
    return text[node.start - 1 : node.start] in ("«", "“", '"', "„") and text[node.end : node.end + 1] in ("»", "”", '"', "“")


_MONTH_CUES = frozenset(
    ["in", "of", "from", "to", "until", "before", "by", "after", "since", "not_after", "not_before", "between", "onto", "part", "through", "about", "m", "md",
     "ym", "ymd", "maybe"]
)  # fmt: skip
_SEASON_CUES = frozenset(["in", "the", "until", "by", "since", "before", "after", "s2", "from", "to"])
_SEASON_ADVERBS = re.compile(
    r"(?:весной|весною|летом|осенью|зимой|зимою|навесні|напровесні|влітку|улітку|восени|взимку|узимку)\Z", re.IGNORECASE
)
_SEASON_EDGES = frozenset(["from", "since_month", "since", "until", "by", "after"])
"""Before a Russian or Ukrainian season they make a date of it: «с осени», «до весни»."""
_LISTED = frozenset(["and", "or", "comma", "dash", "to", "until"])
_DAY_CUE = re.compile(r"\b(?:on|until|till|by|since|from|before|after)[ \xa0\n]the[ \xa0]\Z", re.IGNORECASE)
_NO_NOUN = frozenset("he she they we it i I the a an his her their its our my that this".split())
"""Words that an ordinal before them cannot count: "on the 20th she wrote"."""
_ENDS_PHRASE = frozenset(["stop", "comma", "close", "colon", "break", "question", "dash"])


def _kinds(text: str, done: list[Node], nodes: list[Node], index: int) -> tuple[str, str, str]:
    """The kind before a node, an article passed over; the kind after it; the next word, "" where there is none."""
    before = done[-1].kind if done else "break"
    if before == "the" and len(done) > 1 and done[-2].kind in _MONTH_CUES:
        before = done[-2].kind
    after = nodes[index + 1].kind if index + 1 < len(nodes) else "break"
    following = _NEXT_WORD.match(text, nodes[index].end)
    return before, after, following[1] if following else ""


def _follows(kind: str, before: str, done: list[Node]) -> bool:
    """Whether a name stands in a list after a date of its kind: "in August and September", "the fall and winter"."""
    back = [node.kind for node in done[-4:] if node.kind != "the"]
    return before in _LISTED | {"the"} and len(back) > 1 and back[-1] in _LISTED and back[-2] == kind


def _is_month(text: str, done: list[Node], nodes: list[Node], index: int) -> bool:
    """Whether a bare month name is a date."""
    node = nodes[index]
    before, after, word = _kinds(text, done, nodes, index)
    if node.kind == "month":
        if word[:1].isupper() and node.value in (4, 5, 6, 8) and before not in ("in", "until", "since"):
            return False  # April Jones, by May Wilson
        opens = before in ("break", "stop") and word in TELLING
        alone = before == "open" and after in ("close", "in", "comma")
        return before in _MONTH_CUES or opens or alone or word in HAPPENINGS or _follows("m", before, done)
    if node.kind == "cmonth":
        if text.startswith(("лют", "листопад", "трав"), node.start):
            return before in _MONTH_CUES or _follows("m", before, done) or text.startswith(("за ", "за\xa0"), node.start - 3)
        return True
    return False


def _is_season(text: str, done: list[Node], nodes: list[Node], index: int) -> bool:
    node = nodes[index]
    before, after, following = _kinds(text, done, nodes, index)
    word = text[node.start : node.end]
    if word[0] > "z":
        return bool(_SEASON_ADVERBS.match(word)) or (before in _SEASON_EDGES and not word.endswith(("ой", "ою", "ом", "ью")))
    if following in HAPPENINGS or _follows("s2", before, done):
        return word.islower() or before in ("break", "stop")
    named = bool(done) and done[-1].kind == "the"
    if word.lower() == "fall":
        return named and before == "in" and after != "of"
    return (named or before in _SEASON_CUES) and after != "of"


_HAPPENING_OF = re.compile(r"\s(?:[A-Z][a-z]+\s)?([A-Z][a-z]+)\sof\s(\d{4})\b")


def _year_of_happening(text: str, node: Node) -> int | None:
    """The year of what is called by its season or month: "the Spring Offensive of 1918"."""
    found = _HAPPENING_OF.match(text, node.end)
    return int(found[2]) if found and found[1].lower() in HAPPENINGS and text[node.start].isupper() else None


def _is_holiday(text: str, done: list[Node], nodes: list[Node], index: int) -> bool:
    before, _, word = _kinds(text, done, nodes, index)
    name = text[nodes[index].start : nodes[index].end]
    if nodes[index].kind == "church" and (name[0].islower() or name.lower() in NAMESAKES):
        return False
    return before in _MONTH_CUES and word not in NO_HOLIDAY and not word[:1].isupper()


def _is_day(text: str, done: list[Node], nodes: list[Node], index: int) -> bool:
    """Whether a number alone is a day of the month told last: "on the 20th.", "May 4 and 5 were quiet"."""
    after = nodes[index + 1].kind if index + 1 < len(nodes) else "break"
    start = nodes[index].start
    following = _NEXT_WORD.match(text, nodes[index].end)
    told = following is not None and (following[1] in TELLING or following[1] in _NO_NOUN)
    if nodes[index].kind == "day":
        return told and [node.kind for node in done[-2:]] in (["md", "and"], ["ymd", "and"])
    return (told or after in _ENDS_PHRASE) and _DAY_CUE.search(text, max(0, start - 12), start) is not None


_SHORT_LOCATIVE = re.compile(r"(?:\d\d-?(?:м|му|ом|ому)|[^\d]+(?:[оеь]м|[ое]му))\Z")
_LOCATIVE_NOUN = re.compile(r"[а-яіїєґ]+(?:у|ю|і|ї|е|и|ом|ем)\Z")
SENTENCE_NODES = 60
"""Nodes of a sentence within which its day and month are looked for."""
_SAME_MONTH = re.compile(r"(?:\d{1,2}-?го|.*(?:ого|его))\Z", re.DOTALL)
_TOWARDS_DAY = re.compile(r"(?:\d{1,2}-?(?:му|ому|го)|.*(?:ому|ему|ого|его))\Z", re.DOTALL)
"""A day by which something is: «к 20-му», «до десятого»."""
_AGREES_WITH_DATIVE = ("у", "ю", "а", "я", "ові", "еві")
_NOMINATIVE = re.compile(r"[а-яіїєґё]+[бвгджзклмнпрстфхцчшщй]\Z")
"""A noun that no ordinal in the genitive agrees with: «седьмого полк отошёл»."""
_GOES_ON = re.compile(r"[а-яіїєґ;]\s")
_PAST_OR_LINK = re.compile(r"(?:[а-яіїєґ]+(?:л|ла|ло|ли|в|лся|лась|лось|лись|вся|лася|лося|лися)|а|но|але|же|та|и|й|і)\Z")


def _is_short_year(text: str, done: list[Node], nodes: list[Node], index: int) -> bool:
    """Whether a number is a year without its century: «в 41-м уехал», not «в 41-м полку»."""
    node = nodes[index]
    before, after, word = _kinds(text, done, nodes, index)
    if before not in ("in", "by", "about") or not _SHORT_LOCATIVE.match(text, node.start, node.end) or not node.value:
        return False
    if node.kind == "ordinal" and node.value < SHORTEST:
        return False
    told = word.islower() and (_PAST_OR_LINK.match(word) is not None or not _LOCATIVE_NOUN.match(word))
    return after in _ENDS_PHRASE or told


def _is_later_day(text: str, done: list[Node], nodes: list[Node], index: int) -> bool:
    """Whether «16-го» is a day of the month that its own sentence has named: «10 ноября …, 16-го вышла газета»."""
    node = nodes[index]
    before, after, word = _kinds(text, done, nodes, index)
    towards = before in ("by", "until") and _TOWARDS_DAY.match(text, node.start, node.end) is not None
    if not towards and not _SAME_MONTH.match(text, node.start, node.end):
        return False
    told = next(
        (item.kind for item in done[-1:-SENTENCE_NODES:-1] if item.kind in ("ymd", "md", "ym", "m", "done", "stop", "break")), ""
    )
    if towards:
        return told in ("ymd", "md") and (after in _ENDS_PHRASE or not word.endswith(_AGREES_WITH_DATIVE))
    goes_on = after in _ENDS_PHRASE or _PAST_OR_LINK.match(word) is not None or _NOMINATIVE.match(word) is not None
    return (
        told in ("ymd", "md", "ym", "m", "done")
        and goes_on
        and (before in ("comma", "and", "dash", "by", "until") or _GOES_ON.match(text, node.start - 2) is not None)
    )


LEAST_CENTURY = 9
"""The least ordinal that may be a century by itself; smaller ones rank things."""
_LATER_CENTURY = re.compile(r"[^-]+-(?:й|м|го|му|ом|им|х)\Z")


def _is_later_century(text: str, done: list[Node], nodes: list[Node], index: int) -> bool:
    """Whether a number is a century because its own sentence has named one: «в XVI веке, а оклад — в XVIII-м», "and in the 17th."."""
    node = nodes[index]
    if not node.value or not 1 <= node.value <= 21 or (node.kind == "ordinal" and node.value < LEAST_CENTURY):
        return False
    told = next((item.kind for item in done[-1:-SENTENCE_NODES:-1] if item.kind in ("cen", "stop", "break")), "")
    if told != "cen":
        return False
    before, after, _ = _kinds(text, done, nodes, index)
    if node.kind == "roman":
        return bool(_LATER_CENTURY.match(text[node.start : node.end])) or (before in ("in", "by") and after in _ENDS_PHRASE)
    return before == "in" and text[node.end - 2 : node.end] in ("st", "nd", "rd", "th") and after in _ENDS_PHRASE


def confirm(text: str, nodes: list[Node]) -> list[Node]:
    """The nodes with every bare year, month, season, holiday and day that is a date made one."""
    done: list[Node] = []
    for index, node in enumerate(nodes):
        kind, made = node.kind, None
        if kind in ("season", "month") and (year := _year_of_happening(text, node)):
            point = point_of(node)
            assert point
            done.append(node._replace(kind="sy" if kind == "season" else "ym", value=replace(point, year=year)))
            continue
        if (kind == "year" and _is_year(text, nodes, index)) or (kind == "three" and _is_early_year(text, nodes, index)):
            made = "y"
        elif kind in ("month", "cmonth") and _is_month(text, done, nodes, index):
            made = "m"
        elif kind == "season" and _is_season(text, done, nodes, index):
            made = "s2"
        elif kind in ("easter", "pascha") and _is_holiday(text, done, nodes, index):
            done.append(node._replace(kind="rel", value=Relative(node.value, kind, near=True)))
            continue
        elif kind in ("roman", "ordinal") and _is_later_century(text, done, nodes, index):
            done.append(node._replace(kind="cen", value=Point("century", 100 * (int(node.value) - 1))))
            continue
        elif (
            kind in ("number", "nth", "two", "ordinal")
            and not (kind == "ordinal" and _is_later_day(text, done, nodes, index))
            and _is_short_year(text, done, nodes, index)
        ):
            done.append(node._replace(kind="y", value=Point("year", ShortYear(1900 + node.value))))
            continue
        elif (
            (kind in ("ordinal", "ordinal_word") and _is_later_day(text, done, nodes, index))
            or (kind in ("holiday", "church") and _is_holiday(text, done, nodes, index))
            or (kind in ("ordinal", "day") and _is_day(text, done, nodes, index))
        ):
            made = "md"
        done.append(node._replace(kind=made, value=point_of(node)) if made else node)
    return done

"""Which bare numbers are years, and which bare names of months and seasons are dates."""

from __future__ import annotations

import re

from claimcheck.text.dates_points import Point
from claimcheck.text.dates_rules import point_of
from claimcheck.text.dates_tokens import Node
from claimcheck.text.tables.dates_words import COUNTED

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
    if word[0].isupper():
        return False
    return bool((_PLURAL.match(word) and word not in _NO_PLURAL) or _CYRILLIC_PLURAL.match(word))


def _is_year(text: str, nodes: list[Node], index: int) -> bool:
    """Whether a bare four-digit number is a year, by what stands around it."""
    node = nodes[index]
    year: int = node.value
    before = nodes[index - 1].kind if index else "break"
    after = nodes[index + 1].kind if index + 1 < len(nodes) else "break"
    counted = counts(text, node)
    modern = 1400 <= year < 2100
    roundish = year % 50 == 0
    if before in _STRONG:
        return not counted or (
            modern and not roundish and text[node.end : node.end + 1] == " " and text[node.end + 1 : node.end + 2] < "{"
        )
    if counted:
        return False
    if before in ("number", "three") or after in ("number", "slash"):
        return False
    if before in _WEAK:
        return modern or before in ("of", "by", "about", "open")
    if before in ("break", "stop"):
        return modern
    if after in ("close", "comma", "stop", "break", "dash", "and"):
        return 1500 <= year < 2100 and not roundish
    return 1600 <= year < 2100 and not roundish


_MONTH_CUES = frozenset(
    ["in", "of", "from", "to", "until", "before", "by", "after", "since", "not_after", "not_before", "between", "onto", "part", "through", "about", "m", "md",
     "ym", "ymd", "maybe"]
)  # fmt: skip
_SEASON_CUES = frozenset(["in", "the", "until", "by", "since", "before", "after", "s2", "from", "to"])
_SEASON_ADVERBS = re.compile(
    r"(?:весной|весною|летом|осенью|зимой|зимою|навесні|напровесні|влітку|улітку|восени|взимку|узимку)\Z", re.IGNORECASE
)


def _is_month(text: str, nodes: list[Node], index: int) -> bool:
    """Whether a bare month name is a date."""
    node = nodes[index]
    before = nodes[index - 1].kind if index else "break"
    if before == "the" and index > 1:
        before = nodes[index - 2].kind if nodes[index - 2].kind in _MONTH_CUES else before
    if node.kind == "month":
        if before in ("and", "or", "comma", "dash") and index > 1:
            before = nodes[index - 2].kind
        capital_next = re.match(r"\s+[A-Z][a-z]", text[node.end : node.end + 4])
        return before in _MONTH_CUES and not (capital_next and node.value in (4, 5, 6, 8))
    if node.kind == "cmonth":
        word = text[node.start : node.end]
        if word.startswith(("лют", "листопад", "трав")):
            return before in _MONTH_CUES
        return True
    return False


def _is_season(text: str, nodes: list[Node], index: int) -> bool:
    node = nodes[index]
    before = nodes[index - 1].kind if index else "break"
    after = nodes[index + 1].kind if index + 1 < len(nodes) else "break"
    word = text[node.start : node.end]
    if word[0] > "z":
        return bool(_SEASON_ADVERBS.match(word))
    if word.lower() == "fall":
        return before == "the" and index > 1 and nodes[index - 2].kind == "in" and after != "of"
    return before in _SEASON_CUES and after != "of"


def confirm(text: str, nodes: list[Node]) -> list[Node]:
    """The nodes with every bare year, month and season that is a date made one."""
    out = []
    for index, node in enumerate(nodes):
        kind = node.kind
        if kind == "year" and _is_year(text, nodes, index):
            out.append(node._replace(kind="y", value=Point("year", node.value)))
        elif kind in ("month", "cmonth") and _is_month(text, nodes, index):
            out.append(node._replace(kind="m", value=point_of(node)))
        elif kind == "season" and _is_season(text, nodes, index):
            out.append(node._replace(kind="s2", value=point_of(node)))
        else:
            out.append(node)
    return out

"""White space inside an address: a line wrap or a stray space, or the end of the address."""

from __future__ import annotations

import re

SPACES = " \t\r\n\f\v\xa0\u2002-\u200a\u202f\u3000"
"""White space of text, as the inside of a character class: not U+0085 and the like, which misread letters hold."""
GAP = re.compile(f"[{SPACES}]+")
_TOKEN = re.compile(f"[^{SPACES}]+")
_PATH = re.compile(r"[\w%./?=&#~+:;,@!$'()\[\]*«»“”„…’№\u2013\u2014-]+")
_ENDING = r"\.(?:s?html?|php|aspx?|pdf|docx?|jpe?g|png)\W*$"
_STRONG = re.compile(rf"[/_=%]|\d{{3}}|-[^\W_]+-|[^\W_]-[^\W_]+-?\d|{_ENDING}")
"""What a word of a sentence does not hold."""
_PART = re.compile(
    rf"[-/_%=&?#.+~][^\W_]|[a-z0-9%]+(?:-[a-z0-9%]+){{2,}}(?![^/.?#])|[a-z][a-z0-9-]*/[a-z]|\S*%[Dd][01]%|[^\s:]*{_ENDING}"
)
"""What goes on with an address by itself, whatever that ended on: no date, page, number or title does."""
_NUMBERS = re.compile(r"\d{1,4}(?:[-./:]\d{1,4}){1,3}")
_SPACED_HOST = re.compile(r"(?:https?://)?(?=[^\s/.]+ \. )[\w-]{1,63}(?: \. [\w-]{1,63}){1,5}(?::\d{2,5})?/[^\s]*", re.IGNORECASE)
"""A host whose dots stand alone, so that nothing follows it by itself: `a . example/b`."""
_CLOSED = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
"""A closing bracket that the address did not open ends it."""
_OPEN = ("-", "/", "_", "%", "=", "&", "?", "#", "+", "~", "(")
_WEAK_WORD = re.compile(r"[A-ZА-ЯЁІЇЄҐ]?[^\W\d_]+[.,;:!?»”)]*")
_LABELLED = re.compile(r"(?:^|[\n:：(\[])\s*(?:https?://|www\.)?$")
"""What stands before an address that is all that its line or its label has."""
_JOINING = frozenset(
    """and or und et also see и или а также і й та або див см accessed retrieved archived viewed checked here there online
    архивировано архівовано проверено перевірено просмотрено переглянуто здесь тут там онлайн обращения""".split()
)
"""Words between one address and the next, or of a remark behind it."""
_LISTED = re.compile(r"(?:\d{1,3}[.)]|[-*•–—]|\[\d{1,3}\])$")
_NOTHING = re.compile(r"[^\w/]*")
"""Marks after the last word of a text."""
_AFTER = ".,;:!?…»”“’\"'>`|*]}"
MAX_GAPS = 8
LONGEST = 600
"""Characters of the longest address that is put together out of pieces, beyond its first one."""


def close_gaps(url: str) -> str:
    r"""With line wraps and spaces inside the address taken out, where what follows goes on with it; else as it is.

    >>> close_gaps("https://a.example/news/\n  105"), close_gaps("https://a.example/20200525- 08.51.html")
    ('https://a.example/news/105', 'https://a.example/20200525-08.51.html')
    """
    if len(url.split(None, 1)) < 2 or not GAP.search(url):
        return url
    return GAP.sub("", url) if address_end(url, 0, len(url)) == len(url.rstrip()) else url


def address_end(text: str, start: int, stop: int) -> int:
    """Where the address that begins at `start` ends, the gaps inside of it passed over; `stop` at the latest."""
    first = _SPACED_HOST.match(text, start, stop) or _TOKEN.match(text, start, stop)
    if first is None:
        return start
    end, reach = first.end(), first.end() + LONGEST
    for _ in range(MAX_GAPS):
        gap = GAP.match(text, end, stop)
        following = _TOKEN.match(text, gap.end(), stop) if gap else None
        if gap is None or following is None or following.end() > reach:
            break
        if not _goes_on(text, start, end, gap[0], following, stop):
            break
        end = following.end()
    return end


def _goes_on(text: str, start: int, end: int, gap: str, following: re.Match[str], stop: int) -> bool:
    """Whether the token after a gap belongs to the address before it."""
    word = following[0].rstrip(_AFTER)
    if (
        not word
        or word in _JOINING
        or not _PATH.fullmatch(word)
        or _LISTED.match(following[0])
        or word.count(")") > word.count("(") + 1
        or _is_closed(text, start, end)
    ):
        return False
    wrapped = "\n" in gap or "\r" in gap
    open_ = text.endswith(_OPEN, start, end) or (text.endswith(".", start, end) and word[:1].islower() and "/" in word[:12])
    strong = bool(_STRONG.search(word)) and not _is_host(word)
    goes_on = bool(_PART.match(word)) and not _NUMBERS.fullmatch(word)
    if not (open_ or (strong and goes_on)):
        return wrapped and word.isdigit() and text[end - 1].isdigit() and _is_last(text, following.end(), stop, line=True)
    if (
        not strong
        and not wrapped
        and _WEAK_WORD.fullmatch(following[0])
        and _LABELLED.search(text, max(0, start - 80), start) is None
    ):
        return False  # "See https://a.example/ there"
    if _is_last(text, following.end(), stop, line=wrapped):
        return True
    if open_ and strong and wrapped:
        return True
    return strong and _all_strong(text, following.end(), stop)


def _is_closed(text: str, start: int, end: int) -> bool:
    opening = _CLOSED.get(text[end - 1])
    return opening is not None and text.count(opening, start, end) < text.count(text[end - 1], start, end)


def _is_host(word: str) -> bool:
    return word.startswith(("www.", "http")) or bool(
        re.match(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:ru|com|org|ua|net|info|by|su|example)(?:/|$)", word)
    )


def _is_last(text: str, at: int, stop: int, *, line: bool) -> bool:
    """Whether nothing follows: on the line where that counts, else in all."""
    gap = GAP.match(text, at, stop)
    return gap is None or _NOTHING.fullmatch(text, gap.end(), stop) is not None or (line and ("\n" in gap[0] or "\r" in gap[0]))


def _all_strong(text: str, at: int, stop: int) -> bool:
    """Whether the next tokens up to the end are no words of a sentence."""
    if stop - at > LONGEST:
        return False
    tokens = _TOKEN.findall(text, at, stop)
    return len(tokens) <= MAX_GAPS and all(_STRONG.search(token) and not _WEAK_WORD.fullmatch(token) for token in tokens)

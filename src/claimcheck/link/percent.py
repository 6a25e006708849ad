"""Escapes of an address: encoded twice, in another encoding than UTF-8, as scripts write them, or cut off."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_DOUBLE = re.compile(r"%25(?=(?:25)*[0-9A-Fa-f]{2})")
_DOUBLE_LETTER = re.compile(r"%25(?:25)*(?:[CcDd][0-9A-Fa-f]|[Ee][0-9A-Fa-f])%(?:25)+[89ABab][0-9A-Fa-f]")
_SINGLE = re.compile(r"%(?!25)[0-9A-Fa-f]{2}")
_NO_DOUBLE = re.compile(r"%25(?!(?:25)*[0-9A-Fa-f]{2})")
_INNER = re.compile(r"https?%253A%252F%252F", re.IGNORECASE)
_ESCAPED_INSIDE = re.compile(r"https?%3A%2F%2F", re.IGNORECASE)
"""An address that is escaped once as a part of another one, as archives have it: what it escapes itself is escaped twice."""
_SCRIPT = re.compile(r"%u(0[4][0-9A-Fa-f]{2}|20[0-9A-Fa-f]{2}|00[AaBb][0-9A-Fa-f])|\\u(04[0-9A-Fa-f]{2})")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_LEAD_LAST = re.compile(
    r"%(?:[C-Fc-f][0-9A-Fa-f]|[EFef][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]|[Ff][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){2})$"
)
"""A letter's first byte, or its first two, at the end."""
_WORDS = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ«»№–—\xa0\x20-\x7e]+")
_WORD = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]+")
FOLLOWERS = dict(
    row.split(":")
    for row in """а:бвгджзйклмнпрстфхцч б:аеилору в:аеиклносыі г:аеилору д:авеинорсуі е:бвгджзйклмнопрстцч ж:аеин з:авдимно
    и:вгдезйклмнопрстцчя й:нс к:аилорсту л:аеиоуьюяі м:аеиноуі н:адеикностуыьяі о:бвгджзйклмнпрстхч п:аеилоруі
    р:агдеикмностуяі с:авеиклмнопстуья т:авеикнорсуь у:бвгджклмнпрстч ф:ио х:ао ц:еиьі ч:аеин ш:аеи щ:еи ы:вй ь:кнс я:нт
    і:вдзйлнрстя""".split()
)
"""By letter, those that follow it in nine of ten pairs of letters of the lexicon's Russian and Ukrainian words; in words of other languages that
are read wrongly they are half of the pairs or fewer."""
FEWEST_PAIRS = 3
SURE, SURE_LONG, ENOUGH, CLEARLY = 0.8, 0.7, 0.5, 0.15
"""The share of such pairs from which on a text is Cyrillic anywhere, where it is long, on a site of such a country, and by how much more than
the other reading; measured on words of the lexicon that were kept out, in both encodings, against Hebrew and Greek in theirs."""
LONG = 10
"""Pairs of a long text."""
CAPITALS = 0.6
"""What the share counts for where all is capitals: small letters of cp1251 are the capitals of KOI8-R, and addresses have small ones."""
_NEAR = re.compile(
    r"https?://(?:(?:ru|uk|be)\.[^/]*|[^/?#]*\.(?:ru|su|ua|by|kz|рф|укр|xn--p1ai|xn--j1amh))(?:[:/?#]|$)", re.IGNORECASE
)
"""A site of a country that writes Cyrillic."""
_BESIDE_LATIN = re.compile(r"(?<!%)(?<!%[0-9A-Fa-f])[A-Za-z](?=%[89A-Fa-f][0-9A-Fa-f])|%[89A-Fa-f][0-9A-Fa-f](?=[A-Za-z])")
"""A letter of Latin right beside one beyond ASCII: a word of another language."""
_CUT = re.compile(r"(?:%[0-9A-Fa-f]|(?:%[89A-Fa-f][0-9A-Fa-f]|[/_=-])%)$")
"""An escape that was cut off; «100%» is none."""
_PLAIN = re.compile(r"(?>(?:[^%]+|%[0-7][0-9A-Fa-f]|%[Dd][0-2]%[89ABab][0-9A-Fa-f])*)")
"""An address whose escapes are ASCII and Cyrillic in UTF-8."""
MAX_RUN = 4
"""Bytes of the longest letter: what may be left of one at the end."""


def undo_double_percent(url: str) -> str:
    """With `%25D0` made `%D0`: where an escaped letter beyond ASCII shows it, or every escape of the address is doubled.

    In a query's value that is escaped once itself the doubling belongs to an address inside of it, and stays.

    >>> undo_double_percent("https://a.example/%25D0%25B0"), undo_double_percent("https://a.example/a%20b%2520c")
    ('https://a.example/%D0%B0', 'https://a.example/a%20b%2520c')
    """
    if "%25" not in url:
        return url
    if not _SINGLE.search(url) and not _INNER.search(url):
        return _DOUBLE.sub("%", url) if _NO_DOUBLE.search(url) else url.replace("%25", "%")
    path, mark, query = url.partition("?")
    return _undo_path(path) + mark + "&".join(_undo_value(pair) for pair in query.split("&"))


def _undo_path(part: str) -> str:
    return _DOUBLE.sub("%", part) if _DOUBLE_LETTER.search(part) and not _ESCAPED_INSIDE.search(part) else part


def _undo_value(pair: str) -> str:
    value, mark, fragment = pair.partition("#")
    if _DOUBLE_LETTER.search(value) and not _SINGLE.search(value):
        value = _DOUBLE.sub("%", value)
    return value + mark + _undo_path(fragment)


def read_script_escapes(url: str) -> str:
    r"""With `%u043C`, as scripts escape letters, made the letter.

    >>> read_script_escapes("https://a.example/%u043C%u043E%u0441%u0442")
    'https://a.example/мост'
    """
    if "%u" not in url and "\\u" not in url:
        return url
    return _SCRIPT.sub(lambda match: chr(int(match[1] or match[2], 16)), url)


def read_cp1251_escapes(url: str) -> str:
    """With percent-escapes that are cp1251 or KOI8-R, not UTF-8, written as UTF-8; a query's stay, for old servers want them.

    >>> read_cp1251_escapes("https://a.example/%C0%F0%F5%E8%E2")
    'https://a.example/%D0%90%D1%80%D1%85%D0%B8%D0%B2'
    """
    if "%" not in url or _PLAIN.fullmatch(url):
        return url
    near = bool(_NEAR.match(url) or _CYRILLIC.search(url))
    path, mark, query = url.partition("?")
    if not mark:
        return _read_part(path, near)
    if ".wik" in path:
        return _read_part(path, near) + mark + _read_part(query, near)
    query, sharp, fragment = query.partition("#")
    return _read_part(path, near) + mark + query + sharp + _read_part(fragment, near)


def _read_part(part: str, near: bool) -> str:
    """One part of an address with its escapes read as Cyrillic in one of the old encodings; as it is where that is no text."""
    runs = list(_ESCAPES.finditer(part))
    data = [unquote_to_bytes(run[0]) for run in runs]
    high = [(run, bytes_) for run, bytes_ in zip(runs, data, strict=True) if max(bytes_) > 0x7F]
    if not high or any(_is_utf8(bytes_) for _, bytes_ in high):
        return part
    if any(part[max(0, run.start() - 1) : run.start()].isalpha() or part[run.end() : run.end() + 1].isalpha() for run, _ in high):
        return part  # a letter of a Latin word: M%FCnchen
    if _BESIDE_LATIN.search(part):
        return part
    codec = _codec_of(b" ".join(bytes_ for _, bytes_ in high), near=near)
    if codec is None:
        return part
    return _ESCAPES.sub(
        lambda run: quote(unquote_to_bytes(run[0]).decode(codec), safe="") if max(unquote_to_bytes(run[0])) > 0x7F else run[0],
        part,
    )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > 1 and error.reason == "unexpected end of data"
    return True


def _codec_of(data: bytes, *, near: bool) -> str | None:
    """The old encoding in which bytes are Cyrillic words, None when they are none in any, or in both as well."""
    found = {codec: _likeness(data.decode(codec, "replace")) for codec in ("cp1251", "koi8-u")}
    best, other = sorted(found, key=lambda codec: -found[codec].weight)
    enough = ENOUGH if near or found[best].titled else SURE_LONG if found[best].pairs >= LONG else SURE
    return best if found[best].share >= enough and found[best].weight >= found[other].weight + CLEARLY else None


class _Likeness(NamedTuple):
    """How far a text looks like Russian or Ukrainian."""

    share: float = 0.0
    """Of its pairs of letters, those that are common; 0 where its cases mix."""
    pairs: int = 0
    weight: float = 0.0
    """The share as it counts against another reading."""
    titled: bool = False
    """Whether a word has its first letter alone in capitals, which the other readings of its bytes never have."""


def _likeness(text: str) -> _Likeness:
    words = _WORD.findall(text)
    if (
        not _WORDS.fullmatch(text)
        or any(word[0] in "ьъыЬЪЫ" for word in words)
        or not all(word.islower() or word.istitle() or word.isupper() for word in words)
    ):
        return _Likeness()
    pairs = [pair for word in map(str.lower, words) for pair in pairwise(word)]
    if len(pairs) < FEWEST_PAIRS:
        return _Likeness()
    share = sum(second in FOLLOWERS.get(first, "") for first, second in pairs) / len(pairs)
    capitals = all(word.isupper() for word in words)
    titled = any(word.istitle() and len(word) > 2 for word in words)
    return _Likeness(share, len(pairs), share * (CAPITALS if capitals else 1), titled)


def whole_part(url: str) -> str | None:
    """The address up to a letter that was cut off at its end, None when its end is whole.

    >>> whole_part("https://a.example/%D0%BC%D0"), whole_part("https://a.example/%D0%BC")
    ('https://a.example/%D0%BC', None)
    """
    if "%" not in url[-3 * MAX_RUN :]:
        return None
    end, tail = len(url), url[-3 * MAX_RUN :]
    if _CUT.search(tail):
        end = url.rindex("%")
    if end == len(url) and not _LEAD_LAST.search(tail):
        return None
    start = end
    while start >= 3 and url[start - 3] == "%" and _ESCAPES.fullmatch(url, start - 3, start):
        start -= 3
    data = unquote_to_bytes(url[start:end])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or (error.start == 0 and data[0] not in (0xD0, 0xD1, 0xD2)):
            return None
        return url[: start + 3 * error.start]
    return url[:end] if end < len(url) else None

"""Single repairs of one address: small pure functions, each undoing one kind of damage, run to a fixed point."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from urllib.parse import quote, unquote_to_bytes

SCHEME = re.compile(r"https?://", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]")
_BROKEN_SCHEME = re.compile(r"^h(?:xx|tt|XX|TT)p(?P<s>s?)\s*(?P<sep>:/{0,3}|/{1,2}|;//|\[:\]//|:\\\\)(?=[\w\[])", re.IGNORECASE)
_TRAILING = ".,;:!?*_|\\\u2026\u201d\u201c\u2019\u2018\u00bb\u00ab\"'`"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_SPACE = re.compile(r" +|(?<=[\x21-\x7e])[\xa0\u2009\u202f]+| +\xa0")
"""A space; a no-break one only after ASCII, for misread Cyrillic is full of them."""
_DOUBLE = re.compile(r"%25(?=[0-9A-Fa-f]{2})")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_HIGH = re.compile(r"[^\x00-\x7f]+")
CODECS = ("cp1251", "cp1252", "latin-1", "koi8-r", "koi8-u", "cp866", "mac-cyrillic")
"""Through which UTF-8 is misread; undone by encoding with the same."""


def drop_invisible(url: str) -> str:
    r"""Without soft hyphens, zero-width characters and byte order marks.

    >>> drop_invisible("https://a.example/b\u00adc")
    'https://a.example/bc'
    """
    return _INVISIBLE.sub("", url)


def join_lines(url: str) -> str:
    r"""With line wraps and the spaces around them taken out, where what follows goes on with the path.

    >>> join_lines("https://a.example/news/\n  105")
    'https://a.example/news/105'
    """
    if not re.match(r"\s*(?:h\w\wps?\W|www\.|[\w-]+(?:\.[\w-]+)+/)", url, re.IGNORECASE):
        return url.strip()
    return re.sub(r"\s*[\r\n]\s*", "", url.strip())


def join_spaces(url: str) -> str:
    """With spaces inside the path taken out, where the rest is no word of a sentence.

    >>> join_spaces("https://a.example/20200525- 08.51.html")
    'https://a.example/20200525-08.51.html'
    """
    if not SCHEME.match(url) or not _SPACE.search(url):
        return url
    joined = _SPACE.sub("", url)
    tail = joined[_SPACE.search(url).start() :]  # type: ignore[union-attr]  # searched above
    return joined if len(tail) < 200 and re.fullmatch(r"[\w%./?=&#~+:;,@!$'()*-]+", tail) else url


def mend_scheme(url: str) -> str:
    """With `hxxp`, `http//`, `http:/` and the like made whole.

    >>> mend_scheme("hXXps://a.example/"), mend_scheme("http//a.example/")
    ('https://a.example/', 'http://a.example/')
    """
    match = _BROKEN_SCHEME.match(url)
    if match is None or SCHEME.match(url):
        return "http" + url[4:] if SCHEME.match(url) and not url.startswith("http") else url
    return f"http{match['s'].lower()}://{url[match.end() :]}"


def mend_dots(url: str) -> str:
    """With defanged dots, `[.]` and `(dot)`, made plain."""
    return re.sub(r"\[\.\]|\(\.\)|\[dot\]|\(dot\)", ".", url)


def decode_entities(url: str) -> str:
    """With HTML entities resolved.

    >>> decode_entities("https://a.example/?b=1&amp;c=2")
    'https://a.example/?b=1&c=2'
    """
    return (
        html.unescape(url) if re.search(r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|amp|quot|lt|gt|apos|nbsp);", url, re.IGNORECASE) else url
    )


def trim_ends(url: str) -> str:
    """Without the punctuation of the sentence around it; brackets that the address itself opens stay.

    >>> trim_ends("<https://a.example/wiki/Foo_(bar)>."), trim_ends("https://a.example/x).")
    ('https://a.example/wiki/Foo_(bar)', 'https://a.example/x')
    """
    url = url.strip().lstrip("<([{«“‘\"'`*_\u201e")
    while url:
        last = url[-1]
        if last in _TRAILING or (last in _PAIRS and url.count(last) > url.count(_PAIRS[last])) or last in "([{<":
            url = url[:-1]
        else:
            break
    return url


def undo_double_percent(url: str) -> str:
    """With `%25D0` made `%D0`: where an escaped byte above ASCII shows it, or every escape of the address is doubled.

    >>> undo_double_percent("https://a.example/%25D0%25B0"), undo_double_percent("https://a.example/a%20b%2520c")
    ('https://a.example/%D0%B0', 'https://a.example/a%20b%2520c')
    """
    if "%25" not in url:
        return url
    high = re.search(r"%25(?:25)*[89A-Fa-f][0-9A-Fa-f]", url)
    doubled = _DOUBLE.findall(url)
    if high or (doubled and len(doubled) == url.count("%")):
        return _DOUBLE.sub("%", url)
    return url


def undo_mojibake(url: str) -> str:
    """With Cyrillic that was read in a wrong encoding read in the right one, where strict UTF-8 gives Cyrillic letters.

    >>> undo_mojibake("https://a.example/РђСЂС…РёС‚РµРєС‚РѕСЂ")
    'https://a.example/Архитектор'
    """
    if not _HIGH.search(url):
        return url
    whole = _undo(url)
    return whole if whole != url else _HIGH.sub(lambda match: _undo(match[0]), url)


def _undo(run: str) -> str:
    """The text through the first inverse codec that gives Cyrillic, else as it is."""
    for codec in CODECS:
        for inverse in (_encode_strict, _encode_lenient):
            data = inverse(run, codec)
            if data is None:
                continue
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                continue
            if _is_cyrillic(text) and len(text) < len(run):
                return text
    return run


def _encode_strict(run: str, codec: str) -> bytes | None:
    try:
        return run.encode(codec)
    except UnicodeEncodeError:
        return None


def _encode_lenient(run: str, codec: str) -> bytes | None:
    """As browsers map the bytes that a codec leaves undefined: to the control character of the same number."""
    out = bytearray()
    for char in run:
        try:
            out += char.encode(codec)
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            out.append(ord(char))
    return bytes(out)


def _is_cyrillic(text: str) -> bool:
    letters = [char for char in text if char.isalpha() and char > "\x7f"]
    return bool(letters) and all("\u0400" <= char <= "\u04ff" for char in letters)


def read_cp1251_escapes(url: str) -> str:
    """With percent-escapes that are cp1251, not UTF-8, written as UTF-8.

    >>> read_cp1251_escapes("https://a.example/%C0%F0%F5%E8%E2")
    'https://a.example/%D0%90%D1%80%D1%85%D0%B8%D0%B2'
    """

    def fix(match: re.Match[str]) -> str:
        data = unquote_to_bytes(match[0])
        if max(data) < 0x80:
            return match[0]
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = data.decode("cp1251")
            except UnicodeDecodeError:
                return match[0]
            return (
                quote(text) if len(text) >= 3 and _is_cyrillic(text) and re.fullmatch(r"[А-Яа-яЁёІіЇїЄєҐґ]+", text) else match[0]
            )
        return match[0]

    head, sep, tail = url.partition("?")
    return _ESCAPES.sub(fix, head) + sep + tail


def add_scheme(url: str) -> str:
    """With https:// put before an address that has a host and no scheme.

    >>> add_scheme("tass.example/kultura/85")
    'https://tass.example/kultura/85'
    """
    if "://" in url[:12] or not starts_with_host(url):
        return url
    return f"https://{url.removeprefix('//')}"


_HOST = re.compile(
    r"(?://)?((?:[a-z0-9а-яёіїєґ](?:[a-z0-9а-яёіїєґ-]{0,61}[a-z0-9а-яёіїєґ])?\.)+([a-zа-яёіїє][a-zа-яёіїє0-9-]{1,20}))(?::\d{2,5})?(?:/|\?|$)",
    re.IGNORECASE,
)


def starts_with_host(text: str) -> bool:
    """Whether a text begins with the name of a host, its ending one that is registered (or reserved for examples).

    >>> starts_with_host("hightech.fm/2020/05"), starts_with_host("file.txt/x"), starts_with_host("museum.example")
    (True, False, True)
    """
    match = _HOST.match(text)
    return match is not None and _is_suffix(match[2].lower())


@cache
def _is_suffix(ending: str) -> bool:
    if ending in ("com", "org", "net", "info", "ru", "ua", "su", "by", "example"):
        return True
    from tldextract import TLDExtract  # noqa: PLC0415  # a snapshot of the public suffix list, read when it is needed

    return bool(TLDExtract(suffix_list_urls=(), cache_dir=None)(f"a.{ending}").suffix)


STEPS: tuple[Callable[[str], str], ...] = (
    undo_mojibake, drop_invisible, join_lines, decode_entities, mend_dots, mend_scheme, trim_ends, join_spaces, add_scheme,
    undo_double_percent, read_cp1251_escapes,
)  # fmt: skip
"""In the order they are tried, again and again until none of them changes anything."""
QUIET = frozenset({"trim_ends"})
"""Steps that only take off what was never part of the address: they do not make a citation a repaired one by themselves."""

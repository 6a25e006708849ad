"""Addresses around addresses: redirectors and caches, archives, mobile and AMP editions, tracking parameters."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

REDIRECTORS: tuple[tuple[str, str], ...] = (
    (r"(?:www\.)?google\.[a-z.]{2,6}/url", "q url"),                       # https://www.google.com/url?q=https%3A%2F%2Fa.example%2F
    (r"(?:translate\.google\.[a-z.]{2,6}|[\w.-]+translate\.goog)/translate", "u"),
    (r"(?:l|lm)\.facebook\.com/l\.php|(?:www\.)?facebook\.com/l\.php", "u"),
    (r"l\.instagram\.com/", "u"),
    (r"(?:m\.)?vk\.com/away(?:\.php)?|away\.vk\.com/away\.php", "to"),
    (r"(?:www\.)?ok\.ru/dk", "st.link"),
    (r"(?:www\.)?youtube\.com/redirect", "q"),
    (r"t\.umblr\.com/redirect", "z"),
    (r"(?:www\.)?linkedin\.com/redir/redirect", "url"),
    (r"duckduckgo\.com/l/", "uddg"),
    (r"yandex\.[a-z.]{2,6}/(?:clck/jsredir|turbo|redir)", "url text u"),
    (r"hghltd\.yandex\.net/yandbtm", "url"),
    (r"go\.mail\.ru/redir|click\.mail\.ru/redir", "u url"),
    (r"[\w.-]*safelinks\.protection\.outlook\.com/", "url"),
    (r"steamcommunity\.com/linkfilter/", "url u"),
    (r"t\.me/iv", "url"),
    (r"slack-redir\.net/link", "url"),
    (r"(?:www\.)?reddit\.com/r/[^/]+/redirect|out\.reddit\.com/[^?]*", "url"),
)  # fmt: skip
"""Host and path, and the parameters that may hold the address that was meant."""
_REDIRECTOR = re.compile(
    "|".join(f"(?P<r{n}>https?://(?:{shape})[?])" for n, (shape, _) in enumerate(REDIRECTORS)), re.IGNORECASE
)
_NAMED = re.compile(
    r"https?://(?:[\w-]+\.)*(?:(?:google|facebook|vk|instagram|ok|youtube|umblr|linkedin|duckduckgo|yandex|mail|outlook|steamcommunity|t|slack-redir|reddit|ampproject"
    r"|href|anonym|nullrefer|googleusercontent|tumblr)\.[a-z.]+|translate\.goog)/",
    re.IGNORECASE,
)
"""A host of one of them."""
_IN_PATH = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<a>s/)?(?=[\w-]+\.)|[\w-]+\.cdn\.ampproject\.org/[cvir]/(?P<b>s/)?(?=[\w-]+\.)"
    r"|yandex\.[a-z.]{2,6}/turbo/(?P<c>s/)?(?=[\w-]+\.[\w.-]+/(?:s/)?)|(?:href\.li|anonym\.to|nullrefer\.com)/\?(?=https?:)"
    r"|webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{8,16}:)?)",
    re.IGNORECASE,
)
"""Wrappers whose path goes on with the address that was meant."""
ARCHIVED = re.compile(
    r"https?://(?:(?:web|wayback)\.archive\.org/(?:web|save)/(?:[\d*]{1,14}(?:[a-z]{2}_)?/)?|(?:www\.)?archive\.(?:today|is|ph|li|md|vn|fo)/(?:o/\w+/|\d{4,14}/|newest/)"
    r"|(?:www\.)?(?:webcitation\.org/query\?url=)|arquivo\.pt/wayback/\d{8,14}/|archive\.(?:wikiwix\.com/cache/(?:index2\.php)?\?url=))(?=https?:/|www\.|[\w-]+\.)",
    re.IGNORECASE,
)
"""Archives' wrappers: what is read there is the capture, so that only comparing looks through them."""
ARCHIVE = re.compile(r"archive\.\w+/(?:web/|save/|o/\w+/|newest/|)[\d*]*(?:[a-z]{2}_)?/?(?:https?:/{0,2})?$", re.IGNORECASE)
WRAPPER = re.compile(
    rf"(?:{ARCHIVE.pattern[:-1]}|webcitation\.org/query\?url=|webcache\S{{0,40}}:|/amp/(?:s/)?|/turbo/(?:s/)?"
    r"|(?:/|\b)(?:url|redirect|redir|away|goto|go|out|proxy|wayback/\d{8,14})/?\??|[?&][\w.\[\]-]{1,40}=|[#?]!?/?|/https?/)$",
    re.IGNORECASE,
)
"""How what stands before an inner address ends."""
TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|yclid|ysclid|dclid|msclkid|igshid|_openstat|openstat|from|ref|ref_src|referrer|source|amp|share|spm|mc_cid|mc_eid|rcmclid|frommail|xtor|cmpid"
    r"|ns_\w+|at_\w+|outputtype|_ga|mkt_tok|s_cid|trk)$",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, not what the page is."""
MOBILE = re.compile(r"^(?:www\d?|m|mobile|mob|amp|touch|wap|pda|lite)\.(?=[^.]+\.)")
MOBILE_INSIDE = re.compile(r"^([\w-]{2,12})\.m\.((?:wik\w+|mediawiki)\.org)$")
AMP_PATH = re.compile(r"/amp(?=/|$)|\.amp(?=\.html?$|$)|^/m(?=/)", re.IGNORECASE)
_PLAIN_ESCAPES = re.compile(r"(?:%(?!2F|3F|23|25|26|3D|2B)[0-9A-F]{2})+", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
MAX_WRAPPERS = 4


def may_wrap(url: str) -> bool:
    """Whether the host is one that passes on to other addresses."""
    return _NAMED.match(url, 0, 300) is not None


def unwrap_redirector(url: str) -> str:
    """The address that a redirector or a cache passes on to; an archive's wrapper stays, for what it shows is the capture.

    >>> unwrap_redirector("https://vk.com/away.php?to=https%3A%2F%2Fa.example%2Fb&cc_key=")
    'https://a.example/b'
    >>> unwrap_redirector("https://a-example.cdn.ampproject.org/c/s/a.example/b")
    'https://a.example/b'
    """
    if not may_wrap(url):
        return url
    if match := _REDIRECTOR.match(url):
        number = int(str(match.lastgroup)[1:])
        return _parameter(url[match.end() :], REDIRECTORS[number][1].split()) or url
    if match := _IN_PATH.match(url):
        inner = url[match.end() :]
        if inner.startswith("http"):
            return re.split(r"[&+]", inner, maxsplit=1)[0] if "webcache" in match[0] else inner
        secure = match["a"] or match["b"] or match["c"] or inner.partition("/")[2].startswith("s/")
        host, _, path = inner.partition("/")
        return f"http{'s' if secure else ''}://{host}/{path.removeprefix('s/')}"
    return url


def _parameter(query: str, names: list[str]) -> str | None:
    """The address that the first of the named parameters holds."""
    pairs = dict(pair.split("=", 1) for pair in query.partition("#")[0].split("&") if "=" in pair)
    for name in names:
        value = unquote(pairs.get(name, ""))
        if re.match(r"https?://[\w.-]+\.\w", value, re.IGNORECASE):
            return value
    return None


@lru_cache(maxsize=20_000)
def comparison_key(url: str) -> str:
    """What makes two addresses one page: scheme, www, mobile and AMP editions, tracking, wrappers and escapes left out.

    Escapes of what parts an address (`%2F`, `%3F`, `%23`, `%25`) stay.

    >>> comparison_key("http://www.a.example/%D0%B0/?utm_source=x&id=2") == comparison_key("https://m.a.example/а?id=2")
    True
    """
    for _ in range(MAX_WRAPPERS):
        inner = unwrap_redirector(ARCHIVED.sub("", url, count=1))
        if inner == url:
            break
        url = inner if "://" in inner[:8] or inner.startswith("http:/") else f"http://{inner}"
    url = re.sub(r"^(https?):/(?=[^/])", r"\1://", url)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return url
    host = MOBILE_INSIDE.sub(r"\1.\2", MOBILE.sub("", host, count=1))
    if not host.isascii():
        host = _ascii_host(host)
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    path = _INDEX.sub("/", AMP_PATH.sub("", parts.path)) if parts.path else ""
    if title := re.match(r"(?:.*&)?title=([^&]+)$", parts.query) if path.endswith(("/w/", "/w/index.php")) else None:
        path, query = f"/wiki/{title[1]}", ""
    else:
        query = parts.query
    kept = sorted(pair for pair in query.split("&") if pair and not TRACKING.match(pair.split("=")[0]))
    path = _plain(path).rstrip("/").replace(" ", "_")
    return f"{host}{path}{'?' if kept else ''}{_plain('&'.join(kept))}"


def _plain(part: str) -> str:
    """A part with its escapes read, but for those of the marks that part an address."""
    return _PLAIN_ESCAPES.sub(lambda match: unquote(match[0]), part) if "%" in part else part


def _ascii_host(host: str) -> str:
    """A host's name as it is looked up; as it is where it cannot be one."""
    import ada_url  # noqa: PLC0415

    try:
        return str(ada_url.URL(f"http://{host}/").hostname)
    except ValueError:
        return host

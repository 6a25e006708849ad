"""Whole addresses broken in every way that `claimcheck repair` mends, one way at a time and two.

A damage is a function from an address to what became of it, None where it would change nothing. Damages come in the order in
which they happen to an address: its letters are encoded wrongly, then it is wrapped or disarmed, then set into a text.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from urllib.parse import quote, unquote

SET = Path(__file__).parent / "sets" / "urls.txt"
Break = Callable[[str, random.Random], "str | None"]
CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
LABELS = ("Source:", "Russian Language Sources:", "Ukrainian Language Article:", "Источник:", "Джерело:", "См.:", "Читать далее:", "Original (ru):", "Посилання: ", "via ")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """What an address became, and what it was; no gold where nothing may be accepted."""

    kind: str
    raw: str
    gold: tuple[str, ...]


# ---- letters encoded wrongly


def _shown(url: str) -> str:
    """The address with its Cyrillic plain to see; other escapes stay."""
    return re.sub(r"(?:%(?:[CDcd][0-9A-Fa-f]|[89ABab][0-9A-Fa-f]|[Ee]2))+", lambda match: unquote(match[0]), url)


def _misread(codec: str) -> Break:
    def broken(url: str, _: random.Random) -> str | None:
        shown = _shown(url)
        return _through(shown, codec) if CYRILLIC.search(shown) else None

    return broken


def _through(text: str, codec: str) -> str:
    """UTF-8 read in another encoding, as a browser would: an undefined byte is the control character of its number."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


def _misread_twice(url: str, rng: random.Random) -> str | None:
    shown = _shown(url)
    first, second = (rng.choice(("cp1251", "cp1252", "latin-1", "koi8-r", "cp866", "mac-cyrillic")) for _ in range(2))
    return _through(_through(shown, first), second) if CYRILLIC.search(shown) else None


def _misread_escaped(url: str, rng: random.Random) -> str | None:
    shown = _shown(url)
    codec = rng.choice(("cp1251", "cp1252", "koi8-r"))
    return re.sub(r"[^\x00-\x7f]+", lambda match: quote(_through(match[0], codec)), shown) if CYRILLIC.search(shown) else None


def _escaped_in(codec: str) -> Break:
    def broken(url: str, _: random.Random) -> str | None:
        path, mark, query = _shown(url).partition("?")
        try:
            changed = re.sub(r"[^\x00-\x7f]+", lambda match: quote(match[0].encode(codec)), path)
        except UnicodeEncodeError:
            return None
        letters = len(re.findall(r"[\u0400-\u04ff]", path))
        return changed + mark + query if letters > 2 else None

    return broken


def _escaped_twice(url: str, _: random.Random) -> str | None:
    return url.replace("%", "%25") if re.search(r"%[CDcd]", url) else None


def _escaped_thrice(url: str, _: random.Random) -> str | None:
    return url.replace("%", "%2525") if re.search(r"%[CDcd]", url) else None


def _half_escaped(url: str, rng: random.Random) -> str | None:
    shown = _shown(url)
    return "".join(quote(char) if ord(char) > 127 and rng.random() < 0.5 else char for char in shown) if shown != url else None


def _half_escaped_twice(url: str, rng: random.Random) -> str | None:
    parts = re.split(r"(?=/|_|-)", url)
    if len([part for part in parts if re.search(r"%[CDcd]", part)]) < 2:
        return None
    return "".join(part.replace("%", "%25") if rng.random() < 0.6 else part for part in parts)


def _script_escapes(url: str, _: random.Random) -> str | None:
    shown = _shown(url)
    return (
        CYRILLIC.sub(lambda match: "".join(f"%u{ord(char):04X}" for char in match[0]), shown) if CYRILLIC.search(shown) else None
    )


def _decimal_entities(url: str, _: random.Random) -> str | None:
    shown = _shown(url)
    return CYRILLIC.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), shown) if CYRILLIC.search(shown) else None


def _hex_entities(url: str, _: random.Random) -> str | None:
    shown = _shown(url)
    return (
        CYRILLIC.sub(lambda match: "".join(f"&#x{ord(char):x};" for char in match[0]), shown) if CYRILLIC.search(shown) else None
    )


def _entities(url: str, _: random.Random) -> str | None:
    return html.escape(url) if "&" in url else None


def _entities_nested(url: str, _: random.Random) -> str | None:
    return html.escape(html.escape(html.escape(url))) if "&" in url else None


def _shown_host(url: str, _: random.Random) -> str | None:
    return url.replace("xn--e1afmkfd", "пример") if "xn--" in url else None


def _plain_letters(url: str, _: random.Random) -> str | None:
    return _shown(url) if _shown(url) != url else None


# ---- wrapped, invisible characters, disarmed


def _places(url: str) -> list[int]:
    """Where an address may be broken without hurting a scheme, an escape or an entity."""
    start = url.find("/", 8) + 1
    return [
        at for at in range(start + 1, len(url)) if start and not re.search(r"%.?$|&#?\w*$|%u\w{0,3}$", url[max(0, at - 8) : at])
    ]


def _insert(mark: str) -> Break:
    def broken(url: str, rng: random.Random) -> str | None:
        places = _places(url)
        for at in sorted(rng.sample(places, min(len(places), rng.randint(1, 3))), reverse=True):
            url = url[:at] + mark + url[at:]
        return url if places else None

    return broken


def _wrap(*gaps: str) -> Break:
    def broken(url: str, rng: random.Random) -> str | None:
        places = [at for at in _places(url) if url[at - 1] in "/-_=&" and at < len(url) - 2]
        if not places:
            return None
        at = rng.choice(places)
        return url[:at] + rng.choice(gaps) + url[at:]

    return broken


def _hxxp(url: str, rng: random.Random) -> str:
    disarmed = rng.choice(("hxxp", "hXXp", "hxXp", "h**p")) + url[4:]
    if rng.random() < 0.5:
        host, slash, path = disarmed[8:].partition("/")
        disarmed = disarmed[:8] + host.replace(".", rng.choice(("[.]", "(.)", "[dot]"))) + slash + path
    return disarmed


def _broken_scheme(url: str, rng: random.Random) -> str:
    name, _, rest = url.partition("://")
    return rng.choice(
        (
            "{0}//{1}",
            "{0}:/{1}",
            "{0};//{1}",
            "{0}:\\\\{1}",
            "{0}:///{1}",
            "{0}::// {1}",
            "{0}: //{1}",
            "{0}[:]//{1}",
            "{0}.//{1}",
        )
    ).format(name, rest)


def _misspelt_scheme(url: str, rng: random.Random) -> str:
    name, _, rest = url.partition("://")
    return rng.choice(("ttp", "htp", "htttp", "HTTP", "Http", "httр", "http://http")) + name[4:] + "://" + rest


def _no_scheme(url: str, _: random.Random) -> str | None:
    return url.partition("://")[2] if "archive.org" not in url else None


def _half_scheme(url: str, _: random.Random) -> str:
    return url[url.index("//") :]


# ---- set into a text


def _labelled(url: str, rng: random.Random) -> str:
    return rng.choice(LABELS) + url


def _punctuated(url: str, rng: random.Random) -> str:
    return url + rng.choice((".", ",", ";", ":", ").", "…", "!", "?", "».", "”,", '".', "'.", "…»"))


def _quoted(url: str, rng: random.Random) -> str:
    left, right = rng.choice(("“”", "«»", '""', "„“", "‘’", "()", "<>", "[]", "{}", "''", "``"))
    return left + url + right + rng.choice(("", ".", ","))


def _marked_up(url: str, rng: random.Random) -> str:
    return rng.choice(
        (
            "[мост]({})",
            '<a href="{}">мост</a>',
            "<{}>",
            "see <a href='{}' target=_blank>",
            "[{}]",
            "*{}*",
            "[1] {}",
            "1. {}",
            "• {}",
            "| {} |",
            "&lt;{}&gt;",
            "&quot;{}&quot;",
            "&laquo;{}&raquo;",
        )
    ).format(url)


def _in_sentence(url: str, rng: random.Random) -> str:
    return rng.choice(
        (
            "Мост открыт в 1931 году ({}), пишет газета.",
            "As {} says, the bridge was opened.",
            "Див. {} та інші.",
            "see {}, which names him; and more",
            "Подробнее: {} (дата обращения: 4 мая 2019)",
        )
    ).format(url)


def _redirected(url: str, rng: random.Random) -> str:
    inner = quote(url, safe="")
    return rng.choice(
        (
            "https://www.google.com/url?q={}&sa=D",
            "https://vk.com/away.php?to={}&cc_key=",
            "https://l.facebook.com/l.php?u={}&h=AT0",
            "https://www.youtube.com/redirect?event=v&q={}",
            "https://yandex.ru/turbo?text={}",
        )
    ).format(inner)


STAGES: tuple[dict[str, Break], ...] = (
    {
        "as it is": lambda url, _: url,
        "shown letters": _plain_letters, "shown host": _shown_host, "decimal entities": _decimal_entities, "hex entities": _hex_entities,
        "entities": _entities, "entities nested": _entities_nested, "escaped twice": _escaped_twice, "escaped thrice": _escaped_thrice,
        "half escaped": _half_escaped, "half escaped twice": _half_escaped_twice, "script escapes": _script_escapes,
        "cp1251 escapes": _escaped_in("cp1251"),
        **{f"misread as {codec}": _misread(codec) for codec in ("cp1251", "cp1252", "latin-1", "koi8-r", "koi8-u", "cp866", "mac-cyrillic")},
        "misread twice": _misread_twice, "misread and escaped": _misread_escaped,
    },
    {
        "soft hyphens": _insert("\u00ad"), "zero-width": _insert("\u200b"), "byte order marks": _insert("\ufeff"),
        "line wrap": _wrap("\n", "\r\n", "\n  ", " \n"), "space inside": _wrap(" ", "\u00a0", "  "),
    },
    {
        "hxxp": _hxxp, "broken scheme": _broken_scheme, "misspelt scheme": _misspelt_scheme, "no scheme": _no_scheme, "half scheme": _half_scheme,
        "redirected": _redirected,
    },
    {"label": _labelled, "punctuation": _punctuated, "quoted": _quoted, "markup": _marked_up, "in a sentence": _in_sentence},
)  # fmt: skip
"""The damages in the order in which they happen; two of one stage do not meet."""
IMPOSSIBLE = {("line wrap", "in a sentence"), ("space inside", "in a sentence"), ("no scheme", "in a sentence"), ("no scheme", "markup"), ("half scheme", "in a sentence"), ("half scheme", "markup"), ("half scheme", "quoted"), ("half scheme", "label")}  # fmt: skip
"""Pairs of which nobody could say what was meant."""


def urls_by_part() -> dict[str, list[str]]:
    """The addresses that the steps were written with, and every fourth one, which was set aside."""
    lines = [line for line in SET.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return {
        "seen": [url for n, url in enumerate(lines) if n % 4 != 3],
        "aside": [url for n, url in enumerate(lines) if n % 4 == 3],
    }


def cases(urls: list[str], seed: int) -> Iterator[Case]:
    """Every address as it is and in every damage; in pairs of damages; two and three glued; cut off and lost."""
    rng = random.Random(seed)
    single = [(name, broken) for stage in STAGES for name, broken in stage.items() if name != "as it is"]
    pairs = [
        (a, b)
        for first, second in combinations(STAGES, 2)
        for a in first.items()
        for b in second.items()
        if a[0] != "as it is" and (a[0], b[0]) not in IMPOSSIBLE
    ]
    for url in urls:
        yield Case("clean", url, (url,))
        for name, broken in single:
            if (raw := broken(url, rng)) is not None and raw != url:
                yield Case(name, raw, (url,))
        for (first, break_first), (second, break_second) in rng.sample(pairs, 60):
            inner = break_first(url, rng)
            raw = break_second(inner, rng) if inner and inner != url else None
            if raw is not None:
                yield Case(f"{first} + {second}", raw, (url,))
    yield from _glued(urls, rng)
    yield from _lost(urls, rng)


def _glued(urls: list[str], rng: random.Random) -> Iterator[Case]:
    for url in urls:
        others = [other for other in rng.sample(urls, 3) if other != url and "archive.org" not in other][:2]
        gold = (url, *others)
        if len(gold) < 3:
            continue
        yield Case("two glued", "".join(gold[:2]), gold[:2])
        yield Case("three glued", "".join(gold), gold)
        yield Case("glued, label and two", rng.choice(LABELS) + gold[0] + gold[1], gold[:2])
        yield Case("several in a row", rng.choice((" ", ", ", "; ", "\n", " | ", " and ")).join(gold), gold)


def _lost(urls: list[str], rng: random.Random) -> Iterator[Case]:
    """What cannot be undone: nothing may be accepted."""
    for url in urls:
        ends = [match.end() for match in re.finditer(r"%[Dd][01](?=%)", url)]
        if ends:
            at = rng.choice(ends)
            yield Case("cut off inside a letter", url[: at - rng.choice((0, 0, 1, 2))], ())
        shown = _shown(url)
        if len(CYRILLIC.findall(shown)) and re.search(r"[\u0400-\u04ff]{3}", shown):
            yield Case("letters lost", CYRILLIC.sub(lambda match: "?" * len(match[0]), shown), ())
            yield Case("letters replaced", CYRILLIC.sub(lambda match: "\ufffd" * len(match[0]), shown), ())

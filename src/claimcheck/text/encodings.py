"""Bytes to text: UTF-8, else a byte order mark, else what the file declares, else a Cyrillic encoding by evidence."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CYRILLIC = ("windows-1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
"""In order of preference where the evidence is equal."""
SAMPLE = 200_000
"""Bytes looked at when an encoding is judged."""
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}\bencoding\s*=\s*[\"']([\w.:-]{2,40})|<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)
_PAIRS = frozenset(
    [
        "ст",
        "но",
        "ен",
        "то",
        "на",
        "ов",
        "ни",
        "ра",
        "во",
        "ко",
        "ро",
        "ре",
        "ер",
        "ал",
        "ли",
        "по",
        "не",
        "ос",
        "го",
        "ка",
        "пр",
        "та",
        "ан",
        "ор",
        "та",
        "ть",
        "ва",
        "ел",
        "ит",
        "од",
        "ес",
        "ет",
        "ло",
        "ол",
        "ом",
        "ер",
        "де",
        "ри",
        "да",
        "за",
        "ль",
        "ны",
        "об",
        "от",
        "ви",
        "те",
        "ис",
        "ий",
        "ая",
        "ое",
        "ие",
        "их",
        "им",
        "ым",
        "ой",
        "ей",
        "ки",
        "ти",
        "ми",
        "си",
        "ди",
        "ві",
        "ід",
        "ні",
        "ли",
        "ув",
        "ує",
        "єт",
        "їх",
        "ії",
        "ся",
        "ва",
        "ла",
        "ле",
        "мо",
        "ма",
        "ме",
        "ру",
        "со",
        "се",
        "са",
        "тр",
        "ту",
        "ду",
        "бы",
        "бо",
        "бр",
    ]
)
"""Common pairs of letters in Russian and Ukrainian; counted by hand, the aim is only to tell letters from rubbish."""


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None when nothing fits. The byte order mark stays in the text.

    >>> decode("Паром ушёл ночью, и река встала.".encode("koi8-r"))
    ('Паром ушёл ночью, и река встала.', 'koi8-r')
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            text = _try(data, name)
            return (text, name) if text is not None else None
    if (text := _try(data, "utf-8")) is not None:
        return text, "utf-8"
    if (declared := _declared(data)) and (text := _try(data, declared)) is not None and _printable(text[:SAMPLE]):
        return text, declared
    return _guess(data)


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes) -> str | None:
    """The charset that an XML declaration or a meta element names, under Python's name for it."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii", "ignore")
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None


def _printable(text: str) -> bool:
    """Whether a text has hardly any control characters."""
    control = sum(1 for c in text if (c < " " and c not in "\t\n\r\x0c") or "\x7f" <= c < "\xa0")
    return control * 100 <= len(text)


def _guess(data: bytes) -> tuple[str, str] | None:
    """The Cyrillic encoding in which the bytes read best, else what charset-normalizer says."""
    sample = data[:SAMPLE]
    scored = sorted(((cyrillic_score(sample, name), -at, name) for at, name in enumerate(CYRILLIC)), reverse=True)
    if scored[0][0] > 0.35 and (text := _try(data, scored[0][2])) is not None:
        return text, scored[0][2]
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms to load, for few files

    best = from_bytes(sample).best()
    if best is None or (text := _try(data, best.encoding)) is None or not _printable(text[:SAMPLE]):
        return None
    return text, best.encoding


def cyrillic_score(sample: bytes, name: str) -> float:
    """How well bytes read in an encoding: common pairs of letters a pair, less case that flips inside words and signs.

    Prose has about 0.6; -1 when the bytes do not fit at all, 0 when there is no Cyrillic in them.
    """
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return -1.0
    words = re.findall(r"[\u0400-\u052f]+", text)
    letters = sum(map(len, words))
    odd = sum(1 for c in text if c > "\x7f" and not ("\u0400" <= c <= "\u052f") and c not in "«»–—“”„’‘…№§°\xa0©·•")
    pairs = good = flips = 0
    for word in words[:20_000]:
        lower = word.lower()
        pairs += len(word) - 1
        good += sum(1 for a, b in pairwise(lower) if a + b in _PAIRS)
        flips += sum(1 for a, b in pairwise(word) if a.islower() and b.isupper())
    if not pairs:
        return 0.0
    return good / pairs - flips / pairs - odd / (letters + odd) + (0.02 if text[:1].isupper() else 0)

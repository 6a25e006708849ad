"""Names of hosts: whether a text without a scheme begins with one."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_LABEL = r"[a-z0-9а-яёіїєґ](?:[a-z0-9а-яёіїєґ_-]{0,61}[a-z0-9а-яёіїєґ])?"
HOST = re.compile(
    rf"(?://)?((?:{_LABEL}\.){{1,6}}([a-zа-яёіїє][a-zа-яёіїє0-9-]{{1,20}}))(?::\d{{2,5}})?(?=[/?#]|$)", re.IGNORECASE
)
COMMON = frozenset("com org net info ru ua su by kz eu de uk example рф укр".split())


def starts_with_host(text: str) -> bool:
    """Whether a text begins with the name of a host, its ending one that is registered (or reserved for examples).

    >>> starts_with_host("hightech.fm/2020/05"), starts_with_host("file.txt/x"), starts_with_host("museum.example")
    (True, False, True)
    """
    if "." not in text[:255]:
        return False
    match = HOST.match(text)
    return match is not None and is_ending(match[2].lower())


def is_ending(name: str) -> bool:
    """Whether a name is a top-level domain."""
    return name in COMMON or name.startswith("xn--") or name in _registered()


@cache
def _registered() -> frozenset[str]:
    """The top-level domains of the public suffix list, from the snapshot that tldextract carries.

    Its text alone is read: to import tldextract takes longer than all repairs of an article.
    """
    spec = find_spec("tldextract")
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    snapshot = Path(folder, ".tld_set_snapshot") if folder else None
    if snapshot is None or not snapshot.is_file():
        return COMMON
    text = snapshot.read_text(encoding="utf-8")
    return frozenset(re.findall(r"^(?:\*\.)?([^\s./!*]+)$", text, re.MULTILINE)) | {"example"}

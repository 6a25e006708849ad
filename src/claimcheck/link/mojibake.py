"""Cyrillic that was read in a wrong encoding, read in the right one: by inverse codecs, accepted when strict UTF-8 agrees."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import quote, unquote_to_bytes

CODECS = {
    "cp1251": "", "koi8-u": "koi8-r", "cp866": "", "mac-cyrillic": "", "cp1252": "latin-1",
}  # fmt: skip
"""Through which UTF-8 is misread, and the sister that differs in few characters, so that both are undone as one."""
HIGH = re.compile(r"[^\x00-\x7f]+")
INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e"
"""Soft hyphens, zero-width characters, marks of direction: the inside of a character class."""
_HAS_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")
_READABLE = re.compile("[а-яёіїєґА-ЯЁІЇЄҐѢѣ\u0301«»„“”’–—…№\xa0]+")
"""What the text behind misread bytes may consist of: letters of both languages and their typography."""
_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ")
AMBIGUOUS = ("koi8-u",)
"""Codecs whose misread letters may be right as they stand: «пі»."""
SURE_PAIRS = 4
"""From how many such letters on a run is surely misread."""
SURE_LETTERS = 2
"""From how many letters on a run that cannot be undone as a whole shows that it was misread: «Рівне» begins like one."""
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True, slots=True, eq=False)
class _Misreading:
    """One codec as a misreader of UTF-8."""

    encode: dict[int, int]
    """From its characters back to bytes; a byte that the codec leaves undefined is the control character of that number."""
    decode: str
    """Character by byte."""
    run: re.Pattern[str]
    """Misread letters and nothing else: a lead (bytes D0-D2) with a continuation (80-BF) each, or typography."""
    lead: str
    """Characters that misread letters begin with, as the inside of a character class."""
    leads: re.Pattern[str]
    """Misread letters some of which lost their continuation."""
    bytes_: re.Pattern[str]
    """Two characters of UTF-8 misread, whichever they are: what was misread twice begins like that."""
    invisible: re.Pattern[str]
    """Invisible characters that are no continuation: those between letters, and those between a lead and its continuation."""
    plain: frozenset[str]
    """Continuations that may follow its leads in words: «пі»; no word goes on «РєРё», capital by small letter."""

    def undo(self, text: str) -> str | None:
        """The text behind the misread one, None where its bytes are not UTF-8."""
        try:
            return codecs.charmap_encode(text, "strict", self.encode)[0].decode("utf-8")
        except UnicodeError:
            return None


@cache
def _misreading(codec: str) -> _Misreading:
    table = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256))
    sister = bytes(range(0x80, 0xC0)).decode(CODECS[codec] or codec, "replace")
    encode = {ord(char): byte for byte, char in enumerate(sister, 0x80)} | {ord(char): byte for byte, char in enumerate(table)}
    tail = table[0x80:0xC0] + (sister if CODECS[codec] else "")
    inside = re.escape(tail)
    lead, mark, dash = (
        re.escape("".join(table[byte] for byte in group)) for group in ((0xD0, 0xD1, 0xD2), (0xC2, 0xCC), (0xE2,))
    )
    seen = re.escape(tail.replace("\u00ad", ""))
    any_lead = re.escape(table[0xC2:0xE0])
    return _Misreading(
        encode,
        table,
        re.compile(f"(?:[{lead}{mark}][{inside}]|[{dash}][{inside}]{{2}})+"),
        lead,
        re.compile(f"(?:[{lead}][{inside}]?)+"),
        re.compile(f"(?:[{re.escape(table[0xC2:0xE0])}][{inside}]|[{re.escape(table[0xE0:0xF0])}][{inside}]{{2}}){{2}}"),
        re.compile(f"(?<![{any_lead}])[{INVISIBLE}]+|(?<=[{any_lead}])[{INVISIBLE}]+(?=[{seen}])"),
        frozenset(tail) & _LETTERS if codec in AMBIGUOUS else frozenset(),
    )


Chain = tuple[_Misreading, ...]
"""The codecs to undo in turn: one, or two."""


@cache
def _gate() -> re.Pattern[str]:
    """First characters of letters that were misread once or twice."""
    tables = [_misreading(codec).decode for codec in CODECS]
    once = {table[byte] for table in tables for byte in (0xD0, 0xD1, 0xD2)}
    twice = {table[char.encode()[0]] for table in tables for char in once}
    return re.compile(f"[{re.escape(''.join(sorted(once | twice)))}]")


def undo_mojibake(url: str) -> str:
    """With Cyrillic that was read in a wrong encoding, once or twice, read in the right one.

    Every run of characters beyond ASCII is changed only where all of it is misread letters; a run of few letters that
    may be right as it stands only beside one that cannot.

    >>> undo_mojibake("https://a.example/РђСЂС…РёС‚РµРєС‚РѕСЂ")
    'https://a.example/Архитектор'
    >>> undo_mojibake("https://a.example/Рівне"), undo_mojibake("https://a.example/п╪п╬я│я┌")
    ('https://a.example/Рівне', 'https://a.example/мост')
    """
    if url.isascii():
        return _undo_escaped(url)
    if not _gate().search(url):
        return url
    stray = _stray(url)
    if stray is not _INVISIBLE_RUN:  # letters of this codec may be soft hyphens themselves
        url = stray.sub("", url)
    return _undo_runs(url)


def _stray(text: str) -> re.Pattern[str]:
    """What finds the invisible characters of a text that were put into it, and not those that are misread letters."""
    if not text.isascii() and _HAS_INVISIBLE.search(text) and _gate().search(text):
        for codec in map(_misreading, ("cp1251", "cp1252")):
            chain = _sure_chain(codec.invisible.sub("", text))
            if chain and chain[0] is codec:
                return codec.invisible
    return _INVISIBLE_RUN


def without_invisible(text: str) -> tuple[str, list[int] | None]:
    """A text without invisible characters, and where each that is left stood; None when there were none."""
    if text.isascii() or not _HAS_INVISIBLE.search(text):
        return text, None
    kept: list[str] = []
    places: list[int] = []
    end = 0
    for match in _stray(text).finditer(text):
        kept.append(text[end : match.start()])
        places += range(end, match.start())
        end = match.end()
    return "".join((*kept, text[end:])), [*places, *range(end, len(text) + 1)]


def _undo_runs(text: str) -> str:
    chain = _sure_chain(text)
    return _apply(text, chain) if chain and not _lost_some(text, chain) else text


def _lost_some(text: str, chain: Chain) -> bool:
    """Whether beside the runs that can be undone there is one that lost letters: «Р?РІР°РЅ»."""
    return any(chain[-1].leads.fullmatch(match[0]) and _undo_run(match[0], chain) is None for match in HIGH.finditer(text))


def _apply(text: str, chain: Chain) -> str:
    return HIGH.sub(lambda match: _undo_run(match[0], chain) or match[0], text)


def _sure_chain(text: str) -> Chain | None:
    """The codecs through which some run of the text was surely misread."""
    return next((chain for match in HIGH.finditer(text) if (chain := _chain_of(match[0]))), None)


@lru_cache(maxsize=4096)
def _chain_of(run: str) -> Chain | None:
    """The codecs through which a run was surely misread, one, else two; None when it was not."""
    found = [_misreading(codec) for codec in CODECS]
    for one in found:
        if one.run.match(run) and _undo_core(run, (one,), sure=True):
            return (one,)
    core = run.strip(_AROUND)
    for outer in found:
        once = (outer.undo(run) or outer.undo(core)) if outer.bytes_.match(run) or outer.bytes_.match(core) else None
        if once is not None:
            for inner in found:
                if inner.run.match(once) and _undo_core(run, (outer, inner), sure=True):
                    return (outer, inner)
    return None


_AROUND = "«»„”“‘’…–—\xa0\u2009\u202f"
"""Marks of the sentence and spaces that may stand right before or after misread letters."""


def _undo_run(run: str, chain: Chain, *, sure: bool = False) -> str | None:
    """One run as it was before it was misread, None when it was not; marks around it stay."""
    found = _undo_core(run, chain, sure=sure)
    return found and run[: found[0]] + found[2] + run[found[1] :]


@lru_cache(maxsize=4096)
def _undo_core(run: str, chain: Chain, *, sure: bool = False) -> tuple[int, int, str] | None:
    """Where the misread letters of a run stand, and what they were."""
    for misread in (run, run.strip(_AROUND)):
        once: str | None = misread
        for outer in chain[:-1]:
            once = outer.undo(once) if once else None
        text = chain[-1].undo(once) if once and chain[-1].run.match(once) else None
        if text and _READABLE.fullmatch(text) and not (sure and _may_be_right(misread, text, chain[0])):
            head = run.index(misread)
            return head, head + len(misread), text
    return None


def _may_be_right(run: str, text: str, codec: _Misreading) -> bool:
    """Whether a run may be right as it stands: few letters, and every other of them one that words end on."""
    return len(text) < SURE_PAIRS and all(char in codec.plain for char in run[1::2])


_ESCAPED = re.compile(
    r"%(?:[dD]0%[aA][01](?:%[0-9a-fA-F]{2}){2,3}%[dD]0%[aA][01]|[cC]3%9[0-2]|[dD]0%[bB][fF]%(?:[dD][01]|[eE]2)|[dD]1%8[fF]%[eE]2"
    r"|[eE]2%95%[aA][4-8]%(?:[dD]|[eE]2)|[eE]2%80%9[34]%[dDeE])"
)
"""Escapes of misread letters: Р and С every other time, Ð and Ñ, п and я before frames, ╨ and ╤, – and —."""


def _undo_escaped(url: str) -> str:
    """Where the misread letters were written as escapes."""
    if "%" not in url or not _ESCAPED.search(url):
        return url

    def fix(match: re.Match[str]) -> str:
        try:
            run = unquote_to_bytes(match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        mended = _undo_runs(run)
        return quote(mended, safe="") if mended != run else match[0]

    return _ESCAPES.sub(fix, url)


def shield(text: str) -> str:
    """The text with every misread run written as as many plain letters, so that no boundary is seen inside of it.

    Misread Cyrillic holds no-break spaces, line separators, quotation marks and soft hyphens that are none.

    >>> shield("«https://a.example/РјРѕСЃС‚»")
    '«https://a.example/xxxxxxxx»'
    """
    if text.isascii() or not _gate().search(text):
        return text
    chain = _sure_chain(text)
    return HIGH.sub(lambda match: _shielded(match[0], chain), text)


def _shielded(run: str, chain: Chain | None) -> str:
    found = _undo_core(run, chain) if chain else None
    if found is None and _is_mangled(run):
        core = run.strip(_AROUND)
        return run.replace(core, "x" * len(core), 1)
    return run[: found[0]] + "x" * (found[1] - found[0]) + run[found[1] :] if found else run


def is_mangled(url: str) -> bool:
    """Whether an address holds misread letters of which some were lost, so that they cannot be read in the right encoding.

    >>> is_mangled("https://a.example/РјРѕСЃС"), is_mangled("https://a.example/мост")
    (True, False)
    """
    if url.isascii() or not _gate().search(url):
        return False
    return any(_is_mangled(match[0]) for match in HIGH.finditer(url))


_TWO_ALPHABETS = re.compile(r"[ÐÑ][\u0400-\u04ff]|[\u0400-\u04ff]{2}[ÐÑ]")


@lru_cache(maxsize=4096)
def _is_mangled(run: str) -> bool:
    if _TWO_ALPHABETS.search(run):
        return True
    core = run.strip(_AROUND)
    for found in map(_misreading, CODECS):
        if _is_gapped(run, found) or _is_gapped(core, found):
            return True
        match = found.run.match(run)
        text = found.undo(match[0]) if match else None
        if (
            match
            and text
            and len(text) >= SURE_LETTERS
            and _READABLE.fullmatch(text)
            and not _may_be_right(match[0], text, found)
        ):
            return True
    return False


def _is_gapped(run: str, codec: _Misreading) -> bool:
    """Whether a run is misread letters, two whole ones at least, and leads whose continuation was lost."""
    if not codec.leads.fullmatch(run):
        return False
    pairs = re.findall(f"[{codec.lead}][^{codec.lead}]", run)
    text = codec.undo("".join(pairs))
    return bool(
        text and len(text) >= SURE_LETTERS and _READABLE.fullmatch(text) and any(pair[1] not in codec.plain for pair in pairs)
    )

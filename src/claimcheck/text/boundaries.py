"""Where the articles of a dump begin.

Every line that could be a title is scored by the signs in `tables.layout.FEATURES`. Then the file's own layout is learned
from the lines that are certain (how many blank lines stand around a title, capitals, rules, numbers), as naive Bayes
weights of its layout traits, and the scores are taken again.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimcheck.text.lines import LineKind, cyrillic_share, heads_comment, is_name_line, read_line_kind, starts_comments
from claimcheck.text.markup import Part
from claimcheck.text.tables import layout

WEIGHTS = {row.name: row.weight for row in layout.FEATURES}
LOOK = 14
"""Parts looked at above and below a line."""
WINDOW = 3000
"""Characters of prose compared above and below a line."""
PURE = 0.7
"""Share of Cyrillic letters from which a line is in a Cyrillic language, a bilingual title not among them."""
LONG = 110
"""A paragraph, rather than a caption or a subtitle."""
TRAITS = ("capitals", "numbered", "hash", "after-rule", "dated", "dated-above", "title-case", "years", "long-title")
"""Signs that a file may use to set its titles off, looked at again once some titles are certain."""
_ENDS = {"source", "leftover", "source-heading"}
_NUMBERED = re.compile(
    r"(?:(?:article|story|text|статья|статья №|стаття|№|no\.?|#) ?)?(\d{1,3})(?:[.):]| [–—-])?\s+(?=[\W_]*[^\W\d_])",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:title|headline|заголовок|название|назва)\s*:\s*", re.IGNORECASE)
_HASH = re.compile(r"#{1,3}\s+")
_YEARS = re.compile(r"[(\[][^)\]]*\b1?\d{3}\b[^)\]]*[)\]]|\b1[5-9]\d\d\b|\b20\d\d\b")
_NAMES = re.compile(r"(?<=[\w,;–—’”] )[A-ZА-ЯІЇЄҐ][\w’]{3,}")
_WORDS = re.compile(r"[^\W\d_]{4,}")
_SUBHEADS = re.compile("|".join(f"(?:{row.pattern})" for row in layout.SUBHEADS), re.IGNORECASE)
_SMALL = frozenset(
    "a an the of and or in on at to for from by with as how why what who is was not но и в на с по за от до к о об та й у з із до від про як для або der die das von de la le".split()
)


@dataclass(slots=True)
class Line:
    """A part with what it is and the words that are compared."""

    part: Part
    text: str
    kind: LineKind
    cyrillic: bool
    names: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    in_source: bool = False
    in_comments: bool = False


@dataclass(slots=True)
class Candidate:
    """A line that may be a title."""

    index: int
    score: float = 0.0
    signs: list[str] = field(default_factory=list)
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Habits:
    """What a file does throughout."""

    gap: int
    """Blank lines between two paragraphs."""
    repeated: Counter[str]
    """How often each short line stands in the file."""
    numbers: frozenset[int]
    """Numbers that titles may be counted by."""
    hashes: int
    """Fewest hashes before a heading; 0 where there are none."""


def find_titles(text: str, parts: Sequence[Part]) -> list[int]:
    r"""Indices of the parts that begin an article, in order; empty when no line looks like a title.

    >>> from claimcheck.text.markup import read_lines
    >>> text = "The Ferry at Night\n\n" + "It crossed. " * 20 + "\nSource:\n\nThe Mill\n\n" + "It ground. " * 20
    >>> [text[p.start:p.end] for p in (read_lines(text)[i] for i in find_titles(text, read_lines(text)))]
    ['The Ferry at Night', 'The Mill']
    """
    lines = read_kinds(text, parts)
    candidates = [Candidate(i) for i, line in enumerate(lines) if _may_head(line)]
    if not candidates:
        return []
    habits = _habits(lines, candidates)
    for candidate in candidates:
        _score(candidate, lines, habits)
    _learn_layout(candidates)
    return _settle(candidates, lines)


def read_kinds(text: str, parts: Sequence[Part]) -> list[Line]:
    """Each part with its kind, and whether it stands inside a pasted source, comments or an open quotation."""
    lines = [_line(text, part) for part in parts]
    _mark_sources(lines)
    _mark_comments(lines)
    return lines


def _line(text: str, part: Part) -> Line:
    words = text[part.start : part.end]
    kind: LineKind = "rule" if part.kind == "rule" else "leftover" if heads_comment(words) else read_line_kind(words)
    if part.kind == "item" and kind in ("prose", "quotation", "short"):
        kind = "short" if kind == "short" and _NUMBERED.match(words) else "item"
    sample = words[:WINDOW]
    names = (
        frozenset(name[:5].lower() for name in _NAMES.findall(sample)) if kind in ("prose", "quotation", "item") else frozenset()
    )
    stems = frozenset(word[:5].lower() for word in _WORDS.findall(sample))
    return Line(part, words, kind, cyrillic_share(words) > PURE, names, stems)


def _mark_sources(lines: list[Line]) -> None:
    """Mark what stands in a foreign source pasted in under its heading, or as long paragraphs in the other script."""
    inside, before = False, False
    for i, line in enumerate(lines):
        if line.kind == "source-heading":
            inside = not before
        elif inside and not line.cyrillic and line.kind not in ("rule", "leftover"):
            inside = False
        line.in_source = inside and line.cyrillic
        if line.kind == "prose" and not line.in_source and len(line.text) >= LONG:
            before = line.cyrillic and (before or i == 0 or not _latin_above(lines, i))
            line.in_source = line.cyrillic and not before


def _latin_above(lines: list[Line], index: int) -> bool:
    """Whether the nearest short line above, its title perhaps, is in Latin script."""
    for line in reversed(lines[max(0, index - LOOK) : index]):
        if line.kind == "short":
            return not line.cyrillic
    return False


def _mark_comments(lines: list[Line]) -> None:
    inside = False
    for line in lines:
        line.in_comments = inside
        if starts_comments(line.text) or heads_comment(line.text):
            inside = True
        elif line.kind in ("rule", "source-heading"):
            inside = False


def _may_head(line: Line) -> bool:
    if _LABELLED.match(line.text) or (_HASH.match(line.text) and len(line.text) < 200 and line.kind != "source-heading"):
        return True
    return line.kind == "short"


def _usual_gap(lines: list[Line]) -> int:
    """Blank lines that usually stand between two paragraphs."""
    prose = {"prose", "quotation", "item"}
    gaps = Counter(min(b.part.gap, 4) for a, b in pairwise(lines) if a.kind in prose and b.kind in prose)
    return gaps.most_common(1)[0][0] if gaps else 1


def _plain(line: str) -> str:
    """A title without its number, hash or label, for comparison."""
    bare = _LABELLED.sub("", _HASH.sub("", line, count=1), count=1)
    return " ".join(_NUMBERED.sub("", bare, count=1).casefold().split()).strip(" .:*_")


def _repeated(lines: list[Line]) -> Counter[str]:
    return Counter(_plain(line.text) for line in lines if len(line.text) < 200)


def _number(line: str) -> int | None:
    match = _NUMBERED.match(line)
    return int(match[1]) if match else None


def _habits(lines: list[Line], candidates: list[Candidate]) -> Habits:
    hashes = [_hashes(lines[one.index].text) for one in candidates]
    return Habits(_usual_gap(lines), _repeated(lines), _numbers(lines, candidates), min((n for n in hashes if n), default=0))


def _hashes(line: str) -> int:
    return len(line) - len(line.lstrip("#")) if _HASH.match(line) else 0


def _numbers(lines: list[Line], candidates: list[Candidate]) -> frozenset[int]:
    """Numbers that short lines with prose below begin with and that have a neighbour among them."""
    seen = {
        number
        for c in candidates
        if (number := _number(lines[c.index].text)) is not None and _leads(lines, c.index) == "leads-prose"
    }
    return frozenset(number for number in seen if number - 1 in seen or number + 1 in seen)


def _leads(lines: list[Line], index: int) -> str:
    """`leads-prose` or `no-prose` for what follows a line, empty when it is a list or a short paragraph."""
    shorts = 0
    for line in lines[index + 1 : index + 1 + LOOK]:
        if line.kind in ("prose", "quotation") and len(line.text) >= LONG:
            return "leads-prose"
        if line.kind in ("prose", "quotation", "item"):
            return ""
        if line.kind in ("source", "source-heading"):
            return "" if shorts == 0 else "no-prose"
        if line.kind == "short":
            shorts += 1
            if shorts > 2:
                return "no-prose"
    return "no-prose"


def _score(candidate: Candidate, lines: list[Line], habits: Habits) -> None:
    line = lines[candidate.index]
    leads = _leads(lines, candidate.index)
    signs = [leads, *_signs_above(candidate.index, lines, habits.gap), *_signs_below(candidate.index, lines, habits.gap)]
    signs += _signs_inside(line, habits)
    if habits.repeated[_plain(line.text)] > 1:
        signs.append("repeated")
    if leads == "leads-prose":
        signs += _signs_of_topic(candidate.index, lines)
    candidate.signs = [sign for sign in signs if sign]
    candidate.score = sum(WEIGHTS[sign] for sign in candidate.signs)
    candidate.traits = _traits(candidate.index, lines, candidate.signs)


def _signs_above(index: int, lines: list[Line], usual: int) -> list[str]:
    line = lines[index]
    above = lines[max(0, index - 6) : index]
    solid = [one for one in above if one.kind not in ("rule", "date", "leftover", "byline")]
    signs = []
    if not solid and index <= 6:
        signs.append("file-start")
    elif _after_end(above) and not line.in_source:
        signs.append("after-end")
    if above and above[-1].kind == "rule":
        signs.append("after-rule")
    if above and above[-1].kind == "date" and (len(above) == 1 or above[-2].kind != "short"):
        signs.append("dated-above")
    if line.part.gap >= 8:
        signs.append("after-break")
    elif line.part.gap > usual:
        signs.append("wide-before")
    if above and above[-1].text.endswith(":") and above[-1].kind in ("prose", "item"):
        signs.append("after-colon")
    if above and above[-1].kind == "short" and is_name_line(line.text):
        signs.append("name-line")
    if line.in_source:
        signs.append("in-source")
    if line.in_comments:
        signs.append("in-comment" if above and heads_comment(above[-1].text) else "in-comments")
    if above and above[-1].kind in ("source-heading", "source"):
        signs.append(_listed(index, lines))
    return signs


def _listed(index: int, lines: list[Line]) -> str:
    """How a short line under a source heading, or under a source, stands there."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    if lines[index].part.gap == 0:
        return "listed"
    return "listed-apart" if below and below.kind in ("short", "source") and not is_name_line(below.text) else ""


def _after_end(above: list[Line]) -> bool:
    """Whether sources, a pasted source or leftovers end right above, a rule or a date between them or not."""
    if len(above) > 1 and above[-1].kind in ("rule", "date"):
        above = above[:-1]
    return bool(above) and (above[-1].kind in _ENDS or above[-1].in_source)


def _signs_below(index: int, lines: list[Line], usual: int) -> list[str]:
    below = lines[index + 1 : index + 4]
    if not below:
        return []
    signs = []
    if below[0].part.gap > usual:
        signs.append("wide-after")
    elif below[0].part.gap < min(usual, 1) and below[0].kind != "short":
        signs.append("tight-after")
    first = next((one for one in below if one.kind not in ("rule", "leftover", "caption")), below[0])
    if first.kind in ("date", "byline") or (
        first.kind == "short" and is_name_line(first.text) and _leads(lines, index) == "leads-prose"
    ):
        signs.append("dated")
    return signs


def _signs_inside(line: Line, habits: Habits) -> list[str]:
    text = line.text
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if word.lower() not in _SMALL]
    letters = [c for c in text if c.isalpha()]
    capitals = sum(1 for c in letters if c.isupper())
    signs = []
    if _LABELLED.match(text) or (habits.hashes and _hashes(text) == habits.hashes):
        signs.append("hash")
    elif _hashes(text):
        signs.append("deeper")
    if (number := _number(text)) is not None and number in habits.numbers:
        signs.append("numbered")
    if len(letters) > 5 and capitals > 0.85 * len(letters):
        signs.append("capitals")
    elif len(words) > 1 and sum(1 for word in words if word[0].isupper()) >= 0.75 * len(words):
        signs.append("title-case")
    if len(text.split()) >= 6:
        signs.append("long-title")
    if len(text.split()) == 1:
        signs.append("one-word")
    if _YEARS.search(text):
        signs.append("years")
    if _SUBHEADS.fullmatch(_plain(text)):
        signs.append("subhead")
    if text.endswith("."):
        signs.append("full-stop")
    if text.endswith("?"):
        signs.append("question")
    return signs


def _signs_of_topic(index: int, lines: list[Line]) -> list[str]:
    """Whether the text below is about something else than the text above."""
    above, below = _prose(lines, index, -1), _prose(lines, index, 1)
    if not above or not below:
        return []
    signs = []
    names_above = frozenset().union(*(line.names for line in above))
    names_below = frozenset().union(*(line.names for line in below))
    least = min(len(names_above), len(names_below))
    if least >= 3:
        shared = len(names_above & names_below) / least
        signs.append("new-names" if shared < 0.13 else "old-names" if shared > 0.34 else "")
    stems = lines[index].stems - _SMALL
    if stems:
        share_above = len(stems & frozenset().union(*(line.stems for line in above))) / len(stems)
        share_below = len(stems & frozenset().union(*(line.stems for line in below))) / len(stems)
        if share_below > share_above + 0.3:
            signs.append("title-below")
        elif share_above >= 0.6:
            signs.append("title-above")
    return signs


def _prose(lines: list[Line], index: int, step: int) -> list[Line]:
    """The paragraphs next to a line on one side, up to WINDOW characters, sources left out."""
    found: list[Line] = []
    size = 0
    edge = range(index + step, index + step * (LOOK + 1), step)
    for at in edge:
        if not 0 <= at < len(lines) or size >= WINDOW:
            break
        if lines[at].kind in ("prose", "quotation") and not lines[at].in_source:
            found.append(lines[at])
            size += len(lines[at].text)
    return found


def _traits(index: int, lines: list[Line], signs: list[str]) -> tuple[str, ...]:
    """The layout of a line, as far as a file may use it to set its titles off."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    mark = line.text[-1]
    return (
        f"above-{min(line.part.gap, 4)}",
        f"below-{min(below.part.gap, 4) if below else 'none'}",
        *(sign if sign in signs else f"no {sign}" for sign in TRAITS),
        f"mark {mark if mark in '!?.' else ''}",
        "cyrillic" if line.cyrillic else "latin",
    )


def _learn_layout(candidates: list[Candidate]) -> None:
    """Add to each score what its traits say, judged by the lines that are certain so far.

    Twice: the second time with the lines that the first has made certain.
    """
    base = [candidate.score for candidate in candidates]
    for _ in range(2):
        certain = [c for c in candidates[1:] if c.score >= layout.THRESHOLD + 0.6 and "no-prose" not in c.signs]
        others = [c for c in candidates if c.score < layout.THRESHOLD - 0.4]
        if len(certain) < 2 or not others:
            return
        inside, outside = Counter(t for c in certain for t in c.traits), Counter(t for c in others for t in c.traits)
        weights = {
            trait: math.log((inside[trait] + 0.5) / (len(certain) + 1)) - math.log((outside[trait] + 0.5) / (len(others) + 1))
            for trait in inside | outside
        }
        for candidate, score in zip(candidates, base, strict=True):
            learned = sum(max(-0.8, min(0.8, weights.get(trait, 0.0) / 2)) for trait in candidate.traits)
            candidate.score = score + max(-2.0, min(2.0, learned))


def _settle(candidates: list[Candidate], lines: list[Line]) -> list[int]:
    """The candidates above the threshold; of two with no prose between them, the upper unless the lower is far better."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if candidate.score < layout.THRESHOLD:
            continue
        if kept and not _prose_between(kept[-1].index, candidate.index, lines):
            if candidate.score > kept[-1].score + 1.5 or "no-prose" in kept[-1].signs:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return [candidate.index for candidate in kept]


def _prose_between(first: int, second: int, lines: list[Line]) -> bool:
    return any(
        line.kind in ("prose", "quotation", "item", "source", "source-heading")
        and (len(line.text) >= 40 or line.kind == "source-heading")
        for line in lines[first + 1 : second]
    )

"""Dates of English, Russian and Ukrainian prose as EDTF, in the conventions of docs/reading.md.

`date_atoms` finds the smallest dates; here they are joined into stretches and choices, opened by "since" and "before",
narrowed by "early" and "first half of", moved from Old to New Style, and completed from what was said before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.calendars import bounds, grain, old_to_new_style
from claimcheck.records import DateMention, Language
from claimcheck.text.date_atoms import Atom, find_atoms
from claimcheck.text.tables.months import LIMITS, PARTS

__all__ = ["read_dates"]

_SP = r"[\s\xa0]"
_RANGE = re.compile(rf"(?:{_SP}?[-–—]{_SP}?|{_SP}(?:to|until|till|through|по|до){_SP}(?:the{_SP})?)")
_LIST = re.compile(rf"{_SP}?(?:,{_SP}?)?(?:and|&|и|й|та|і){_SP}(?:in{_SP}|в{_SP}|у{_SP})?(?:the{_SP})?")
_CHOICE = re.compile(rf"{_SP}(?:or|или|або|чи){_SP}(?:in{_SP}|в{_SP})?")
_BETWEEN = re.compile(rf"(?:\b[Bb]etween(?:{_SP}the)?|\b[Мм]ежду|\b[Мм]іж){_SP}$")
_FROM = re.compile(rf"(?:\b[Ff]rom(?:{_SP}the)?|\b[Сс]о?|\b[Зз]|\b[Оо]т|\b[Вв]ід){_SP}$")
_DUAL_NEW = re.compile(rf"{_SP}?\({_SP}?")
_STYLE = re.compile(rf"{_SP}?[,(]?{_SP}?(?:(?P<old>O\.{_SP}?S\.|OS\b|Old Style|ст(?:\.|арого)?{_SP}?ст(?:\.|иля|илю)|за старим стилем|по старому стилю)|(?P<new>N\.{_SP}?S\.|NS\b|New Style|н(?:\.|ового){_SP}?ст(?:\.|иля|илю)|за новим стилем|по новому стилю))\)?")
_APPOSITION_YEAR = re.compile(rf"{_SP}?\((?P<year>1\d{{3}}|20\d\d)\)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A joined date before its offsets are widened by the words in front of it."""

    start: int
    end: int
    edtf: str
    atom: Atom
    """Its last atom: what later dates take their year from."""
    read_from: str | None = None
    calendar: str = "gregorian"
    limit: bool = False


def read_dates(text: str, lang: Language | None = None) -> tuple[DateMention, ...]:  # noqa: ARG001  # the three are read together
    """The dates of a text in order, not overlapping; a date without a year takes it from the dates before it.

    >>> [(d.text, d.edtf) for d in read_dates("From 1942 to 1946 he served; in November 1944 he was moved.")]
    [('From 1942 to 1946', '1942/1946'), ('November 1944', '1944-11')]
    >>> [(d.text, d.edtf, d.calendar) for d in read_dates("25 октября (7 ноября) 1917 года")]
    [('25 октября (7 ноября) 1917 года', '1917-11-07', 'dual')]
    """
    found: list[DateMention] = []
    for item in _join(text):
        opened = _open(text, _narrow(text, item), found[-1].end if found else 0)
        found.append(_mention(text, opened))
    return tuple(found)


def _mention(text: str, item: _Found) -> DateMention:
    earliest, latest = bounds(item.edtf)
    unit = "impossible-day" if item.atom.kind == "impossible-day" else grain(item.edtf)
    return DateMention(
        item.start,
        item.end,
        text[item.start : item.end],
        item.edtf,
        unit,
        earliest,
        latest,
        "context" if item.read_from else "stated",
        item.read_from,
        item.calendar,  # type: ignore[arg-type]  # one of the three by construction
    )


# ---- joining


def _join(text: str) -> Iterator[_Found]:
    """Atoms joined into stretches, lists, choices and pairs of calendars, each with its year."""
    atoms = list(find_atoms(text))
    context: Atom | None = None
    context_words = ""
    index = 0
    while index < len(atoms):
        atom, used, calendar = _dual(text, atoms, index)
        if calendar == "gregorian":
            atom, used = _with_bracketed_year(text, atoms, index, atom)
        joined = _pair(text, atoms, index, atom, used)
        count, item = joined if joined else (used, None)
        if item is None:
            item = _alone(text, atom, context, context_words, calendar)
        index += count
        if item is not None:
            if item.atom.year is not None:
                context, context_words = item.atom, text[item.start : item.end]
            yield item


def _alone(text: str, atom: Atom, context: Atom | None, words: str, calendar: str) -> _Found | None:
    """One atom as a date; one without a year takes that of the last date, when that lies close enough behind."""
    if atom.year is not None:
        return _Found(atom.start, atom.end, _value(atom), atom, calendar=calendar)
    if context is None or context.year is None or context.kind in ("century", "decade"):
        return None
    near = text.count("\n\n", context.end, atom.start) <= CONTEXT_PARAGRAPHS
    if not near:
        return None
    completed = replace(atom, year=context.year)
    return _Found(atom.start, atom.end, _value(completed), completed, read_from=words, calendar=calendar)


CONTEXT_PARAGRAPHS = 2
"""How many paragraph breaks a year carries across; further on nobody can be sure which year is meant."""


def _value(atom: Atom) -> str:
    """The EDTF of one dated atom, with its second year."""
    edtf = atom.edtf()
    assert edtf is not None
    if atom.to_year is None:
        return edtf
    if atom.kind == "season":
        return edtf  # the winter of 1941/42 is named after the year it begins in
    return f"{edtf}/{atom.to_year:04d}"


def _pair(text: str, atoms: list[Atom], index: int, first: Atom, used: int) -> tuple[int, _Found] | None:
    """Two atoms that a dash, "to", "and" or "or" joins, with how many atoms that takes; None when nothing joins them."""
    if index + used >= len(atoms) or first.to_year is not None:
        return None
    second, more, _ = _dual(text, atoms, index + used)
    between = text[first.end : second.start]
    if len(between) > 24 or first.kind in ("century",) != second.kind in ("century",):
        return None
    before = text[max(0, first.start - 14) : first.start]
    stretch = _BETWEEN.search(before) or (_FROM.search(before) if not re.fullmatch(r"\s?[-–—]\s?", between) else None)
    is_range = _RANGE.fullmatch(between) is not None
    is_list = _LIST.fullmatch(between) is not None
    if not (is_range or is_list or _CHOICE.fullmatch(between)):
        return None
    first, second = _complete(first, second)
    if first.year is None or second.year is None or not _fits(first, second, is_range=is_range or bool(stretch)):
        return None
    a, b = _value(first), _value(second)
    if is_range and not stretch and between.strip() not in ("-", "–", "—") and "до" in between:
        return None
    if is_range or (is_list and stretch and _BETWEEN.search(before)):
        start = first.start - len(stretch[0]) if stretch else first.start
        return used + more, _Found(start, second.end, f"{a.split('/')[0]}/{b.split('/')[-1]}", second)
    if is_list:
        adjoining = first.kind == second.kind == "day" and first.month == second.month and second.day == (first.day or 0) + 1
        return (used + more, _Found(first.start, second.end, f"{a}/{b}" if adjoining else f"{{{a},{b}}}", second)) if "/" not in a + b else None
    return used + more, _Found(first.start, second.end, f"[{a},{b}]", second)


def _complete(first: Atom, second: Atom) -> tuple[Atom, Atom]:
    """Both with the year and month that only one of them states: "from 3 to 5 May 1943", "June or July 1941"."""
    if first.year is None and second.year is not None:
        first = replace(first, year=second.year)
    elif second.year is None and first.year is not None:
        second = replace(second, year=first.year)
    return first, second


def _fits(first: Atom, second: Atom, *, is_range: bool) -> bool:
    """Whether two atoms belong to one phrase: of one kind, or in order."""
    if is_range:
        return (first.year or 0, first.month or 0) <= (second.year or 0, second.month or 12) or first.kind == second.kind
    return first.kind == second.kind and abs((first.year or 0) - (second.year or 0)) <= 20


def _with_bracketed_year(text: str, atoms: list[Atom], index: int, atom: Atom) -> tuple[Atom, int]:
    """ "early December (1944)": the year in brackets belongs to the month before it."""
    if atom.year is None and atom.month is not None and (match := _APPOSITION_YEAR.match(text, atom.end)):
        used = 2 if index + 1 < len(atoms) and atoms[index + 1].start < match.end() else 1
        return replace(atom, year=int(match["year"]), end=match.end()), used
    return atom, 1


# ---- calendars


def _dual(text: str, atoms: list[Atom], index: int) -> tuple[Atom, int, str]:
    """The atom at an index as a New Style one, how many atoms that took, and the calendar it was written in.

    «25 октября (7 ноября) 1917 года», "7 November (25 October O.S.) 1917", "25 October 1917 (O.S.)".
    """
    atom = atoms[index]
    if atom.kind != "day":
        return atom, 1, "gregorian"
    if index + 1 < len(atoms) and atoms[index + 1].kind == "day" and _DUAL_NEW.fullmatch(text[atom.end : atoms[index + 1].start]):
        if joined := _two_styles(text, atoms, index):
            return joined
    style = _STYLE.match(text, atom.end)
    if style and (style["old"] or style["new"]) and atom.year is not None:
        return (_new_style(atom, style.end()), 1, "julian") if style["old"] else (replace(atom, end=style.end()), 1, "dual")
    return atom, 1, "gregorian"


def _two_styles(text: str, atoms: list[Atom], index: int) -> tuple[Atom, int, str] | None:
    """A day and its other-style twin in brackets; None where they are no such pair."""
    first, second = atoms[index], atoms[index + 1]
    close = re.compile(rf"[^()\d]{{0,24}}\)(?:,?{_SP}(?P<year>1\d{{3}}|20\d\d)(?:{_SP}?(?:г(?:ода|оду|\.)?|р(?:оку|\.)?)(?!\w))?)?").match(text, second.end)
    if close is None:
        return None
    year = second.year or first.year or (int(close["year"]) if close["year"] else None)
    if year is None:
        return None
    used = 2 + sum(1 for later in atoms[index + 2 : index + 3] if later.start < close.end())
    a, b = replace(first, year=first.year or year), replace(second, year=second.year or year)
    for old, new in ((a, b), (b, a)):
        for shift in (0, 1):
            if old_to_new_style(*_ymd(old)) == _ymd(replace(new, year=(new.year or 0) + (shift if first.year is None or second.year is None else 0))):
                chosen = replace(new, year=(new.year or 0) + shift if old_to_new_style(*_ymd(old))[0] != new.year else new.year)
                return replace(chosen, start=first.start, end=close.end()), used, "dual"
    return replace(b, start=first.start, end=close.end()), used, "dual"


def _ymd(atom: Atom) -> tuple[int, int, int]:
    return atom.year or 0, atom.month or 1, atom.day or 1


def _new_style(atom: Atom, end: int) -> Atom:
    year, month, day = old_to_new_style(*_ymd(atom))
    return replace(atom, year=year, month=month, day=day, end=end)


# ---- words in front


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?P<p{n}>{form})" for n, (form, _) in enumerate(PARTS)) + rf"){_SP}?$", re.IGNORECASE)


@cache
def _limits() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<l{n}>{form})" for n, (form, _) in enumerate(LIMITS)) + rf"){_SP}(?:the{_SP})?$")


def _narrow(text: str, item: _Found) -> _Found:
    """The date with "early", "middle" or "half of" in front of it taken in."""
    if "/" in item.edtf or item.edtf[0] in "[{" or item.atom.kind in ("day", "season"):
        return item
    match = _parts().search(text[max(0, item.start - 30) : item.start])
    if match is None or (match.start() and text[max(0, item.start - 30) + match.start() - 1].isalpha()):
        return item
    part = next(PARTS[int(name[1:])][1] for name, value in match.groupdict().items() if value)
    start = item.start - len(match[0]) + (len(match[0]) - len(match[0].lstrip()))
    return replace(item, start=start, edtf=_part_of(item.atom, part) or item.edtf)


def _part_of(atom: Atom, part: str) -> str | None:
    """The EDTF of a part of a month, year, decade or century; edges as docs/reading.md gives them."""
    year = atom.year or 0
    if atom.kind == "month":
        return None  # early October 1941 is October 1941
    if atom.kind == "year":
        return {"early": f"{year}-01~", "mid": f"{year}-06~", "late": f"{year}-12~", "half-1": f"{year}-40", "half-2": f"{year}-41",
                "mid-late": f"{year}-06~/{year}-12~", "early-mid": f"{year}-01~/{year}-06~"}[part]  # fmt: skip
    if atom.kind == "decade":
        a, b = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "mid-late": (4, 9), "early-mid": (0, 6), "half-1": (0, 4), "half-2": (5, 9)}[part]
        return f"{year + a}~/{year + b}~"
    if atom.kind == "century" and year >= 0:
        if part in ("half-1", "half-2"):
            return f"{year + 1}/{year + 50}" if part == "half-1" else f"{year + 51}/{year + 100}"
        a, b = {"early": (0, 30), "mid": (40, 60), "late": (90, 100), "mid-late": (40, 100), "early-mid": (0, 60)}[part]
        return f"{year + a}~/{year + b}~"
    return None


def _open(text: str, item: _Found, after: int) -> _Found:
    """The date with "since", "before", "after", "by" or "about" in front of it taken in."""
    window = max(after, item.start - 30)
    match = _limits().search(text[window : item.start])
    if match is None or item.edtf[0] in "[{":
        return item
    if " the" in match[0] and match["l6"]:
        return item  # "around the 1936 pact"
    limit = next(LIMITS[int(name[1:])][1] for name, value in match.groupdict().items() if value)
    word = match[0].strip().lower()
    if limit == "by" and word in ("к", "ко") and item.atom.kind == "day" and item.edtf.count("-") < 2:
        return item
    first, last = item.edtf.split("/")[0], item.edtf.split("/")[-1]
    opened = {
        "since": f"{first}/..", "not-before": f"{first}/..", "after": f"{last}/..", "not-after": f"../{last}",
        "before": f"../{first}", "by": f"../{last}", "about": item.edtf if "/" in item.edtf else f"{item.edtf}~",
    }[limit]  # fmt: skip
    if "/" in item.edtf and limit in ("before", "since", "after") and word in ("до",):
        return item
    return replace(item, start=window + match.start(), edtf=opened, limit=True)


"""The words by which names are told apart, from tables/names.toml and tables/people.toml, their cases formed once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from claimcheck.text.declension import name_key, noun_forms, plain

Kind = Literal["person", "place", "organisation", "unit", "name"]
Gender = Literal["m", "f", "n"]


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that tells what a name is of: "regiment", «институт»."""

    base: str
    """The nominative; of both languages one where the table has them under one word."""
    kind: Kind
    gender: Gender


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of tables/names.toml, every Cyrillic noun in all its cases."""

    titles: Mapping[str, str]
    """Each form with its nominative."""
    title_adjectives: frozenset[str]
    heads: Mapping[str, Head]
    official: frozenset[str]
    ordinary_adjectives: frozenset[str]
    place_prepositions: frozenset[str]
    openers: frozenset[str]
    calendar: frozenset[str]
    peoples: frozenset[str]
    press: frozenset[tuple[str, ...]]
    acronyms: Mapping[str, Kind]
    places: Mapping[str, str]
    place_phrases: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is besides a name: "the boy", «учёный»."""

    base: str
    group: str
    """Words of one group stand for each other: a professor is a scientist."""
    gender: Literal["m", "f", "c"]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The words of tables/people.toml."""

    given: Mapping[str, tuple[tuple[int, Literal["m", "f"]], ...]]
    """Each form of a first name with the names it may be of; a name is a number."""
    given_nominative: frozenset[str]
    roles: Mapping[str, Role]
    same: Mapping[str, str]
    thing_deeds: frozenset[str]
    pronouns: Mapping[str, Literal["m", "f", "it", "they"]]
    known: frozenset[str]
    """Surnames that are known alone."""
    titles_f: frozenset[str]
    titles_m: frozenset[str]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("claimcheck.text").joinpath("tables", name).read_text(encoding="utf-8"))


def _forms(rows: Iterable[str]) -> dict[str, str]:
    """Each form of the nouns in some rows of words, with its nominative; the nominative of one is no form of another."""
    entries = [entry for row in rows for entry in row.split()]
    found = {form: plain(entry.partition(":")[0]) for entry in entries for form in noun_forms(entry)}
    return found | {base: base for base in found.values()}


def _gender(base: str) -> Gender:
    if base.isascii():
        return "n"
    return (
        "f"
        if base.endswith(("а", "я")) and not base.endswith("ння")
        else "n"
        if base[-1] in "оея"
        else "f"
        if base in _SOFT
        else "m"
    )


_SOFT = frozenset("область площадь набережная артель крепость верфь".split())
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("thing", "name"),
    ("place", "place"),
    ("organisation", "organisation"),
    ("unit", "unit"),
)
"""Tables of head nouns; a word of two, as "company", is what the later one says."""


@cache
def name_words() -> NameWords:
    """The built-in table of names."""
    table = _table("names.toml")
    heads: dict[str, Head] = {}
    for section, kind in _KINDS:
        for form, base in _forms(table[section].values()).items():
            heads[form] = Head(base, kind, _gender(base))
            if form == base and form.isascii():
                heads.setdefault(f"{form}s", Head(base, kind, "n"))
    words = {
        key: frozenset(plain(word) for row in table[key].values() for word in row.split())
        for key in ("openers", "calendar", "peoples")
    }
    acronyms: dict[str, Kind] = {}
    for kind in ("organisation", "unit", "place"):
        acronyms |= dict.fromkeys(table["acronyms"][kind].split(), kind)
    gazetteer = table["gazetteer"]
    return NameWords(
        titles=_forms((table["titles"]["en"], table["titles"]["cyrillic"])),
        title_adjectives=frozenset(form for word in table["titles"]["before"].split() for form in noun_forms(word)),
        heads=heads,
        official=frozenset(table["sentence_start"]["official"].split()),
        ordinary_adjectives=frozenset(map(name_key, table["sentence_start"]["adjectives"].split())),
        place_prepositions=frozenset(table["prepositions"]["place"].split()),
        openers=words["openers"],
        calendar=words["calendar"],
        peoples=words["peoples"],
        press=_phrases(table["press"]["all"]),
        acronyms=acronyms,
        places=_forms((gazetteer["en"], gazetteer["cyrillic"])),
        place_phrases=_phrases(gazetteer["phrases"]),
    )


def _phrases(row: str) -> frozenset[tuple[str, ...]]:
    """Names of one word or several, each word by its stem."""
    return frozenset(tuple(map(name_key, phrase.split("_"))) for phrase in row.split())


@cache
def people_words() -> PeopleWords:
    """The built-in table of people."""
    table = _table("people.toml")
    given: dict[str, list[tuple[int, Literal["m", "f"]]]] = {}
    nominative = set()
    number = 0
    genders: tuple[tuple[str, Literal["m", "f"]], ...] = (("men", "m"), ("women", "f"))
    for section, gender in genders:
        for number, row in enumerate(table[section]["names"].strip().split("\n"), start=number + 1):  # noqa: B020 - one count
            for entry in row.split():
                nominative.add(plain(entry.partition(":")[0]))
                for form in noun_forms(entry):
                    if len(form) > 1 and (number, gender) not in given.setdefault(form, []):
                        given[form].append((number, gender))
    return PeopleWords(
        given={form: tuple(names) for form, names in given.items()},
        given_nominative=frozenset(nominative),
        roles=_roles(table["roles"]),
        same={form: group for group, row in table["same"].items() for form in _forms((row,))},
        thing_deeds=frozenset(map(plain, table["deeds"]["thing"].split())),
        pronouns={plain(word): key for key, row in table["pronouns"].items() for word in row.split()},
        known=frozenset(_forms((table["known"]["surnames"],))),
        titles_f=frozenset(map(plain, table["feminine"]["titles"].split())),
        titles_m=frozenset(map(plain, table["feminine"]["masculine"].split())),
    )


def _roles(table: Mapping[str, Mapping[str, str]]) -> dict[str, Role]:
    found: dict[str, Role] = {}
    bases: dict[str, Role] = {}
    for group, rows in table.items():
        for gender, row in rows.items():
            for form, base in _forms((row,)).items():
                role = Role(base, group, gender)  # type: ignore[arg-type]  # the table's keys are the genders
                found.setdefault(form, role)
                bases[base] = role
    return found | bases

"""Who and what an article names: every mention of one person, organisation or unit under its fullest name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claimcheck.records import NameMention
from claimcheck.text.declension import name_key, plain
from claimcheck.text.names_runs import word_before
from claimcheck.text.names_tables import Gender, Role, name_words, people_words
from claimcheck.text.people import PersonParts, person_parts

MAX_NAMESAKES = 8
"""People of one surname told apart; more are left open, so that no text takes quadratic time."""
_APPOSITION = re.compile(
    r"(?:,|[ \xa0](?:was|is|became|был|была|стал|стала|був|була|став|—|–))(?P<words>(?:[ \xa0][\w’-]+){1,4})"
)
_COUNTED = re.compile(r"\d+")


@dataclass(slots=True)
class Entity:
    """One person or thing."""

    name: str
    """The fullest mention, one in the nominative before others."""
    person: bool
    gender: Gender | None
    nominative: bool
    first: frozenset[int] = frozenset()
    first_key: str = ""
    heads: set[str] = field(default_factory=set)
    """What it is besides its name: "regiment", «завод»."""
    roles: dict[str, Role] = field(default_factory=dict)
    """What a person is: "captain", «учёный»."""


class Entities:
    """The entities of a text; `of` says for each mention which it is, None where two fit."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self._text = text
        self.of: list[Entity | None] = [None] * len(names)
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        self._by_first: dict[int, list[Entity]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], Entity] = {}
        people = [(at, name, person_parts(name.text)) for at, name in enumerate(names) if name.kind == "person"]
        for at, name, parts in people:
            if parts.surname and parts.first_key:
                self._assign_full(at, name, parts)
        for at, name, parts in people:
            if not (parts.surname and parts.first_key):
                self._assign_short(at, name, parts)
        for at, name in enumerate(names):
            if name.kind in ("organisation", "unit", "name"):
                self._assign_thing(at, name)

    def _assign_full(self, at: int, name: NameMention, parts: PersonParts) -> None:
        namesakes = self._by_surname[parts.surname]
        fitting = [one for one in namesakes[: MAX_NAMESAKES + 1] if _same_first(one, parts) and _same_gender(one, parts)]
        if len(fitting) == 1:
            self._merge(at, fitting[0], name, parts)
        elif not fitting:
            self._add(at, name, parts)

    def _assign_short(self, at: int, name: NameMention, parts: PersonParts) -> None:
        """A surname, title or first name alone is whoever is the only one of that name in the article."""
        if parts.surname:
            known = self._by_surname.get(parts.surname, [])
        else:
            known = list(
                {id(one): one for number in parts.first for one in self._by_first.get(number, [])[: MAX_NAMESAKES + 1]}.values()
            )
        fitting = [one for one in known[: MAX_NAMESAKES + 1] if _same_gender(one, parts)]
        if len(fitting) == 1:
            self._merge(at, fitting[0], name, parts)
        elif not fitting:
            self._add(at, name, parts)

    def _add(self, at: int, name: NameMention, parts: PersonParts) -> None:
        entity = Entity(
            name.text, person=True, gender=parts.gender, nominative=parts.nominative, first=parts.first, first_key=parts.first_key
        )
        if parts.surname:
            self._by_surname[parts.surname].append(entity)
        for number in parts.first:
            self._by_first[number].append(entity)
        self.of[at] = entity
        self._learn(entity, name, parts)

    def _merge(self, at: int, entity: Entity, name: NameMention, parts: PersonParts) -> None:
        self.of[at] = entity
        entity.gender = entity.gender or parts.gender
        if (len(name.text.split()), parts.nominative) > (len(entity.name.split()), entity.nominative):
            entity.name, entity.nominative = name.text, parts.nominative
        self._learn(entity, name, parts)

    def _learn(self, entity: Entity, name: NameMention, parts: PersonParts) -> None:
        """What titles and the words on both sides say a person is: "Pavel Lunin, a scientist, …"."""
        roles = people_words().roles
        found = [roles[title] for title in parts.titles if title in roles]
        if (before := roles.get(word_before(self._text, name.start))) is not None:
            found.append(before)
        if (after := _APPOSITION.match(self._text, name.end)) is not None:
            for word in after["words"].split():
                if word in ("and", "и", "і", "та"):
                    break
                if (role := roles.get(plain(word))) is not None:
                    found.append(role)
                    break
        entity.roles.update({role.base: role for role in found})
        genders = {role.gender for role in found if role.gender != "c"}
        if entity.gender is None and len(genders) == 1:
            entity.gender = genders.pop()

    def _assign_thing(self, at: int, name: NameMention) -> None:
        key, heads, gender = _thing(name.text)
        if not key:
            return
        entity = self._by_words.get(key)
        if entity is None:
            entity = Entity(name.text, person=False, gender=gender if name.kind != "name" else None, nominative=True)
            self._by_words[key] = entity
            entity.heads.update(heads)
            quoted = name.start and self._text[name.start - 1] in '«“"„'
            head = name_words().heads.get(word_before(self._text, name.start - 1 if quoted else name.start))
            if head is not None and head.kind != "place" and (quoted or name.kind == "name"):
                entity.heads.add(short_head(head.base))
                entity.gender = head.gender
        self.of[at] = entity


def _same_first(entity: Entity, parts: PersonParts) -> bool:
    """Whether two first names can be one: forms of one name, an initial and a name that begins with it."""
    if not entity.first_key or not parts.first_key:
        return True
    if entity.first and parts.first:
        return bool(entity.first & parts.first)
    a, b = sorted((entity.first_key, parts.first_key), key=len)
    return a == b or (len(a) == 1 and b.startswith(a))


def _same_gender(entity: Entity, parts: PersonParts) -> bool:
    return entity.gender is None or parts.gender is None or entity.gender == parts.gender


def short_head(base: str) -> str:
    """The word by which heads that stand for each other are compared: plant for works."""
    return people_words().same.get(base, base)


@lru_cache(maxsize=20_000)
def _thing(text: str) -> tuple[tuple[str, ...], frozenset[str], Gender | None]:
    """The words that identify a thing by their stems, what it is, and its gender; no words where only the head is said."""
    words = name_words()
    plains = [plain(word) for word in text.replace("\xa0", " ").split()]
    heads = [head for word in plains if (head := words.heads.get(word)) is not None and head.kind in ("organisation", "unit")]
    if len(plains) == 1 and heads:
        return (), frozenset(), None
    key = tuple(number[0] if (number := _COUNTED.match(word)) else name_key(word) for word in plains)
    latin = plains[-1].isascii()
    chosen = heads[-1:] if latin else heads[:1]
    gender = chosen[0].gender if chosen else "n" if latin else None
    return key, frozenset(short_head(head.base) for head in chosen), gender

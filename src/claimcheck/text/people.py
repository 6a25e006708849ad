"""A person's name by its parts: title, first name, patronymic, surname, and the gender that they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claimcheck.text.declension import name_key, plain
from claimcheck.text.names_kinds import PATRONYMIC
from claimcheck.text.names_runs import Token, tokens_of
from claimcheck.text.names_tables import name_words, people_words

PersonGender = Literal["m", "f"]
_FEMALE_PATRONYMIC = re.compile(r"(?:на|вны|вне|вну|вной|вни|вні|вною|чны|чне|чну|чной|чни|чні|чною|vna)\Z")
_MALE_SURNAME = re.compile(r"[a-z’-]{2,}(?:[oe]v|sk[iy]i?)\Z|[а-яіїєґ’-]{2,}(?:[оеє]в|ин|ын|ін|їн|ский|цкий|ський|цький)\Z")
_FEMALE_SURNAME = re.compile(r"[a-z’-]{2,}(?:ova|eva|skaya|ska)\Z|[а-яіїєґ’-]{2,}(?:ская|цкая|ська|цька)\Z")
_OBLIQUE_SURNAME = re.compile(
    r"[а-яіїєґ’-]{2,}(?:(?:[оеє]в|ин|ын|ін)(?:у|ым|им|е|ой|ою|і)|(?:с|ц|сь|ць)к(?:ого|ому|им|ом|ой|ую|ої|ій|ою)|енк(?:а|у|ом|ові)|(?:чук|юк)(?:а|у|ом|ові))\Z"
)


@dataclass(frozen=True, slots=True)
class PersonParts:
    """What one mention says of a person."""

    titles: tuple[str, ...]
    """Their nominatives."""
    first: frozenset[int]
    """The first names it can be a form of; empty where it is unknown or only an initial."""
    first_key: str
    """The stem of the first name, or its initial; empty where there is none."""
    surname: str
    """Its stem; empty where there is none."""
    gender: PersonGender | None
    nominative: bool
    """False where a title, a first name or a surname stands in another case."""


@lru_cache(maxsize=20_000)
def person_parts(name: str) -> PersonParts:
    """The parts of a person's name in any case.

    >>> parts = person_parts("генерал-майора Ивана Петровича Сидорова")
    >>> parts.titles, parts.first_key, parts.surname, parts.gender, parts.nominative
    (('генерал-майор',), 'ivan', 'sidorov', 'm', False)
    >>> person_parts("A. L. Yarbus").first_key, person_parts("Dr. Anna Weiss").gender
    ('a', 'f')
    """
    words, people = name_words(), people_words()
    tokens = tokens_of(name)
    titles = []
    while tokens and (tokens[0].low.rstrip(".") in words.titles or tokens[0].low in words.title_adjectives):
        titles.append(tokens.pop(0).low.rstrip("."))
    initials = [token for token in tokens if token.text.endswith(".")]
    full = [token for token in tokens if not token.text.endswith(".") and not token.text.islower()]
    patronymic = next((token for token in full[1:] if PATRONYMIC.match(token.low)), None)
    rest = [token for token in full if token is not patronymic]
    first = rest[0] if rest and (rest[0].low in people.given or len(rest) > 1 or patronymic) and not initials else None
    surname = rest[-1] if rest and (rest[-1] is not first or initials) else None
    nominatives = tuple(words.titles[title] for title in titles if title in words.titles)
    return PersonParts(
        titles=nominatives,
        first=frozenset(number for number, _ in people.given.get(first.low, ())) if first else frozenset(),
        first_key=name_key(first.text) if first else name_key(initials[0].text[:1]) if initials else "",
        surname=name_key(surname.text) if surname else "",
        gender=_gender(nominatives, first, patronymic, surname),
        nominative=_is_nominative(titles, first, surname),
    )


def _gender(titles: tuple[str, ...], first: Token | None, patronymic: Token | None, surname: Token | None) -> PersonGender | None:
    """What the parts show, the surest first; a surname in «-ова» may be a man's in the genitive."""
    people = people_words()
    if patronymic is not None:
        return "f" if _FEMALE_PATRONYMIC.search(patronymic.low) else "m"
    genders = {gender for _, gender in people.given.get(first.low, ())} if first else set()
    if len(genders) == 1:
        return genders.pop()
    if any(title in people.titles_f for title in titles):
        return "f"
    if surname is not None and _FEMALE_SURNAME.match(surname.low):
        return "f"
    if any(title in people.titles_m for title in titles) or (surname is not None and _MALE_SURNAME.match(surname.low)):
        return "m"
    return None


def _is_nominative(titles: list[str], first: Token | None, surname: Token | None) -> bool:
    """Whether no part shows another case; forms of two cases are taken for the nominative."""
    words, people = name_words(), people_words()
    if any(not title.isascii() and words.titles.get(title, title) != title for title in titles):
        return False
    if first is not None and not first.low.isascii() and first.low in people.given:
        return first.low in people.given_nominative
    return surname is None or not _OBLIQUE_SURNAME.match(plain(surname.text))

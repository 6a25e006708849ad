"""Whom each sentence is about: its own first name, or the one person or thing that its pronoun or short form can mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.records import ClaimSpan, NameMention, Span, Subject
from claimcheck.text.declension import is_adjectival, plain
from claimcheck.text.entities import Entities, Entity, short_head
from claimcheck.text.lemmas import IRREGULAR_VERBS
from claimcheck.text.names_tables import Role, name_words, people_words
from claimcheck.text.names_tails import is_genitive
from claimcheck.text.people import person_parts

PERSON_MEMORY = 6
"""Sentences across which a pronoun still means the person named before."""
THING_MEMORY = 2
"""The same for an organisation or a unit."""
LEAD = 90
"""Characters from a sentence's beginning within which its subject stands."""


def resolve_subjects(text: str, sentences: Sequence[Span], names: Sequence[NameMention]) -> tuple[tuple[Subject, ...], ...]:
    """For each sentence whom it is about: the names before its verb, or what "he", "the boy" or "the Regiment" can mean.

    Where two fit or none does, the subject stays open: an empty tuple. Every subject says why it was chosen.

    >>> from claimcheck.text.names import read_names
    >>> from claimcheck.text.sentences import split_sentences
    >>> text = "Pavel Lunin was born in Tula. In 1932 he left school."
    >>> found = resolve_subjects(text, split_sentences(text), read_names(text))
    >>> [[subject.name for subject in subjects] for subjects in found]
    [['Pavel Lunin'], ['Pavel Lunin']]
    >>> found[1][0].why
    '“he”: the only man named in this and the 6 sentences before'
    """
    resolver = _Resolver(text, names)
    return tuple(resolver.read(number, sentence) for number, sentence in enumerate(sentences))


def claim_subjects(
    text: str, sentences: Sequence[Span], claims: Sequence[ClaimSpan], names: Sequence[NameMention]
) -> tuple[tuple[Subject, ...], ...]:
    """What each claim is about: the subjects of the sentence, or of the part of one, that it begins in."""
    parts = _parts(sentences, claims)
    found = resolve_subjects(text, parts, names)
    starts = [part.start for part in parts]
    places = (bisect_right(starts, claim.start) - 1 for claim in claims)
    return tuple(found[at] if at >= 0 else () for at in places)


def _parts(sentences: Sequence[Span], claims: Sequence[ClaimSpan]) -> list[Span]:
    """The sentences in order, each that makes several claims cut where they begin."""
    starts = [sentence.start for sentence in sentences]
    edges = set(starts)
    for claim in claims:
        inside = bisect_right(starts, claim.start) - 1
        if inside >= 0 and claim.start - starts[inside] > 0:
            edges.add(claim.start)
    ends = sorted({*edges, sentences[-1].end}) if sentences else []
    return [Span(start, end) for start, end in pairwise(ends)]


_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_OBJECT = frozenset("его ее ей ему него нее нему ней им их них його її їй йому їх him them".split())
"""Pronouns that stand for whom a sentence is about only at its beginning: «Её наградили»."""
_PREPOSITIONS = frozenset(
    "in on at of near to from by with for through until before after since under against into over about around during despite via "
    "в во на из от до у о об по с со к за под над при про для без через перед між біля з із від зі між після після крім кроме около возле между".split()
)
_ARTICLES = frozenset("the a an this that these those".split())
_YOUNG = frozenset("young little small wounded brave same old former late".split())
_WHOSE = frozenset("his her its their его ее их його її їх".split())
"""Pronouns that say whose something is: who acts may be named after them."""
_CONJUNCTIONS = frozenset("when while whilst as although though because if когда если хотя пока коли якщо хоча поки".split())
_SHORT_BEFORE = frozenset("этот эта это наш наша сам сама весь вся цей ця наш увесь и а но же і але та й".split())
_JOINTS = frozenset((" and ", " and the ", " и ", " і ", " та ", " й ", ", ", ", the ", ", and ", " with "))
_BESIDE = frozenset(
    "and or who which whose also then himself herself itself of was were is are had has did will would could never first later let put set cut hit "
    "shut read split spread may might must shall can should cannot".split()
)
_NEXT = re.compile(r"\s+(?P<word>[a-z]+)\b(?:\s+(?P<second>[a-z]+)\b)?")
_NEXT_ANY = re.compile(r"[ \xa0](?P<word>[^\W\d_]+)")
_EXPLETIVE = re.compile(
    r"\s+(?:seem\w*|took|takes|rain\w*|snow\w*|appear\w*|happen\w*|follow\w*|turn\w*"
    r"|(?:is|was|has been|had been|will be|would be|became|becomes)\s+(?!(?!known|said|believed|thought|decided|reported|estimated|hoped|claimed)(?:\w+ed(?!\s+that)|"
    r"built|made|sunk|shot|sent|led|lost|taken|rebuilt|held|sold|bought|struck|torn|hit|begun|named|run|broken)\b))"
)
_LATE_DEEDS = 8
_DONE_TO = re.compile(r"\s(?:[а-яёіїєґ’']{2,}(?:ли|но|то))(?!\w)")
"""Behind a name in another case at the beginning they say what was done to it: «Берзину арестовали», «Франка поховано»."""


_Found = tuple[tuple[Entity, str], ...]
"""Whom a sentence is about, each with the reason."""
_NOBODY: _Found = ()


class _Resolver:
    """Sentence after sentence, with what was named before."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self.text = text
        self.names = names
        self.entities = Entities(text, names)
        self.at = 0
        self.number = 0
        self.people: dict[int, tuple[int, Entity]] = {}
        self.things: dict[int, tuple[int, Entity]] = {}
        self.group: tuple[int, tuple[Entity, ...]] = (-THING_MEMORY - 1, ())
        self.by_head: dict[str, dict[int, Entity]] = defaultdict(dict)
        self.by_role: dict[str, dict[int, Entity]] = defaultdict(dict)

    def read(self, number: int, sentence: Span) -> tuple[Subject, ...]:
        """Whom the next sentence is about."""
        self.number = number
        while self.at < len(self.names) and self.names[self.at].start < sentence.start:
            self.at += 1
        end = self.at
        while end < len(self.names) and self.names[end].start < sentence.end:
            end += 1
        found = self._subject(sentence, end)
        for at in range(self.at, end):
            self._remember(self.entities.of[at])
        for entity, _ in found:
            self._remember(entity)
        self.at = end
        return tuple(Subject(" ".join(entity.name.split()), why) for entity, why in found)

    # ---- what the sentence itself says

    def _subject(self, sentence: Span, end: int) -> _Found:
        """The subject, else whom a possessive before the verb means: "In 1944 his unit moved"."""
        found, whose = self._clause(sentence, end)
        return found or whose

    def _main_clause(self, match: re.Match[str], sentence: Span, end: int) -> _Found:
        """The subject after the comma that ends a clause with a conjunction: "As the Germans fled, Pavel Lunin …"."""
        before = self.text[max(sentence.start, match.start() - 2) : match.start()]
        if before not in ("", ", "):
            return ()
        comma = self.text.find(", ", match.end(), min(sentence.end, match.end() + 2 * LEAD))
        return self._clause(Span(comma + 2, sentence.end), end, nested=True)[0] if comma >= 0 else ()

    def _clause(self, sentence: Span, end: int, *, nested: bool = False) -> tuple[_Found, _Found]:
        """The first name, pronoun or short form that can be the subject, and whom a possessive before it means."""
        at, words, whose = self.at, list[str](), _NOBODY
        people, heads = people_words(), name_words().heads
        skip = sentence.start
        for match in _WORD.finditer(self.text, sentence.start, min(sentence.end, sentence.start + LEAD)):
            if match.start() < skip:
                continue
            while at < end and self.names[at].end <= match.start():
                at += 1
            if at < end and self.names[at].start <= match.start():
                if self._acts(at, words, sentence):
                    return self._name(at, end), whose
                skip = self.names[at].end
                words.append("\0")
                continue
            low = plain(match[0])
            if low in _CONJUNCTIONS and not nested and (found := self._main_clause(match, sentence, end)):
                return found, whose
            if (kind := people.pronouns.get(low)) is not None:
                if low in _WHOSE and words:
                    whose = whose or self._pronoun(match, kind, sentence)
                elif low not in _OBJECT or len(words) < 2:
                    return self._pronoun(match, kind, sentence), whose
            elif (low in people.roles or low in heads) and self._is_short(match, low, words, at, end):
                return self._short(match[0], low), whose
            elif words and low.isascii() and (low in IRREGULAR_VERBS or (low.endswith("ed") and words[-1] not in _ARTICLES)):
                break
            words.append(low)
        return (), whose

    def _name(self, at: int, end: int) -> _Found:
        """The subject that a name is; "the Regiment" with a capital is a short form all the same."""
        bare = plain(self.names[at].text)
        if self.entities.of[at] is None and bare in name_words().heads:
            return self._short(self.names[at].text, bare)
        return self._named(at, end)

    def _acts(self, at: int, words: Sequence[str], sentence: Span) -> bool:
        """Whether a name can be the subject: no place, not after a preposition, in the nominative, not before the noun it describes."""
        name = self.names[at]
        if name.kind == "place" or (
            words and (words[-1] in _PREPOSITIONS or (words[-1] in _ARTICLES and words[-2:-1] and words[-2] in _PREPOSITIONS))
        ):
            return False
        if not name.text[-1:].isascii():
            return _in_nominative(name) or (len(words) < 2 and _DONE_TO.match(self.text, name.end) is not None)
        if (
            name.kind == "name"
            and (last := name.text.rsplit(None, 1)[-1].lower()) in name_words().peoples
            and not last.endswith("s")
        ):
            return False  # "Russian politicians"
        return _stands_alone(self.text, name.end, sentence.end)

    def _named(self, at: int, end: int) -> _Found:
        """The name and those that "and" joins to it; open where a name can be two people's."""
        chosen = [at]
        while (
            at + 1 < end
            and self.text[self.names[at].end : self.names[at + 1].start] in _JOINTS
            and self.names[at + 1].kind == self.names[at].kind
        ):
            at += 1
            chosen.append(at)
        if len(chosen) > 1 and self.text[self.names[at - 1].end : self.names[at].start].startswith(", "):
            chosen = chosen[:1]  # an apposition, no list
        entities = [self.entities.of[one] for one in chosen]
        known = [one for one in entities if one is not None]
        if len(known) < len(entities):
            return ()
        if len(known) > 1 and all(one.person for one in known):
            self.group = (self.number, tuple(known))
        return tuple((one, _why_named(self.names[place], one)) for place, one in zip(chosen, known, strict=True))

    # ---- pronouns

    def _pronoun(self, match: re.Match[str], kind: str, sentence: Span) -> _Found:
        word = match[0].lower()
        if kind == "they":
            since, group = self.group
            near = self.number - since <= THING_MEMORY
            why = f"“{word}”: the people named together in the {THING_MEMORY} sentences before"
            return tuple((one, why) for one in group) if near else ()
        if kind == "it":
            if word == "it" and _EXPLETIVE.match(self.text, match.end(), sentence.end):
                return ()
            return self._only_thing(word, None)
        gender = "f" if kind == "f" else "m"
        if not word.isascii() and self._is_deed_of_things(match.end(), sentence.end):
            return self._only_thing(word, gender)
        fitting = [one for _, one in self._recent(self.people, PERSON_MEMORY) if one.gender in (gender, None)]
        if not fitting and not word.isascii():
            return self._only_thing(word, gender)
        noun = "woman" if gender == "f" else "man"
        return _only(fitting, f"“{word}”: the only {noun} named in this and the {PERSON_MEMORY} sentences before")

    def _is_deed_of_things(self, start: int, end: int) -> bool:
        """Whether what the sentence says is said of plants and regiments, not of people: «Он был построен»."""
        deeds = people_words().thing_deeds
        found = _WORD.finditer(self.text, start, min(end, start + LEAD))
        return any(plain(match[0]) in deeds for match, _ in zip(found, range(_LATE_DEEDS), strict=False))

    def _only_thing(self, word: str, gender: str | None) -> _Found:
        fitting = [one for _, one in self._recent(self.things, THING_MEMORY) if gender is None or one.gender == gender]
        return _only(fitting, f"“{word}”: the only organisation or unit it fits in the {THING_MEMORY} sentences before")

    # ---- short forms

    def _is_short(self, match: re.Match[str], low: str, words: Sequence[str], at: int, end: int) -> bool:
        """Whether a common noun stands alone as a subject: "The Regiment", «Полк», not "the commander of the regiment"."""
        after = match.end()
        if at < end and self.names[at].start - after <= 2:
            return False  # "the scientist Pavel Lunin", «завод «Красный путиловец»»
        if low.isascii():
            rest = words[:-1] if words and words[-1] in _YOUNG else words
            if not rest or rest[-1] not in _ARTICLES - {"a", "an"} or (len(rest) > 1 and rest[-2] in _PREPOSITIONS):
                return False
            return not self.text.startswith(" of ", after) and _stands_alone(self.text, after, len(self.text))
        role, head = people_words().roles.get(low), name_words().heads.get(low)
        base = role.base if role is not None else head.base if head is not None else ""
        dative = not words and role is not None and low.endswith(("у", "ю", "е", "і", "ові", "еві"))
        if (low != base and not dative) or (
            words and words[-1] not in _SHORT_BEFORE and (words[-1] in _PREPOSITIONS or is_adjectival(words[-1]))
        ):
            return False
        following = _NEXT_ANY.match(self.text, after)
        return following is None or not is_genitive(plain(following["word"]), ukrainian="і" in self.text[after : after + LEAD])

    def _short(self, word: str, low: str) -> _Found:
        """The one entity that a common noun can mean."""
        role, head = people_words().roles.get(low), name_words().heads.get(low)
        if role is not None and (head is None or low not in self.by_head):
            return self._by_role(word, role)
        assert head is not None
        known = self.by_head.get(short_head(head.base), {})
        return _only(list(known.values()), f"“{word}”: the only one that the text has named so far")

    def _by_role(self, word: str, role: Role) -> _Found:
        """The one person of that role, else of its group, else the one of whom nothing speaks against it."""
        recent = [one for _, one in self._recent(self.people, PERSON_MEMORY)]
        known = [one for one in self.by_role.get(role.base, {}).values() if _gender_fits(one, role)]
        if known:
            near = [one for one in known if one in recent] or known
            return _only(near, f"“{word}”: the only one of whom the text says so")
        if role.base in name_words().titles:
            return ()
        fitting = [one for one in recent if _role_fits(one, role)]
        return _only(fitting, f"“{word}”: the only person it fits in the {PERSON_MEMORY} sentences before")

    # ---- memory

    def _recent(self, memory: dict[int, tuple[int, Entity]], reach: int) -> list[tuple[int, Entity]]:
        """What was named lately; the older is forgotten."""
        for key in [key for key, (when, _) in memory.items() if self.number - when > reach]:
            del memory[key]
        return list(memory.values())

    def _remember(self, entity: Entity | None) -> None:
        if entity is None:
            return
        key = id(entity)
        memory = self.people if entity.person else self.things
        if not entity.person and not entity.heads and entity.gender is None:
            return
        memory[key] = (self.number, entity)
        for head in entity.heads:
            self.by_head[head][key] = entity
        for base in entity.roles:
            self.by_role[base][key] = entity


def _only(fitting: Sequence[Entity], why: str) -> _Found:
    """The one that fits; nothing where several do or none."""
    return ((fitting[0], why),) if len(fitting) == 1 else ()


def _folded(name: str) -> str:
    return " ".join(name.split())


def _why_named(mention: NameMention, entity: Entity) -> str:
    if _folded(mention.text) == _folded(entity.name):
        return "named in the sentence"
    return f"“{_folded(mention.text)}”: nobody and nothing else of that name in the text"


def _in_nominative(name: NameMention) -> bool:
    """Whether a Cyrillic name can be a subject by its case."""
    if name.kind == "person":
        return person_parts(name.text).nominative
    heads = name_words().heads
    return all((head := heads.get(plain(word))) is None or head.base == plain(word) for word in name.text.split()[-2:])


def _stands_alone(text: str, end: int, limit: int) -> bool:
    """Whether a verb or a pause follows, and no noun that the words before only describe."""
    following = _NEXT.match(text, end, limit)
    if following is None or following["word"].endswith(("ed", "ly")) or _is_verb(following["word"]):
        return True
    return following["word"].endswith("s") and not _is_verb(
        following["second"] or ""
    )  # "the Army attacks", not its "soldiers took"


def _is_verb(word: str) -> bool:
    return word in _BESIDE or word in IRREGULAR_VERBS


def _gender_fits(entity: Entity, role: Role) -> bool:
    return role.gender == "c" or entity.gender in (role.gender, None)


def _role_fits(entity: Entity, role: Role) -> bool:
    """Whether nothing known of a person speaks against a role: a major is no boy."""
    groups = {one.group for one in entity.roles.values()}
    if not _gender_fits(entity, role):
        return False
    if role.group == "grown":
        return "child" not in groups
    return not groups - {"grown"} or role.group in groups if role.group != "child" else groups <= {"child"}

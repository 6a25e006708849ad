"""Proper names of people, places, organisations and units, by their capitals and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from claimcheck.records import Language, NameMention
from claimcheck.text.declension import is_adjectival, name_key, plain
from claimcheck.text.names_cut import cut_run
from claimcheck.text.names_kinds import head_of, is_no_name, is_person, kind_of, tells
from claimcheck.text.names_ordinary import Ordinary
from claimcheck.text.names_runs import RUN, Token, begins_sentence, numbered_units, quoted_names, word_before
from claimcheck.text.names_tables import Kind, name_words, people_words
from claimcheck.text.names_tails import head_ahead, tail_end


def read_names(text: str, lang: Language | None = None) -> tuple[NameMention, ...]:  # noqa: ARG001
    """The proper names of a text in order; ordinary words at the beginning of a sentence are none.

    A title belongs to the person's name. `name` is the kind of what is none of the others: ships, wars, orders, peoples.

    >>> [(n.text, n.kind) for n in read_names("The boy met Major Vorobyov in Tula, at the Suvorov School.")]
    [('Major Vorobyov', 'person'), ('Tula', 'place'), ('Suvorov School', 'organisation')]
    >>> [(n.text, n.kind) for n in read_names("Приказ по 142-му стрелковому полку получил майор Воробьёв.")]
    [('142-му стрелковому полку', 'unit'), ('майор Воробьёв', 'person')]
    """
    drafts = _Reader(text).read()
    return tuple(NameMention(draft.start, draft.end, text[draft.start : draft.end], draft.kind) for draft in drafts)


@dataclass(slots=True)
class _Draft:
    """A name whose kind may still be told by another place in the text."""

    start: int
    end: int
    kind: Kind
    guessed: bool = False


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = name_words()
        self.ordinary = Ordinary(text)

    def read(self) -> list[_Draft]:
        """All names in order, none overlapping another."""
        fixed = sorted((*numbered_units(self.text, self.words), *quoted_names(self.text, self.words)), key=attrgetter("start"))
        drafts: list[_Draft] = []
        at = 0
        openers = self.words.openers
        for run in RUN.finditer(self.text):
            if run[0].lower() in openers and (len(run[0]) != 2 or run[0] != run[0].upper()):
                continue
            while at < len(fixed) and fixed[at].end <= run.start():
                _append(drafts, _Draft(fixed[at].start, fixed[at].end, fixed[at].kind))
                at += 1
            if at == len(fixed) or fixed[at].start >= run.end():
                for draft in self._names(run[0], run.start()):
                    _append(drafts, draft)
        for found in fixed[at:]:
            _append(drafts, _Draft(found.start, found.end, found.kind))
        _settle(self.text, drafts)
        return drafts

    def _names(self, run: str, start: int) -> Iterator[_Draft]:
        """The names of one run of capitals that begins at `start`."""
        if len(run) < 2 or (len(run) > 12 and run.isupper()):
            return
        for piece in cut_run(run):
            tokens, before = piece.tokens, piece.before
            if before is None and begins_sentence(self.text, start) and self._is_ordinary(tokens, start):
                before, tokens = tokens[0].low, tokens[1:]
            while len(tokens) > 1 and tokens[0].low in self.words.peoples and is_person(tokens[1:], self.words):
                before, tokens = tokens[0].low, tokens[1:]
            texts = piece.texts[len(piece.tokens) - len(tokens) :]
            if texts and not is_no_name(texts):
                yield self._draft(tokens, texts, before, start)

    def _is_ordinary(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether the first word of a sentence is none of a name's."""
        first, words = tokens[0], self.words
        if len(tokens) == 1:
            if not first.low.isascii() and is_adjectival(first.low):
                return self.ordinary(first.text) and not self._adjective_of_name(first, start)
            if (head := words.heads.get(first.low)) is not None:
                return head.base not in words.official or tail_end(self.text, start + first.end, words) == start + first.end
            return first.low in words.titles or self.ordinary(first.text)
        if first.low.rstrip(".") in words.titles or first.low in words.heads or first.text.endswith("."):
            return False
        if first.low in people_words().given or not self.ordinary(first.text):
            return False
        rest = tokens[1:]
        if first.low.isascii():
            return first.low.endswith(("ed", "ing", "ly")) or is_person(rest, words) or rest[0].low in words.places
        return not is_adjectival(first.low) or is_person(rest, words)

    def _adjective_of_name(self, first: Token, start: int) -> bool:
        """Whether a capitalised adjective at the beginning of a sentence is a name's: «Кировский завод», «Красная армия»."""
        if name_key(first.text) in self.words.ordinary_adjectives or head_ahead(self.text, start + first.end, self.words) is None:
            return False
        return _OF_PLACE.match(first.low) is not None

    def _draft(self, tokens: Sequence[Token], texts: tuple[str, ...], before: str | None, at: int) -> _Draft:
        """The name of some tokens with what belongs to it on both sides in small letters."""
        start, end, last = at + tokens[0].start, at + tokens[-1].end, tokens[-1]
        if not last.low.isascii() and is_adjectival(last.low) and last.low not in people_words().given:
            ahead = head_ahead(self.text, end, self.words)
            if ahead is not None:
                end, head = ahead
                return _Draft(start, tail_end(self.text, end, self.words) if head.kind == "organisation" else end, head.kind)
        kind, guessed = kind_of(texts, "")
        if guessed or len(texts) == 1:
            word = word_before(self.text, start) if before is None else before
            if word and tells(word):
                kind, guessed = kind_of(texts, word)
        if last.low.isascii():
            return _Draft(start, end, kind, guessed)
        if kind == "organisation" and head_of(tokens, self.words) is not None:
            end = tail_end(self.text, end, self.words)
        elif kind == "person":
            start = self._with_titles(start)
        return _Draft(start, end, kind, guessed)

    def _with_titles(self, start: int) -> int:
        """Where the titles before a person's name begin: «старшего лейтенанта Гусева»."""
        titled = False
        while (match := _WORD_BEFORE.search(self.text[max(0, start - _TITLE) : start])) is not None:
            bare = plain(match["word"]).rstrip(".")
            if not (bare in self.words.titles or bare in _SHORT_TITLES or (titled and bare in self.words.title_adjectives)):
                break
            start, titled = max(0, start - _TITLE) + match.start("word"), True
        return start


_TITLE = 24
"""Characters in which the title before a name begins."""
_WORD_BEFORE = re.compile(r"(?<![\w.-])(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*\.?)[ \xa0]?\Z")
_OF_PLACE = re.compile(r"(?:[а-яіїєґ’-]+(?:ск|цк|ськ|цьк|зьк)|красн|червон)(?:ий|ая|ое|ого|ой|ому|ую|им|ом|а|е|ої|у|ою|ій)\Z")
_SHORT_TITLES = frozenset("проф акад ген тов гр св".split())


def _append(drafts: list[_Draft], draft: _Draft) -> None:
    """Add a name unless it overlaps the last one."""
    if not drafts or drafts[-1].end <= draft.start:
        drafts.append(draft)


def _settle(text: str, drafts: Sequence[_Draft]) -> None:
    """Kinds that were guessed, by the surer mentions of the same word elsewhere in the text."""
    people: set[str] = set()
    places: set[str] = set()
    for draft in drafts:
        if draft.kind == "person" and (not draft.guessed or " " in text[draft.start : draft.end]):
            people.add(name_key(text[draft.start : draft.end].rsplit(None, 1)[-1]))
        elif draft.kind == "place" and not draft.guessed:
            places.add(name_key(text[draft.start : draft.end]))
    for draft in drafts:
        if draft.guessed and draft.kind != "person" and " " not in (word := text[draft.start : draft.end]):
            key = name_key(word)
            draft.kind = "person" if key in people else "place" if key in places else draft.kind

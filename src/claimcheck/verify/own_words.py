"""What a workspace knows of words beside the lexicon: spellings that reviewers confirmed, pairs learned from accepted evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimcheck.records import Language
from claimcheck.verify.stems import lemmas
from claimcheck.verify.tokens import Token
from claimcheck.verify.words import EQUAL, WORD, lexeme

LEARNED = 0.8
"""Worth of a learned pair beside a translation by the lexicon."""


@dataclass(frozen=True)
class OwnWords:
    """The workspace's own words; empty for texts that belong to none.

    >>> from claimcheck.verify.tokens import read_tokens
    >>> known = OwnWords(names={"Zhukow": ("Шукоф",)})
    >>> ours, theirs = (known.teach(read_tokens(text, lang), text, lang) for text, lang in (("Zhukow", "en"), ("Шукофу", "ru")))
    >>> ("p:=zhukow", 1.0) in ours[0].lexeme.keys, ("p:=zhukow", 1.0) in theirs[0].lexeme.keys
    (True, True)
    """

    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """reference/names.json: for each name, as an article spells it, the spellings that are the same."""
    learned: Mapping[tuple[Language, str], Sequence[str]] = field(default_factory=dict)
    """reference/learned.tsv: for each lemma of a language the English ones that it stands for."""

    @cached_property
    def _forms(self) -> dict[str, dict[str, float]]:
        """For each word of a confirmed name, and each dictionary form that it may have, the keys of the name."""
        forms: dict[str, dict[str, float]] = {}
        for name, variants in self.names.items():
            ours = _words(name)
            for theirs in (ours, *map(_words, variants)):
                for one, other in (
                    zip(ours, theirs, strict=True) if len(ours) == len(theirs) else zip(ours[-1:], theirs[-1:], strict=False)
                ):
                    for form in (other, *lemmas(other, "ru"), *lemmas(other, "uk")):
                        forms.setdefault(form, {})[f"p:={one}"] = EQUAL
        return forms

    def teach(self, tokens: tuple[Token, ...], text: str, lang: Language) -> tuple[Token, ...]:
        """The tokens of a text with what the workspace knows of them."""
        if not self.names and not self.learned:
            return tuple(tokens)
        return tuple(self._taught(token, text[token.start : token.end].lower().removesuffix("'s"), lang) for token in tokens)

    def _taught(self, token: Token, low: str, lang: Language) -> Token:
        item = token.lexeme
        if item.kind not in ("word", "name", "acronym"):
            return token
        readings = (low.replace("ё", "е"), *lemmas(low, lang))
        more = {key: worth for reading in readings for key, worth in self._forms.get(reading, {}).items()}
        more |= {f"w:{word}": LEARNED for reading in readings for word in self.learned.get((lang, reading), ())}
        if not more:
            return token
        keys = more | dict(item.keys)
        return token._replace(lexeme=lexeme(item.kind, keys, item.sounds, item.marks))


def _words(name: str) -> list[str]:
    return [word.lower().replace("ё", "е") for word in WORD.findall(name)]


NOTHING = OwnWords()
"""For texts outside a workspace."""

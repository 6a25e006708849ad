"""The figures, dates and names of a claim beside those of its passage: agrees, differs, or absent, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.records import Agreement, Language, NameMention, ValueAgreement
from claimcheck.verify.choose import Texts
from claimcheck.verify.differences import Differences, Held
from claimcheck.verify.tokens import Token
from claimcheck.verify.traps import name_trap


@dataclass(frozen=True, slots=True)
class Agreements:
    """A claim's values beside a passage's."""

    figures: tuple[ValueAgreement, ...]
    """Lengths of time and numbers that name things among them."""
    dates: tuple[ValueAgreement, ...]
    names: tuple[ValueAgreement, ...]

    def missing(self) -> Agreements:
        """The values as they stand when there is no passage."""
        parts = (
            (replace(item, source=None, status="absent", why="") for item in part)
            for part in (self.figures, self.dates, self.names)
        )
        return Agreements(*map(tuple, parts))


def agree(texts: Texts, n: int, chosen: Sequence[int], differences: Differences) -> Agreements:
    """Claim `n` beside the passages `chosen`, whose numbers are compared already."""
    dates = tuple(_value(held) for held in differences.held if _is_date(held))
    figures = tuple(_value(held) for held in differences.held if not _is_date(held))
    return Agreements(figures, dates, _hold_names(texts, n, chosen))


def _is_date(held: Held) -> bool:
    return held.ours.value is not None and held.ours.value.kind == "date"


def _value(held: Held) -> ValueAgreement:
    """One item as a record; of a difference the trap that may explain it is told."""
    why = held.why
    if held.status == "differs" and held.theirs is not None and (trap := name_trap(held.ours.value, held.theirs.value)):
        why = f"{why}; {trap}"
    return ValueAgreement(held.ours.said, held.theirs.said if held.theirs is not None else None, held.status, why)


@lru_cache(maxsize=4096)
def _names(text: str, lang: Language) -> tuple[NameMention, ...]:
    from claimcheck.text.names import read_names  # noqa: PLC0415 - its tables are only needed where a claim has a passage

    return tuple(read_names(text, lang))


def _hold_names(texts: Texts, n: int, chosen: Sequence[int]) -> tuple[ValueAgreement, ...]:
    """Each name of the claim with the words of the passage that answer it; a name has no "differs"."""
    scored = texts.scored
    held: dict[str, ValueAgreement] = {}
    for name in _names(texts.claims[n], texts.langs[0][n]):
        inside = [token for token in scored.ours.sentences[n] if name.start <= token.start and token.end <= name.end]
        words = [word for token in inside if (word := _answer(texts, token, chosen))]
        status: Agreement = "agrees" if words and 2 * len(words) >= len(inside) else "absent"
        held.setdefault(
            name.text, ValueAgreement(name.text, " ".join(dict.fromkeys(words)) if status == "agrees" else None, status)
        )
    return tuple(held.values())


def _answer(texts: Texts, token: Token, chosen: Sequence[int]) -> str:
    """The word of the passage that answers a token best, "" for none."""
    scored = texts.scored
    row = scored.table.answers.get(scored.ours.index[token.lexeme], {})
    options = [
        (row[at].worth, -m, texts.passages[m][other.start : other.end])
        for m in chosen
        for other in scored.theirs.sentences[m]
        if (at := scored.theirs.index[other.lexeme]) in row
    ]
    return max(options)[2] if options else ""

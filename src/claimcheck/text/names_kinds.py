"""What a name is of: a person, a place, an organisation, a unit; `name` for everything else or where nothing tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.text.declension import name_key, plain
from claimcheck.text.names_ordinary import is_known
from claimcheck.text.names_runs import SHORT, Token
from claimcheck.text.names_tables import Head, Kind, NameWords, name_words, people_words

PATRONYMIC = re.compile(
    r"\w{2,}(?:(?:ович|евич|йович)(?:а|у|ем|ем|е|ові|еві|і)?|(?:овн|евн|ївн|івн|ичн)(?:а|ы|и|е|у|ой|і|ою)|ov[iy]ch|ev[iy]ch|ovna|evna|ivna|yovych)\Z"
)
SURNAME_LATIN = re.compile(
    r"[a-z’-]{2,}(?:[oey]v|ova|eva|sk[iy]i?|skaya|enko|ch[uy]k|iuk|yuk|yan|dze|shvili|[aeo]vich|sson|mann)\Z|[a-z’-]{3,}(?:in|yn)\Z"
)
SURNAME_CYRILLIC = re.compile(
    r"[а-яіїєґ’-]{2,}(?:(?:[оеє]в|[иыї]н|йов|ьов)(?:а|у|ым|им|е|ой|ых|ым|ом|ою|і|ими|ыми)?|(?:ск|цк|ськ|цьк)(?:ий|ого|ому|им|ая|ой|ую|ою|а)"
    r"|енк(?:о|а|у|ом|ові)|(?:чук|нюк|люк|дюк|цюк|сюк|тюк|щук|рук)(?:а|у|ом|ові)?|швили|дзе|ян(?:а|у|ом)?|ейк(?:о|а|у)|ойк(?:о|а|у))\Z"
)
PLACE_ENDING = re.compile(
    r"[a-z’-]{2,}(?:grad|burg|abad|stan|ville|shire|pol|ovka|ivka)\Z|[а-яіїєґ’-]{2,}(?:(?:град|бург|стан|поль|піль|абад|ск|цк|ськ|цьк|горск)(?:а|у|е|і|ом|ем)?|(?:овк|евк|івк|ївк|щин)(?:а|и|ы|е|і|у|ой|ою))\Z"
)
LOCATIVE = re.compile(r"[а-яіїєґ’-]+(?:е|і|и|ю)\Z")
_VESSELS = frozenset(
    "cruiser battleship destroyer ship steamer submarine icebreaker frigate tanker ferry liner yacht vessel boat крейсер линкор "
    "эсминец корабль пароход теплоход ледокол подлодка катер броненосец паром криголам пароплав корабель".split()
)
_PAPERS = frozenset("newspaper journal magazine газета журнал".split())


def is_person(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether a title, a first name, a patronymic or initials show a person."""
    given = people_words().given
    first = tokens[0].low.rstrip(".")
    if len(tokens) > 1 and (first in words.titles or (first in words.title_adjectives and tokens[1].low in words.titles)):
        return True
    initials = sum(token.text.endswith(".") and len(token.text) == 2 for token in tokens)
    if initials and initials < len(tokens):
        return True
    if any(token.low in given for token in tokens):
        return tokens[0].low in given or len(tokens) < 4
    return any(PATRONYMIC.match(token.low) for token in tokens[1:])


def head_of(tokens: Sequence[Token], words: NameWords) -> Head | None:
    """The noun that tells what the name is of: the last one, the one before "of", or the first: "Lake Ladoga"."""
    for at, token in enumerate(tokens):
        if token.low in ("of", "for") and at and (head := words.heads.get(tokens[at - 1].low)):
            return head
        if not token.low.isascii() and len(tokens) > 1 and (head := words.heads.get(token.low)):
            return head
    return words.heads.get(tokens[-1].low) or (words.heads.get(tokens[0].low) if len(tokens) > 1 else None)


_ROMAN = re.compile(r"[IVXLCDM]+\Z")


@lru_cache(maxsize=20_000)
def is_no_name(texts: tuple[str, ...]) -> bool:
    """Whether nothing but a letter, a title, a Roman number or one of the language's own words is left of a run."""
    words = name_words()
    if len(texts) > 1:
        return len(texts) == 2 and all(len(text) == 2 and text.endswith(".") for text in texts)
    text, low = texts[0], plain(texts[0])
    if len(text.rstrip(".")) < 2 or _ROMAN.match(text) or low in words.titles:
        return True
    if low in words.heads:
        return words.heads[low].kind == "name"
    if low in words.peoples or low in words.places or low in people_words().given or low in people_words().known:
        return False
    return low.isascii() and not text.isupper() and is_known(low)


@lru_cache(maxsize=20_000)
def kind_of(texts: tuple[str, ...], before: str) -> tuple[Kind, bool]:
    """The kind of a name and whether it is only a guess; `before` is the word before it."""
    words = name_words()
    tokens = [Token(0, 0, text, plain(text)) for text in texts]
    low = tokens[-1].low
    keys = tuple(name_key(token.text) for token in tokens)
    if keys in words.place_phrases:
        return "place", False
    head = head_of(tokens, words)
    if head is not None and (low in words.heads or not is_person(tokens, words)):
        return head.kind, False
    if is_person(tokens, words) or (len(tokens) == 1 and (low in words.titles or before.rstrip(".") in words.titles)):
        return _given_or_place(tokens, before, words)
    if low in words.places and tokens[0].text not in ("US", "UK"):
        return "place", False
    if keys in words.press and low.isascii():
        return "organisation", False
    if (told := _by_word_before(before, words)) is not None:
        return told, False
    letters = "".join(token.low for token in tokens).replace(".", "")
    if tokens[0].text.isupper() and letters in words.acronyms:
        return words.acronyms[letters], False
    if (
        len(tokens) > 1
        and all(token.text.isupper() for token in tokens)
        and (len(tokens) > 2 or len(tokens[0].text) > 2 or low in words.acronyms)
    ):
        return "organisation", False
    if low in people_words().known:
        return "person", False
    if any(token.low in words.peoples for token in tokens):
        return "name", False
    return _guess(tokens, before, words)


@lru_cache(maxsize=20_000)
def tells(before: str) -> bool:
    """Whether the word before a name can say anything of it."""
    words, bare = name_words(), before.rstrip(".")
    tables = (words.place_prepositions, words.heads, words.titles, people_words().roles)
    return bare != before or any(bare in table for table in tables)


def _given_or_place(tokens: Sequence[Token], before: str, words: NameWords) -> tuple[Kind, bool]:
    """A single first name that is a place's too, or stands where one stands, may be that: "in Victoria"."""
    if len(tokens) == 1 and before not in words.titles:
        low = tokens[0].low
        if low in words.places and low not in people_words().given_nominative:
            return "place", False
        if before == "in" or (told := _by_word_before(before, words)) == "place":
            return "place", True
        if told is not None:
            return told, False
    return "person", False


def _by_word_before(before: str, words: NameWords) -> Kind | None:
    """What the noun before a name says of it: "the cruiser Aurora", «город Тула», «ул. Садовая»."""
    if before.endswith("."):
        short = before[:-1]
        return (
            "place"
            if short in SHORT and short in ("г", "ул", "пос", "дер", "с", "обл", "р", "оз", "о", "м", "вул", "просп", "пл", "смт")
            else None
        )
    head = words.heads.get(before)
    if head is None:
        return None
    if head.base in _VESSELS:
        return "name"
    if head.base in _PAPERS:
        return "organisation"
    return "place" if head.kind == "place" else None


def _guess(tokens: Sequence[Token], before: str, words: NameWords) -> tuple[Kind, bool]:
    """The kind by endings and by the preposition before."""
    low = tokens[-1].low
    placed = before in words.place_prepositions
    if len(tokens) == 1:
        surname = (SURNAME_LATIN if low.isascii() else SURNAME_CYRILLIC).match(low)
        if PLACE_ENDING.match(low) and not (surname and not placed):
            return "place", True
        if placed and (before == "in" or not surname or (before in ("в", "у", "во") and LOCATIVE.match(low))):
            return "place", True
        if surname or before in people_words().roles:
            return "person", True
        return "name", True
    if (
        is_known(low)
        or is_known(tokens[0].low)
        or (tokens[0].text.isupper() and (len(tokens[0].text) != 2 or tokens[0].low in words.acronyms))
    ):
        return "name", True
    if len(tokens) <= 4 and not any(token.low in ("of", "and", "for") or token.low in words.openers for token in tokens[1:]):
        return "person", True
    return "name", True

"""`python -m bench.merge_lexicon ru FILE…`: lists of lemmas merged into the tables of the lexicon, sorted.

A line of a list is a lemma and its English lemmas, separated by a tab, the English ones by commas. What a lemma has already
stays first; a line that is no lemma of letters with English words of letters is told and left out. Names of places and people
go into a table of their own: where a row stands already it stays, else the dictionary tells, and for Ukrainian the Russian
names with the same English ones.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from claimcheck.text.lemmas import russian_analyser

LEXICON = Path(__file__).parent.parent / "src" / "claimcheck" / "lexicon"
HEAD = "# Lemma, TAB, English lemmas it may stand for; sorted. Written for claimcheck from knowledge of the languages.\n"
_LEMMA = {"ru": re.compile(r"[а-я]+(?:-[а-я]+)*"), "uk": re.compile(r"[а-щьюяєіїґ]+(?:['-][а-щьюяєіїґ]+)*")}
_ENGLISH = re.compile(r"[a-z][a-z0-9' .-]*")


def read_list(text: str, lang: str) -> Iterable[tuple[str, list[str]]]:
    """The lemmas of a list with their English ones; bad lines are told on standard error."""
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        lemma, _, english = line.partition("\t") if "\t" in line else line.partition(" ")
        lemma = lemma.strip().lower().replace("ё", "е").replace("’", "'")
        words = [word.strip().lower() for word in english.split(",") if word.strip()]
        if not _LEMMA[lang].fullmatch(lemma) or not words or not all(map(_ENGLISH.fullmatch, words)):
            print(f"left out: {line}", file=sys.stderr)
            continue
        yield lemma, words


def merge(lang: str, texts: Iterable[str]) -> dict[str, dict[str, None]]:
    """All the lists together, the first one's words first."""
    table: dict[str, dict[str, None]] = {}
    for text in texts:
        for lemma, words in read_list(text, lang):
            table.setdefault(lemma, {}).update(dict.fromkeys(words))
    return table


def is_name(lemma: str, words: Iterable[str], lang: str, english: frozenset[str]) -> bool:
    """Whether a lemma is a name: the Russian analyser's likeliest reading of it is one; `english` are names in English."""
    if lang == "uk":
        return all(word in english for word in words) and not lemma.endswith(("ий", "ій", "ець", "ин"))
    if lemma in OWN_NAMES:
        return True
    parses = [parse for parse in russian_analyser().parse(lemma) if parse.normal_form.replace("ё", "е") == lemma]
    return bool(parses) and russian_analyser().word_is_known(lemma) and any(tag in parses[0].tag for tag in NAME_TAGS)


NAME_TAGS = ("Geox", "Name", "Surn", "Patr")
OWN_NAMES = frozenset(
    "адриатика андалусия арал ассирия балтимор богемия богота бреслау брно буковина бургундия валахия вестминстер вестфалия галиция галичина гасконь"
    " гельсингфорс далмация данциг дарданеллы екатеринодар закарпатье иллинойс индиана ипр кабарда кастилия корнуолл курляндия ливония лотарингия"
    " луизиана любляна малороссия месопотамия миннесота монтана моравия мукден невада померания приамурье ревель рейнланд сараево сарматия саяны тобрук"
    " финикия фландрия фракия хазария царьград шампань швабия штеттин эльзас эривань лжедмитрий".split()
)
"""Names that the Russian analyser does not know."""


def _english_of(path: Path) -> frozenset[str]:
    """The English words of a table but for those of its adjectives: «киевский» has a name's."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return frozenset(word for lemma, words in read_list(text, "ru") if not lemma.endswith("ский") for word in words)


def main() -> None:
    lang, *names = sys.argv[1:]
    paths = {kind: LEXICON / f"{lang}-{kind}.tsv" for kind in ("en", "names")}
    stands = {kind: path.read_text(encoding="utf-8") if path.exists() else "" for kind, path in paths.items()}
    known = {kind: {lemma for lemma, _ in read_list(text, lang)} for kind, text in stands.items()}
    table = merge(lang, [*stands.values(), *(Path(name).read_text(encoding="utf-8") for name in names)])
    russian = LEXICON / "ru-names.tsv"
    english = _english_of(russian) - _english_of(LEXICON / "ru-en.tsv")
    settled = {lemma for rows in known.values() for lemma in rows} if known["names"] else set()
    apart = {
        lemma
        for lemma, words in table.items()
        if lemma in known["names"] or (lemma not in settled and is_name(lemma, words, lang, english))
    }
    for kind, path in paths.items():
        rows = (lemma for lemma in sorted(table) if (lemma in apart) == (kind == "names"))
        path.write_text(HEAD + "".join(f"{lemma}\t{','.join(table[lemma])}\n" for lemma in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

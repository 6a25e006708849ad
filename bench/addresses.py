"""Addresses made of the lexicon's words, other ones for every seed: what no rule of the repairer can have been fitted to."""

from __future__ import annotations

import random
from functools import cache
from importlib.resources import files
from urllib.parse import quote

LATIN = "memo russian index book archive docs person hero card list page most bridge arhiv istoriya front polk gorod kniga tom glava".split()  # fmt: skip


@cache
def lemmas(table: str) -> tuple[str, ...]:
    """The first column of one of the lexicon's tables."""
    text = (files("claimcheck.lexicon") / f"{table}.tsv").read_text(encoding="utf-8")
    return tuple(line.split("\t")[0] for line in text.split("\n") if line and not line.startswith("#"))


def made_urls(count: int, seed: int) -> list[str]:
    """So many whole addresses: encyclopedias, archives, news, searches, captures."""
    rng = random.Random(seed)
    return [_made_url(rng) for _ in range(count)]


def _made_url(rng: random.Random) -> str:
    language = rng.choice(("ru", "ru", "uk"))
    words, names = lemmas(f"{language}-en"), lemmas(f"{language}-names")
    title = quote(_title(rng, words, names), safe="/_,()-:")
    site = "-".join(rng.sample(LATIN, rng.randint(1, 3)))
    slug = "-".join(rng.sample(LATIN, rng.randint(1, 4)))
    number = rng.randint(1, 9999)
    day = f"{rng.randint(2001, 2024)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    shapes = (
        (8, f"https://{language}.wikipedia.org/wiki/{title}"),
        (2, f"http://{site}.example/{quote(rng.choice(words))}/{title}.html"),
        (3, f"http://www.{site}.example/{slug}/{number}.{rng.choice(('htm', 'html', 'shtml', 'php', 'pdf'))}"),
        (2, f"https://{site}.example/{rng.choice(LATIN)}?id={number}&page={number % 50}"),
        (
            2,
            f"https://{site}.example/search?{rng.choice(('q', 'text', 'fio'))}={quote(rng.choice(names))}&year=19{number % 90 + 10}",
        ),
        (1, f"https://{site}.example/{slug}/#{rng.choice(('part', 'n', 'note-'))}{number}"),
        (1, f"https://web.archive.org/web/{day}120000/http://{site}.example/{slug}.html"),
        (1, f"https://{site}.example/{slug}_{number}/"),
    )
    return rng.choices([url for _, url in shapes], [weight for weight, _ in shapes])[0]


def _title(rng: random.Random, words: tuple[str, ...], names: tuple[str, ...]) -> str:
    word, other, name = rng.choice(words), rng.choice(words), rng.choice(names)
    shapes = (
        f"{name},_{rng.choice(names)}_{rng.choice(names)}ович",
        "_".join((word.capitalize(), *rng.sample(words, rng.randint(0, 4)))),
        f"{word.capitalize()}_({other})",
        f"{name}_{rng.randint(1890, 1960)}–{rng.randint(1890, 1960)}",
        f"«{word.capitalize()}»_—_{other}",
        f"{word}-{other}_№_{rng.randint(1, 99)}",
        name,
    )
    return rng.choice(shapes)

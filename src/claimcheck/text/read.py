"""All readers over one text, their overlaps settled in one place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from claimcheck.records import Identifier, Language, Reading
from claimcheck.text.claims import read_claims
from claimcheck.text.claims_words import ClaimWords
from claimcheck.text.dates import read_dates
from claimcheck.text.durations import read_durations
from claimcheck.text.figures import read_figures
from claimcheck.text.identifiers import read_identifiers
from claimcheck.text.languages import detect_language
from claimcheck.text.names import read_names
from claimcheck.text.sentences import split_sentences
from claimcheck.text.spans import Spanlike
from claimcheck.text.subjects import claim_subjects


def read_text(text: str, lang: Language | None = None, words: ClaimWords | None = None) -> Reading:
    """Everything the readers find in a text; dates, durations, identifiers and figures do not overlap.

    Where two claim the same words, a date goes before a duration, both before an identifier, all before a figure. `words`
    are those by which claims are told, the built-in ones when None.

    >>> reading = read_text("In 1922 the bureau dealt with 10,700 people (Pravda, No. 285).")
    >>> [d.edtf for d in reading.dates], [f.text for f in reading.figures], [i.text for i in reading.identifiers]
    (['1922'], ['10,700'], ['No. 285'])
    """
    language = lang or detect_language(text)
    sentences = split_sentences(text, lang)
    dates = read_dates(text, lang)
    durations = read_durations(text, lang, dates)
    identifiers = read_identifiers(text, lang, _merged(dates, durations))
    figures = read_figures(text, language, _merged(_merged(dates, durations), identifiers) or (_NOWHERE,))
    names = read_names(text, lang)
    claims = read_claims(text, sentences, dates, durations, figures, names, language, words)
    subjects = claim_subjects(text, sentences, claims, names)
    return Reading(language, sentences, dates, durations, figures, identifiers, names, claims, subjects)


_NOWHERE = Identifier(-2, -1, "", "")
"""Taken by nothing: tells the figure reader that the others have been asked."""


def _merged(a: Sequence[Spanlike], b: Sequence[Spanlike]) -> list[Spanlike]:
    return sorted([*a, *b], key=lambda item: item.start)


def reading_to_json(reading: Reading, id_: Any) -> dict[str, Any]:
    """The answer of `claimcheck read --jsonl` for one text: offsets in code points, figures as decimal strings.

    A date has `earliest` and `latest` where it has such an end, `from` where it was completed, `calendar` where it is not the
    usual one; a figure `of`, a claim `said_by`, where there is one.
    """

    def spot(item: Spanlike, **values: Any) -> dict[str, Any]:
        return {"start": item.start, "end": item.end, **values}

    def known(**values: Any) -> dict[str, Any]:
        return {name: value for name, value in values.items() if value is not None}

    def number(value: Decimal | None) -> str | None:
        if value is None:
            return None
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text

    return {
        "id": id_,
        "lang": reading.lang,
        "sentences": [[item.start, item.end] for item in reading.sentences],
        "dates": [
            spot(d, text=d.text, edtf=d.edtf, grain=d.grain, basis=d.basis)
            | known(earliest=d.earliest, latest=d.latest)
            | known(**{"from": d.read_from, "calendar": d.calendar if d.calendar != "gregorian" else None})
            for d in reading.dates
        ],
        "durations": [spot(d, text=d.text, iso=d.iso) for d in reading.durations],
        "figures": [
            spot(f, text=f.text, low=number(f.low), high=number(f.high), modifier=f.modifier, unit=f.unit) | known(of=f.of)
            for f in reading.figures
        ],
        "identifiers": [spot(i, text=i.text, kind=i.kind) for i in reading.identifiers],
        "names": [spot(n, text=n.text, kind=n.kind) for n in reading.names],
        "claims": [
            spot(c, check_worthy=c.check_worthy, why=list(c.why), about=[{"name": s.name, "why": s.why} for s in about])
            | known(said_by=c.said_by)
            for c, about in zip(reading.claims, reading.subjects, strict=True)
        ],
    }

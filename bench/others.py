"""What a user would pick instead, run by the interpreter of an environment of its own: `python others.py TASK < texts.json`.

Reads a JSON list, prints `{"seconds": processor time without imports and a first call, "found": one answer for each item}`.
Nothing of claimcheck is imported here.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

Answer = Callable[[Any], Any]


def dateparser_search() -> tuple[Answer, Answer]:
    """`search_dates`; afterwards, outside of the time, each found text is asked once more how fine its date is."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    parsers = {lang: DateDataParser(languages=[lang]) for lang in ("en", "ru", "uk")}

    def find(item: Any) -> Any:
        return search_dates(item["text"], languages=[item["lang"]]) or []

    def show(item: Any, found: Any) -> list[dict[str, Any]]:
        at, rows = 0, []
        for words, when in found:
            start = max(at, item["text"].find(words, at))
            at = start + len(words)
            grain = parsers[item["lang"]].get_date_data(words).period
            edtf = {"year": f"{when:%Y}", "month": f"{when:%Y-%m}"}.get(grain, f"{when:%Y-%m-%d}")
            rows.append({"start": start, "end": at, "edtf": edtf})
        return rows

    return find, show


SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def recognizers() -> tuple[Answer, Answer]:
    """`recognize_datetime`, its TIMEX values as EDTF where they have a year."""
    from recognizers_date_time import recognize_datetime
    from recognizers_text import Culture

    def find(item: Any) -> Any:
        return recognize_datetime(item["text"], Culture.English)

    def show(_: Any, found: Any) -> list[dict[str, Any]]:
        rows = []
        for one in found:
            values = [value.get("timex", "") for value in (one.resolution or {}).get("values", [])]
            if edtf := next((edtf for value in values if (edtf := _edtf(value))), None):
                rows.append({"start": one.start, "end": one.end + 1, "edtf": edtf})
        return rows

    return find, show


def _edtf(timex: str) -> str | None:
    timex = re.sub(r"T[\d:]+.*$", "", timex)
    if match := re.fullmatch(r"\((\d{3})0(?:-\d\d)*,[\d-]+,P10Y\)", timex):
        return f"{match[1]}X"
    if match := re.fullmatch(r"\(([\d-]+),([\d-]+),\w+\)", timex):
        return f"{match[1]}/{match[2]}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex):
        return f"{match[1]}-{SEASONS[match[2]]}"
    return timex if re.fullmatch(r"\d{4}(-\d\d){0,2}", timex) else None


def quantulum3() -> tuple[Answer, Answer]:
    """`parser.parse`: a value, or a middle and what it may be off by."""
    from quantulum3 import parser

    def show(_: Any, found: Any) -> list[dict[str, Any]]:
        rows = []
        for one in found:
            off = one.uncertainty or 0
            rows.append({"start": one.span[0], "end": one.span[1], "low": str(one.value - off), "high": str(one.value + off)})
        return rows

    return lambda item: parser.parse(item["text"]), show


def linkify() -> tuple[Answer, Answer]:
    """Addresses that linkify-it-py finds in what ftfy made of the text."""
    import ftfy
    from linkify_it import LinkifyIt

    finder = LinkifyIt()
    return (
        lambda item: [match.url for match in finder.match(ftfy.fix_text(item["text"])) or []],
        lambda _, found: found,
    )  # type: ignore[return-value]


def jsonschema() -> tuple[Answer, Answer]:
    """The number of errors of a claims file's text against the schema that goes with it."""
    from jsonschema import Draft202012Validator

    def find(item: Any) -> int:
        try:
            value = json.loads(item["text"])
        except ValueError:
            return 1
        return sum(1 for _ in Draft202012Validator(item["schema"]).iter_errors(value))

    return find, lambda _, found: found  # type: ignore[return-value]


def all_pairs() -> tuple[Answer, Answer]:
    """For each claim the sentence whose transliteration shares most words with it, every pair looked at."""
    from iuliia import WIKIPEDIA, translate
    from rapidfuzz import fuzz

    def find(item: Any) -> list[int]:
        sentences = [translate(text, schema=WIKIPEDIA).lower() for text in item["sentences"]]
        best = []
        for claim in item["claims"]:
            scores = [fuzz.token_set_ratio(claim.lower(), text) for text in sentences]
            best.append(max(range(len(scores)), key=scores.__getitem__))
        return best

    return find, lambda _, found: found  # type: ignore[return-value]


TASKS = {
    "dateparser": dateparser_search,
    "recognizers": recognizers,
    "quantulum3": quantulum3,
    "linkify": linkify,
    "jsonschema": jsonschema,
    "all-pairs": all_pairs,
}


def main() -> None:
    warnings.simplefilter("ignore")
    find, show = TASKS[sys.argv[1]]()
    items = json.load(sys.stdin)
    find(items[0])
    start = time.process_time()
    found = [find(item) for item in items]
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "found": [show(item, one) for item, one in zip(items, found, strict=True)]}))


if __name__ == "__main__":
    main()

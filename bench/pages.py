"""The audit page of a large workspace: how long it takes to write and to open, and how long it is, printed as JSON."""

from __future__ import annotations

import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck.records import (
    Article,
    Citation,
    Claim,
    ClaimsFile,
    DateMention,
    Evidence,
    Figure,
    Finding,
    Passage,
    Place,
    Quote,
    Review,
    Source,
    Span,
    TokenMatch,
    ValueAgreement,
)
from claimcheck.report.html import render_html
from claimcheck.report.model import Audit

CLAIMS = 50_000
PER_ARTICLE = 25
BAR_SECONDS, BAR_BYTES = 3.0, 30_000_000
EN = "the bridge mill school sluice harbour was were opened closed rebuilt counted by near after before with carts workers pupils winter summer flood railway council surveyor engineer wooden iron first second old new".split()
RU = "мост мельница школа шлюз гавань был были открыт закрыта перестроен насчитали у после до с подвод рабочих учеников зимой летом паводок железная дорога совет землемер инженер деревянный чугунный первый второй старый новый".split()


def large_audit(claims: int = CLAIMS, per_article: int = PER_ARTICLE, seed: int = 7) -> Audit:
    """A workspace of invented claims of the usual length, four of five with a passage and ten matched words."""
    dice = random.Random(seed)
    files, findings, texts = [], [], {}
    for number in range(0, claims, per_article):
        path = f"articles/a{number}.txt"
        article, text, found = _article(dice, f"article-{number:06d}", path, min(per_article, claims - number))
        files.append(article)
        findings += found
        texts[path] = text
    return Audit(
        "large",
        tuple(files),
        texts,
        {"sources/s.txt": Source("s", "sources/s.txt", "https://s.example/", text="…")},
        tuple(findings),
        {},
    )


def _article(dice: random.Random, name: str, path: str, size: int) -> tuple[ClaimsFile, str, list[Finding]]:
    text = f"{name.title()}\n\n"
    claims: list[Claim] = []
    findings: list[Finding] = []
    for at in range(size):
        sentence, claim = _claim(dice, f"c-{name[-4:]}{at:02d}", len(text))
        claims.append(claim)
        text += sentence + ("\n\n" if at % 5 == 4 else " ")
        if at % 5 == 0:
            findings.append(_finding(name, claim, "CC201" if at % 10 else "CC101"))
    article = Article(name, name.title(), path, Span(0, len(text.rstrip())), "en", "")
    citation = Citation(
        "s1", "https://s.example/", Span(0, 0), "url", "intact", url="https://s.example/", language="ru", source="sources/s.txt"
    )
    return ClaimsFile(article, (citation,), tuple(claims)), text, findings


def _claim(dice: random.Random, id_: str, start: int) -> tuple[str, Claim]:
    year, count = str(dice.randint(1700, 1990)), str(dice.randint(2, 9999))
    words = [*dice.choices(EN, k=14), count, dice.choice(EN), "in", year]
    sentence = " ".join(words).capitalize() + "."
    theirs = [*dice.choices(RU, k=14), count, dice.choice(RU), "в", year, "году"]
    passage = " ".join(theirs).capitalize() + "."
    tokens = tuple(
        TokenMatch(Span(a, b), Span(c, d), "lexicon")
        for (a, b), (c, d) in zip(_spans(words)[::2], _spans(theirs)[::2], strict=False)
    )[:10]
    evidence = Evidence(
        "s1", "supported", round(dice.random(), 2), Passage(passage, 0, len(passage), "0" * 64),
        figures=(ValueAgreement(count, count, "agrees"),), dates=(ValueAgreement(year, year, "agrees"),), tokens=tokens,
    ) if dice.random() < 0.8 else Evidence("s1", "absent", 0.1)  # fmt: skip
    at = sentence.rindex(year)
    date = DateMention(start + at, start + at + 4, year, year, "year", f"{year}-01-01", f"{year}-12-31")
    figure = Figure(
        start + sentence.index(count),
        start + sentence.index(count) + len(count),
        count,
        Decimal(count),
        Decimal(count),
        "exact",
        "cart",
    )
    quote = Quote(sentence, "", "", start, start + len(sentence))
    return sentence, Claim(
        id_,
        sentence,
        quote,
        dates=(date,),
        figures=(figure,),
        citations=("s1",),
        evidence=(evidence,),
        review=Review(by=dice.choice(["", "A. Reviewer"])),
    )


def _spans(words: list[str]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for word in words:
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return spans


def _finding(article: str, claim: Claim, code: str) -> Finding:
    place = Place(article, claim.id, f"claims/{article}.json", 12, 5, claim.quote.start, claim.quote.end)
    message = f"“{claim.text}” states another figure than its source: 40 here, 60 in the source"
    return Finding(
        code,
        "figure-differs-from-source" if code == "CC201" else "unsourced-claim",
        "error",
        article,
        (claim.id,),
        message,
        "compare both and correct the article's figure",
        f"{article}{claim.id}".ljust(64, "0"),
        (place,),
    )


def open_page(path: Path, runs: int = 3) -> dict[str, float]:
    """Medians in a headless browser: seconds until the claims can be read, milliseconds of a filter and of a search."""
    from playwright.sync_api import sync_playwright

    browser = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    times: dict[str, list[float]] = {"open_s": [], "filter_s": [], "search_s": [], "claim_s": []}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for _ in range(runs):
            page = chromium.new_page()
            start = time.perf_counter()
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready] .claim", timeout=60_000)
            times["open_s"].append(time.perf_counter() - start)
            for name, act in (("filter_s", "byId('f-state').value = 'absent'"), ("search_s", "byId('q').value = 'sluice'")):
                times[name].append(_timed(page, f"async () => {{ {act}; await show(); }}"))
            last = page.evaluate("index.articles.at(-1).id + '--' + index.articles.at(-1).claims.at(-1)[0]")
            times["claim_s"].append(_timed(page, f"() => reveal({json.dumps(last)})"))
            page.close()
        chromium.close()
    return {name: round(statistics.median(found), 3) for name, found in times.items()}


def _timed(page: Any, script: str) -> float:
    start = time.perf_counter()
    page.evaluate(script)
    return time.perf_counter() - start


def bench_audit_page(claims: int = CLAIMS) -> dict[str, object]:
    """One row: a page with so many claims."""
    audit = large_audit(claims)
    start = time.perf_counter()
    pages = render_html(audit)
    seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "audit.html")
        path.write_text(pages["audit.html"], encoding="utf-8")
        opened = open_page(path)
    size = len(pages["audit.html"].encode())
    return {"name": f"audit page, {claims} claims", "pages": len(pages), "bytes": size, "bar_bytes": BAR_BYTES, "write_s": round(seconds, 2), **opened, "bar_open_s": BAR_SECONDS}  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(bench_audit_page(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS), indent=2))

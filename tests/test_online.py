"""Visiting many pages: politeness, what is judged, what is saved, what is asked again. Real servers on loopback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from claimcheck.pipeline import _settled
from claimcheck.records import Article, ArticleText, Attempt, Candidate, Citation, Claim, ClaimsFile, Source, Span
from claimcheck.sources.address import read_address
from claimcheck.sources.charset import decode_page
from claimcheck.sources.connect import Access, Limits
from claimcheck.sources.fetch import Fetched
from claimcheck.sources.kinds import KINDS
from claimcheck.sources.ledger import KEPT, add_attempts, failures, is_dead, is_due
from claimcheck.sources.polite import Gate
from claimcheck.sources.readable import Page, read_page
from claimcheck.sources.save import Saved, source_id
from claimcheck.sources.saved import load_sources
from claimcheck.sources.soft404 import Answer, judge_page, judge_words
from claimcheck.sources.visit import Trip, Wanted, fetch_all
from claimcheck.store.codec import NO_QUOTE
from conftest import ROOT, Run
from servers import Server, answer, drip, page, redirect, reset

SENTENCES = (
    "Мост через Журу открыт 4 мая 1931 года.",
    "Его строили 420 рабочих под началом инженера Петрова.",
    "В 1938 году по мосту прошёл первый трамвай.",
)
MOST = page("Мост через Журу", *SENTENCES)
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def trip(tmp_path: Path, clock: Clock) -> Trip:
    access = Access("claimcheck/test", Limits(total_s=2.0, step_s=1.0), allow_loopback=True)
    return Trip(tmp_path / "sources", tmp_path, tmp_path / "robots", access, wayback="", pause_s=0.02, clock=clock)


def go(trip: Trip, *urls: str, **changes: object) -> dict[str, Saved]:
    """Visit addresses with what is saved already; what came by address."""
    sources, problems = load_sources(trip.folder, trip.root)
    assert problems == []
    known = {url: item for item in sources.values() for url in (item.url, *item.aliases) if url}
    cited = changes.pop("cited", None)
    wanted = [Wanted(url, known.get(url), cited) for url in urls]  # type: ignore[arg-type]
    return {saved.source.url or "": saved for saved in fetch_all(wanted, replace(trip, **changes))}  # type: ignore[arg-type]


def kinds(trip: Trip, server: Server, *paths: str) -> list[str]:
    found = go(trip, *(server.at(path) for path in paths))
    return [found[server.at(path)].source.attempts[-1].kind for path in paths]


# ---- saving


def test_pages_are_saved_readable_with_their_response(trip: Trip):
    cp1251 = MOST.replace("utf-8", "").encode("cp1251")
    routes = {"/to": redirect("/most"), "/most": answer(cp1251, Content_Type="text/html; charset=windows-1251")}
    with Server(routes) as server:
        saved = go(trip, server.at("/to"))[server.at("/to")]
    assert (saved.change, saved.source.state, saved.source.language) == ("new", "saved", "ru")
    assert (saved.source.title, saved.source.aliases) == ("Мост через Журу", (server.at("/most"),))
    text = (trip.folder / f"{saved.source.id}.txt").read_text(encoding="utf-8")
    assert text == "Мост через Журу\n\n" + "\n\n".join(SENTENCES) + "\n"
    with (trip.folder / f"{saved.source.id}.warc.gz").open("rb") as raw:
        record = next(iter(ArchiveIterator(raw)))
        assert record.rec_headers.get_header("WARC-Target-URI") == server.at("/most")
        assert record.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
        assert record.http_headers.get_header("Content-Type") == "text/html; charset=windows-1251"
        assert record.content_stream().read() == cp1251


def test_a_page_cannot_choose_its_file_name():
    for url in (
        "http://x.example/../../etc/passwd\0.json",
        "http://../..",
        "file:///etc",
        "\ud800",
        "http://" + "a" * 300 + ".example/",
    ):
        name = source_id(url)
        assert "/" not in name
        assert ".." not in name
        assert 0 < len(name) < 60


def test_a_text_is_kept_a_sentence_a_line(trip: Trip):
    with Server({"/a": answer(page("О мосте", " ".join(SENTENCES)))}) as server:
        saved = go(trip, server.at("/a"))[server.at("/a")]
    assert saved.source.text == "О мосте\n\n" + "\n".join(SENTENCES) + "\n"


@pytest.mark.parametrize(
    ("written", "header", "meta"),
    [
        ("cp1251", "text/html; charset=windows-1251", ""),
        ("cp1251", "text/html", '<meta charset="windows-1251">'),
        ("cp1251", "text/html", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("cp1251", "text/html", ""),
        ("cp1251", "text/html; charset=utf-8", ""),
        ("cp1251", "text/html; charset=iso-8859-1", ""),
        ("cp1251", "text/html; charset=no-such-charset", '<meta charset="cp1251">'),
        ("koi8-r", "text/html; charset=koi8-r", ""),
        ("koi8-r", "text/html", ""),
        ("koi8-r", "text/html; charset=windows-1251", ""),
        ("koi8-u", "text/html; charset=windows-1251", ""),
        ("cp866", "text/html; charset=windows-1251", ""),
        ("mac-cyrillic", "text/html", ""),
        ("utf-8", "text/html; charset=windows-1251", ""),
        ("utf-8", "text/html; charset=utf-16", ""),
        ("utf-8-sig", "text/html; charset=koi8-r", ""),
        ("utf-16", "text/html", ""),
        ("utf-8", "text/html", '<meta charset="koi8-r">'),
    ],
)
def test_charsets_of_every_day(written: str, header: str, meta: str):
    text = "Станція відкрита 1931 року, і на ній працювало 40 людей." if written == "koi8-u" else " ".join(SENTENCES)
    body = f"<html><head>{meta}<title>Мост</title></head><body><p>{text}</p></body></html>".encode(written)
    assert text in (decode_page(body, header) or "")
    assert read_page(Fetched("ok", "http://a.example/", 200, "", (("content-type", header),), body)).text.split() == text.split()


def test_a_letter_cut_in_half_does_not_turn_a_page_into_rubbish():
    body = " ".join(SENTENCES).encode()[:-3]
    assert "420 рабочих" in (decode_page(body, "text/html; charset=utf-8") or "")


def test_pictures_and_other_files_have_no_text(trip: Trip):
    with Server({"/a.pdf": answer(b"%PDF-1.7 ...", Content_Type="application/pdf")}) as server:
        saved = go(trip, server.at("/a.pdf"))[server.at("/a.pdf")]
    assert (saved.source.state, saved.source.attempts[-1].kind) == ("no-text", "no-text")


@pytest.mark.parametrize(
    ("head", "url", "day"),
    [
        ('<meta property="article:published_time" content="2013-05-04T10:00:00+03:00">', "http://a.example/x", "2013-05-04"),
        ('<script type="application/ld+json">{"datePublished": "2014-01-02"}</script>', "http://a.example/x", "2014-01-02"),
        ("", "http://a.example/2015/06/07/most/", "2015-06-07"),
        ("", "http://a.example/2015/most/", None),
    ],
)
def test_a_page_is_dated_by_its_head_or_address(head: str, url: str, day: str | None):
    got = read_page(Fetched("ok", url, 200, "", (), MOST.replace("</head>", f"{head}</head>").encode()))
    assert got.published == day


def test_menus_and_scripts_are_no_text_and_a_page_of_bare_lines_is():
    old = "<html><body><font size=2><table><tr><td>Мост открыт.<br><br>Шёл дождь.<script>x()</script></table>"
    assert read_page(Fetched("ok", "", 200, "", (), old.encode())).text == "Мост открыт.\n\nШёл дождь.\n"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 60_000, "<font>x" * 60_000, "<p>" + "<b>" * 60_000, "<table><tr><td>x" * 30_000, "<" * 1_000_000, "<!--" * 300_000,
        "<a " + " ".join(f"a{n}=1" for n in range(100_000)) + ">", "&amp" * 300_000, "<nav>" * 60_000 + "x", "<title>" * 100_000,
        "</p>x" * 60_000, "<script>" * 100_000, "а. " * 300_000, "<ul><li>" * 30_000 + "x",
        '<div class="' + "menu " * 100_000 + '">x', "<article>x" * 50_000, "404 " * 200_000, "\n " * 500_000 + "x",
    ],
    ids=lambda markup: markup[:12],
)  # fmt: skip
def test_any_markup_is_read_to_its_end(markup: str):
    for url in ("http://a.example/x",):
        got = read_page(Fetched("ok", url, 200, "", (("Content-Type", "text/html; charset=utf-8"),), markup.encode()))
        judge_words(got)


# ---- what only looks like a page

NONE = {
    "en": ("Page not found", "Sorry, the page you are looking for could not be found."),
    "ru": ("Страница не найдена", "К сожалению, запрашиваемая страница не найдена. Возможно, она была удалена."),
    "uk": ("Сторінку не знайдено", "На жаль, сторінку, яку ви шукаєте, не знайдено. Можливо, її було видалено."),
}


@pytest.mark.parametrize("lang", NONE)
def test_a_page_that_says_there_is_none_is_a_soft_404(trip: Trip, lang: str):
    title, text = NONE[lang]
    routes = {
        "/title": answer(page(f"{title} — Музей", "Меню, новости, афиша.")),
        "/text": answer(page("Музей", text)),
        "/code": answer(page("Error 404 | Museum", "…")),
    }
    with Server(routes) as server:
        assert kinds(trip, server, *routes) == ["soft-404"] * 3
    assert not list(trip.folder.glob("*.txt"))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Страница истории моста", SENTENCES[0]),
        ("Дом 404 на улице Мира", "Дом 404 построен в 1931 году."),
        ("404-й стрелковый полк", "404-й стрелковый полк вошёл в город 4 мая."),
        ("The page that could not be found: a lost diary", "The diary was written in 1931. " * 60),
        ("Вход в шахту", "Вход в шахту был засыпан в 1931 году."),
        ("Not found in the archive", "The letter was not found in the archive. It was written in 1931."),
        ("Доступ к морю", "Доступ к морю страна получила в 1721 году."),
        ("Найденная рукопись", "Документ, который считали утерянным, не был найден до 1956 года."),
        ("Робот Вертера", "Робот был показан в 1936 году."),
    ],
)
def test_a_page_like_any_other_is_none(title: str, text: str):
    got = read_page(Fetched("ok", "http://a.example/x", 200, "", (), page(title, text).encode()))
    assert judge_page("http://a.example/x", Answer("http://a.example/x", got)) is None


def test_a_redirect_to_the_start_page_is_a_soft_404(trip: Trip):
    routes = {
        "/old/most.html": redirect("/"),
        "/": answer(page("Музей", "Добро пожаловать в музей города.")),
        "/x": redirect("/ru/"),
    }
    with Server({**routes, "/ru/": routes["/"]}) as server:
        assert kinds(trip, server, "/old/most.html", "/x", "/") == ["soft-404", "soft-404", "ok"]


def test_a_host_that_gives_every_address_the_same_page_is_seen_through(trip: Trip):
    home = page("Городской музей", "Музей работает с 10 до 18.", "Выставка открыта каждый день, кроме понедельника. " * 30)
    with Server({"/a/most": answer(MOST), "/robots.txt": answer("", "404 Not Found")}, missing=answer(home)) as server:
        assert kinds(trip, server, "/a/most", "/a/gone", "/b/gone") == ["ok", "soft-404", "soft-404"]
        assert len([path for path in server.seen if path.startswith("/a/") and path not in ("/a/most", "/a/gone")]) == 1


def test_a_host_that_sends_every_wrong_address_to_one_page_is_seen_through(trip: Trip):
    with Server(
        {"/a/most": answer(MOST), "/catalogue": answer(page("Каталог", "Все статьи музея."))}, missing=redirect("/catalogue")
    ) as server:
        server.routes["/robots.txt"] = answer("", "404 Not Found")
        assert kinds(trip, server, "/a/most", "/a/gone") == ["ok", "soft-404"]


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (answer(page("Just a moment...", "Enable JavaScript and cookies to continue")), "challenge"),
        (answer(page("Just a moment...", "Checking your browser"), "403 Forbidden"), "challenge"),
        (answer("", "503 Service Unavailable", cf_mitigated="challenge"), "challenge"),
        (answer(page("Ой!", "Подтвердите, что запросы отправляли вы, а не робот")), "challenge"),
        (answer(page("Портал", "К сожалению, сайт недоступен в вашем регионе.")), "geo-block"),
        (answer(page("Доступ ограничен", "Доступ к информационному ресурсу ограничен на основании Федерального закона.")), "geo-block"),
        (answer(page("News", "This content is not available in your country."), "403 Forbidden"), "geo-block"),
        (answer(page("Доступ заблоковано", "Доступ до ресурсу заблоковано.")), "geo-block"),
        (answer(page("Вход", "Логин Пароль")), "login"),
        (answer("", "403 Forbidden"), "refused"),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_keeps_us_out_is_blocked_and_never_dead(trip: Trip, clock: Clock, reply: bytes, kind: str):
    with Server({"/x": reply}) as server:
        for _ in range(4):
            saved = go(trip, server.at("/x"))[server.at("/x")]
            assert (saved.source.attempts[-1].kind, saved.source.state) == (kind, "blocked")
            clock.now += timedelta(days=5)


def test_a_refresh_in_the_head_is_a_redirect(trip: Trip):
    hop = '<html><head><meta http-equiv="refresh" content="0; url=/новый"></head><body>Переезд</body></html>'
    with Server({"/old": answer(hop), "/%D0%BD%D0%BE%D0%B2%D1%8B%D0%B9": answer(MOST)}) as server:
        saved = go(trip, server.at("/old"))[server.at("/old")]
    assert (saved.source.attempts[-1].kind, saved.source.title) == ("ok", "Мост через Журу")


# ---- the ledger


def tries(*steps: tuple[float, str]) -> list[Attempt]:
    """Attempts so many days after the start, of these kinds."""
    return [
        Attempt((START + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ"), "u", KINDS[kind].outcome, None, "", kind)
        for day, kind in steps
    ]


@pytest.mark.parametrize(
    ("steps", "dead"),
    [
        ([(0, "not-found"), (3, "not-found"), (6, "not-found")], True),
        ([(0, "not-found"), (3, "timeout"), (6, "soft-404")], True),
        ([(0, "not-found"), (1, "not-found"), (2, "not-found"), (4, "not-found")], False),
        ([(0, "not-found"), (2.99, "not-found"), (6, "not-found")], False),
        ([(0, "not-found"), (3, "not-found"), (5.99, "not-found")], False),
        ([(0, "not-found"), (3, "ok"), (6, "not-found"), (9, "not-found")], False),
        ([(0, "not-found"), (3, "alive"), (6, "not-found"), (9, "not-found"), (12, "not-found")], True),
        ([(0, "refused"), (3, "geo-block"), (6, "tls"), (9, "rate-limited"), (12, "robots")], False),
        ([(0, "too-long"), (3, "private-address"), (6, "no-network"), (9, "redirect-loop")], False),
        ([(0, "not-found"), (3, "refused"), (6, "not-found"), (7, "archived"), (9, "no-host")], True),
    ],
)
def test_dead_is_three_failures_three_days_apart(steps: list[tuple[float, str]], dead: bool):
    assert is_dead(tries(*steps)) is dead


def test_a_page_dies_slowly_and_comes_back(trip: Trip, clock: Clock):
    with Server({"/x": answer("", "404 Not Found")}) as server:
        states = []
        for _ in range(3):
            states.append(go(trip, server.at("/x"))[server.at("/x")].source.state)
            clock.now += timedelta(days=3)
        assert states == ["failed", "failed", "dead"]
        assert go(trip, server.at("/x")) == {}, "a dead page is asked for once a month"
        server.routes["/x"] = answer(MOST)
        clock.now += timedelta(days=31)
        saved = go(trip, server.at("/x"))[server.at("/x")].source
        assert (saved.state, failures(saved.attempts)) == ("saved", ())


def test_what_is_due_again():
    source = Source("x", "sources/x.json", "u", state="saved", text="x", attempts=tuple(tries((0, "ok"))))
    failed = Source("x", "sources/x.json", "u", state="failed", attempts=tuple(tries((0, "not-found"))))
    after = [START + timedelta(**span) for span in ({"minutes": 59}, {"hours": 2}, {"days": 2}, {"days": 8})]
    assert [is_due(source, when) for when in after] == [False, False, False, True]
    assert [is_due(failed, when) for when in after] == [False, False, True, True]
    assert [is_due(source, when, refresh=True) for when in after] == [False, True, True, True]
    assert is_due(None, START)
    assert not is_due(Source("x", "sources/x.txt", "u", state="saved", text="dropped in"), START)


def test_the_ledger_keeps_its_first_line_and_the_latest():
    many = tries(*((day, "timeout") for day in range(40)))
    kept = add_attempts(many[:30], many[30:])
    assert (len(kept), kept[0], kept[-1]) == (KEPT, many[0], many[-1])


def test_a_failure_takes_nothing_away(trip: Trip, clock: Clock):
    with Server({"/x": answer(MOST)}) as server:
        first = go(trip, server.at("/x"))[server.at("/x")].source
        for reply in (answer("", "404 Not Found"), reset, answer(page("Ошибка 404", "…")), answer("")):
            server.routes["/x"] = reply
            clock.now += timedelta(days=10)
            saved = go(trip, server.at("/x"), refresh=True)[server.at("/x")]
            assert (saved.source.state, saved.source.text, saved.change) == ("saved", first.text, "none")
    sources, _ = load_sources(trip.folder, trip.root)
    assert next(iter(sources.values())).text == first.text


# ---- asking again


def test_a_saved_page_is_checked_with_head_and_read_only_on_doubt(trip: Trip, clock: Clock):
    with Server({"/x": answer(MOST)}) as server:
        go(trip, server.at("/x"))
        asked = len(server.seen)
        assert go(trip, server.at("/x")) == {}
        assert len(server.seen) == asked, "a page that was just saved was asked for again"
        clock.now += timedelta(days=8)
        assert kinds(trip, server, "/x") == ["alive"]
        assert server.seen[-1] == "HEAD /x"
        later = (clock.now + timedelta(days=90)).strftime("%a, %d %b %Y %H:%M:%S GMT")
        doubts = [
            answer("", "405 Method Not Allowed"),
            answer("", "404 Not Found"),
            redirect("/y"),
            answer(MOST, Last_Modified=later),
        ]
        for doubt in doubts:
            server.routes["/x"] = lambda _, connection, head, doubt=doubt: connection.sendall(
                doubt.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if head.startswith("HEAD") else answer(MOST)
            )
            clock.now += timedelta(days=8)
            saved = go(trip, server.at("/x"))[server.at("/x")]
            assert (saved.source.attempts[-1].kind, saved.change) == ("ok", "same")
            assert "/x" in server.seen[-3:]


def test_refreshing_tells_a_changed_text_from_the_same(trip: Trip, clock: Clock):
    with Server({"/x": answer(MOST)}) as server:
        go(trip, server.at("/x"))
        (warc,) = trip.folder.glob("*.warc.gz")
        raw = warc.read_bytes()
        changes = []
        for text in (MOST, MOST.replace("<p>", "<p >").replace("</p>", " </p>\n"), MOST.replace("420", "430")):
            server.routes["/x"] = answer(text)
            clock.now += timedelta(hours=2)
            changes.append(go(trip, server.at("/x"), refresh=True)[server.at("/x")].change)
            if text == MOST:
                assert warc.read_bytes() == raw, "an unchanged page changed a file"
        assert changes == ["same", "same", "changed"]
        assert "430 рабочих" in next(trip.folder.glob("*.txt")).read_text(encoding="utf-8")


# ---- the archive


def archive(rows: Sequence[tuple[str, bytes]], url: str) -> dict[str, bytes]:
    """Routes of an archive that has these captures of an address: time stamps and what they show."""
    from urllib.parse import quote

    query = f"/cdx/search/cdx?url={quote(url, safe='')}&output=json&fl=timestamp,original,mimetype&filter=statuscode:200&collapse=timestamp:8&limit=5000"
    table = [["timestamp", "original", "mimetype"], *([stamp, url, "text/html"] for stamp, _ in rows)]
    return {query: answer(json.dumps(table), Content_Type="application/json")} | {
        f"/web/{stamp}id_/{url}": shown for stamp, shown in rows
    }


def test_a_lost_page_is_read_from_the_capture_nearest_to_the_article(trip: Trip, clock: Clock):
    with Server({}) as server, Server({}, host="127.0.0.2") as wayback:
        url = server.at("/most")
        wayback.routes.update(
            archive(
                [
                    ("20010101000000", answer(page("Старый мост", "Мост строят с 1929 года."))),
                    ("20130501000000", answer(page("Страница не найдена", "Ошибка 404"))),
                    ("20130401000000", answer(MOST)),
                    ("20200101000000", answer(page("Домен продаётся", "Этот домен продаётся."))),
                ],
                url,
            )
        )
        saved = go(trip, url, wayback=wayback.at("").rstrip("/"), cited="2013-05-04")[url].source
        assert (saved.state, saved.title) == ("saved", "Мост через Журу")
        lost, copy = saved.attempts
        assert (lost.kind, lost.status, copy.kind) == ("not-found", 404, "archived")
        assert copy.url.endswith(f"/web/20130401000000id_/{url}")
        assert "2013-04-01" in copy.why
        for _ in range(2):
            clock.now += timedelta(days=8)
            saved = go(trip, url, wayback=wayback.at("").rstrip("/"))[url].source
        assert (saved.state, is_dead(saved.attempts)) == ("saved", True)


def test_an_archive_without_the_page_or_out_of_reach_is_told(trip: Trip, clock: Clock):
    with Server({}) as server, Server({}, host="127.0.0.2") as wayback:
        url, base = server.at("/most"), wayback.at("").rstrip("/")
        wayback.routes.update(archive([("20130501000000", answer(page("Not found", "…")))], url))
        assert "none of the Wayback Machine's 1 captures" in go(trip, url, wayback=base)[url].why
        wayback.routes.update(archive([], url))
        clock.now += timedelta(days=2)
        assert "has no capture" in go(trip, url, wayback=base)[url].why
        wayback.routes = {}
        clock.now += timedelta(days=2)
        assert "could not be asked" in go(trip, url, wayback=base)[url].why
        clock.now += timedelta(days=2)
        wayback.missing = answer('[["timestamp"],["x"],[1,2],[["a"]],"x",{"a":1}]')
        assert "has no capture" in go(trip, url, wayback=base)[url].why


def test_a_failure_that_may_pass_waits_for_its_second_time(trip: Trip, clock: Clock):
    with Server({"/x": answer("", "500 Oops")}) as server, Server({}, host="127.0.0.2") as wayback:
        base = wayback.at("").rstrip("/")
        go(trip, server.at("/x"), wayback=base)
        assert wayback.seen == []
        clock.now += timedelta(days=2)
        go(trip, server.at("/x"), wayback=base)
        assert len(wayback.seen) == 1


@pytest.mark.parametrize(
    "host",
    ["archive.today", "archive.is", "archive.ph", "archive.li", "archive.md", "archive.vn", "archive.fo", "www.archive.ph"],
)
def test_archive_today_is_recognised_and_never_read(trip: Trip, host: str):
    with Server({"/x": redirect(f"http://{host}/AbCdE")}) as server:
        found = go(trip, f"https://{host}/AbCdE", server.at("/x"))
    assert {saved.source.attempts[-1].kind for saved in found.values()} == {"untrusted-archive"}
    assert {saved.source.state for saved in found.values()} == {"blocked"}


# ---- politeness


def robots(rules: str, status: str = "200 OK") -> bytes:
    return answer(rules, status, Content_Type="text/plain")


def test_robots_are_kept_for_pages_and_redirects(trip: Trip):
    routes = {
        "/robots.txt": robots("User-agent: *\nDisallow: /\n\nUser-agent: claimcheck\nDisallow: /secret\nAllow: /secret/open\n"),
        "/a": answer(MOST), "/to": redirect("/secret/x"), "/secret/x": answer(MOST), "/secret/open": answer(MOST),
    }  # fmt: skip
    with Server(routes) as server:
        assert kinds(trip, server, "/a", "/to", "/secret/x", "/secret/open") == ["ok", "robots", "robots", "ok"]
        assert "/secret/x" not in server.seen
        assert server.seen.count("/robots.txt") == 1
        trip.folder.joinpath(f"{source_id(server.at('/a'))}.json").unlink()
        go(trip, server.at("/a"))
        assert server.seen.count("/robots.txt") == 1, "remembered for a day"


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (robots("", "404 Not Found"), "ok"),
        (robots("User-agent: *\nDisallow: /", "403 Forbidden"), "ok"),
        (robots("User-agent: *\nDisallow: /", "401 Unauthorized"), "ok"),
        (robots("", "500 Oops"), "robots-unreachable"),
        (robots("", "503 Oops"), "robots-unreachable"),
        (robots("", "429 Too Many"), "robots-unreachable"),
        (redirect("/rules.txt"), "robots"),
        (redirect("/robots.txt"), "ok"),
        (robots("<html>" * 100), "ok"),
        (robots("\x00\xff\xfe" * 1000), "ok"),
        (robots("User-agent: *\nDisallow: /y\n" + "# filler\n" * 100_000 + "Disallow: /"), "ok"),
        (robots("User-agent: *\nDisallow: /*" + "*x" * 20_000), "ok"),
        (drip(b"x"), "too-slow"),
        (reset, "no-connection"),
    ],
    ids=range(14),
)  # fmt: skip
def test_robots_that_cannot_be_had(trip: Trip, reply: bytes, kind: str):
    with Server({"/robots.txt": reply, "/x": answer(MOST), "/rules.txt": robots("User-agent: *\nDisallow: /x")}) as server:
        assert kinds(trip, server, "/x") == [kind]
        assert ("/x" in server.seen) == (kind == "ok")


def never_early(times: Sequence[float], begun: float, pause_s: float) -> bool:
    """Whether the n-th request came no earlier than n pauses after the first could; late ones are a busy machine's."""
    return all(time >= begun + n * pause_s - 0.01 for n, time in enumerate(times))


def test_a_host_is_asked_once_in_the_pause_and_longer_where_it_wants(trip: Trip):
    routes = {f"/{n}": answer(page(f"Мост {n}", SENTENCES[n % 3], f"Номер {n}.")) for n in range(5)}
    with (
        Server(routes) as server,
        Server({**routes, "/robots.txt": robots("User-agent: *\nCrawl-delay: 0.4")}, host="127.0.0.3") as slow,
    ):
        begun = time.monotonic()
        go(trip, *(one.at(path) for one in (server, slow) for path in routes), pause_s=0.2)
        assert len(server.times) == len(slow.times) == 7
        assert never_early(server.times, begun, 0.2)
        assert never_early(slow.times[1:], begun + 0.2, 0.4)
        assert server.times[-1] < slow.times[-1]


def test_two_threads_never_share_a_turn():
    gate, turns, begun = Gate(0.05), [], time.monotonic()

    def take() -> None:
        for _ in range(5):
            gate.wait("a.example")
            turns.append(time.monotonic())

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert never_early(sorted(turns), begun, 0.05)


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
@pytest.mark.parametrize("as_date", [False, True])
def test_a_short_retry_after_is_waited_for(trip: Trip, status: str, as_date: bool, clock: Clock):
    clock.now = datetime.now(UTC)
    replies = iter([True, False, False])

    def busy(_: Server, connection: object, __: str) -> None:
        when = (datetime.now(UTC) + timedelta(seconds=2)).strftime("%a, %d %b %Y %H:%M:%S GMT") if as_date else "1"
        connection.sendall(answer("", status, Retry_After=when) if next(replies) else answer(MOST))  # type: ignore[attr-defined]

    with Server({"/x": busy}) as server:
        assert kinds(trip, server, "/x") == ["ok"]
        first, second = (time for time, path in zip(server.times, server.seen, strict=True) if path == "/x")
        assert second - first > 0.9


def test_a_long_retry_after_leaves_the_host_for_another_run(trip: Trip):
    routes = {"/a": answer(MOST), "/b": answer("", "429 Too Many Requests", Retry_After="3600"), "/c": answer(MOST)}
    with Server(routes) as server, Server({"/d": answer(MOST)}, host="127.0.0.4") as other:
        found = go(trip, *(server.at(path) for path in routes), other.at("/d"))
        assert set(found) == {server.at("/a"), other.at("/d")}
        assert "/c" not in server.seen
        server.routes["/b"] = answer(page("Другой мост", SENTENCES[1]))
        assert set(go(trip, *(server.at(path) for path in routes))) == {server.at("/b"), server.at("/c")}


def test_hosts_are_visited_side_by_side(trip: Trip):
    """Ten hosts with four pages each at five requests a second; in turn, each would begin when the one before is done."""
    routes = {f"/{n}": answer(page(f"Мост {n}", SENTENCES[n % 3], f"Номер {n}.")) for n in range(4)}
    servers = [Server(routes, host=f"127.0.0.{10 + n}") for n in range(10)]
    try:
        found = go(trip, *(one.at(path) for one in servers for path in routes), pause_s=0.2)
        times = [tuple(one.times) for one in servers]
    finally:
        for one in servers:
            one.__exit__()
    assert len(found) == 40
    assert {saved.source.state for saved in found.values()} == {"saved"}
    assert max(asked[0] for asked in times) < min(asked[-1] for asked in times)  # the last host began before the first was done


def test_no_proxy_of_the_environment_is_used(trip: Trip, monkeypatch: pytest.MonkeyPatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with Server({"/x": answer(MOST)}) as server:
        assert kinds(trip, server, "/x") == ["ok"]


# ---- the command

ARTICLE = """The Zhura Bridge

The bridge over the Zhura was opened on 4 May 1931. It was built by 420 workers under the engineer Petrov.

Source: {url}
"""


@pytest.fixture
def bridge(tmp_path: Path) -> Iterator[tuple[Path, Server]]:
    with Server({"/most": answer(MOST)}) as server:
        (tmp_path / "articles").mkdir()
        (tmp_path / "articles" / "bridge.txt").write_text(ARTICLE.format(url=server.at("/most")), encoding="utf-8")
        (tmp_path / "pyproject.toml").write_text(
            '[tool.claimcheck.fetch]\ncontact = "desk@paper.example"\nwayback = ""\n', encoding="utf-8"
        )
        yield tmp_path, server


def test_link_online_fetches_and_tells(bridge: tuple[Path, Server], claimcheck: Run):
    folder, server = bridge
    claimcheck("extract", cwd=folder)
    closed = claimcheck("link", "--online", cwd=folder)
    assert closed.returncode == 0, closed.stderr
    assert "private network or on this machine" in closed.stderr
    assert server.seen == []
    for path in (folder / "sources").iterdir():
        path.unlink()
    run = claimcheck("link", "--online", cwd=folder, CLAIMCHECK_ALLOW_LOOPBACK="1")
    assert run.returncode == 0, run.stderr
    assert "CLAIMCHECK_ALLOW_LOOPBACK=1" in run.stderr
    assert "1 page cited: 1 saved" in run.stderr
    assert "+desk@paper.example" in server.heads[0]
    claims = json.loads(next((folder / "claims").glob("*.json")).read_text(encoding="utf-8"))
    assert claims["citations"][0]["source"].startswith("sources/127-0-0-1-")
    assert claimcheck("validate", cwd=folder).returncode == 0


def test_refreshing_tells_which_passages_changed(bridge: tuple[Path, Server], claimcheck: Run):
    folder, server = bridge
    env = {"CLAIMCHECK_ALLOW_LOOPBACK": "1"}
    claimcheck("extract", cwd=folder)
    claimcheck("link", "--online", cwd=folder, **env)
    claimcheck("verify", cwd=folder)

    def refreshed(text: str) -> str:
        server.routes["/most"] = answer(text)
        record = next((folder / "sources").glob("*.json"))
        value = json.loads(record.read_text(encoding="utf-8"))
        value["attempts"][-1]["at"] = "2026-01-01T00:00:00Z"  # as if it were long ago
        record.write_text(json.dumps(value), encoding="utf-8")
        return claimcheck("link", "--online", "--refresh", cwd=folder, **env).stderr

    assert "as before" in refreshed(MOST)
    elsewhere = refreshed(MOST.replace(SENTENCES[2], "В 1939 году по мосту прошёл первый автобус."))
    assert "changed" in elsewhere
    assert "its passage is not in" not in elsewhere
    path = next((folder / "claims").glob("*.json"))

    def workers(**review: str) -> dict:
        """The claim about the workers after a decision, if one is made here, and a look at its source."""
        value = json.loads(path.read_text(encoding="utf-8"))
        claim = next(item for item in value["claims"] if "420" in item["text"])
        if review:
            claim["review"] = review
            path.write_text(json.dumps(value), encoding="utf-8")
        assert claimcheck("verify", cwd=folder).returncode == 0
        return next(item for item in json.loads(path.read_text(encoding="utf-8"))["claims"] if "420" in item["text"])

    assert workers(status="accepted", by="Ana")["state"] == "current"
    assert "its passage is not in" in refreshed(MOST.replace("420", "430"))
    assert workers()["state"] == "suspect", "what was accepted is not what the source says now"
    assert "is not in its source any more" in claimcheck("report", "--format", "csv", cwd=folder).stdout
    assert workers()["state"] == "suspect", "looking again settles nothing"
    assert workers(status="accepted", by="Ana")["state"] == "current", "a person does"
    assert workers()["state"] == "current"


def test_a_page_that_agrees_turns_a_candidate_into_the_source(tmp_path: Path):
    """The pages of two candidates are saved; the one that names the bridge and states the claims is the source, each time anew."""
    article = ArticleText(
        title="The Zhura Bridge",
        text="The bridge over the Zhura was opened on 4 May 1931.",
        starts=range(51),
        ends=range(1, 52),
        blocks=(),
    )
    record = Article("bridge", "The Zhura Bridge", "a.txt", Span(0, 51), "en", "")
    texts = ("The bridge over the Zhura was opened on 4 May 1931.", "It was built by 420 workers.")
    file = ClaimsFile(record, (), tuple(Claim(f"c{n}", text, NO_QUOTE) for n, text in enumerate(texts)))
    urls = ("http://a.example/most", "http://b.example/tula", "http://c.example/kopiya")
    candidates = tuple(Candidate(url, 0.5, "a tail") for url in urls[:2])
    broken = Citation("s1", "most", Span(0, 4), "url-tail", "candidate", candidates=candidates)
    bridge = Source("a", "sources/a.json", urls[0], title="Мост через Журу", language="ru", text=" ".join(SENTENCES))
    tula = Source(
        "b", "sources/b.json", urls[1], title="Завод в Туле", language="ru", text="Завод в Туле открыт 4 мая 1931 года."
    )

    def settle(*sources: Source) -> Citation:
        return _settled(broken, article, file, {item.path: item for item in sources})

    chosen = settle(bridge, tula)
    assert (chosen.url, chosen.chosen_by, chosen.status) == (urls[0], "page", "candidate")
    assert "names Журу" in chosen.chosen_why
    assert settle(tula) == settle() == settle(replace(bridge, text=None)) == broken
    assert settle(replace(bridge, text=SENTENCES[0].replace("4 мая 1931", "7 июня 1955"))) == broken
    assert settle(bridge, replace(bridge, path="sources/b.json", url=urls[1])) == broken, "two that agree are no answer"


def test_candidates_are_fetched_with_the_pages():
    from claimcheck.cli.online import _addresses

    candidates = tuple(
        Candidate(f"http://{n}.example/", confidence, "") for n, confidence in enumerate((0.1, 0.4, 0.9, 0.3, 0.5))
    )
    lost = Citation("s1", "x", Span(0, 1), "url-tail", "candidate", candidates=candidates)
    assert list(_addresses(lost)) == ["http://2.example/", "http://4.example/", "http://1.example/"]
    assert list(_addresses(replace(lost, url="http://chosen.example/"))) == ["http://chosen.example/"]


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, claimcheck: Run):
    routes = {f"/{n}": answer(page(f"Мост {n}", SENTENCES[n % 3], f"Номер {n}.")) for n in range(6)}
    with Server(routes) as server:
        (tmp_path / "articles").mkdir()
        for n in range(6):
            text = ARTICLE.format(url=server.at(f"/{n}")).replace("Zhura", f"Zhura-{n}")
            (tmp_path / "articles" / f"{n}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "pyproject.toml").write_text('[tool.claimcheck.fetch]\nwayback = ""\n', encoding="utf-8")
        env = {**os.environ, "CLAIMCHECK_ALLOW_LOOPBACK": "1"}
        claimcheck("extract", cwd=tmp_path)
        for stop in (signal.SIGKILL, signal.SIGINT):
            child = subprocess.Popen(
                [sys.executable, "-m", "claimcheck", "link", "--online"], cwd=tmp_path, env=env, stderr=subprocess.PIPE, text=True
            )
            assert child.stderr is not None
            for line in child.stderr:
                if line.startswith("saved"):
                    break
            child.send_signal(stop)
            rest = child.stderr.read()
            child.wait(20)
            child.stderr.close()
            assert "Traceback" not in rest
        records = [json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "sources").glob("*.json")]
        assert 2 <= len(records) < 6
        done = {read_address(record["url"]).target for record in records}
        asked = len(server.seen)
        run = claimcheck("link", "--online", cwd=tmp_path, CLAIMCHECK_ALLOW_LOOPBACK="1")
        assert run.returncode == 0, run.stderr
        assert not done & set(server.seen[asked:]), "what was saved before the kill was asked for again"
        assert len(list((tmp_path / "sources").glob("*.txt"))) == 6


def test_without_a_network_nothing_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from claimcheck.cli import online
    from claimcheck.cli.stages import Talk
    from claimcheck.errors import ClaimcheckError

    source = Source("x", "sources/x.json", "http://a.example/", state="failed", attempts=tuple(tries((0, "no-network"))))
    with pytest.raises(ClaimcheckError, match="no network"):
        online._sum_up([Saved(source, None, "none", "")], 1, Talk(quiet=True))
    assert not is_dead(tries((0, "no-network"), (5, "no-network"), (10, "no-network")))


def test_an_empty_page_is_judged_without_words():
    assert judge_words(Page()) is None


def test_the_document_names_every_kind_with_its_state():
    rows = [
        line.split("|")
        for line in (ROOT / "docs" / "fetching.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    told = {kind: row[2].strip() for row in rows for kind in re.findall(r"`([a-z0-9-]+)`", row[1])}
    assert told == {name: kind.outcome for name, kind in KINDS.items()}
    counting = next(row[1] for row in rows if "counts towards dead" in row[3])
    assert set(re.findall(r"`([a-z0-9-]+)`", counting)) == {name for name, kind in KINDS.items() if kind.counts}

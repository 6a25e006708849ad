"""What saved pages say of themselves in their heads, and heads that are made to take long."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.sources.charset import decode_page
from claimcheck.sources.fetch import Fetched
from claimcheck.sources.head import Head, read_head
from claimcheck.sources.readable import read_markup
from claimcheck.sources.save import Visit, save_visit
from claimcheck.sources.saved import load_sources

SCRIPT = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        ('<meta property="article:published_time" content="2013-05-04T10:00:00+03:00">', "2013-05-04"),
        ('<meta name="date" content="2001-02-03"><meta itemprop="datePublished" content="2013-05-04">', "2013-05-04"),
        ('<body><meta itemprop="datePublished" content="2013-05-04">', "2013-05-04"),
        ('<body><time itemprop="datePublished" datetime="2013-05-04T09:00">4 мая</time>', "2013-05-04"),
        ('<body><time pubdate datetime="2013-05-04">', "2013-05-04"),
        ('<body><time datetime="2013-05-04">', None),
        ('<meta name="dc.date" content="2013-05-04"><meta name="author" content="2001-01-01">', "2013-05-04"),
        ('<meta name="date" content="2013-13-45">', None),
        (SCRIPT % '{"@graph": [{"isPartOf": {"datePublished": "1999-01-01"}}, {"datePublished": "2013-05-04"}]}', "2013-05-04"),
        ("<body>" + SCRIPT % '[{"@type": "Article", "datePublished": "2013-05-04T00:00Z"}]', "2013-05-04"),
        (SCRIPT % '{"headline": "unsound "quotes"", "datePublished" : "2013-05-04"}', "2013-05-04"),
        ('<script>{"datePublished": "2013-05-04"}</script>', None),
    ],
)
def test_the_day_of_publication(markup: str, day: str | None):
    assert read_head(markup).published == day


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<html lang="uk">', "uk"),
        ("<HTML LANG=RU-ru>", "ru"),
        ('<html xml:lang="en_GB">', "en"),
        ('<html lang="ua">', "uk"),
        ('<html lang=""><meta property="og:locale" content="uk_UA">', "uk"),
        ('<meta http-equiv="Content-Language" content="ru, en">', "ru"),
        ('<html lang="de">', None),
    ],
)
def test_the_language_that_is_declared(markup: str, language: str | None):
    assert read_head(markup).language == language


def test_what_else_a_head_says():
    got = read_head(
        "<?xml version='1.0'?><!doctype html><html><head><!-- <title>No</title> --><title>Мост &mdash;\n <b>Музей</title>"
        '<meta charset="cp1251"><meta property="og:title" content="Мост"><link rel="alternate canonical" href=" /most ">'
        "<meta http-equiv=Refresh content='0; url=/next'></head><body><svg><title>Стрелка</title></svg>"
    )
    assert got == Head(("Мост — <b>Музей", "Мост"), "cp1251", "/most", None, None, "/next")


def test_a_charset_of_the_old_form_is_read():
    body = '<meta http-equiv="content-type" content="text/html; charset=koi8-r"><p>Год.'.encode("koi8-r")
    assert (decode_page(body, "") or "").endswith("Год.")


def test_the_declared_language_decides_where_the_letters_do_not():
    assert [read_markup(f'<html lang="{lang}"><p>Роман 1905.', "").language for lang in ("uk", "ru")] == ["uk", "ru"]
    assert read_markup('<html lang="ru"><p>Станція відкрита, і її люблять.', "").language == "uk"


@pytest.mark.parametrize(
    ("canonical", "alias"),
    [
        ("/most", ["http://a.example/most"]),
        ("http://www.a.example/most", ["http://www.a.example/most"]),
        ("http://a.example/", []),
        ("http://b.example/most", []),
        ("javascript:alert(1)", []),
        ("http://[::1", []),
    ],
)
def test_a_page_may_name_its_own_address_but_no_other_site_s(tmp_path: Path, canonical: str, alias: list[str]):
    url = "http://a.example/most?utm=1"
    page = read_markup(f'<link rel=canonical href="{canonical}"><p>Мост открыт 4 мая 1931 года.', url)
    visit = Visit(url, None, Fetched("ok", url, 200), page)
    saved = save_visit(tmp_path, tmp_path, visit, datetime(2020, 1, 1, tzinfo=UTC))
    assert list(saved.source.aliases) == alias


def test_a_page_that_was_dropped_in_says_where_it_is_from(tmp_path: Path):
    head = '<html lang="ru"><link rel="canonical" href="http://a.example/most"><meta name="date" content="2013-05-04">'
    (tmp_path / "a.html").write_text(head + "<p>Мост открыт 4 мая 1931 года.", encoding="utf-8")
    (tmp_path / "b.html").write_text(f"---\nurl: http://b.example/x\n---\n{head}<p>Мост открыт.", encoding="utf-8")
    sources, problems = load_sources(tmp_path, tmp_path)
    assert problems == []
    one, two = sources["a.html"], sources["b.html"]
    assert (one.url, one.language, one.published, two.url, two.aliases) == (
        "http://a.example/most", "ru", "2013-05-04", "http://b.example/x", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        "<html " + " ".join(f"a{n}=1" for n in range(300_000)) + ">", "<!--" * 50_000, "<" * 200_000, "<meta " * 40_000,
        "<meta x\"<meta y='" * 12_000, '<meta a="b>' + "<meta c='" * 20_000, "<meta name=a content=b>" * 9_000, "<![CDATA[" * 20_000,
        "<?xml " * 30_000, "<html>" * 30_000, "<time pubdate>" * 14_000, "<title>" + "<b>&amp" * 20_000, SCRIPT % ("[" * 190_000),
        SCRIPT % ("[0," * 40_000 + "0" + "]" * 40_000), SCRIPT % ("</" * 90_000), SCRIPT % ("<!--" * 48_000),
        SCRIPT % ('"datePublished" ' * 12_000), ("<meta content='" + "&#x" * 1200 + "'>") * 50, "</" * 100_000, "<link rel=" * 20_000,
    ],
    ids=lambda markup: markup[:12],
)  # fmt: skip
def test_any_head_is_read_to_its_end(markup: str):
    assert isinstance(read_head(markup), Head)


def test_what_stands_far_down_is_not_looked_for():
    assert read_head("x" * 200_000 + "<title>Мост</title>").titles == ()


PIECES = '<meta <html <title> </title> <script type="ld+json"> </script> <time pubdate <![ <?xml <!-- " \' > = x &#'.split()


@given(st.lists(st.sampled_from(PIECES)))
def test_no_head_raises(pieces: list[str]):
    assert isinstance(read_head(" ".join(pieces)), Head)
    assert isinstance(read_head("".join(pieces)), Head)

"""Marked-up files to readable text, every character of it where it stands in the file."""

from __future__ import annotations

import html

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Document
from claimcheck.text.articles import split_articles
from claimcheck.text.html_tokens import read_tokens

LONG = "The boatmen of the upper river kept a book of every crossing, and it was read aloud on Sundays. "


def blocks(text, form):
    return [(b.kind, a.text[b.start : b.end]) for a in split_articles(Document("a", text, form)) for b in a.blocks]


def check_places(text, form):
    """Each character of the readable text stands in the file where the record says."""
    for article in split_articles(Document("a", text, form)):
        edge = 0
        for char, start, end in zip(article.text, article.starts, article.ends, strict=True):
            raw = text[start:end]
            assert 0 <= edge <= start <= end <= len(text)
            edge = start
            assert char == raw or char.isspace() or char in html.unescape(html.unescape(raw))
        for block in article.blocks:
            span = article.raw(block.start, block.end)
            assert 0 <= span.start < span.end <= len(text)
        for link in article.links:
            assert article.text[link.start : link.end].strip()
            assert 0 <= link.raw.start < link.raw.end <= len(text)


WORDS = st.text(
    alphabet=st.one_of(st.sampled_from("aя😀&<>;#\"'=/!-[]()*_`\\\r\n \ufeff\xa0"), st.characters(exclude_categories=["Cs"])),
    max_size=30,
)
HTML = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<h1>", "</h1>", "<!--", "-->", "<script>", "</script>", "&amp;", "&nbsp", "&#x1F600;", "&notit;", "<a href='x y'>", "</a>", "<article>", "</article>", "<table><tr><td>", "<div class=sharedaddy>", "</div>", "<blockquote>", "\r\n\r\n", "[caption]", "<title>"]
        ),
    ),
    max_size=25,
).map("".join)  # fmt: skip
MARKDOWN = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            ["# ", "\n\n", "\r\n", "**", "*", "[a](http://b.example 't')", "[a][1]", "\n\n[1]: http://c.example\n\n", "![x](y)", "`", "> ", "- ", "1. ", "\\*", "&amp;", "<http://d.example>", "<b>", "| a | b |\n|---|---|\n| 1 | 2 |\n", "---\n", "<div>x</div>\n", "```\n"]
        ),
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(HTML)
def test_html_characters_stand_where_they_are_said_to(text):
    check_places(text, "html")


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_markdown_characters_stand_where_they_are_said_to(text):
    check_places(text, "markdown")


@settings(max_examples=150, deadline=None)
@given(HTML, WORDS)
def test_export_characters_stand_where_they_are_said_to(text, title):
    escaped = html.escape(title).replace("'", "&apos;")
    content = text.replace("]]>", "")
    export = f"<?xml version='1.0'?>\n<rss xmlns:content='c'><channel><item><title>{escaped}</title>\r\n<content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
    check_places(export, "wxr")


PAGE = """<!DOCTYPE html><html><head><title>Ferry | Blog</title><link rel="canonical" href="https://r.example/f?a=1&amp;b=2">
<meta property="article:published_time" content="2016-03-03T10:00:00+00:00"></head><body class="has-sidebar"><nav><a href="/">Home</a></nav>
<article><h1>The Ferry &mdash; at&nbsp;Night</h1><p class="byline">By Olga Brand</p><p>It sank in 1931, <b>with 40 men</b>; <a href="https://r.example/l&ouml;g">the
log</a> says so.</p><script>var x = "<p>no</p>";</script><ul><li>One<li>Two</ul><blockquote><p>It was cold.</p></blockquote>
<figure><img src="x.jpg"><figcaption>The landing</figcaption></figure><h2>Sources</h2><p>Source:<br>http://r.example/1</p>
<div class="sharedaddy">Share this</div></article><div id="comments"><article>I saw it.</article></div><footer>2016</footer></body></html>"""


def test_page_gives_its_article_and_nothing_else():
    (article,) = split_articles(Document("a.html", PAGE, "html"))
    assert (article.title, article.published, article.url) == (
        "The Ferry — at Night",
        "2016-03-03",
        "https://r.example/f?a=1&b=2",
    )
    assert blocks(PAGE, "html") == [
        ("title", "The Ferry — at\xa0Night"),
        ("byline", "By Olga Brand"),
        ("paragraph", "It sank in 1931, with 40 men; the log says so."),
        ("item", "One"),
        ("item", "Two"),
        ("quotation", "It was cold."),
        ("caption", "The landing"),
        ("source-heading", "Sources"),
        ("source-heading", "Source:"),
        ("source", "http://r.example/1"),
    ]
    (link,) = article.links
    assert (article.text[link.start : link.end], link.url) == ("the log", "https://r.example/lög")
    assert PAGE[link.raw.start : link.raw.end] == "https://r.example/l&ouml;g"


def test_each_long_article_element_is_an_article_and_teasers_are_none():
    page = "".join(f"<article><h2>No {n}</h2><p>{LONG * 4}</p></article>" for n in range(3)) + "<article><a>Next</a></article>"
    assert [article.title for article in split_articles(Document("a", page, "html"))] == ["No 0", "No 1", "No 2"]


def test_readable_text_of_plain_markup_is_what_another_parser_reads():
    page = f"<div><p>{LONG}<i>x</i> &lt;b&gt; &eacute;&#8212;</p><p>Two &copy 3</p></div>"
    ours = " ".join(text for _, text in blocks(page, "html"))
    assert ours.split() == BeautifulSoup(page, "lxml").get_text(" ").replace("  ", " ").split()


EXPORT = """<?xml version="1.0" encoding="UTF-8"?>\r
<rss xmlns:content="c" xmlns:wp="w"><channel><title>Blog</title>
<item><title>Паром &amp; мост 😀</title><link>https://r.example/?p=1</link><pubDate>Thu, 03 Mar 2016 10:00:00 +0000</pubDate>
<content:encoded><![CDATA[Паром затонул в 1931 г.\r
\r
[caption id="x"]<img src="a.jpg"/> У причала 😀[/caption]
Погибли&nbsp;40 человек, <a href="http://r.example/?a=1&amp;b=2">журнал</a>.

<strong>Источник:</strong> http://r.example/log]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
<item><title>Draft</title><content:encoded><![CDATA[No]]></content:encoded><wp:status>draft</wp:status></item>
<item><title>Picture</title><content:encoded>No</content:encoded><wp:post_type>attachment</wp:post_type></item>
<item><title>Plain</title><content:encoded>&lt;p&gt;It &amp;amp; they.&lt;/p&gt;</content:encoded></item></channel></rss>"""


def test_export_gives_its_published_posts():
    first, second = split_articles(Document("a.xml", EXPORT, "wxr"))
    assert (first.title, first.published, first.url, first.language) == (
        "Паром & мост 😀",
        "2016-03-03",
        "https://r.example/?p=1",
        "ru",
    )
    assert [(b.kind, first.text[b.start : b.end]) for b in first.blocks] == [
        ("title", "Паром & мост 😀"),
        ("paragraph", "Паром затонул в 1931 г."),
        ("caption", "У причала 😀"),
        ("paragraph", "Погибли\xa040 человек, журнал."),
        ("source-heading", "Источник:"),
        ("source", "http://r.example/log"),
    ]
    place = first.raw(first.text.index("Погибли"), first.text.index(" человек"))
    assert EXPORT[place.start : place.end] == "Погибли&nbsp;40"
    (link,) = first.links
    assert EXPORT[link.raw.start : link.raw.end] == "http://r.example/?a=1&amp;b=2"
    assert EXPORT[first.span.start : first.span.end].startswith("<item>")
    assert EXPORT[first.span.start : first.span.end].endswith("</item>")
    assert second.text == "Plain\n\nIt & they."


def test_declared_entities_are_refused():
    bomb = '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    with pytest.raises(ClaimcheckError, match="document type") as error:
        split_articles(Document("a.xml", bomb, "wxr"))
    assert error.value.see == "unsafe-xml"


def test_broken_xml_is_named_with_its_place():
    with pytest.raises(ClaimcheckError) as error:
        split_articles(Document("a.xml", "<rss>\n<item></rss>", "wxr"))
    assert (error.value.place, error.value.see) == ("a.xml:2:9", "unreadable-file")


NOTE = """---\r
title: "The Ferry"\r
date: 2016-03-03\r
---\r
\r
# The *Ferry* &amp; 😀\r
\r
It **sank** in [1931](http://r.example/x_(y) "t") with \\*40\\* men,\r
as [the log][1] says.\r
\r
> It was cold,\r
> very cold.\r
\r
- one ![alt](x.jpg)\r
\r
## Sources\r
\r
1. [Log](http://r.example)\r
\r
[1]: http://s.example\r
"""


def test_markdown_is_read_as_markdown():
    (article,) = split_articles(Document("a.md", NOTE, "markdown"))
    assert (article.title, article.published) == ("The Ferry", "2016-03-03")
    assert blocks(NOTE, "markdown") == [
        ("title", "The Ferry & 😀"),
        ("paragraph", "It sank in 1931 with *40* men,\nas the log says."),
        ("quotation", "It was cold,\nvery cold."),
        ("item", "one"),
        ("source-heading", "Sources"),
        ("source", "Log"),
        ("source", "[1]: http://s.example"),
    ]
    addresses = [(article.text[link.start : link.end], link.url, NOTE[link.raw.start : link.raw.end]) for link in article.links]
    assert addresses == [
        ("1931", "http://r.example/x_(y)", "http://r.example/x_(y)"),
        ("the log", "http://s.example", "http://s.example"),
        ("Log", "http://r.example", "http://r.example"),
    ]


ADVERSARIAL = {
    "comments": "<!-- >" * 40_000,
    "open tags": "<a <a " * 40_000,
    "quotes": "<a x=\"'" * 40_000,
    "deep": "<div>" * 60_000 + "x" + "</div>" * 60_000,
    "closing": "</p>" * 60_000,
    "entities": "&amp" * 60_000,
    "spaces": "<p " + " " * 200_000,
    "scripts": "<script>" * 40_000,
}


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_hostile_html_is_read_to_its_end(name):
    list(read_tokens(ADVERSARIAL[name]))
    split_articles(Document("a", ADVERSARIAL[name], "html"))

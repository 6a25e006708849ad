"""Addresses made whole, citations found, and nothing guessed that is called certain."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from ada_url import URL
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.extract.claims import extract_claims
from claimcheck.link.assign import assign_citations
from claimcheck.link.attach import attach_sources, comparison_key
from claimcheck.link.bibliographic import read_bibliographic
from claimcheck.link.find import find_citations
from claimcheck.link.repair import is_whole, read_citations, read_target, repair_url, serialise, serialise_whole
from claimcheck.link.steps import STEPS
from claimcheck.link.tails import tail_candidates
from claimcheck.records import Citation, Document, Source, Span
from claimcheck.text.articles import split_articles
from conftest import HERE, Run


def rows(name: str) -> list[tuple[str, str]]:
    lines = (HERE / "cases" / name).read_text(encoding="utf-8").split("\n")
    cases = [line.rsplit(" ; ", 1)[0] for line in lines if line.strip() and not line.startswith("#")]
    return [(case.split(" => ")[0], case.split(" => ")[1].strip()) for case in cases]


@pytest.mark.parametrize(("raw", "wanted"), rows("repair.txt"))
def test_repair(raw: str, wanted: str):
    found = read_citations(raw)
    certain = [item.url for item in found if item.status in ("intact", "repaired")]
    assert certain == ([] if wanted == "-" else [wanted])
    for item in found:
        assert bool(item.steps) == (item.status == "repaired"), "every repair says what was done, and only a repair"


@pytest.mark.parametrize(("ending", "wanted"), rows("citations.txt"))
def test_citations_of_an_article(ending: str, wanted: str):
    text = (
        "The Bridge\n\nThe bridge at Kalinovka was opened on 4 May 1931. It is 118 metres long.\n\n"
        + ending.replace("\\n", "\n")
        + "\n"
    )
    articles = split_articles(Document("a.txt", text, "text"))
    assert len(articles) == 1
    found = find_citations(articles[0], text)
    assert ", ".join(f"{item.kind} {item.status}" for item in found) == wanted
    for item in found:
        assert item.raw in text
        assert text[item.span.start : item.span.end] == item.raw or item.kind == "empty"


PRINTED = [
    line.partition(" =>")
    for line in (HERE / "cases" / "printed.txt").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("line", "wanted"), [(line, wanted.strip()) for line, _, wanted in PRINTED])
def test_printed_sources(line: str, wanted: str):
    found = read_bibliographic(line)
    said = {key: value for key, value in asdict(found).items() if value} if found else {}
    assert said == dict(part.split(": ", 1) for part in wanted.split(" | ") if part)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_a_printed_source_is_read_from_any_text(text: str):
    read_bibliographic(text)


NOTED = {
    "a.txt": """The Bridge

The bridge at Kalinovka was opened on 4 May 1931 [1]. It is 118 metres long.[2] In 1942 it was blown up by sappers.\u00b9 The engineer died in 1950.

300 men built it in 1930 [1, 3].

Notes

[1] https://rechnik.example/1931/05/04/most/
[2] Rechnik, No. 14, 3 May 1931
3. Rechnik, No. 15, 4 May 1931
""",
    "a.md": """# The Bridge

The bridge at Kalinovka was opened on 4 May 1931.[^1] It is 118 metres long.[^b] In 1942 it was blown up by sappers.[^1] The engineer died in 1950.

300 men built it in 1930.[^1] [^c]

[^1]: https://rechnik.example/1931/05/04/most/
[^b]: Rechnik, No. 14, 3 May 1931
[^c]: Rechnik, No. 15, 4 May 1931
""",
    "a.html": """<article><h1>The Bridge</h1><p>The bridge at Kalinovka was opened on 4 May 1931.<sup><a href="#fn1">1</a></sup> It is 118 metres
long.<sup class="ref"><a href="#note-b">[2]</a></sup> In 1942 it was blown up by sappers.<a href="#fn1"><sup>1</sup></a> The engineer died in 1950.</p>
<p>300 men built it in 1930.<sup><a href="#fn1">1</a></sup><sup><a href="#x3">3</a></sup></p>
<h2>Notes</h2><ol><li id="fn1"><a href="https://rechnik.example/1931/05/04/most/">Rechnik</a> <a href="#r1">\u21a9</a></li>
<li id="note-b">Rechnik, No. 14, 3 May 1931</li><li><a name="x3"></a>Rechnik, No. 15, 4 May 1931</li></ol></article>""",
}


@pytest.mark.parametrize("name", NOTED)
def test_a_footnote_stands_for_the_sentences_that_carry_its_mark(name: str):
    text = NOTED[name]
    document = Document(name, text, {"txt": "text", "md": "markdown", "html": "html"}[name.split(".")[1]])
    (article,) = split_articles(document)
    citations = find_citations(article, text)
    assert [item.kind for item in citations] == ["url", "bibliographic", "bibliographic"]
    claims = assign_citations(extract_claims(article, document, None).claims, citations, article, text)
    found = {claim.text.split(" ")[0] + claim.text.split(" ")[1]: claim.citations for claim in claims}
    assert found == {"Thebridge": ("s1",), "Itis": ("s2",), "In1942": ("s1",), "Theengineer": (), "300men": ("s1", "s3")}


def test_a_list_without_marks_stands_for_all_claims():
    text = NOTED["a.txt"].replace("[1, 3]", "").replace("[1].", ".").replace("[2] In", " In").replace("\u00b9", "")
    document = Document("a.txt", text, "text")
    (article,) = split_articles(document)
    citations = find_citations(article, text)
    claims = assign_citations(extract_claims(article, document, None).claims, citations, article, text)
    assert {claim.citations for claim in claims} == {("s1", "s2", "s3")}


AGAIN = {
    "a sentence each.txt": "The Bridge\n\nIt was opened on 4 May 1931 (https://r.example/most). It is 118 metres long (https://r.example/most). It fell in 1942.\n",
    "broken once.txt": "The Bridge\n\nIt was opened on 4 May 1931 (hxxps://r.example/most). It is 118 metres long (https://r.example/most). It fell in 1942.\n",
    "a paragraph each.md": "# The Bridge\n\nIt was [opened](https://r.example/most) on 4 May 1931.\n\nIt is [118 metres](https://r.example/most) long.\n\nIt fell in 1942.\n",
    "a paragraph each.html": '<h1>The Bridge</h1><p>It was <a href="https://r.example/most">opened</a> on 4 May 1931.</p>'
    '<p>It is <a href="https://r.example/most">118 metres</a> long.</p><p>It fell in 1942.</p>',
    "a note each.md": "# The Bridge\n\nIt was opened on 4 May 1931.[^a] It is 118 metres long.[^b] It fell in 1942.\n\n"
    "[^a]: https://r.example/most\n[^b]: https://r.example/most\n",
    "text and note.md": "# The Bridge\n\nIt was [opened](https://r.example/most) on 4 May 1931.\n\nIt is 118 metres long.[^b] It fell in 1942.\n\n"
    "[^b]: https://r.example/most\n",
}  # fmt: skip


@pytest.mark.parametrize("name", AGAIN)
def test_a_source_cited_again_stands_for_the_claims_of_each_place(name: str):
    text = AGAIN[name]
    document = Document(name, text, {"txt": "text", "md": "markdown", "html": "html"}[name.split(".")[1]])
    (article,) = split_articles(document)
    (citation,) = find_citations(article, text)
    assert citation.url == "https://r.example/most"
    assert all("r.example/most" in text[span.start : span.end] for span in (citation.span, *citation.also))
    claims = assign_citations(extract_claims(article, document, None).claims, [citation], article, text)
    assert [(claim.text.split()[1], claim.citations) for claim in claims] == [("was", ("s1",)), ("is", ("s1",)), ("fell", ())]


def test_a_source_cited_and_listed_stands_for_all_claims_and_says_both_places():
    text = "# The Bridge\n\nIt was [opened](https://r.example/most) on 4 May 1931. It fell in 1942.\n\n## Sources\n\n- https://r.example/most\n"
    document = Document("a.md", text, "markdown")
    (article,) = split_articles(document)
    (citation,) = find_citations(article, text)
    (also,) = citation.also
    assert also.start < citation.span.start, "its entry in the list is what says most of it"
    claims = assign_citations(extract_claims(article, document, None).claims, [citation], article, text)
    assert [claim.citations for claim in claims] == [("s1",), ("s1",)]


HOSTS = st.sampled_from(["a.example", "www.b-c.example", "xn--e1afmkfd.example"])
PATHS = st.text(alphabet="abcdeАБВгдїє0123456789-_/(),.:!'~*+@$=&", max_size=24)
QUERIES = st.text(alphabet="abcde0123456789-_/=&[]+%:.,~*", max_size=16).map(lambda text: text.replace("%", "%2F"))
WITHIN = st.sampled_from(["", "", "%20", "%2C", "%C2%AB", "%D0%BC%D0%BE"])
CLOSING = st.sampled_from(["", "a", "7", "/", "мост", "(b)", "%29"])


@settings(max_examples=600, deadline=None)
@given(
    HOSTS,
    st.sampled_from(["", ":8080"]),
    st.tuples(PATHS, WITHIN, PATHS),
    st.one_of(st.none(), QUERIES),
    CLOSING,
    st.sampled_from(["", "#b", "#b-2"]),
)
def test_a_whole_address_comes_back_the_same(
    host: str, port: str, path: tuple[str, str, str], query: str | None, closing: str, fragment: str
):
    clean = URL(f"https://{host}{port}/{''.join(path)}/b{'' if query is None else f'?{query}b'}{closing}{fragment}").href
    (target,) = read_target(clean)
    assert (target.status, target.url, target.steps) == ("intact", clean, ()), "a hyperlink's address is whole whatever it holds"
    assume(not BOUNDARY.search(clean, 8))
    (found,) = read_citations(clean)
    assert (found.status, found.url, found.steps) == ("intact", clean, ())


BOUNDARY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#?\w+);|\[\d\](?![\w=&%/\[-])|\)\[|\[\.|\.\]|\[[:/@]|\)$(?<!\(b\))|\(\.\)")
"""What text may hold around an address: read as such there, and never in a hyperlink."""


@pytest.mark.parametrize("target", [
    "https://en.wikipedia.org/wiki/Kalinovka,_D.C.", "https://en.wikipedia.org/wiki/Quiz!", "https://a.example/p/https://b.example/q",
    "https://a.example/wiki/Мост, Пётр", 'https://a.example/?json={"a":1}', "https://a.example/a b.html", "https://a.example/x.[1]",
])  # fmt: skip
@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_a_hyperlink_is_one_address_as_it_stands(target: str, kind: str):
    shown = target.replace('"', "&quot;")
    link = f'<a href="{shown}">bridge</a>' if kind == "html" else f"[bridge](<{shown}>)"
    text = f"<h1>The Bridge</h1><p>The {link} is old.</p>" if kind == "html" else f"# The Bridge\n\nThe {link} is old.\n"
    (article,) = split_articles(Document(f"a.{kind}", text, kind))
    (found,) = find_citations(article, text)
    assert (found.status, found.url.replace("%5B", "[").replace("%5D", "]").replace("%7B", "{").replace("%7D", "}")) == (
        "intact",
        URL(target).href,
    ), "Markdown's own reader escapes brackets"


@pytest.mark.parametrize(("raw", "urls"), [
    ("https://a.example/bhxxps://b.example/c", ["https://a.example/b", "https://b.example/c"]),
    ("http://a.example:65536", []), ("https://a.example:99999/?b=%D0", []),
])  # fmt: skip
def test_a_lone_argument_is_read_as_running_text_is(raw: str, urls: list[str]):
    assert [item.url for item in read_citations(raw) if item.url] == urls


@pytest.mark.parametrize(("line", "before"), [
    ("Ibid., p. 5.", "P. Mostovoy, Bridges of the Zhura (Leningrad, 1958), pp. 14-17"), ("Там само. С. 5.", "Мостовий П. І. Мости Жури. — К.: Ріка, 1958. — С. 14."),
])  # fmt: skip
def test_the_same_source_again_has_its_title_and_pages_of_its_own(line: str, before: str):
    text = (
        f"The Bridge\n\nThe bridge at Kalinovka was opened on 4 May 1931. It is 118 metres long.\n\nSources\n\n{before}\n{line}\n"
    )
    first, second = find_citations(split_articles(Document("a.txt", text, "text"))[0], text)
    assert first.bibliographic
    assert second.bibliographic == replace(first.bibliographic, pages="5")


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_answered_and_a_repaired_address_is_a_fixed_point(raw: str):
    for item in read_citations(raw):
        if item.url is not None:
            again = read_citations(item.url)
            assert [other.url for other in again] == [item.url]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzіїє-", min_size=3, max_size=40))
def test_a_tail_is_never_called_certain(tail: str):
    assert all(item.status not in ("intact", "repaired") for item in read_citations(f"-{tail}/"))


@pytest.mark.parametrize("same", [
    "https://a.example/b", "https://m.a.example/b?utm_source=x", "http://www.a.example/b/", "https://a.example:443/b#part",
    "https://web.archive.org/web/2015/https://a.example/b", "https://web.archive.org/web/20150312084501id_/http:/www.a.example/b",
    "https://archive.ph/2015/https://a.example/b", "https://vk.com/away.php?to=https%3A%2F%2Fa.example%2Fb",
    "https://a-example.cdn.ampproject.org/c/s/a.example/b", "https://a.example/b/amp/", "https://amp.a.example/b?amp=1&fbclid=q",
])  # fmt: skip
def test_addresses_of_one_page_have_one_key(same: str):
    assert comparison_key(same) == comparison_key("https://a.example/b")


@pytest.mark.parametrize(("one", "other"), [
    ("https://a.example/b?id=1", "https://a.example/b?id=2"), ("https://a.example/b%2Fc", "https://a.example/b/c"),
    ("https://a.example/b%3Fc", "https://a.example/b?c"), ("https://a.example/b", "https://b.example/b"), ("https://a.example:8080/b", "https://a.example/b"),
])  # fmt: skip
def test_addresses_of_two_pages_have_two_keys(one: str, other: str):
    assert comparison_key(one) != comparison_key(other)


def test_a_wiki_page_has_one_key_in_all_its_editions():
    urls = [
        "https://ru.wikipedia.org/wiki/Мост",
        "https://ru.m.wikipedia.org/wiki/%D0%9C%D0%BE%D1%81%D1%82",
        "http://ru.wikipedia.org/w/index.php?title=Мост",
    ]
    assert len({comparison_key(url) for url in urls}) == 1


MISREAD = st.sampled_from(["cp1251", "koi8-r", "koi8-u", "cp866", "mac-cyrillic", "cp1252", "latin-1"])
WORDS = st.lists(
    st.builds(
        lambda word, cap: word.capitalize() if cap else word,
        st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ", min_size=3, max_size=9),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)
"""Three letters at least: «Рі» by itself may be a misread «г»."""


@settings(max_examples=300, deadline=None)
@given(WORDS, MISREAD)
def test_misread_cyrillic_is_undone_whatever_the_words(words: list[str], codec: str):
    whole = "https://a.example/" + "_".join(words)
    table = [bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256)]
    misread = "".join(table[byte] for byte in whole.encode())
    found = [item.url for item in read_citations(misread) if item.status == "repaired"]
    assert found == [URL(whole).href]


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_cyrillic_that_was_not_misread_stays(words: list[str]):
    whole = "https://a.example/" + "_".join(words)
    assert [(item.status, item.url) for item in read_citations(whole)] == [("intact", URL(whole).href)]


HOSTILE = [
    "http", "http://", "https://a.example/", "www.", "//", "%25", "%D0", "&amp;", "&", "Р\xa0", "СЃ", "Ð\xad", "\u00ad", "(", ")", "«", "»", "[", "a.", "a:", "1. ",
    " /", "/ ", "-\n", "?u=http://a.example", "_", "А,_", "hxxp[:]//", "h", "т", "т\u00ad", ".", "?", ";", "&#1084;", "archive.org/web/",
]  # fmt: skip


HOSTS = (
    "a.example",
    "www.a.example",
    "vk.com",
    "t.me",
    "ru.wikipedia.org",
    "web.archive.org",
    "yandex.ru",
    "a.example:8080",
    "b.рф",
)
ENDS = (
    "/", "wiki/", "(", ")", "_(b)", ".", "..", "/.", "%2E", "%2e%2E/", "#b", "?q=", "&amp", "&b=", "%D0%BC", "%D0%A0%D0%B5", "%D0%A1%D0%83", "%C2%AB",
    "%25", "%20", "%", "%D0", "amp/", "turbo/s/", "http://b.example", "https%3A%2F%2Fb.example", "www.b.example", "url?q=", "away.php?to=", "-", "_", "~b",
    "\\", "мост", "@", ":", ",_И.", "*", "**", "1931", "]", "[1]", "'",
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(("https://", "http://", "HTTP://", "hxxp://")),
    st.sampled_from(HOSTS),
    st.lists(st.sampled_from(ENDS), max_size=6),
)
def test_in_a_whole_address_no_step_finds_anything_to_do(scheme: str, host: str, ends: list[str]):
    url = f"{scheme}{host}{'/' if ends else ''}{''.join(ends)}"
    if is_whole(url):
        assert [step.__name__ for step in STEPS if step(url) != url] == []
        assert serialise_whole(url) == serialise(url)
        assert [(item.status, item.url) for item in read_citations(f"See {url} there")] == [("intact", serialise(url))]


@pytest.mark.parametrize(("text", "urls"), [
    ("Ссылка:http://a.example/b.Ссылка:http://a.example/c", "http://a.example/b http://a.example/c"),
    ("Source:https://a.example/b;See also:https://b.example/cИсточник:https://c.example/", "https://a.example/b https://b.example/c https://c.example/"),
    ("https://a.example/bSource 2: https://b.example/c", "https://a.example/b https://b.example/c"),
    ("https://a.example/open-source:https://b.example/c", "https://a.example/open-source: https://b.example/c"),
])  # fmt: skip
def test_a_label_between_two_addresses_belongs_to_neither(text: str, urls: str):
    assert [item.url for item in read_citations(text)] == [url.rstrip(":") for url in urls.split()]
    assert {item.status for item in read_citations(text)} <= {"repaired", "intact"}


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_text_of_one_piece_is_read_to_its_end(unit: str):
    text = "https://a.example/" + unit * (160_000 // len(unit))
    for item in read_citations(text):
        assert text[item.start : item.start + len(item.raw)] == item.raw
    repair_url.__wrapped__(text[:8000])


@pytest.mark.parametrize(("title", "lang"), [
    ("Старый_мост", "ru"), ("Старий_міст", "uk"), ("Полтавська_битва", "uk"), ("Полтавская_битва", "ru"), ("Петренко_Богдан_Михайлович", "uk"), ("Мост_(значения)", "ru"),
    ("В'язьма", "uk"), ("Закон_про_мову", "uk"), ("Война_и_мир", "ru"), ("Иванов_Олександр", "uk"), ("Іваноў_Ян", "be"), ("Битка_за_Љубљану", "sr"),
    ("Т-34", "ru"), ("Категория:Мосты", "ru"), ("%D0%9C%D0%BE%D1%81%D1%82_%D0%9F%D0%B0%D1%82%D0%BE%D0%BD%D0%B0", "ru"), ("wiki/Мост_Патона", "ru"), ("Ukrainian Language Article:Мост_Патона", "uk"),
])  # fmt: skip
def test_a_stripped_title_is_offered_in_the_wiki_of_its_language_first(title: str, lang: str):
    (found,) = read_citations(title)
    assert (found.kind, found.status, found.url) == ("wiki-title", "candidate", None)
    assert found.candidates[0].url.startswith(f"https://{lang}.wikipedia.org/wiki/")
    assert all(candidate.why and 0 < candidate.confidence < 1 for candidate in found.candidates)
    assert sum(candidate.confidence for candidate in found.candidates) <= 1


def test_a_tail_is_looked_for_where_the_workspace_cites_addresses_of_its_make():
    article = split_articles(
        Document(
            "a.txt", "The Boy of the Regiment\n\nSergei Mostovoy was six in 1942, the smallest soldier of them all.\n", "text"
        )
    )[0]
    known = [
        "https://mist.example/istoriya/yak-buduvali-mist-u-kalinivci/",
        "https://rika.example/news/1942.html",
        "https://ru.wikipedia.org/wiki/A-b-c/",
    ]
    found = tail_candidates("-ryadovij-mostovoj-pro-kalinivku/", article, known)
    assert "url=mist.example&" in found[0].url
    assert "Mostovoy" not in found[0].url
    assert "names mostovoj too" in found[0].why
    assert all(candidate.confidence <= 0.5 for candidate in found)
    assert "rika.example" not in str(found)


def test_a_source_that_a_person_named_stays():
    citation = Citation("s1", "tail/", Span(0, 5), "url-tail", "candidate", source="sources/chosen.txt")
    sources = (Source("chosen", "sources/chosen.txt", None), Source("other", "sources/other.txt", url="https://a.example/tail/"))
    assert attach_sources((citation,), sources)[0].source == "sources/chosen.txt"


def test_the_filter_shows_steps_with_before_and_after(claimcheck: Run):
    run = claimcheck("repair", "--jsonl", stdin='{"id":1,"raw":"hxxps://a.example/b"}\n')
    answer = json.loads(run.stdout)
    step = answer["citations"][0]["steps"][0]
    assert set(step) == {"name", "before", "after"}
    assert step["before"].startswith("hxxps")


def test_a_file_is_read_line_by_line(claimcheck: Run, tmp_path: Path):
    path = tmp_path / "sources.txt"
    path.write_text("The bridge, see hxxp://a[.]example/b.\n\nЗорге,_Рихард\nProse without an address.\n", encoding="utf-8")
    lines = claimcheck("repair", "--file", str(path)).stdout.split("\n")
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert [line.split()[:3] for line in heads] == [["1:", "repaired", "url"], ["3:", "repaired", "wiki-title"]]


def test_a_file_of_json_is_answered_line_by_line(claimcheck: Run, tmp_path: Path):
    path = tmp_path / "in.jsonl"
    path.write_text('{"id":1,"raw":"tass.example/b"}\n{"id":2}\n', encoding="utf-8")
    run = claimcheck("repair", "--jsonl", "--file", str(path))
    assert run.returncode == 2
    first, second = map(json.loads, run.stdout.strip().split("\n"))
    assert first["citations"][0]["url"] == "https://tass.example/b"
    assert second == {"id": 2, "line": 2, "error": "raw is not a string"}

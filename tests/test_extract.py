"""Article files to claims: what is read, what is refused, and that every offset is the file's own."""

from __future__ import annotations

import os
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.extract.claims import claim_text, extract_claims, make_slug
from claimcheck.extract.documents import read_document, read_documents
from claimcheck.records import Document
from claimcheck.text.articles import split_articles

RUSSIAN = "Паром ушёл ночью 3 апреля 1931 года, и на борту было сорок человек. Ещё до рассвета его увидели у мельницы. "
UKRAINIAN = "Пором відійшов уночі 3 квітня 1931 року, і на борту було сорок людей. Ще до світанку його побачили біля млина. "


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r", "cp866"])
def test_russian_is_read_in_its_encoding(tmp_path, encoding):
    document = read_document(write(tmp_path, "a.txt", (RUSSIAN * 3).encode(encoding)), tmp_path)
    assert document.text.lstrip("\ufeff") == RUSSIAN * 3
    assert document.encoding.replace("-le", "").removesuffix("-sig") == encoding.removesuffix("-sig")


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u"])
def test_ukrainian_is_read_in_its_encoding(tmp_path, encoding):
    document = read_document(write(tmp_path, "a.txt", (UKRAINIAN * 3).encode(encoding)), tmp_path)
    assert (document.text, document.encoding) == (UKRAINIAN * 3, encoding)


def test_declared_charset_is_honoured(tmp_path):
    page = f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN}'
    assert RUSSIAN in read_document(write(tmp_path, "a.html", page.encode("windows-1251")), tmp_path).text


def test_newlines_and_byte_order_mark_stay(tmp_path):
    document = read_document(write(tmp_path, "sub/a.txt", "\ufeffA\r\nB\rC\n".encode()), tmp_path)
    assert (document.text, document.path, document.format) == ("\ufeffA\r\nB\rC\n", "sub/a.txt", "text")


@pytest.mark.parametrize(
    ("name", "data", "see"),
    [
        ("a.txt", b"", "empty-file"),
        ("a.txt", b" \r\n\t", "empty-file"),
        ("a.txt", b"\xef\xbb\xbf", "empty-file"),
        ("a.txt", b"%PDF-1.7 x", "binary-file"),
        ("a.md", b"PK\x03\x04 x", "binary-file"),
        ("a.txt", b"text\x00with a nought", "binary-file"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path, name, data, see):
    with pytest.raises(ClaimcheckError) as error:
        read_document(write(tmp_path, name, data), tmp_path)
    assert (error.value.see, error.value.place) == (see, name)
    assert error.value.fix


def test_missing_file_is_named(tmp_path):
    with pytest.raises(ClaimcheckError) as error:
        read_document(tmp_path / "no.txt", tmp_path)
    assert (error.value.see, error.value.place) == ("unreadable-file", "no.txt")


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.html", "README.md", ".hidden.txt", ".git/x.txt", "d.jpg"):
        write(tmp_path, name, b"The Ferry")
    with zipfile.ZipFile(tmp_path / "aa.txt", "w") as archive:
        archive.writestr("x", "y")
    os.symlink(tmp_path, tmp_path / "sub" / "loop")
    found = list(read_documents([tmp_path, tmp_path / "b.txt", tmp_path / "gone"], tmp_path))
    assert [one.path if isinstance(one, Document) else (one.place, one.see) for one in found] == [
        "a.md",
        ("aa.txt", "binary-file"),
        "b.txt",
        "sub/c.html",
        ("gone", "unreadable-file"),
    ]


DUMP = """\ufeffThe Ferry at Night (1931)\r
\r
Translated by Olga Brand\r
\r
On 3 April 1931 the ferry sank with 40 men on board.  It had carried\r
1,200 carts.\r
\r
Was it the ice?\r
\r
Source: Rechnik, No. 31, April 9, 1931\r
\r
The Mill on the Upper River\r
\r
\r
The mill burned in 1943. The mill burned in 1943. It had ground 12 tonnes a day for eleven villages since the spring of 1887.\r
\r
%d bloggers like this:\r
"""


def files(text, form="text", path="articles/a.txt"):
    document = Document(path, text, form)
    return document, [extract_claims(article, document) for article in split_articles(document)]


def check_slices(document, file):
    for claim in file.claims:
        quote, text = claim.quote, document.text
        assert text[quote.start : quote.end] == quote.exact
        assert text[max(0, quote.start - 32) : quote.start] == quote.prefix
        assert text[quote.end : quote.end + 32] == quote.suffix
        for mention in (*claim.dates, *claim.durations, *claim.figures, *claim.identifiers):
            assert text[mention.start : mention.end] == mention.text
            assert quote.start <= mention.start < mention.end <= quote.end
        assert claim.text == " ".join(claim.text.split()) != ""


def test_claims_of_a_dump():
    document, (ferry, mill) = files(DUMP)
    check_slices(document, ferry)
    assert ferry.article.title == "The Ferry at Night (1931)"
    assert ferry.claims[0].text.startswith("On 3 April 1931 the ferry sank with 40 men on board.")
    assert [date.edtf for date in ferry.claims[0].dates] == ["1931-04-03"]
    words = " ".join(claim.text for claim in (*ferry.claims, *mill.claims))
    for absent in ("Translated", "Rechnik", "bloggers", "The Mill on", "Was it"):
        assert absent not in words


def test_same_words_twice_are_two_claims():
    _, (_, mill) = files(DUMP)
    twins = [claim for claim in mill.claims if claim.text == "The mill burned in 1943."]
    assert len({claim.id for claim in twins}) == len(twins) == 2


def test_ids_agree_between_runs_and_differ_between_twins():
    first, second = files(DUMP)[1], files(DUMP)[1]
    assert first == second
    doubled = files(DUMP + "\r\n\r\n" + DUMP.lstrip("\ufeff"))[1]
    assert len({file.article.id for file in doubled}) == len(doubled) == 4
    assert files(DUMP, path="articles/b.txt")[1][0].article.id != first[0].article.id


def test_blanking_moves_nothing():
    (article, _) = split_articles(Document("a.txt", DUMP, "text"))
    assert len(claim_text(article)) == len(article.text)
    assert "Rechnik" not in claim_text(article)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Щедрый Їжак – 1931", "shchedryy-yizhak-1931"),
        ("!!!", ""),
        ("A" * 60, "a" * 40),
        ("Łódź", "lodz"),
        ("東京", ""),
    ],
)
def test_slugs(title, slug):
    assert make_slug(title) == slug


MARKUP = {
    "html": "<article><h1>The Ferry &amp; I</h1><p>On 3&nbsp;April 1931 the <b>ferry</b> sank with 40&nbsp;men.</p></article>",
    "markdown": "# The Ferry\n\nOn 3 April 1931 the **ferry** sank with *40 men*.\n",
    "wxr": "<rss xmlns:content='c'><channel><item><title>😀</title><content:encoded><![CDATA[On 3 April&nbsp;1931 the <b>ferry</b> sank with 40 men.]]></content:encoded></item></channel></rss>",
}


@pytest.mark.parametrize("form", MARKUP)
def test_claims_of_marked_up_files_are_slices_of_the_file(form):
    document, (file,) = files(MARKUP[form], form)
    check_slices(document, file)
    (claim,) = file.claims
    assert claim.text == "On 3 April 1931 the ferry sank with 40 men."
    assert [date.edtf for date in claim.dates] == ["1931-04-03"]
    assert any("b>" in claim.quote.exact or "**" in claim.quote.exact for claim in file.claims)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [RUSSIAN, "In 1931 the ferry sank with 40 men. ", "<p>", "</p>", "&amp;", "\r\n\r\n", "😀", "# ", "Sources:\n", "**"]
        )
        | st.text(max_size=20),
        max_size=12,
    ),
    st.sampled_from(["text", "markdown", "html"]),
)
def test_any_text_gives_slices_of_the_file(pieces, form):
    document, found = files("".join(pieces), form)
    for file in found:
        check_slices(document, file)

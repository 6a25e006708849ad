"""Where articles begin, and what each part of them is there for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.records import Document
from claimcheck.text import boundaries, lines
from claimcheck.text.articles import split_articles
from claimcheck.text.tables import layout, pages
from conftest import DEV_DATA

CASES = Path(__file__).parent / "cases" / "articles"
MARK = "¶"


def read_case(path: Path) -> tuple[Document, list[int]]:
    """A dump without its marks, and where they stood."""
    marked = path.read_bytes().decode("utf-8")
    pieces = marked.split(MARK)
    starts, at = [], 0
    for piece in pieces[:-1]:
        at += len(piece)
        starts.append(at)
    return Document(path.name, "".join(pieces), "markdown" if path.suffix == ".md" else "text"), starts


def compare(path: Path) -> tuple[int, int, int]:
    """Right, found and wanted beginnings."""
    document, wanted = read_case(path)
    found = [
        article.raw(title.start, title.end).start
        for article in split_articles(document)
        for title in article.blocks
        if title.kind == "title"
    ]
    lined = [document.text.rfind("\n", 0, start) + 1 for start in found]
    return len(set(lined) & set(wanted)), len(found), len(wanted)


DUMPS = sorted(path for path in CASES.iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md")


def test_dumps_are_split_at_their_titles():
    scores = {path.name: compare(path) for path in DUMPS}
    right, found, wanted = (sum(column) for column in zip(*scores.values(), strict=True))
    f1 = 2 * right / (found + wanted)
    wrong = {name: score for name, score in scores.items() if len(set(score)) > 1}
    assert len(DUMPS) >= 30
    assert f1 >= 0.97, f"boundary F1 {f1:.3f}, wrong in {wrong}"


@pytest.mark.parametrize("path", [path for path in DUMPS if path.name.startswith(("10", "12", "13"))], ids=lambda path: path.name)
def test_hard_layouts_are_split_exactly(path):
    right, found, wanted = compare(path)
    assert right == found == wanted


def kinds(text, form="text"):
    return [
        (block.kind, article.text[block.start : block.end])
        for article in split_articles(Document("a.txt", text, form))
        for block in article.blocks
    ]


LONG = "The boatmen of the upper river kept a book of every crossing, and the book was read aloud on Sundays. " * 3
FOREIGN = "Лодочники верховьев вели книгу переправ, и по воскресеньям её читали вслух всей артели, от корки до корки. " * 3


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Russian Language Sources:", "source-heading"),
        ("Источники", "source-heading"),
        ("Використані джерела:", "source-heading"),
        ("%d bloggers like this:", "leftover"),
        ("PZ 401-039-740", "leftover"),
        ("Posted in Rivers", "leftover"),
        ("Photo: the north landing in 1931", "caption"),
        ("(The Long River: By Anna Kern [1971] Pages 12-14)", "source"),
        ("Rechnik, No. 31, March 3, 1931", "source"),
        ("Kern: Collected Works Volume V – A Reply –\n(On Ferries) – May 2, 1923 – Pages 8-11", "source"),
        ("https://river.example/log", "source"),
        ("- The ferry cost 400 roubles", "item"),
        ("What did it cost?", "heading"),
        ("The ferry cost 400 roubles in 1931.", "paragraph"),
    ],
)
def test_kind_of_a_line_in_an_article(line, kind):
    assert (kind, line) in kinds(f"The Ferry\n\n{LONG}\n\n{line}\n\n{LONG}\n")


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("Russian Language Sources:Мост,_Старый", "Russian Language Sources:", "Мост,_Старый"),
        ("Source: https://river.example/log", "Source:", "https://river.example/log"),
        ("Джерело – газета «Вісті», № 3", "Джерело –", "газета «Вісті», № 3"),
    ],
)
def test_label_and_citation_on_one_line_are_two_blocks(line, label, rest):
    found = kinds(f"The Ferry\n\n{LONG}\n\n{line}\n")
    assert found[-2:] == [("source-heading", label), ("source", rest)]


def test_pasted_source_is_told_from_the_article_with_and_without_a_heading():
    for heading in ("Russian Language Article:\n\n", ""):
        found = kinds(f"The Ferry\n\n{LONG}\n\n{heading}{FOREIGN}\n\n{FOREIGN}\n\nThe Mill\n\n\n{LONG}\n")
        assert [kind for kind, _ in found].count("source-text") == 2
        assert ("title", "The Mill") in found


def test_one_cyrillic_quotation_is_no_source():
    assert "source-text" not in dict(kinds(f"The Ferry\n\n{LONG}\n\n{FOREIGN}\n\n{LONG}\n"))


def test_a_russian_article_is_no_source():
    assert {kind for kind, _ in kinds(f"Паром\n\n{FOREIGN}\n\n{FOREIGN}\n")} == {"title", "paragraph"}


def test_empty_source_heading_does_not_swallow_the_next_title():
    found = kinds(f"The Ferry\n\n\n{LONG}\n\nRussian Language Source:\n\nThe Mill at Night\n\n\n{LONG}\n")
    assert [words for kind, words in found if kind == "title"] == ["The Ferry", "The Mill at Night"]


def test_comments_and_what_follows_them_are_leftovers_until_the_next_article():
    found = kinds(f"The Ferry\n\n{LONG}\n\n2 comments\n\nOlga says:\nIt sank in 1930, I was there and I saw it all.\nReply\n")
    assert [kind for kind, _ in found] == ["title", "paragraph", "leftover", "leftover", "leftover", "leftover"]


def test_byline_under_the_title():
    assert ("byline", "J. Marsh – Hull") in kinds(f"The Ferry\n\nJ. Marsh – Hull\n\n{LONG}\n\n{LONG}\n")


def test_sentences_are_no_leftovers():
    plain = ("More was to come.", "Print was dear in 1931.", "Home was far.", "Follow the river.", "They like this river.")
    assert not [line for line in plain if lines.is_leftover(line)]


@pytest.mark.parametrize(
    ("rows", "test"),
    [(layout.LEFTOVERS, lines.is_leftover), (layout.COMMENT_STARTS, lines.starts_comments), (layout.COMMENT_HEADS, lines.heads_comment),
     (layout.BYLINES, lines.is_byline), (layout.DATE_LINES, lines.is_date_line), (layout.CAPTIONS, lines.is_caption)],
    ids=["leftovers", "comment starts", "comment heads", "bylines", "dates", "captions"],
)  # fmt: skip
def test_each_row_of_the_tables_fits_its_example(rows, test):
    assert not [row.example for row in rows if not test(row.example) or not lines._shapes((row,)).fullmatch(row.example)]


def test_each_row_of_the_page_tables_fits_its_example():
    rows = pages.DROPPED_CLASSES + pages.BYLINE_CLASSES + pages.CAPTION_CLASSES + pages.CONTENT_CLASSES + layout.SUBHEADS
    assert not [row.example for row in rows if not lines._shapes((row,)).fullmatch(row.example)]


def test_each_source_label_fits_its_example():
    assert not [row.example for row in (*layout.SOURCE_LABELS, *layout.TEXT_LABELS) if not lines.read_source_label(row.example)]


def test_each_sign_of_a_printed_source_stands_in_its_example():
    assert not [
        example
        for (pattern, _), (_, _, example) in zip(lines._printed(), layout.PRINTED_SIGNS, strict=True)
        if not pattern.search(example)
    ]


def test_each_sign_of_a_title_is_given_somewhere():
    written = Path(boundaries.__file__).read_text(encoding="utf-8")
    assert not [row.name for row in layout.FEATURES if f'"{row.name}"' not in written]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [LONG, FOREIGN, "", "", "The Ferry", "Sources:", "2 comments", "1. Паром", "—", "\x0c", "“Open", "http://a.example"]
        )
        | st.text(max_size=60)
    )
)
def test_any_text_is_covered_by_blocks_in_order(pieces):
    text = "\r\n".join(pieces)
    edge = 0
    for article in split_articles(Document("a.txt", text, "text")):
        assert article.text == text[article.span.start : article.span.end]
        assert not text[edge : article.span.start].strip("\ufeff \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029") or edge == 0
        edge, inner = article.span.end, 0
        for block in article.blocks:
            assert inner <= block.start < block.end
            assert not article.text[inner : block.start].strip().strip("\ufeff").strip()
            raw = article.raw(block.start, block.end)
            assert text[raw.start : raw.end] == article.text[block.start : block.end]
            inner = block.end


@pytest.mark.skipif(not (DEV_DATA / "corpus").is_dir(), reason="no development data here")
def test_the_real_dump_has_its_ten_articles():
    path = next((DEV_DATA / "corpus").glob("*.txt"))
    found = split_articles(Document(path.name, path.read_bytes().decode("utf-8"), "text"))
    starts = [
        "Sergei",
        "Capitalist",
        "Dr Alfred",
        "Only",
        "The Rightwing",
        "Richard",
        "Berlin 1945",
        "JV Stalin",
        "How the US",
        "Soviet Red",
    ]
    assert [a.title.startswith(b) for a, b in zip(found, starts, strict=True)] == [True] * 10

"""What a person adds to a claims file by hand, with only the fields that are needed, is filled in as if the article had it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from repository import Repository


@pytest.fixture
def ferry(repo: Repository) -> Repository:
    """The unsourced article, formatted and committed."""
    assert repo.claimcheck("fmt") == 0
    return repo


def cite(repo: Repository, **given: Any) -> None:
    """Add a citation by hand and let the first claim name it."""

    def add(value: dict[str, Any]) -> None:
        value["citations"].append({"id": "mine", **given})
        value["claims"][0]["citations"] = ["mine"]

    repo.edit("the-ferry", add)


def cited(repo: Repository) -> dict[str, Any]:
    (path,) = (repo.root / "claims").glob("the-ferry*")
    found = [item for item in json.loads(path.read_text(encoding="utf-8"))["citations"] if item["id"] == "mine"]
    assert len(found) == 1
    return found[0]


ARCHIVE = "https://archive.example/item/12"
READ = [
    ({"raw": ARCHIVE}, ("url", "intact", ARCHIVE, "tool")),
    ({"raw": ARCHIVE, "kind": "url"}, ("url", "intact", ARCHIVE, "tool")),
    ({"raw": "hxxps://archive.example/item/12"}, ("url", "repaired", ARCHIVE, "tool")),
    ({"raw": "Source:https://archive.example/item/12"}, ("url", "repaired", ARCHIVE, "tool")),
    ({"raw": "Зорге,_Рихард"}, ("wiki-title", "repaired", "https://ru.wikipedia.org/wiki/%D0%97%D0%BE%D1%80%D0%B3%D0%B5,_%D0%A0%D0%B8%D1%85%D0%B0%D1%80%D0%B4", "tool")),
    ({"raw": "https://a.example/b https://b.example/c"}, ("url", "ambiguous", None, None)),
    ({"raw": "Лунин И. П. Мосты Журы. М., 1961. С. 12."}, ("bibliographic", "intact", None, None)),
    ({"url": ARCHIVE}, ("url", "intact", ARCHIVE, "person")),
    ({"raw": "page 12", "url": ARCHIVE}, ("url", "intact", ARCHIVE, "person")),
    ({"raw": ARCHIVE, "status": "unrecoverable"}, ("url", "unrecoverable", None, None)),
    ({"raw": "Паром перевёз 200 человек.", "kind": "inline-text"}, ("inline-text", "intact", None, None)),
    ({"raw": "what my aunt told"}, ("url", "unrecoverable", None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("given", "read"), READ, ids=[str(given) for given, _ in READ])
@pytest.mark.parametrize("first", ["fmt", "run"])
def test_a_citation_of_which_only_the_words_were_given_is_read(
    ferry: Repository, given: dict[str, Any], read: tuple[str | None, ...], first: str
):
    cite(ferry, **given)
    commands = [["fmt"], ["run", "--quiet"]] if first == "fmt" else [["run", "--quiet"], ["fmt"]]
    for number, command in enumerate([*commands, *commands]):
        assert ferry.claimcheck(*command) == 0
        found = cited(ferry)
        assert tuple(found[key] for key in ("kind", "status", "url", "chosen_by")) == read, command
        assert all(found[key] == value for key, value in given.items()), command
        if number == 1:
            before = found
    assert found == before, "filled in twice is filled in once"
    assert bool(found["steps"]) == (found["status"] == "repaired")
    assert len(found["candidates"]) == (2 if found["status"] == "ambiguous" else 0)


def test_the_tail_of_an_address_gets_its_candidates_from_the_article(ferry: Repository):
    cite(ferry, raw="parom-v-kalinovke-cherez-reku-zhuru/")
    ferry.claimcheck("fmt")
    assert cited(ferry)["status"] == "unrecoverable"
    ferry.claimcheck("run", "--quiet")
    found = cited(ferry)
    assert (found["kind"], found["status"], found["url"]) == ("url-tail", "candidate", None)
    ferry.claimcheck("fmt")
    assert cited(ferry) == found


def test_the_gate_reads_it_before_anybody_fills_it_in(ferry: Repository):
    unsourced = {line.split("claims/")[1] for line in findings(ferry) if "CC101" in line}
    cite(ferry, raw=ARCHIVE)
    assert len({line for line in findings(ferry) if "CC101" in line}) == len(unsourced) - 1
    cited_by = json.loads(next((ferry.root / "claims").glob("the-ferry*")).read_text(encoding="utf-8"))["claims"][0]["id"]
    assert cited_by
    cite_again = {"id": "mine", "raw": "lost"}
    ferry.edit("the-ferry", lambda value: value["citations"].__setitem__(-1, cite_again))
    assert len({line for line in findings(ferry) if "CC101" in line}) == len(unsourced)


def findings(repo: Repository) -> list[str]:
    repo.claimcheck("check", "--output-format", "text")
    return [line for line in repo.out.splitlines() if "claims/" in line]


def test_what_a_person_decides_afterwards_stays(ferry: Repository):
    cite(ferry, raw=ARCHIVE)
    ferry.claimcheck("run", "--quiet")
    ferry.edit("the-ferry", lambda value: value["citations"][-1].update(url="https://b.example/c", title="The Ferry's Book"))
    for command in (["fmt"], ["run", "--quiet"], ["fmt"]):
        ferry.claimcheck(*command)
        found = cited(ferry)
        assert (found["url"], found["title"], found["chosen_by"]) == ("https://b.example/c", "The Ferry's Book", "person")


def test_words_that_a_person_writes_anew_are_read_anew(ferry: Repository):
    cite(ferry, raw=ARCHIVE)
    ferry.claimcheck("run", "--quiet")
    ferry.edit("the-ferry", lambda value: value["citations"][-1].update(raw="https://museum.example/page/7"))
    ferry.claimcheck("fmt")
    assert cited(ferry)["url"] == "https://museum.example/page/7"
    ferry.claimcheck("run", "--quiet")
    assert cited(ferry)["source"] == "sources/museum.txt"


def test_it_stays_though_the_article_cites_the_same_for_a_while(ferry: Repository):
    cite(ferry, raw=ARCHIVE)
    ferry.claimcheck("run", "--quiet")
    before = cited(ferry)
    text = ferry.read("articles/ferry.txt")
    ferry.write("articles/ferry.txt", f"{text}\nSources:\n{ARCHIVE}\n")
    ferry.claimcheck("run", "--quiet")
    assert cited(ferry)["span"] != [0, 0]
    ferry.write("articles/ferry.txt", text)
    ferry.claimcheck("run", "--quiet")
    assert cited(ferry) == before

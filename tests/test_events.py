"""Known events: the shipped table, and the workspace's own over it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.auditing import audit_text
from claimcheck.calendars import is_edtf
from claimcheck.errors import ClaimcheckError
from claimcheck.lexicon import known_events
from claimcheck.records import Document
from claimcheck.store.events import load_events

TEXT = "The Rising\n\nIgnaty Kraev was a veteran of the Sosnovka Rising. He had enlisted, as his paper shows, on 4 May 1925."


def test_the_shipped_events_are_dated_named_and_sourced():
    events = known_events()
    assert len(events) >= 150
    assert len({event.name for event in events}) == len(events)
    for event in events:
        assert is_edtf(event.edtf), event
        assert len(event.variants) >= 3, event
        assert event.variants == tuple(name.lower() for name in event.variants), event
        assert event.source, event


def test_a_workspace_lays_its_own_over_them(tmp_path: Path):
    folder = tmp_path / "reference"
    folder.mkdir()
    own = {"name": "Sosnovka Rising", "edtf": "1921-03", "variants": ["Sosnovka Rising"], "source": "the county archive"}
    (folder / "events.json").write_text(json.dumps([own]), encoding="utf-8")
    events = load_events(tmp_path)
    found = [finding for finding in audit_text(Document("draft.txt", TEXT, "text"), events=events) if finding.code == "CC408"]
    assert "Sosnovka Rising (1921-03, the county archive)" in found[0].message
    assert found[0].parties[-1].value == "Sosnovka Rising: 1921-03"
    assert not [finding for finding in audit_text(Document("draft.txt", TEXT, "text")) if finding.code == "CC408"]


def test_no_file_is_no_event(tmp_path: Path):
    assert load_events(tmp_path) == ()


@pytest.mark.parametrize(
    "text",
    ["{}", "[", "[1]", '[{"name": "a"}]', '[{"name":"a","edtf":"May","variants":["a"],"source":"b"}]',
     '[{"name":"a","edtf":"1921","variants":[],"source":"b"}]', '[{"name":"","edtf":"1921","variants":["a"],"source":"b"}]', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_list_of_events_is_refused(tmp_path: Path, text: str):
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "events.json").write_text(text, encoding="utf-8")
    with pytest.raises(ClaimcheckError) as caught:
        load_events(tmp_path)
    assert caught.value.see == "events"

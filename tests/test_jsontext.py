"""JSON text: refused with its place, pointed into, written one way."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.store.jsontext import canonical_json, locate, parse_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('{"a": 1,\n "b": }', "f.json:2:7", "not JSON"),
        ('{"a": 1,\n "a": 2}', "f.json:2:2", "twice"),
        ('{"x": {"ї": 1, "ї": 2}}', "f.json:1:16", "twice"),
        ('{"a":\n NaN}', "f.json:2:2", "NaN"),
        ('{\n<<<<<<< ours\n"a": 1\n=======\n"a": 2\n>>>>>>> theirs\n}', "f.json:2:1", "merge conflict"),
        ("<<<<<<< ours\n{}\n=======\n>>>>>>> theirs\n", "f.json:1:1", "merge conflict"),
        ("[" * 100_000, "f.json:1:1", "nested too deeply"),
    ],
)
def test_refused_with_place_and_fix(text: str, place: str, words: str):
    with pytest.raises(ClaimcheckError) as caught:
        parse_json(text, "f.json")
    assert caught.value.place == place
    assert words in caught.value.problem
    assert caught.value.fix


@given(JSON)
def test_canonical_text_is_a_fixed_point_and_means_the_same(value):
    text = canonical_json(value)
    assert parse_json(text, "x") == value
    assert canonical_json(json.loads(text)) == text


def test_locate_points_at_values_in_hand_made_layout():
    text = '{"ключ": [1,\n  {"a": "б", "c": 2}],\n "z": 3}'
    places = locate(text, [["ключ", 1, "c"], ["z"], ["ключ", 1, "missing"], ["ключ", 9]])
    assert places == [(2, 19), (3, 7), (2, 3), (1, 10)]

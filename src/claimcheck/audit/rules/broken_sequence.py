"""CC408: dates out of the order or the distance that the article itself states."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.later import fits, read_distances, read_jubilees
from claimcheck.audit.facts.lives import People
from claimcheck.audit.facts.orders import broken_orders
from claimcheck.audit.facts.story import Story
from claimcheck.audit.rule import Case, Flag, Rule


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of dates, or a date and the words that place it."""
    story = story_of(case)
    for flag in (*_distances(case, story), *_jubilees(case, story), *_orders(case, story)):
        if flag is not None:
            yield flag


def _distances(case: Case, story: Story) -> Iterator[Flag | None]:
    for distance in read_distances(story):
        if not fits(distance) and not is_explained(story, distance.target):
            anchor = distance.anchors[0]
            yield card(
                case,
                story,
                f"“{distance.text}” leads to {distance.target.edtf} from no date told before it, such as {anchor.edtf}: {said(story, distance.target)}",
                [anchor, distance.at, distance.target],
                values=(distance.text, anchor.edtf, distance.target.edtf),
            )


def _jubilees(case: Case, story: Story) -> Iterator[Flag | None]:
    for jubilee in read_jubilees(story):
        yield card(
            case,
            story,
            f"“{jubilee.words}” in {jubilee.when.edtf}: counted from {jubilee.since.edtf} it would be number {jubilee.expected}: {said(story, jubilee.when)}",
            [jubilee.since, jubilee.when, jubilee.sentence],
            values=(str(jubilee.number), jubilee.since.edtf, jubilee.when.edtf),
        )


def _orders(case: Case, story: Story) -> Iterator[Flag | None]:
    people = People(story)
    for earlier, later in broken_orders(story, people):
        if not is_explained(story, earlier.date) and not is_explained(story, later.date):
            yield card(
                case,
                story,
                f"“{later.words}” in {later.date.edtf} and “{earlier.words}” in {earlier.date.edtf}: the second comes first as a rule: {said(story, later.date)} and {said(story, earlier.date)}",
                [earlier.date, later.date],
                values=(earlier.words, earlier.date.edtf, later.words, later.date.edtf),
            )


RULE = Rule(code="CC408", name="broken-sequence", severity="warning", check=check)

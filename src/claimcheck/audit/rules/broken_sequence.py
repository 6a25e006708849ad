"""CC408: dates out of the order or the distance that the article itself states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.eras import wrong_eras
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.known import Named, off_events, read_events
from claimcheck.audit.facts.later import fits, read_distances, read_jubilees
from claimcheck.audit.facts.lives import People
from claimcheck.audit.facts.orders import broken_orders
from claimcheck.audit.facts.seasons import out_of_season
from claimcheck.audit.facts.story import Story
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.records import DateMention, Party


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of dates, or a date and the words that place it."""
    story = story_of(case)
    named = read_events(story, case.events)
    found = (
        *_distances(case, story, named),
        *_jubilees(case, story),
        *_orders(case, story),
        *_known(case, story, named),
        *_eras(case, story),
        *_seasons(case, story),
    )
    yield from found


def _known(case: Case, story: Story, named: Sequence[Named]) -> Iterator[Flag]:
    for off in off_events(story, named):
        if is_explained(story, off.date):
            continue
        event = off.named.event
        entry = Party(f"{event.name}: {event.edtf}", event.source, None, 0, 0)
        yield from card(
            case,
            story,
            f"“{off.date.text}” ({off.date.edtf}): the {event.name} ({event.edtf}, {event.source}) {off.why}: {said(story, off.named.sentence)}",
            [off.date, off.named.sentence],
            values=(off.date.edtf, event.name, event.edtf),
            extra=(entry,),
        )


def _eras(case: Case, story: Story) -> Iterator[Flag]:
    for wrong in wrong_eras(story):
        if not is_explained(story, wrong.era) and not is_explained(story, wrong.made):
            yield from card(
                case,
                story,
                f"“{wrong.era.text}” ({wrong.era.edtf}) against {wrong.made.edtf}: {said(story, wrong.era)} and {said(story, wrong.made)}",
                [wrong.era, wrong.made],
                values=(wrong.era.edtf, wrong.made.edtf),
            )


def _seasons(case: Case, story: Story) -> Iterator[Flag]:
    for item in out_of_season(story):
        if not is_explained(story, item.date):
            yield from card(
                case,
                story,
                f"{item.name} (“{item.words}”) on “{item.date.text}”: it falls into the months {item.months[0]} to {item.months[1]} as a rule: {said(story, item.sentence)}",
                [item.sentence, item.date],
                values=(item.name, item.date.edtf),
            )


def _distances(case: Case, story: Story, named: Sequence[Named]) -> Iterator[Flag]:
    known = [DateMention(item.start, item.end, item.event.name, item.event.edtf, "interval", None, None) for item in named]
    for distance in read_distances(story, known):
        if not fits(distance) and not is_explained(story, distance.target):
            anchor = distance.anchors[0]
            yield from card(
                case,
                story,
                f"“{distance.text}” leads to {distance.target.edtf} from no date told before it, such as {anchor.edtf}: {said(story, distance.target)}",
                [anchor, distance.at, distance.target],
                values=(distance.text, anchor.edtf, distance.target.edtf),
            )


def _jubilees(case: Case, story: Story) -> Iterator[Flag]:
    for jubilee in read_jubilees(story):
        yield from card(
            case,
            story,
            f"“{jubilee.words}” in {jubilee.when.edtf}: counted from {jubilee.since.edtf} it would be number {jubilee.expected}: {said(story, jubilee.when)}",
            [jubilee.since, jubilee.when, jubilee.sentence],
            values=(str(jubilee.number), jubilee.since.edtf, jubilee.when.edtf),
        )


def _orders(case: Case, story: Story) -> Iterator[Flag]:
    people = People(story)
    for earlier, later in broken_orders(story, people):
        if not is_explained(story, earlier.date) and not is_explained(story, later.date):
            yield from card(
                case,
                story,
                f"“{later.words}” in {later.date.edtf} and “{earlier.words}” in {earlier.date.edtf}: the second comes first as a rule: {said(story, later.date)} and {said(story, earlier.date)}",
                [earlier.date, later.date],
                values=(earlier.words, earlier.date.edtf, later.words, later.date.edtf),
            )


RULE = Rule(code="CC408", name="broken-sequence", severity="warning", check=check)

"""CC407: somebody acts before their birth or after their death."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.lives import BORN, DIED, PRONOUN, People, read_lives
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.times import days
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.records import DateMention

GRACE_DAYS = 40
"""A date this little after a death is taken for a letter on its way, a burial, a calendar."""
AFTER = re.compile(
    r"\b(?:posthum\w+|rehabilitat\w+|re-?buri\w+|reinter\w+|exhum\w+|remains|ashes|body|coffin|grave|tomb\w*|monument|memorial|memory|statue|bust|plaque|named (?:after|for|in)|renamed|called after|bears? h(?:is|er) name"
    r"|anniversar\w+|centen\w+|museum|canoni[sz]\w+|beatif\w+|honou?red|honou?rs|commemorat\w+|remember\w+|street|crater|prize|award\w*|title|order of|medal|conferred|published|printed|edition|reprint\w*|translat\w+|edited|discovered|found|biograph\w+"
    r"|restored|exhibit\w*|exhibition|auction\w*|sold|portrait|photograph|stamp|film|novel|study|will|estate|(?:his|her|whose|'s) (?:\w+ )?(?:heirs?|widow|widower|sons?|daughters?|grand\w+|niece|nephew|children|child|pupils?|brother|sister)|descend\w+|archive|papers|house|school|collection|since|legend|letter|letters|manuscript|unveiled|today|now|still|namesake|same name|the younger|the elder|junior|senior|ghost|forg\w+|would have|dead|death|died|killed|late"
    r"|посмертно|реабилит\w+|реабіліт\w+|памят\w+|пам'ят\w+|назван\w+|музе\w+|похорон\w+|перезахорон\w+|перепохов\w+|вдова|сын|дочь|син|донька|издан\w*|видан\w*)\b"
)
"""What may happen to somebody, or to what they left, after their death."""
DEED = re.compile(
    r"\b(?:signed|wrote|joined|enrolled|entered|married|met|visited|travelled|traveled|went|came|arrived|returned|left|moved|bought|taught|lectured|spoke|appeared|voted"
    r"|commanded|led|took part|took over|took up|took the|resigned|retired|founded|opened|began|started|became|graduated|studied|worked|served|fought|sailed|flew|climbed|walked|rode|played|sang|danced|conducted|painted|drew|built|designed|made|gave (?:a|an|evidence|the|his|her)"
    r"|received|accepted|refused|attended|presided|testified|told|showed|stood|sat|declared|told|addressed|swore|put|set|won|lost|kept|held|was (?:arrested|elected|appointed|wounded|dismissed|promoted|transferred|captured|released|demobilised|demobilized|ordained|admitted|sent|fined|seen|photographed|interviewed))\b"
)
"""What only the living do, or what is done to them only."""


def check(case: Case) -> Iterator[Flag]:
    """One flag a dated deed outside the life of the one whose it is."""
    story = story_of(case)
    people = People(story)
    lives = read_lives(story, people)
    for sentence in story.sentences if lives else ():
        dated = [date for date in story.dates_of(sentence) if days(date) and date.grain in ("day", "month", "season", "year")]
        if not dated or sentence.heading or AFTER.search(sentence.shape):
            continue
        for date in dated[:1]:
            key = _doer(story, sentence, people, date)
            life = lives.get(key or "")
            if life is None:
                continue
            first, last = days(date) or (0, 0)
            dead = life.deaths and all(first > death.last + GRACE_DAYS for death in life.deaths)
            unborn = life.births and all(last < birth.first for birth in life.births)
            if date in [moment.at for moment in (*life.births, *life.deaths)] or not (dead or unborn):
                continue
            moment = life.deaths[0] if dead else life.births[0]
            told = "died" if dead else "was born"
            yield from card(
                case,
                story,
                f"{life.name} {told} {moment.edtf} and is said to act at {date.edtf}: {said(story, date)}",
                [moment.at, date],
                values=(moment.edtf, date.edtf),
            )


def _doer(story: Story, sentence: Sentence, people: People, date: DateMention) -> str | None:
    """Who does what the date is given for: the one person of the sentence, or whom its pronoun means."""
    if not DEED.search(sentence.shape) or BORN.search(sentence.shape) or DIED.search(sentence.shape):
        return None
    name = people.name_before(date.start, sentence.start, 400)
    if name is not None and not POSSESSIVE.match(story.text[name.end : name.end + 2]):
        after = story.text[name.end : date.end].lower()
        return people.owner(sentence, name.end) if _acts(after) else None
    pronoun = PRONOUN.search(sentence.shape)
    return people.subject(sentence) if pronoun and _acts(sentence.shape[pronoun.end() :]) else None


POSSESSIVE = re.compile(r"['’]s")
SUBJECT_GAP = re.compile(
    r"^(?:,[^,]{0,70}, ?)?(?: ?(?:who|then|also|himself|herself|had|once|often|again|even|personally|and|still|first|last|later|in <d\d+>,?|on <d\d+>,?))* ?$"
)


def _acts(words: str) -> bool:
    """Whether a verb that only the living do follows right behind its subject."""
    verb = DEED.search(words)
    return verb is not None and bool(SUBJECT_GAP.match(words[: verb.start()]))


RULE = Rule(code="CC407", name="outside-lifetime", severity="warning", check=check)

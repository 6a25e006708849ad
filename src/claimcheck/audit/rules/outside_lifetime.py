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
from claimcheck.text.lemmas import IRREGULAR_VERBS

GRACE_DAYS = 40
"""A date this little after a death is taken for a letter on its way, a burial, a calendar."""
AFTER = re.compile(
    r"\b(?:posthum\w+|rehabilitat\w+|re-?buri\w+|reinter\w+|exhum\w+|remains|ashes|body|coffin|grave|tomb\w*|monument|memorial|memory|statue|bust|plaque|named (?:after|for|in)|renamed|called after|bears? h(?:is|er) name"
    r"|anniversar\w+|centen\w+|museum|canoni[sz]\w+|beatif\w+|honou?red|honou?rs|commemorat\w+|remember\w+|street|crater|prize|award\w*|title|order of|medal|conferred|published|printed|edition|reprint\w*|translat\w+|edited|discovered|found|biograph\w+"
    r"|restored|exhibit\w*|exhibition|auction\w*|sold|portrait|photograph|stamp|film|novel|study|will|estate|(?:his|her|whose|'s) (?:\w+ )?(?:heirs?|widow|widower|sons?|daughters?|grand\w+|niece|nephew|children|child|pupils?|brother|sister)|descend\w+|archive|papers|house|school|collection|since|legend|letter|letters|manuscript|unveiled|today|now|still|namesake|same name|the younger|the elder|junior|senior|ghost|forg\w+|would have|dead|death|died|killed|late"
    r"|посмертно|реабилит\w+|реабіліт\w+|памят\w+|пам'ят\w+|назван\w+|музе\w+|награжд\w+|присво\w+|нагородж\w+|имени|імені|улиц\w+|вулиц\w+|похорон\w+|перезахорон\w+|перепохов\w+|вдова|сын|дочь|син|донька|издан\w*|видан\w*)\b"
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
    if BORN.search(sentence.shape) or DIED.search(sentence.shape):
        return None
    name = people.name_before(date.start, sentence.start, 400)
    if name is not None and not POSSESSIVE.match(story.text[name.end : name.end + 2]):
        after = story.text[name.end : date.end].lower()
        return people.owner(sentence, name.end) if _acts(after) else None
    follows = people.name_after(date.end, sentence.end, RIGHT_BEHIND) if name is None else None
    if follows is not None and not POSSESSIVE.match(story.text[follows.end : follows.end + 2]):
        return people.key(follows.text) if _acts(story.text[follows.end : sentence.end].lower()) else None
    pronoun = PRONOUN.search(sentence.shape)
    return people.subject(sentence) if pronoun and _acts(sentence.shape[pronoun.end() :]) else None


RIGHT_BEHIND = 6
"""Characters between a date that begins a sentence and the name of who acts."""
POSSESSIVE = re.compile(r"['’]s")
SUBJECT_GAP = re.compile(
    r"^(?:,[^,]{0,70}, ?)?(?: ?(?:who|then|also|himself|herself|had|once|often|again|even|personally|and|still|first|last|later|in <d\d+>,?|on <d\d+>,?))* ?$"
)


def _acts(words: str) -> bool:
    """Whether a verb that only the living do follows right behind its subject."""
    verb = DEED.search(words)
    if verb is not None and SUBJECT_GAP.match(words[: verb.start()]):
        return True
    gap = SUBJECT_GAP_ANY.match(words)
    word = re.match(r"[^\W\d_']+", words[gap.end() :]) if gap else None
    return word is not None and _is_past(word[0])


SUBJECT_GAP_ANY = re.compile(
    r" ?(?:(?:then|also|himself|herself|once|often|again|even|personally|still|later|сам|сама|тогда|ещё|еще|також|тоді|ще|in <d\d+>,?) )*"
)
IDLE = frozenset(
    "remained continued seemed inspired influenced proved belonged mattered owed figured appeared needed looked".split()
)
"""What the dead do too."""


def _is_past(word: str) -> bool:
    """Whether a word is the past tense of a verb that somebody does: "refused", «отказался», «відмовився»."""
    if word.isascii():
        known = IRREGULAR_VERBS.get(word)
        return (word.endswith("ed") and len(word) > 4 and word not in IDLE) or (
            known is not None and known != word and known not in ("be", "have", "become", "do", "lie", "stand", "find")
        )
    return word.endswith(
        (
            "ал",
            "ил",
            "ел",
            "ял",
            "ался",
            "ился",
            "ала",
            "ила",
            "ела",
            "алась",
            "илась",
            "елся",
            "елась",
            "ав",
            "ив",
            "ів",
            "увся",
            "ався",
            "ився",
            "івся",
            "ілася",
            "алася",
            "илася",
        )
    )


RULE = Rule(code="CC407", name="outside-lifetime", severity="warning", check=check)

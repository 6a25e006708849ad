"""Forms of verbs that no ending tells, for `claimcheck.text.verbs`; every word is its own example."""

from __future__ import annotations

BE = frozenset("is are was were am isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had hasn't haven't hadn't".split())
MODAL = frozenset(
    "will would can could may might must shall should cannot can't couldn't won't wouldn't did does do didn't doesn't don't".split()
)
PARTICIPLES = frozenset(
    "been done gone taken given begun written become fallen born borne sunk shot risen drawn flown gotten broken chosen lain seen"
    " known grown thrown overthrown withdrawn blown shown frozen spoken stolen woken driven ridden hidden bitten eaten swum sung"
    " rung drunk sworn torn worn shaken undertaken retaken forgotten forbidden forgiven stricken swung spun overseen foreseen"
    " sewn sawn mown striven woven overrun".split()
)
"""English participles that are no past tense; "held", "built", "found" can be either and count as past."""
NOT_PAST = frozenset(
    "hundred red need seed bed shed sacred naked kindred speed breed deed indeed creed steed weed greed infrared hatred wicked rugged"
    " aged feed reed bleed ragged crooked talented gifted unprecedented beloved embed proceed succeed exceed sled lead light ground"
    " sound bound".split()
)
"""English words that end like a past tense, or are one only seldom."""
PLAIN_PAST = frozenset(
    "bled bred fed fled led sped wed saw left found spent cost put set cut hit let read beat cast split quit hurt burst shut"
    " spread".split()
)
"""English past forms that no ending shows, or that look like another word."""
PRESENT = frozenset(
    "stands lies holds keeps bears hangs runs leads covers contains includes remains belongs serves houses shows gives records"
    " reports states says writes tells mentions describes counts numbers weighs measures dates comprises consists survives occupies"
    " notes claims lists estimates puts places names cites quotes calls attributes suggests believes argues recalls remembers knows"
    " makes takes comes goes begins ends appears rises falls reaches receives works lives dies becomes carries provides marks"
    " commemorates preserves employs produces celebrates attracts exists ranks rests sits depicts totals exceeds averages opens"
    " operates means adds insists maintains concludes confirms asserts gets sees finds closes grows flows draws seats boasts"
    " stand lie remain survive show live work exist belong hold contain say write report record suggest believe give put come"
    " date include weigh comprise make cover bear number serve rest think tell mention agree argue run keep know attend visit"
    " admits observes relates implies indicates forbids prohibits refers declares allows requires warns complains hints explains proves"
    " asks denies".split()
)
"""English verbs in the present as such prose has them."""

UKRAINIAN_PAST = frozenset(
    "став стала поліг полягла тривала померла зросла впала пала дала взяла жила була було були був пала сіла вела несла росла мала"
    " мало мали могла міг зміг зник зникла зникли загинула виросла прибула відбула".split()
)
"""Past forms of which the dictionary makes another word."""
UKRAINIAN_PRESENT = frozenset(
    "є живе зве веде несе йде діє має може дає б'є править становить лежить стоїть хоче знає пише каже".split()
)
UKRAINIAN_NOUNS = frozenset("сила школа стать мить смерть честь пам'ять міць область мати".split())
"""Nouns that end like a verb."""

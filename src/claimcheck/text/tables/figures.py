"""Words around figures: hedges, vague amounts, money, percent, endings of adjectives; data only, each with an example."""

from __future__ import annotations

from claimcheck.records import Language, Modifier

HEDGES: tuple[tuple[str, Modifier], ...] = (
    (
        r"no (?:fewer|less) than|not (?:fewer|less) than|at least|minimum of|не менее(?: чем)?|не меньше|по меньшей мере|минимум|не менше(?: ніж)?|щонайменше|принаймні",
        "at_least",
    ),  # no fewer than 40
    (
        r"no more than|not more than|at most|up to|as many as|maximum of|не более(?: чем)?|не больше|самое большее|до|не більше(?: ніж)?|щонайбільше",
        "at_most",
    ),  # up to 500 kg
    (
        r"over|more than|above|upwards of|in excess of|exceeding|свыше|более(?: чем)?|больше|понад|більше(?: ніж)?",
        "over",
    ),  # over 400,000
    (r"under|less than|fewer than|below|менее(?: чем)?|меньше|менше(?: ніж)?", "under"),  # меньше сотни
    (
        r"about|around|some|roughly|approximately|nearly|almost|close to|circa|c\.|ca\.|barely|something like|an? estimated|около|примерно|приблизительно|почти|порядка|где-то|близько|приблизно|майже|біля",
        "about",
    ),  # around 23,000
)
"""Words in front of a number; the first that fits counts."""

VAGUE = (
    r"(?:tens|hundreds|dozens|scores|thousands|millions|billions) (?:and (?:hundreds|thousands|millions) )?of (?:thousands|millions)|(?:hundreds|dozens|scores|thousands|millions)(?= of)"
    r"|many (?:hundreds|thousands|millions)(?: of)?|several (?:hundred|thousand|million|dozen)s?"
    r"|(?:десятки|сотни|десятков|сотен) (?:тысяч|миллионов)|(?:несколько|кілька|декілька) (?:десятков|сотен|тысяч|миллионов|десятків|сотень|тисяч|мільйонів)"
    r"|(?:десятки|сотні) (?:тисяч|мільйонів)|(?:сотни|тысячи|миллионы|десятки|сотні|тисячі|мільйони)(?= [а-яіїє]{4,}(?:ов|ев|ей|ів|их|ых|ч|н|т|х)\b)"
)  # tens of thousands of people

PERCENT = r"%|per ?cent\b|percent\b|процент\w*|відсотк\w*|відсотків"  # 90 %
MONEY = {"£": "pound", "$": "dollar", "€": "euro", "₽": "рубль", "₴": "гривня"}

STOPS: dict[Language, frozenset[str]] = {
    "en": frozenset("of in on at by to for from with and or as is are was were be been had has have who whom which that than when while the a an this these those but if after before per each out into over under also more less did do does would could he she it they we i his her their its not no so until during between among through across along against above below near off toward towards upon within without via onto around behind beyond beside about were then there because since however killed died took went came left lived served made only".split()),
    "ru": frozenset("в во на по к ко с со из от до за и или а но что как это не был была были было есть для при о об его ее их он она они который которые году".split()),
    "uk": frozenset("в у на по до з із зі від за і й та або а але що як це не був була були було є для при про його її їх він вона вони який які році".split()),
}  # fmt: skip
"""Words that no unit goes across."""

ADJECTIVES: dict[Language, tuple[str, ...]] = {
    "en": (
        "ed",
        "ish",
        "ian",
        "ic",
        "al",
        "ous",
        "ive",
        "ful",
        "able",
        "ible",
        "ary",
        "ese",
        "ern",
        "y",
        "ing",
        "ent",
        "ant",
        "et",
        "an",
    ),
    "ru": ("ых", "их", "ого", "его", "ой", "ей", "ые", "ие", "ую", "юю", "ая", "яя", "ым", "им", "ыми", "ими", "ый", "ий"),
    "uk": ("их", "іх", "ого", "ої", "ій", "і", "у", "а", "им", "ими", "ий"),
}
"""Endings of words that stand before the noun they belong to."""

PEOPLE = frozenset(("wounded", "killed", "dead", "missing", "injured", "sick", "unemployed", "homeless", "captured"))
"""Words that stand for people without a noun: 310 wounded."""

NOT_UNITS = frozenset(("after", "one", "other", "others", "such", "another", "и", "что", "который"))
"""Lemmas that name nothing that could be counted."""

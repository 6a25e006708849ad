"""In which Wikipedia a title stands: told from its letters, its names and its endings."""

from __future__ import annotations

import re
from dataclasses import dataclass

SIGNS: tuple[tuple[str, float, str, str], ...] = (
    ("be", 0.95, r"[ўЎ]|(?=.*[іІ])(?=.*[ыэёЫЭЁ])", "letters of Belarusian"),                    # Іваноў_Іван, Мінскі_раён_ы
    ("sr", 0.9, r"[јљњђћџЈЉЊЂЋЏ]", "letters of Serbian"),                                       # Битка_за_Љубљану
    ("mk", 0.9, r"[ќѓѕЌЃЅ]", "letters of Macedonian"),                                          # Ѓорче_Петров
    ("kk", 0.9, r"[қғңәөұүһҚҒҢӘӨҰҮҺ]", "letters of Kazakh"),                                    # Қазақстан
    ("uk", 0.98, r"[іїєґІЇЄҐ]", "letters that Russian lacks"),                                  # Харків
    ("ru", 0.98, r"[ыэъёЫЭЪЁ]", "letters that Ukrainian lacks"),                                # Крымский_мост
    ("uk", 0.95, r"[а-яА-Я][’'ʼ][яюєї]", "an apostrophe inside a word"),                        # В'язьма
    ("uk", 0.95, r"(?:[сцз]ьк(?:ий|а|е|ого|ому|их|ою)|ння|ття|ччя|лля|[^ь]ість)(?=_|$|[,()-])", "a Ukrainian ending"),  # Полтавська_битва
    ("ru", 0.95, r"(?:ск(?:ий|ая|ое|ого|их)|ая|яя|ое|ее|ия|ии|ие|ение|ание|ость|ции|ция|ович,|щие)(?=_|$|[,()-])", "a Russian ending"),  # Полтавская_битва
    ("uk", 0.95, r"(?:^|_)(?:та|про|від|й|що|як|або|із|зі|під|через_річку|щодо|після|перед|біля|між|ще|вже|його|її)(?=_)", "a Ukrainian word"),  # Закон_про_мову
    ("ru", 0.95, r"(?:^|_)(?:и|о|об|от|с|со|из|или|к|ко|что|как|под|после|возле|между|ещё|его|её|при)(?=_)", "a Russian word"),  # Война_и_мир
    ("uk", 0.95, r"(?:^|_)(?:Олександр|Олександра|Микола|Михайло|Петро|Павло|Дмитро|Володимир|Данило|Кирило|Гаврило|Пилип|Панас|Опанас|Остап|Олесь|Леся|Олена|Катерина|Ганна|Тетяна|Оксана|Семен|Федора|Василь|Левко|Нестор_Махно|Хома|Юрко|Марко|Зеновій|Олег_[А-Я])(?=_|$|[,()])", "a Ukrainian name"),
    ("ru", 0.95, r"(?:^|_)(?:Александр|Александра|Николай|Михаил|П[её]тр|Павел|Дмитрий|Владимир|Даниил|Кирилл|Алексей|Сергей|Андрей|Василий|Евгений|Юрий|Григорий|Анатолий|Валерий|Геннадий|Виталий|Иван|Игорь|Виктор|Никита|Илья|Фёдор|Федор|Елена|Екатерина|Анна|Татьяна|Наталья|Дарья|Юлия|Мария|Лидия|Ирина|Филипп|Леонид|Семён|Матвей|Георгий|Яков)(?=_|$|[,()])", "a Russian name"),
    ("ru", 0.95, r"(?:[ье]евич|(?<!к)евич|ьевич|еевич|аевич|овна|евна|ич?на)(?=_|$|[()])", "a Russian patronymic"),  # Николаевич
    ("uk", 0.95, r"(?:йович|ьович|Григорович|Дмитрович|Олександрович|Володимирович|Васильович|Миколайович|Анатолійович|івна|ївна)(?=_|$|[()])", "a Ukrainian patronymic"),
    ("uk", 0.8, r"^[А-Я][а-я’'-]+_[А-Я][а-я’']+_[А-Я][а-я]+ович(?:$|_\()", "surname, name and patronymic without a comma, as the Ukrainian Wikipedia has it"),
)  # fmt: skip
"""Language, how sure, what shows it, and the words for it; the first that is found decides."""
_COMPILED = tuple((lang, sure, re.compile(shape), why) for lang, sure, shape, why in SIGNS)
DEFAULT = 0.75
"""Of titles that letters do not tell apart, the share that stands in the Russian Wikipedia, four times the Ukrainian one's links."""


@dataclass(frozen=True, slots=True)
class WikiLanguage:
    """The language of a title."""

    lang: str
    sure: float
    """0 to 1."""
    why: str
    others: tuple[str, ...] = ()
    """Languages it may be in besides."""


def read_wiki_language(title: str, promised: str | None = None) -> WikiLanguage:
    """The language whose Wikipedia a title stands in; Russian where nothing tells, or what a label promised.

    >>> read_wiki_language("Полтавська_битва").lang, read_wiki_language("Полтавская_битва").lang
    ('uk', 'ru')
    >>> read_wiki_language("Петренко_Богдан_Михайлович").lang, read_wiki_language("Мост").others
    ('uk', ('uk',))
    """
    page = title.partition("#")[0][:200]
    for lang, sure, shape, why in _COMPILED:
        if shape.search(page):
            return WikiLanguage(lang, sure, why, ("uk" if lang == "ru" else "ru",) if sure < 0.9 else ())
    if promised:
        return WikiLanguage(promised, 0.9, "the language that its label names", ("uk" if promised == "ru" else "ru",))
    return WikiLanguage("ru", DEFAULT, "letters that Russian and Ukrainian share; Russian is the likelier", ("uk",))

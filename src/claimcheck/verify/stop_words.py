"""Words of grammar, which every sentence has and none is told by."""

from __future__ import annotations

from claimcheck.records import Language

STOP_WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset(
        "a an the of in on at by to for from with into onto over under about as and or but nor so if then than that this these those which who whom whose what when"
        " where while why how is are was were be been being am has have had having do does did will would shall should can could may might must he she it they we you i"
        " him her them us me his hers its their our your my not no also only very just more most less least such same other another each every any some both all there"
        " here up down out off after before during since until between through against because though although however therefore later first last own per via de la".split()
    ),
    "ru": frozenset(
        "в во на по к ко с со из от до за о об обо у и а но или да не ни же ли бы как что чтобы если то так это этот эта эти этого этой этих этом тот та те того той тех кто"
        " который которая которые которого которой которых котором которую он она оно они его ее их ему ей им ними него нее них себя свой своя свои своего своей своих мой наш"
        " ваш был была было были быть есть будет при для без под над между через после перед также уже еще только все всех весь вся всё лишь очень более менее когда где там тут"
        " здесь потом затем однако поэтому или г гг г. м см т д др".split()
    ),
    "uk": frozenset(
        "в у на по до з із зі від за о об про та і й а але або не ні ж же чи б би як що щоб якщо то так це цей ця ці цього цієї цих цьому той та ті того тієї тих хто який"
        " яка які якого якої яких якому яку він вона воно вони його її їх йому їй їм ними нього неї них себе свій своя свої свого своєї своїх мій наш ваш був була було були бути"
        " є буде при для без під над між через після перед також вже ще тільки все всіх весь вся лише дуже більш менш коли де там тут потім однак тому р рр р. см т д".split()
    ),
}

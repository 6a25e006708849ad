"""Words and shapes by which the parts of an article file are told apart: data only, every row with an example.

A `Shape` is matched against a whole line, ignoring case. A row's `note` holds a second, opposite example where the
nearest mistake is easy to make. Nothing here decides where an article begins; `FEATURES` says what each sign of it is worth.
"""

from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """A regular expression for a whole line, and a line that it is for."""

    pattern: str
    example: str


class Label(NamedTuple):
    """A word that heads a list of sources. `inline`: it may also stand before the citation on its line."""

    pattern: str
    example: str
    inline: bool = True


class Feature(NamedTuple):
    """A sign that a line is, or is not, the title of an article, and what it adds to the score."""

    name: str
    weight: float
    example: str


# ---- source headings

LANGUAGE_WORDS = (
    "russian", "ukrainian", "belarusian", "soviet", "english", "german", "polish", "french", "finnish", "italian", "spanish", "japanese",
    "chinese", "hungarian", "czech", "foreign", "original", "native",
)  # fmt: skip
"""Before a source word: "Russian Language Sources"."""

SOURCE_QUALIFIERS = (
    *LANGUAGE_WORDS, "language", "primary", "secondary", "main", "key", "further", "additional", "other", "online", "internet", "web",
    "archival", "archive", "printed", "print", "select", "selected", "principal", "the", "my", "our", "full", "text", "image", "photo", "data", "list", "of",
)  # fmt: skip
"""May stand before a source word: "Selected Bibliography", "List of Sources"."""

SOURCE_LABELS: tuple[Label, ...] = (
    Label(r"sources?", "Sources"),
    Label(r"references?", "References"),
    Label(r"bibliograph(?:y|ies)", "Bibliography"),
    Label(r"citations?", "Citations"),
    Label(r"works? (?:cited|consulted)", "Works cited"),
    Label(r"source (?:texts?|materials?|documents?|articles?|links?)", "Source text:"),
    Label(
        r"sources? (?:used|consulted|and (?:links|notes|further reading|references)|& (?:links|notes|references))",
        "Sources and links",
    ),
    Label(r"further reading", "Further reading", inline=False),
    Label(r"literature", "Literature", inline=False),
    Label(r"footnotes?", "Footnotes", inline=False),
    Label(r"endnotes?", "Endnotes", inline=False),
    Label(r"notes?(?: and (?:references|sources))?", "Notes", inline=False),
    Label(r"via", "Via: Example News"),
    Label(r"источник(?:и|ов)?(?: информации)?", "Источник"),
    Label(r"первоисточники?", "Первоисточник"),
    Label(
        r"(?:список )?(?:использованн(?:ая|ой|ые|ых) )?(?:литератур[аы]|источник(?:и|ов))(?: и литератур[аы]| и источники)?",
        "Список литературы",
    ),
    Label(r"библиография", "Библиография"),
    Label(r"по материалам", "По материалам: газета «Пример»"),
    Label(r"примечани[ея]", "Примечания", inline=False),
    Label(r"сноски", "Сноски", inline=False),
    Label(r"ссылк[аи](?: на источники?)?", "Ссылки"),
    Label(r"оригинал(?: статьи| текста)?", "Оригинал статьи:"),
    Label(r"джерел[оа](?: інформації)?", "Джерело"),
    Label(r"першоджерел[оа]", "Першоджерело"),
    Label(
        r"(?:список )?(?:використан(?:ої|і|их|а) )?(?:літератур[аи]|джерел[ао]?)(?: (?:та|і|й) (?:літератур[аи]|джерел[ао]?))?",
        "Список використаних джерел",
    ),
    Label(r"бібліографія", "Бібліографія"),
    Label(r"за матеріалами", "За матеріалами: газета «Приклад»"),
    Label(r"примітк[аи]", "Примітки", inline=False),
    Label(r"посилання", "Посилання"),
    Label(r"оригінал(?: статті| тексту)?", "Оригінал статті:"),
)

TEXT_LABELS: tuple[Label, ...] = (
    Label(r"(?:article|text|version|original|transcript)s?", "Russian Language Article:"),
)  # fmt: skip
"""Source words only after a language word, or with a colon after "original": the whole source follows."""

# ---- what a web page leaves behind

NETWORKS = r"(?:facebook|twitter|x|whatsapp|telegram|reddit|tumblr|pinterest|linkedin|pocket|email|e-mail|print|skype|vk|vkontakte|mastodon|threads|bluesky|viber|вконтакте|одноклассники|фейсбук|твиттер|телеграм)"

LEFTOVERS: tuple[Shape, ...] = (
    Shape(r"(?:%d|\d+) bloggers? like this:?", "%d bloggers like this:"),
    Shape(r"(?:be the first to )?like (?:this|loading)(?: post)?[:.…]*(?: like)?(?: loading[.…]*)?", "Like this:"),
    Shape(r"like loading[.…]*", "Like Loading..."),
    Shape(r"(?:loading|please wait)[ .…]*(?:comments[ .…]*)?", "Loading…"),
    Shape(r"(?:share|spread) (?:this|the word|it|with friends|article|post|via|on)\b.{0,30}", "Share this:"),
    Shape(r"share", "Share"),
    Shape(
        rf"(?:(?:share|tweet|pin|post|send|follow us) (?:this )?(?:on|via|by|to) )?{NETWORKS}(?:[ ,|/•·]+(?:and )?(?:{NETWORKS}|more|share|tweet))*",
        "Facebook | Twitter | Email",
    ),
    Shape(
        r"(?:click|tap) (?:here )?to (?:share|e?-?mail|print|enlarge|subscribe|follow|zoom|view|tweet|play)\b.{0,90}",
        "Click to share on Facebook (Opens in new window)",
    ),
    Shape(r".{0,60}\(opens in (?:a )?new window\)", "Print (Opens in new window)"),
    Shape(
        r"(?:tweet|pin it|print|save|e-?mail|more|reply|edit|permalink|bookmark|reblog|like|liked|report|flag|menu|search|close|home|about|contact|archives?|meta|blogroll|toggle navigation|top|ok|accept|got it)",
        "Permalink",
    ),
    Shape(
        r"(?:posted|filed|published|written|categori[sz]ed|archived) (?:in|under)\b.{0,120}", "Posted in History, Uncategorized"
    ),
    Shape(r"(?:tags?|tagged|categor(?:y|ies)|topics?|keywords?|labels?)(?: (?:as|with))?:.{0,200}", "Tags: war, history"),
    Shape(r"(?:tagged|filed|categori[sz]ed)(?: as| with| under)? [^.:]{1,160}", "Tagged war, history"),
    Shape(
        r"(?:this entry was (?:posted|tagged)|bookmark the permalink).{0,250}", "This entry was posted in History and tagged war."
    ),
    Shape(r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b.{0,60}", "Leave a comment"),
    Shape(
        r"(?:no|one|\d{1,5}) (?:comments?|responses?|replies|thoughts?)(?: (?:on|to) .{1,200}| so far)?:?",
        "3 thoughts on “The Bridge”",
    ),
    Shape(
        r"(?:comments?|responses|discussion)(?: ?\(\d+\)| (?:are )?(?:closed|off)(?: on .{1,120})?)?[.:]?", "Comments are closed."
    ),
    Shape(r"log ?in(?: to (?:leave|post|reply|comment).{0,60})?|you must be logged in to .{0,60}", "Log in to leave a comment"),
    Shape(
        r"your e-?mail address will not be published.{0,80}|required fields are marked.{0,10}",
        "Your email address will not be published.",
    ),
    Shape(r"(?:notify|save) m(?:e|y) (?:of|name).{0,120}", "Notify me of new posts by email."),
    Shape(
        r"(?:fill in your details|enter your e-?mail|you are commenting using|connecting to %s).{0,160}",
        "Enter your email address to subscribe",
    ),
    Shape(
        r"(?:subscribe|sign up|sign in|join \d[\d,]* other (?:followers|subscribers))(?: (?:to|for|now|here|with|today|by)\b.{0,100})?[.!]?",
        "Sign up for our newsletter",
    ),
    Shape(r"(?:follow|unfollow|following)(?: (?:us|me|this|blog|\S{1,30})(?: (?:on|via) .{1,40})?)?", "Follow us on Twitter"),
    Shape(
        r"(?:related|similar|popular|recent|latest|top|more) (?:posts?|articles?|stories|comments|news|reading|from .{1,40})(?: .{0,40})?:?",
        "Related Articles",
    ),
    Shape(
        r"related:?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in):?.{0,40}|read (?:also|next):?|see also:?|recommended(?: for you)?:?|in “.{1,60}”",
        "You may also like",
    ),
    Shape(r"(?:older|newer|previous|next) (?:posts?|entries|articles?|story|page)\b.{0,120}", "Older posts"),
    Shape(r"(?:post|page|site) navigation", "Post navigation"),
    Shape(
        r"[←«<‹]+ ?(?:previous|older|back|назад|предыдущая|попередня)\b.{0,150}|(?:next|newer|следующая|наступна)\b.{0,150}[→»>›]+|[←→«»‹› ]+",
        "← Previous",
    ),
    Shape(r"← .{1,150}|.{1,150} →", "The Mill on the Bug →"),
    Shape(
        r"(?:advertisements?|advertising|sponsored(?: content| links?)?|report this ad|ads? by .{1,30}|promoted(?: content)?)(?: ?[:-].{0,40})?",
        "Advertisements",
    ),
    Shape(
        r"report this ad(?:vertisement)?|privacy (?:settings|policy|& cookies).{0,60}|terms of (?:use|service).{0,40}",
        "Privacy & Cookies: This site uses cookies.",
    ),
    Shape(
        r"this (?:site|website|blog) uses (?:cookies|akismet)\b.{0,200}|(?:we|our site) uses? cookies\b.{0,200}|cookie (?:policy|settings|notice).{0,60}",
        "This site uses Akismet to reduce spam.",
    ),
    Shape(
        r"by continuing to use this (?:web)?site.{0,160}|to find out more,? including how to control cookies.{0,80}|learn how your comment data is processed\.?",
        "Learn how your comment data is processed.",
    ),
    Shape(r"(?:copyright|\(c\)|©)[ :].{0,120}|.{0,60}all rights reserved\.?", "© 2016 The River Blog"),
    Shape(
        r"(?:proudly )?powered by .{1,60}|(?:blog|create a free website or blog) at wordpress\.com\.?|theme: .{1,60}|website built with .{1,40}",
        "Powered by WordPress",
    ),
    Shape(
        r"(?:view|see|show) (?:all|more|\d+ more) (?:posts?|articles|comments|stories|replies)?\b.{0,80}",
        "View all posts by Editor",
    ),
    Shape(
        r"(?:continue reading|read (?:more|on|the rest|the full (?:story|article)))\b.{0,150}|\(more[.…]*\)|\[(?:…|\.{3})\]",
        "Continue reading →",
    ),
    Shape(
        r"(?:back|return|scroll|skip|jump) to (?:the )?(?:top|content|main content|navigation|home(?: ?page)?|menu|articles?|contents)",
        "Skip to content",
    ),
    Shape(r"\d[\d,. ]* (?:views?|shares?|likes?|reads?|votes?|followers|просмотр\w*|перегляд\w*)(?: today)?", "1,204 views"),
    Shape(r"rate this:?|(?:\d+ )?rating:? .{0,40}|i? ?rate this", "Rate This"),
    Shape(r"(?:estimated )?(?:reading|read) time:? .{1,30}|\d+ min(?:ute)?s? read", "5 min read"),
    Shape(r"(?:home|main|главная|головна)(?: ?[>»/|›·•] ?.{1,60})+", "Home » Blog » History"),
    Shape(r"[^|]{1,30}(?: \| [^|]{1,30}){2,12}", "Home | About | Archive | Contact"),
    Shape(
        r"(?:watch|play|listen)(?: (?:the )?(?:video|audio|now|later|on youtube|this episode))+|video player|audio player|00:00|https?://(?:www\.)?youtu\.?be\S*",
        "Video Player",
    ),
    Shape(r"[a-zа-я]{1,4}[ -]\d{2,5}(?:[-/ ]\d{2,5}){1,4}", "PZ 401-039-740"),
    Shape(
        r"(?:img|dsc|dscn|dcim|p|pic|image|photo|screenshot)[_ -]?\d{3,12}(?:\.(?:jpe?g|png|gif|tiff?|webp))?|\S{1,60}\.(?:jpe?g|png|gif|tiff?|webp|svg)",
        "IMG_20160412.jpg",
    ),
    Shape(
        r"(?:image|photo|video|embed|caption|gallery|audio|adsense|more)\]?|\[/?(?:caption|gallery|embed|video|audio|youtube|image)\b[^\]]{0,200}\]",
        '[gallery ids="4,7"]',
    ),
    Shape(
        r"поделиться\b.{0,60}|поделитесь\b.{0,60}|понравилось\?.{0,60}|мне нравится|нравится(?: \d+)?|рассказать друзьям",
        "Поделиться в соцсетях",
    ),
    Shape(r"(?:читать|читайте) (?:далее|дальше|также|полностью|ещё|еще)\b.{0,120}|подробнее[.…»>]*", "Читайте также:"),
    Shape(
        r"(?:оставить|добавить|написать|ваш|оставьте) (?:комментарий|отзыв|ответ)\b.{0,60}|комментари[ияев]+(?: ?\(\d+\)| закрыты|: ?\d+)?:?|\d+ комментари\w*|ответить|нет комментариев",
        "Оставить комментарий",
    ),
    Shape(
        r"(?:рубрик[аи]|метк[аи]|теги?|категори[яи]|ключевые слова|раздел):.{0,200}|опубликовано в .{1,100}|просмотров:? ?\d.{0,20}",
        "Рубрика: История",
    ),
    Shape(
        r"реклама|на правах рекламы|подпи(?:шитесь|саться|ска)\b.{0,90}|наш(?:а группа| канал)\b.{0,80}|версия для печати|распечатать|загрузка[ .…]*|наверх|главная|поиск|меню|войти|все права защищены.{0,60}",
        "Реклама",
    ),
    Shape(
        r"(?:похожие|последние|популярные|связанные|свежие) (?:записи|статьи|новости|материалы|комментарии):?|предыдущая (?:статья|запись).{0,100}|следующая (?:статья|запись).{0,100}|навигация по записям",
        "Похожие записи",
    ),
    Shape(r"поділитися\b.{0,60}|поширити\b.{0,60}|подобається(?: \d+)?|сподобалось\?.{0,60}", "Поділитися:"),
    Shape(r"чита(?:ти|йте) (?:далі|також|більше|ще)\b.{0,120}|детальніше[.…»>]*|докладніше[.…»>]*", "Читайте також:"),
    Shape(
        r"(?:залишити|додати|написати|ваш) (?:коментар|відгук|відповідь)\b.{0,60}|коментар(?:і|ів)(?: ?\(\d+\)|: ?\d+)?:?|\d+ коментар\w*|відповісти|коментарів немає",
        "Залишити коментар",
    ),
    Shape(
        r"(?:рубрик[аи]|позначк[аи]|теги?|категорі[яї]|мітки|розділ):.{0,200}|опубліковано в .{1,100}", "Позначки: війна, історія"
    ),
    Shape(
        r"підпи(?:шіться|сатися|ска)\b.{0,90}|завантаження[ .…]*|головна|пошук|увійти|догори|усі права захищен[оі].{0,60}|версія для друку",
        "Підписатися на оновлення",
    ),
    Shape(
        r"(?:схожі|останні|популярні|пов.язані) (?:записи|статті|новини|матеріали|публікації|дописи|коментарі):?|попередн(?:я стаття|ій запис).{0,100}|наступн(?:а стаття|ий запис).{0,100}",
        "Схожі записи",
    ),
)

COMMENT_STARTS: tuple[Shape, ...] = (
    Shape(r"(?:\d{1,5}|one) (?:comments?|responses?|replies|thoughts?)(?: (?:on|to) .{1,200}| so far)?:?", "2 comments"),
    Shape(r"(?:comments|responses|discussion)(?: ?\(\d+\))?:?", "Comments (2)"),
    Shape(r"комментари[ийев]+(?: ?\(\d+\)|: ?\d+)?:?|\d+ комментари\w*", "Комментарии (2)"),
    Shape(r"коментарі(?: ?\(\d+\)|: ?\d+)?:?|\d+ коментар\w*", "Коментарі (2)"),
)
"""Lines after which readers' comments follow; a share of them are leftovers too."""

COMMENT_HEADS: tuple[Shape, ...] = (
    Shape(r".{1,40} (?:says|said|writes|wrote|commented)(?: on .{1,50})?:?", "Olga says:"),
    Shape(r"(?:on )?[a-z]{3,9} \d{1,2},? \d{4},? (?:at )?\d{1,2}:\d\d ?(?:[ap]\.?m\.?)?", "March 3, 2016 at 4:15 pm"),
    Shape(r".{1,40} (?:пишет|писал|написала?|говорит|сказала?|пише|каже|написав)(?: .{1,30})?:?", "Ольга пишет:"),
    Shape(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? (?:в |at |о )?\d{1,2}:\d\d", "03.03.2016 в 16:15"),
)
"""Lines that head one comment."""

# ---- bylines, dates of publication, captions

NAME = r"(?:[A-ZА-ЯІЇЄҐ][\w’'.-]*\.?)"
"""One word of a person's name; matched with case."""

BYLINES: tuple[Shape, ...] = (
    Shape(
        r"(?:(?:article|text|photos?|words|story|report|research(?:ed)?|translation|translated|written|edited|compiled|posted|published|transcribed|interview(?:ed)?|introduced|prepared|adapted|abridged|reviewed|retold|submitted)(?:,| and| &| from (?:the )?\w+| into \w+)* ?)+ ?by .{2,100}|(?:text|words|translation|interview|research): [^.]{2,60}",
        "Translated and edited by Olga Brand",
    ),
    Shape(r"(?:author|translator|editor|photographer|correspondent|by)s?: ?.{2,100}", "Author: Olga Brand"),
    Shape(
        r"(?:автор(?:ы|ка)?|перевод(?:чик)?|перев[её]ла?|редактор|текст|подготовила?|составитель|записала?|фото и текст)(?: с \w+)?(?:[:—–-] ?| )[«\"]?[а-яёa-z].{2,100}",
        "Перевод: Ольга Бранд",
    ),
    Shape(
        r"(?:автор(?:и|ка)?|переклад(?:ач)?|переклала?|редактор|текст|підготува(?:ла|в)|упорядник|записа(?:ла|в))(?: з \w+)?(?:[:—–-] ?| )[«\"]?[а-яіїєґa-z].{2,100}",
        "Переклад: Ольга Бранд",
    ),
)

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]"
    r"|січ(?:ень|ня)|лют(?:ий|ого)|берез(?:ень|ня)|квіт(?:ень|ня)|трав(?:ень|ня)|черв(?:ень|ня)|лип(?:ень|ня)|серп(?:ень|ня)|верес(?:ень|ня)|жовт(?:ень|ня)|листопада?|груд(?:ень|ня))"
)
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTHS}\.?,? \d{{4}}(?: ?г(?:ода|\.)?| ?р(?:оку|\.)?)?|{MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}}))"

DATE_LINES: tuple[Shape, ...] = (
    Shape(
        rf"(?:(?:last )?(?:posted|published|updated|date|added|written|created|опубликовано|дата|добавлено|опубліковано|додано)(?: on| at|:|:? )? ?)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? |(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя),? )?\(?{DAY}\)?(?:[,T]? ?(?:at |в |о )?\d{{1,2}}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?:Z| ?GMT| ?UTC)?)?(?: (?:by|[|•·–-]) .{{1,80}})?\.?",
        "Posted on March 3, 2016 by editor",
    ),
    Shape(rf"(?:.{{1,40}}, )?{MONTHS},? \d{{4}}(?: ?г\.| ?р\.)?", "London, March 2016"),
)

CAPTIONS: tuple[Shape, ...] = (
    Shape(
        r"(?:photo(?:graph)?s?|image|picture|pictured|caption|illustration|above|below|left|right|figure \d+|fig\. ?\d+|map|plate \d+|poster|painting|cartoon|video)(?: \d+)?(?: ?\([^)]{1,60}\))?:.{1,300}",
        "Photo: the ferry at the north landing",
    ),
    Shape(
        r"(?:(?:a|an|the|soviet|russian|ukrainian|german|finnish|polish|wartime|propaganda|contemporary|period|archive|original|rare|colou?r(?:ised)?|aerial|old|war|press|group)[ -]){0,4}(?:posters?|photo(?:graph)?s?|paintings?|postcards?|cartoons?|stamps?|posters?|drawings?|leaflets?|sketch(?:es)?|engravings?|monuments?|medals?)(?: ?\([^)]{1,60}\))? ?[–—:-] .{1,300}",
        "Wartime poster – “Mend the nets!” (1943)",
    ),
    Shape(r"(?:above|below|pictured)(?: (?:left|right|photo|picture|image))? ?[–—:-] .{1,300}", "Above – the ferry"),
    Shape(
        r"(?:на (?:фото|снимке|фотографии|картине|рисунке|карте)|фото|снимок|рис(?:унок|\.) ?\d*|илл?\. ?\d*|карта|плакат|иллюстрация|фотография)(?: \d+)?(?: ?\([^)]{1,60}\))? ?[:.–—-].{1,300}",
        "На снимке: паром у причала",
    ),
    Shape(
        r"(?:на (?:світлині|фото|знімку|картині|малюнку|мапі)|світлина|мал(?:юнок|\.) ?\d*|іл\. ?\d*|мапа|ілюстрація)(?: \d+)?(?: ?\([^)]{1,60}\))? ?[:.–—-].{1,300}",
        "На світлині: пором біля причалу",
    ),
)

# ---- printed sources

PRINTED_SIGNS: tuple[tuple[str, int, str], ...] = (
    (r"\b(?:[Pp]ages?|pp?\.)[ \u00a0]?\d+", 2, "Pages 12-14"),
    (r"\b(?:с|стр|С|Стр)\.[ \u00a0]?\d+", 2, "С. 118"),
    (r"\bP\.[ \u00a0]?\d+", 2, "P. 44"),
    (r"(?:\bNos?\.|№)[ \u00a0]?\d+", 2, "No. 31"),
    (r"\b(?:[Vv]ol(?:ume|\.)?|[Tt]ome|[Bb]ook)[ \u00a0]?(?:\d+|[IVXLC]+)\b", 2, "Volume IV"),
    (r"\b(?:Т|т|Том|том|Вып|вып|Кн|Ч|Вип)\.?[ \u00a0]?(?:\d+|[IVXLC]+)\b", 2, "Т. 3"),
    (r"\bISBN\b", 3, "ISBN 0-00-000000-0"),
    (r"\b(?:ed|eds|trans|изд|ред|сост|пер|вид|упоряд)\.", 1, "ed."),
    (
        r"\b(?:Press(?=[,;)\]]| ?\(?\d{4}|$)|Publish(?:ers?|ing)|Books(?=[,;)\]]| ?\(?\d{4}|$)|Verlag|Editions|Univ(?:ersity|\.)|Издательство|Изд-во|Воениздат|Видавництво|Progress Publishers)\b",
        2,
        "Harbour Press",
    ),
    (
        r"\b(?:Collected|Selected|Complete) Works\b|Собрание сочинений|Собр\. соч\.|Полн\. собр\.|Зібрання творів",
        2,
        "Collected Works",
    ),
    (
        r"\b(?:Pravda|Izvestia|Izvestiya|Krasnaya Zvezda|Trud|Komsomolskaya Pravda|TASS|Правда|Известия|Красная звезда|Труд|Комсомольская правда|Ізвєстія|Вісті|Комуніст)\b[»”\"]?,",
        2,
        "Pravda, No. 31",
    ),
    (r"[\[(](?:1[5-9]|20)\d\d[\])]", 1, "[1971]"),
    (r"\b(?:1[5-9]|20)\d\d\b", 1, "1971"),
    (r"\b(?:By|by) (?:[A-Z][\w.’-]+ ){1,3}[\[(]", 1, "By Anna Kern [1971]"),
    (r" // ", 3, "Керн А. Переправа // Речник."),
    (
        r"\b(?:М|Л|СПб|К|Х|Лв)\.[ \u00a0]?[:,;]|\b(?:London|Moscow|Kyiv|Kiev|New York|Berlin|Paris|Москва|Киев|Київ|Ленинград|Львів|Харків)[:,] ",
        2,
        "М.: Пример",
    ),
    (r"\b(?:РГВА|ЦАМО|ГАРФ|РГАСПИ|РГАЭ|ЦДАВО|ЦДАГО|ДАХО|RGVA|TsAMO|GARF|RGASPI|TNA)\b", 2, "ЦАМО, ф. 33, оп. 1"),
    (r"\b[Фф](?:онд|\.) ?\d+|\b[Ff](?:ond|\.) ?\d+", 2, "ф. 33"),
    (r"\b(?:оп|Оп|op|inv)\. ?\d+|\b(?:[Ii]nventory|опись|опис) \d+", 1, "оп. 1"),
    (r"\b(?:[Aa]rchives?|[Аа]рхив[а-я]*|[Аа]рхів[а-яі]*)\b", 1, "State Archive"),
)
"""What a printed source is told by: pattern (with case), points, example. Three points of two kinds make one."""

PROSE_WORDS = (
    r"\b(?:was|were|had|has|have|is|are|been|will|would|could|did|does|that|which|who|when|while|because|they|he|she|it|we|his|her|their"
    r"|был[аио]?|что|который|которая|которые|когда|это|его|она|они|является|стал[аио]?"
    r"|бу(?:в|ла|ло|ли)|що|який|яка|які|коли|це|його|вона|вони|є|ста(?:в|ла|ло|ли))\b"
)
"""A printed source has none of these, or one inside its title."""

# ---- titles

SUBHEADS: tuple[Shape, ...] = (
    Shape(
        r"(?:the )?(?:introduction|conclusions?|background|overview|summary|abstract|preface|foreword|afterword|epilogue|prologue|postscript|appendix(?: \w+)?|contents|table of contents|legacy|aftermath|biography|memory|awards?(?: and honou?rs)?|death|family|childhood|context|history|results?|consequences|discussion|chronology|timeline|casualties|notes?)",
        "Aftermath",
    ),
    Shape(
        r"(?:early|later|final|last|personal|first|post-?war|war|school|student) (?:life|years|days|career|work|steps|service)(?: and .{1,30})?",
        "Early life",
    ),
    Shape(
        r"(?:part|chapter|section|раздел|глава|часть|розділ|частина) (?:\d+|[ivxlc]+|one|two|three|four|five|six)[.:]?(?: .{0,60})?",
        "Part Two",
    ),
    Shape(
        r"(?:translat[oe]r|editor|author|publisher)[’']?s?[’']? (?:note|preface|introduction|comment)s?:?", "Translator’s Note"
    ),
    Shape(
        r"(?:введение|заключение|предисловие|послесловие|вступление|итоги|выводы|биография|память|награды|семья|детство|последние годы|ранние годы|смерть|предыстория|ход событий|последствия|содержание|оглавление|источники)",
        "Предыстория",
    ),
    Shape(
        r"(?:вступ|висновки|передмова|післямова|підсумки|біографія|пам.ять|нагороди|родина|дитинство|останні роки|ранні роки|смерть|передісторія|перебіг подій|наслідки|зміст)",
        "Передісторія",
    ),
)

FEATURES: tuple[Feature, ...] = (
    Feature("file-start", 3.0, "nothing but leftovers stands before it"),
    Feature("after-end", 2.6, "a source list, comments or share buttons end above it"),
    Feature("after-rule", 2.2, "a line of dashes or stars stands above it"),
    Feature("after-break", 3.0, "a form feed stands above it"),
    Feature("wide-before", 1.1, "more blank lines above than paragraphs have between them"),
    Feature("wide-after", 1.1, "more blank lines below than paragraphs have between them"),
    Feature("tight-after", 0.3, "no blank line below, though paragraphs have one between them"),
    Feature("dated", 2.0, "a line with a date of publication or a byline follows"),
    Feature("dated-above", 2.0, "a line with a date of publication stands right above"),
    Feature("repeated", 1.6, "the same line stands elsewhere in the file, in a list of contents or again under it"),
    Feature("hash", 1.6, "# The Ferry at Night"),
    Feature("numbered", 1.2, "3. The Ferry at Night, where 1. and 2. came before"),
    Feature("capitals", 1.2, "THE FERRY AT NIGHT"),
    Feature("title-case", 0.7, "The Ferry at Night"),
    Feature("long-title", 0.5, "six words or more"),
    Feature("years", 0.6, "The Ferry at Night (1943)"),
    Feature("leads-prose", 0.6, "a long paragraph follows"),
    Feature("new-names", 1.0, "the text below shares hardly a name with the text above"),
    Feature("old-names", -1.2, "the text below goes on about the same names"),
    Feature("title-below", 0.8, "its words come again in the text below and not in the text above"),
    Feature("title-above", -0.8, "its words stand in the text above already"),
    Feature("subhead", -3.0, "Aftermath"),
    Feature("name-line", -1.2, "Olga Brand, right under another short line"),
    Feature("deeper", -3.0, "## The Ferry at Night, where other lines have one # only"),
    Feature("one-word", -0.9, "Winter"),
    Feature("full-stop", -1.6, "A line that ends like a sentence."),
    Feature("question", -0.6, "Who was right?"),
    Feature("after-colon", -1.5, "the text above ends in a colon: this is what it announces"),
    Feature("in-source", -4.5, "the line stands inside a source that is pasted in whole"),
    Feature("in-comments", -1.2, "readers' comments stand above and no layout speaks for it"),
    Feature("in-comment", -4.0, "the line is what one reader's comment begins with"),
    Feature("listed", -4.5, "it stands right under a source heading or a source, as the next source does"),
    Feature("listed-apart", -1.2, "it stands under a source heading with a blank line between, and another short line follows"),
    Feature("no-prose", -2.5, "no paragraph follows before the next short line"),
)
THRESHOLD = 2.2
"""Least score of a line that begins an article; the first line of a file has 3 for its place alone."""

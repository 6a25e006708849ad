"""What the elements of a web page hold: data only, with an example a row."""

from __future__ import annotations

from claimcheck.text.tables.layout import Shape

DROPPED = frozenset(
    {"head", "script", "style", "noscript", "template", "nav", "footer", "button", "select", "option", "textarea", "label", "svg", "math", "iframe", "object", "audio", "video", "canvas", "map", "dialog"}
)  # fmt: skip
"""Elements that no reader of the article reads."""

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
"""Elements without content."""

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)  # fmt: skip
"""Elements that begin and end a paragraph."""

_AREAS = r"(?:area|list|links?|buttons?|container|wrap(?:per)?|section|box|block|content|posts|articles|form|bar|menu|items?|title|\d+)"

DROPPED_CLASSES: tuple[Shape, ...] = (
    Shape(
        rf"(?:(?:site|page|post|posts|entry|main|secondary|primary|global|top|mobile)[-_])*(?:sidebar|nav|navbar|navigation|menu|footer|comments?|comment-respond|share|sharing|social|related|breadcrumbs?|pagination|pager|widgets?|newsletter|subscribe|subscription)(?:[-_]+{_AREAS})*",
        "post-navigation",
    ),
    Shape(r"ads?|advert\w*|ad-\w+|google-auto-placed|adsbygoogle|sponsored|promo|wordads\S*", "advertisement"),
    Shape(
        r"sharedaddy|sd-\w+|jp-relatedposts|wpcnt|respond|tag(?:s)?-links|cat-links|post-tags|entry-utility|entry-footer|addtoany\S*|a2a_\S+|addthis\S*",
        "sharedaddy",
    ),
    Shape(
        r"screen-reader-text|sr-only|visually-hidden|skip-link|hidden|noprint|mw-editsection|navbox|infobox|toc|reflist-toc|printfooter",
        "screen-reader-text",
    ),
    Shape(r"cookie\S*|gdpr\S*|consent\S*|popup\S*|modal\S*|search-form|searchform|login\S*", "cookie-banner"),
)
"""Classes and ids of elements that hold no part of the article."""

BYLINE_CLASSES: tuple[Shape, ...] = (
    Shape(
        r"(?:entry|post|article|story)[-_](?:meta|date|author|byline|info|details)|byline|author|posted-on|published|dateline|vcard",
        "entry-meta",
    ),
)

CAPTION_CLASSES: tuple[Shape, ...] = (
    Shape(r"wp-caption-text|caption(?:-text)?|image-caption|photo-caption|thumbcaption", "wp-caption-text"),
)

CONTENT_CLASSES: tuple[Shape, ...] = (
    Shape(
        r"(?:entry|post|article|story|page|blog)[-_]?(?:content|body|text)|hentry|mw-parser-output|articlebody|article",
        "entry-content",
    ),
)
"""Elements that hold the article where a page has neither `article` nor `main`."""

PUBLISHED_META = frozenset(
    {"article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date", "sailthru.date", "parsely-pub-date", "citation_publication_date", "citation_date"}
)  # fmt: skip

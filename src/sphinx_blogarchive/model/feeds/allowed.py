"""What of HTML may stand in a feed."""

# ruff: noqa: SIM905 (lists of names would take several screens)

from __future__ import annotations

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
#: Elements that end a paragraph before them.
BLOCKS = frozenset(
    """
    address article aside audio blockquote details dir div dl dd dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th ul video
    """.split()
)
#: Elements that are left out with all that they hold.
DROPPED = frozenset(
    """
    applet base button canvas colgroup datalist dialog frame frameset head input link map meta meter
    nav noframes output param progress script select style template textarea title
    """.split()
)
#: Likewise, by a class: permalinks, ways back, numbers of lines, signs for what can be unfolded.
DROPPED_CLASSES = frozenset(
    """
    backrefs contents copybtn fn-backref fn-bracket headerlink linenodiv linenos sd-octicon
    sd-summary-icon sd-summary-state-marker viewcode-back viewcode-link
    """.split()
)
_PLAIN = """
    abbr b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2
    h3 h4 h5 h6 hr i ins kbd mark p picture pre q rp rt ruby s samp small span strong sub sup table
    tbody tfoot thead tr u ul var wbr
    """.split()
#: Elements that stay, with those of their attributes that do.
KEPT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_PLAIN, ()),
    "a": ("href", "hreflang"),
    "audio": ("controls", "src"),
    "blockquote": ("cite",),
    "del": ("cite", "datetime"),
    "img": ("alt", "sizes", "src", "srcset"),
    "ins": ("cite", "datetime"),
    "li": ("value",),
    "ol": ("reversed", "start", "type"),
    "q": ("cite",),
    "source": ("media", "sizes", "src", "srcset", "type"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
    "time": ("datetime",),
    "track": ("default", "kind", "label", "src", "srclang"),
    "video": ("controls", "height", "poster", "src", "width"),
}
#: Attributes that stay wherever they are.
EVERYWHERE = ("dir", "lang", "title")
#: Attributes that say something by being there.
EMPTY = frozenset({"alt", "controls", "default", "reversed"})
#: Attributes that are addresses.
ADDRESSES = frozenset({"cite", "href", "poster", "src"})
#: Elements that become others.
RENAMED = {
    **dict.fromkeys(
        """
        address article aside center details fieldset footer form header hgroup main search section
        """.split(),
        "div",
    ),
    "strike": "s",
    "tt": "code",
}
#: What becomes another element by its class: what is set apart from the text around it, and code
#: that has a caption.
BY_CLASS = {
    **dict.fromkeys("admonition blogarchive-update sidebar topic".split(), "blockquote"),
    "code-block-caption": "figcaption",
    "literal-block-wrapper": "figure",
}
#: What names something without being a heading.
TITLES = frozenset(
    """
    admonition-title blogarchive-label rubric sd-card-title sd-tab-label sidebar-title topic-title
    """.split()
)
#: Elements that need no paragraph around a text that is all they hold.
COMPACT = frozenset("dd figcaption li td th".split())
#: Elements that are nothing if they are empty.
HOLLOW = frozenset(
    """
    a b blockquote code div dl em figcaption figure h1 h2 h3 h4 h5 h6 i ol p picture span strong sub
    sup table ul
    """.split()
)

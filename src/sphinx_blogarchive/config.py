"""The options of the extension: ``blogarchive_<name>`` in ``conf.py``."""

from __future__ import annotations

import dataclasses
import difflib
import re
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from . import block_checks
from . import option_checks as checks
from .compat import chosen_options
from .diagnostics import Category, warn
from .model.commenting import Commenting
from .model.feeds.ids import check_template
from .model.feeds.scopes import BLOG, FILES, SCOPES
from .model.filing import check_patterns
from .model.plan import PAGE_KINDS
from .model.redirect_lists import FORMATS
from .model.related import WEIGHTS, Choice
from .model.terms import Term, normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config, _ConfigRebuild

PREFIX = "blogarchive_"
#: What can follow the text of a post.
POST_PARTS = (
    "license",
    "share",
    "donate",
    "citation",
    "series",
    "neighbours",
    "related",
    "backlinks",
    "comments",
)
SEARCH_ENGINES = ("sphinx", "pagefind")
STYLES = ("cards", "byline", "list", "table")


def _option(
    default: Any, check: Callable[[Any], None], description: str, rebuild: _ConfigRebuild = "env"
) -> Any:
    factory: Any = default.copy if isinstance(default, list | dict) else None
    meta = {"check": check, "help": description, "rebuild": rebuild}
    if factory:
        return dataclasses.field(default_factory=factory, metadata=meta)
    return dataclasses.field(default=default, metadata=meta)


_bool = partial(checks.is_a, bool, "True or False")
_str = partial(checks.is_a, str, "text")
_authors = partial(checks.terms, checks.AUTHOR_KEYS)
_terms = partial(checks.terms, checks.TERM_KEYS)


@dataclass(frozen=True)
class Settings:
    """The options, checked. Each field is the option ``blogarchive_<field>``."""

    post_patterns: list[str] = _option(
        ["posts/**"], checks.patterns, "Documents that are posts, as patterns of docnames."
    )
    timezone: str = _option("UTC", checks.zone, "Zone of dates that name none.")
    drafts: bool = _option(
        default=False, check=_bool, description="Build drafts and posts of the future too."
    )
    strict_terms: bool = _option(
        default=False, check=_bool, description="Warn of terms that are declared nowhere."
    )
    path: str = _option("", checks.folder, "Folder of all generated pages.")
    pages: list[str] = _option(
        list(PAGE_KINDS), partial(checks.among, PAGE_KINDS), "Which pages are generated."
    )
    posts_per_page: int = _option(8, checks.positive, "Posts on one page of a listing.")
    excerpt_length: int = _option(
        300,
        checks.positive,
        "Length after which an excerpt without a mark ends, in ideographs; a word counts two.",
    )
    listing_style: str = _option("cards", partial(checks.one_of, STYLES), "Style of listings.")
    default_author: str = _option("", _str, "Author of posts that name none.")
    authors: dict[str, dict[str, Any]] = _option({}, _authors, "Authors.")
    tags: dict[str, dict[str, Any]] = _option({}, _terms, "Tags.")
    categories: dict[str, dict[str, Any]] = _option({}, _terms, "Categories.")
    series: dict[str, dict[str, Any]] = _option({}, _terms, "Series.")
    series_patterns: dict[str, str] = _option(
        {}, check_patterns, "What titles of the parts of a series look like, by its name."
    )
    slugs: dict[str, str] = _option({}, checks.slug_map, "Slugs by name of a term.")
    date_format: str = _option(
        "",
        checks.date_pattern,
        "Format of dates, as babel's patterns; empty for the language's medium form.",
    )
    reading_rates: dict[str, float] = _option(
        {"ideographs": 400, "words": 230, "lines": 30, "formulas": 8},
        checks.rates,
        "How much is read in a minute: ideographs, words, lines of code, formulas.",
    )
    post_parts: list[str] = _option(
        list(POST_PARTS),
        partial(checks.among, POST_PARTS),
        "What follows the text of a post, in this order.",
    )
    citation_formats: dict[str, str] = _option(
        {}, checks.citation_formats, "How a post is cited in a line of text, by language."
    )
    bibliography: bool = _option(
        default=True, check=_bool, description="Write blog.bib and blog.json, of all posts."
    )
    feeds: list[str] = _option(
        [BLOG], partial(checks.among, SCOPES), "What there are feeds of: the blog, its terms."
    )
    feed_formats: dict[str, str] = _option(
        FILES, checks.feed_formats, "Formats of feeds, and the names of their files."
    )
    feed_length: int = _option(20, checks.positive, "Posts in a feed.")
    feed_content: str = _option(
        "full", partial(checks.one_of, ("full", "summary")), "What feeds hold of a post."
    )
    feed_id: str = _option(
        "urn:uuid:{uuid}", check_template, "Identifiers of posts in feeds, which never change."
    )
    feed_math: str = _option(
        "mathml", partial(checks.one_of, ("mathml", "tex")), "What feeds hold of formulas."
    )
    related: dict[str, Any] = _option(
        {"count": 5, "threshold": 0.3, "weights": {**WEIGHTS}},
        partial(checks.related, tuple(WEIGHTS)),
        "How related posts are chosen: how many, from which score, and what counts how much.",
    )
    cjk_emphasis: bool = _option(
        default=True,
        check=_bool,
        description="Emphasis beside Chinese, Japanese and Korean, whatever punctuation is there.",
    )
    cjk_join_lines: bool = _option(
        default=True,
        check=_bool,
        description="Take out line breaks between Chinese and Japanese characters.",
    )
    math_macros: dict[str, Any] = _option(
        {}, checks.macros, "TeX by name of a command, for formulas shown as MathML."
    )
    permalink: str = _option(
        "p/{id}",
        checks.permalink,
        "Permanent addresses of posts with an id, from the root of the site; empty for none.",
    )
    redirect_pages: bool = _option(
        default=True, check=_bool, description="Write pages at old and permanent addresses."
    )
    redirect_files: list[str] = _option(
        [],
        partial(checks.among, tuple(FORMATS)),
        "For which hosts and servers a list of redirects is written.",
    )
    image: str = _option(
        "", checks.picture, "Picture that stands for pages that have none of their own."
    )
    sitemap: bool = _option(default=True, check=_bool, description="Write sitemap.xml.")
    robots: bool = _option(default=True, check=_bool, description="Write robots.txt.")
    llms: bool = _option(
        default=False, check=_bool, description="Write llms.txt, an overview for language models."
    )
    search: str = _option(
        SEARCH_ENGINES[0],
        partial(checks.one_of, SEARCH_ENGINES),
        "What makes the index in which readers search.",
    )
    notices: list[str] = _option(
        ["notices/*"], checks.patterns, "Documents that are notices, as patterns of docnames."
    )
    license: str | dict[str, str] = _option(
        "", block_checks.license_, "Licence of the site's texts."
    )
    share: list[str | dict[str, str]] | None = _option(
        None,
        block_checks.share,
        "Services to which readers can share a post; the usual ones of the language if None.",
    )
    donate: dict[str, Any] = _option(
        {}, block_checks.donate, "How readers can support the blog: text, methods."
    )
    comments: dict[str, Any] = _option(
        {},
        partial(checks.is_a, dict, 'a dictionary such as {"provider": "isso", "server": …}'),
        "Where readers comment, and what is shown of it.",
        rebuild="",  # pages know what they show of it
    )
    membership: dict[str, str] = _option(
        {}, block_checks.membership, "Where readers register and log in."
    )
    links: list[dict[str, str]] = _option([], block_checks.links, "Links to the sites of friends.")
    navigation: list[str | dict[str, str]] = _option(
        [], block_checks.navigation, "The navigation of the site."
    )
    recent_posts: int = _option(5, checks.positive, "Posts in the block of recent posts.")
    random_posts: int = _option(5, checks.positive, "Posts in the block of random posts.")
    block_terms: int = _option(
        20, checks.positive, "Categories, series and authors in the block of each."
    )
    tag_cloud: int = _option(40, checks.positive, "Tags in the cloud of tags.")

    @property
    def rates(self) -> dict[str, float]:
        """How much is read in a minute, of each kind: see :class:`~.model.length.Measure`."""
        return {**_default(self.__dataclass_fields__["reading_rates"]), **self.reading_rates}

    @property
    def choice(self) -> Choice:
        """How related posts are chosen."""
        options = {**_default(self.__dataclass_fields__["related"]), **self.related}
        options["weights"] = {**WEIGHTS, **options["weights"]}
        # a part leads to the others of its series anyway
        return Choice(**options, apart="series" in self.post_parts)

    @cached_property
    def commenting(self) -> Commenting:
        """Where readers comment, and what is shown of it."""
        return Commenting.of(self.comments)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of dates that name none."""
        return ZoneInfo(self.timezone)

    @property
    def root(self) -> str:
        """The folder of generated pages, ending in a slash unless it is empty."""
        path = self.path.strip("/")
        return path + "/" if path else ""

    def declared(self) -> list[Term]:
        """Return the terms that the configuration declares."""
        found = []
        for kind, field in (
            ("tag", "tags"),
            ("category", "categories"),
            ("author", "authors"),
            ("series", "series"),
        ):
            value = getattr(self, field)
            infos = value if isinstance(value, dict) else {name: {} for name in value}
            for name, info in infos.items():
                texts = {k: v for k, v in info.items() if k not in ("aliases", "name")}
                texts["title"] = info.get("title") or info.get("name", "")
                aliases = tuple(normalize(alias) for alias in info.get("aliases", ()))
                found.append(Term(kind, normalize(name), aliases=aliases, declared=True, **texts))
        found += (Term("series", normalize(name), declared=True) for name in self.series_patterns)
        return found


def register(app: Sphinx) -> None:
    """Add the options to *app*, and have them checked."""
    for field in dataclasses.fields(Settings):
        # wrong values are gone before Sphinx looks at types, see ``check``; and naming them would
        # have it take "-D …=1" for a truth value, whatever the option
        name, rebuild = PREFIX + field.name, field.metadata["rebuild"]
        app.add_config_value(name, _default(field), rebuild, types=frozenset({Any}))
    app.connect("config-inited", check)


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def check(app: Sphinx, config: Config) -> None:
    """Warn of wrong values, and put the defaults in their place."""
    for field in dataclasses.fields(Settings):
        name = PREFIX + field.name
        value = getattr(config, name)
        try:
            field.metadata["check"](value)
        except ValueError as error:
            place = option_place(app, name)
            warn(Category.CONFIG, f"{name} = {value!r} {error}", place)
            setattr(config, name, _default(field))
    known = {PREFIX + field.name for field in dataclasses.fields(Settings)}
    # of unknown ones on the command line Sphinx warns
    for name in sorted(chosen_options(config) - config.overrides.keys()):
        if name.startswith(PREFIX) and name not in known and name not in config:
            # without the prefix, which would make all of them look alike
            plain = {field.name for field in dataclasses.fields(Settings)}
            near = difflib.get_close_matches(name.removeprefix(PREFIX), plain, n=1)
            remedy = f"write {PREFIX}{near[0]}" if near else "take it out"
            place = option_place(app, name)
            warn(Category.CONFIG, f"there is no option {name}; {remedy}", place)


def option_place(app: Sphinx, name: str) -> str | None:
    """Return file and line where *name* is set, as well as a search can tell."""
    if any(chosen.partition(".")[0] == name for chosen in app.config.overrides):
        return None  # on the command line
    return conf_place(app, name)


def conf_place(app: Sphinx, name: str) -> str:
    """Return file and line where ``conf.py`` sets *name*, whatever the command line says."""
    path = Path(app.confdir, "conf.py")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    found = (number for number, line in enumerate(lines, 1) if re.search(rf"\b{name}\b", line))
    return f"{path}:{next(found, 1)}"


def settings(config: Config) -> Settings:
    """Return the options of *config*, as checked at ``config-inited``."""
    names = [field.name for field in dataclasses.fields(Settings)]
    return Settings(**{name: getattr(config, PREFIX + name) for name in names})

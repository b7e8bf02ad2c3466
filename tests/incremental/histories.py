"""Random histories of a blog: what its writer did before each build."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.helpers import EPOCH
from tests.incremental.sample import assert_clean, png

if TYPE_CHECKING:
    from tests.helpers import Blog

COUNT = 4
TAGS = ("math", "Math", "C++", "数学", "new")

#: What a post may hold: its own number is ``{i}``, that of another ``{j}``.
PARTS = (
    "<!-- more -->",
    "Plain text by {{author}}`Ada`.",
    "A {{tag}}`new` thing, {{tag}}`math`, {{archive}}`2024`, {{series}}`S`.",
    "$$\nx_{i}\n$$ (eq-{i})",
    "\\begin{{align}}\na &= b \\label{{al-{i}}}\\\\\nc &= d\n\\end{{align}}",
    "See {{eq}}`eq-{j}`, $y = \\eqref{{al-{j}}}$ and {{doc}}`/posts/p{j}/index`[^n].\n\n[^n]: N",
    "Go to {{ref}}`target-{j}`, [](#target-{j}) or [](../p{j}/index.md).",
    "(target-{i})=\n\n## A heading of {i}\n\nUnder it.",
    "![A picture](cover.png)",
    "```{{figure}} cover.png\n:name: fig-{i}\n\nFigure {i}\n```",
    "As {{numref}}`fig-{j}` shows.",
    "```{{index}} word {j}\n```",
    "```{{glossary}}\nterm {i}\n: Meaning.\n```",
    "{{term}}`term {j}`, {{download}}`cover.png`.",
    "::::{{tab-set}}\n:::{{tab-item}} A\nWithin.\n:::\n::::",
    "```{{archive}}\n:tag: new\n:style: byline\n```",
    "```{{archive}}\n:tag: math\n:style: full\n```",
    "<div>raw <b id='raw'>HTML</b></div>",
)

FIELDS = (
    "draft: true",
    "series: S",
    "part: 2",
    "author: Ada",
    "pinned: true",
    "related: /posts/p1/index",
    "unrelated: /posts/p0/index",
    "id: 7",
    "redirect_from: [old, p/7, tag/new.html]",
    "redirect_from: [old/a.html, Old]",
    "image: cover.png",
    "image: /posts/p1/cover.png",
    "robots: noindex",
)


@dataclass(frozen=True)
class Post:
    """A post to be written."""

    number: int
    other: int
    date: str
    title: str
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    parts: tuple[str, ...]
    shade: int

    def apply(self, blog: Blog) -> None:
        """Write it."""
        lines = [f"date: {self.date}", f"tags: [{', '.join(self.tags)}]", *self.fields]
        body = "\n\n".join(part.format(i=self.number, j=self.other) for part in self.parts)
        title = f"# {self.title}\n\n" if self.title else ""
        front = "\n".join(lines)
        blog.write(f"posts/p{self.number}/index.md", f"---\n{front}\n---\n{title}{body}\n")
        blog.write(f"posts/p{self.number}/cover.png", png(self.shade))


@dataclass(frozen=True)
class Deletion:
    """A post to be deleted."""

    number: int

    def apply(self, blog: Blog) -> None:
        """Delete it if it is there."""
        shutil.rmtree(blog.src / f"posts/p{self.number}", ignore_errors=True)


@dataclass(frozen=True)
class Swap:
    """Two posts to be given the name of each other."""

    number: int
    other: int

    def apply(self, blog: Blog) -> None:
        """Rename them; the times of the files stay."""
        one, other = (blog.src / f"posts/p{n}" for n in (self.number, self.other))
        if one.exists() and other.exists() and one != other:
            one.rename(blog.src / "posts/swap")
            other.rename(one)
            (blog.src / "posts/swap").rename(other)


@dataclass(frozen=True)
class Page:
    """A page of the writer's to be written, or deleted if the text is empty."""

    name: str
    text: str

    def apply(self, blog: Blog) -> None:
        """Write or delete it."""
        if self.text:
            blog.write(self.name, self.text)
        else:
            (blog.src / self.name).unlink(missing_ok=True)


@dataclass(frozen=True)
class Conf:
    """A change of the configuration."""

    extra: str

    def apply(self, blog: Blog) -> None:
        """Write ``conf.py``."""
        # values of its own for each build in this process: pydata-sphinx-theme writes into them
        blog.conf(f"html_theme_options = {{}}\ntemplates_path = []\n{self.extra}\n")


@dataclass(frozen=True)
class Step:
    """What happens before a build, and how that is done."""

    edits: tuple[Post | Deletion | Swap | Page | Conf, ...]
    between: str = ""
    jobs: int = 1
    days: int = 0


_BLOCKS = (
    "recent-posts", "random-posts", "categories", "tag-cloud", "archive", "series", "authors",
    "notices", "license", "contents",
)  # fmt: skip
_SIDEBAR = f"html_sidebars = {{'**': {[f'blogarchive/{name}.html' for name in _BLOCKS]}}}"
_NOTICE = "# Notice\n\n{tag}`new`, {ref}`target-1`, {doc}`/posts/p2/index`, {eq}`eq-0`.\n"
_LISTS = "```{archive}\n:paginate: 2\n```\n"
_TOCTREE = "```{toctree}\n:glob:\n\nposts/*/index\narchive\n```\n\n"
_HOME = "---\norphan: true\n---\n# Home of it\n\n```{tag} math\n:title: Maths\n\nIntroduced.\n```\n"

pages = st.sampled_from(
    [
        Page("index.md", f"# Home\n\n{_LISTS}"),
        Page("index.md", f"# Home\n\n{_TOCTREE}{_LISTS}"),
        Page("index.md", f"# Start\n\n{_LISTS.replace('2', '1')}"),
        Page("home.md", _HOME),
        Page("home.md", ""),
        Page("book.md", "---\norphan: true\n---\n# Book\n\n```{archive}\n:style: full\n```\n"),
        Page("book.md", ""),
        Page("tag/new.md", "---\norphan: true\n---\n# Mine\n"),
        Page("tag/new.md", ""),
        Page("page/2.md", "---\norphan: true\n---\n# Mine\n"),
        Page("page/2.md", ""),
        Page("notices/n.md", _NOTICE),
        Page("notices/n.md", "# Notice\n\n![n](../posts/p0/cover.png)\n"),
        Page("notices/n.md", ""),
    ]
)
confs = st.sampled_from(
    [
        Conf("numfig = True"),
        Conf("numfig = True\nblogarchive_posts_per_page = 1"),
        Conf("blogarchive_listing_style = 'byline'"),
        Conf("html_title = 'Another'"),
        Conf(_SIDEBAR),
        Conf(f"{_SIDEBAR}\nnumfig = True\nblogarchive_recent_posts = 1"),
    ]
)
numbers = st.integers(0, COUNT - 1)
posts = st.builds(
    Post,
    number=numbers,
    other=numbers,
    date=st.sampled_from(["2024-03-05", "2024-05-20", "2023-05-20", "2025-02-01"]),
    title=st.sampled_from(["One", "Another", "一", ""]),
    tags=st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple),
    fields=st.lists(
        st.sampled_from(FIELDS),
        max_size=2,
        unique=True,
    ).map(tuple),
    parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=6, unique=True).map(tuple),
    shade=st.sampled_from([1, 2]),
)
edits = st.one_of(
    posts,
    posts,
    posts,
    st.builds(Deletion, numbers),
    st.builds(Swap, numbers, numbers),
    pages,
    confs,
)
steps = st.builds(
    Step,
    edits=st.lists(edits, max_size=3).map(tuple),
    between=st.sampled_from(["", "", "", "dirhtml", "latex", "text", "epub"]),
    jobs=st.sampled_from([1, 1, 2]),
    days=st.sampled_from([0, 0, 60]),
)
histories = st.builds(
    lambda first, rest: [Step((Page("index.md", f"# Home\n\n{_LISTS}"), *first)), *rest],
    st.lists(posts, min_size=COUNT, max_size=COUNT),
    st.lists(steps, min_size=2, max_size=4),
)


def live(blog: Blog, history: list[Step], builder: str = "html", **options: object) -> None:
    """Build *blog* after each step of *history*, and assert that it is as built from nothing."""
    Conf("").apply(blog)
    for step in history:
        for edit in step.edits:
            edit.apply(blog)
        epoch = EPOCH + step.days * 86400
        if step.between:
            blog.build(step.between, out="between", doctrees="shared", epoch=epoch, **options)
        built = blog.build(builder, doctrees="shared", jobs=step.jobs, epoch=epoch, **options)
        assert_clean(blog, built, builder, epoch=epoch, **options)

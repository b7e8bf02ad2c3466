"""A blog in Chinese and English, built once for each way of building it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache

import pytest

from tests.chromium import STRICT, serve, visit
from tests.helpers import Blog

#: No script may have markup made of text either.
POLICY = f"{STRICT}; require-trusted-types-for 'script'"
#: … and Pagefind is a program in WebAssembly.
PAGEFIND_POLICY = f"{POLICY}; script-src 'self' 'wasm-unsafe-eval'"


def write(blog):
    """Write posts in which to search."""
    blog.write("index.md", "# Home\n\n```{archive}\n```\n\n```{toctree}\nguide/index\n```\n")
    blog.write("guide/index.md", "# Guide\n\nNothing but 说明书.\n")
    blog.post(
        "learning",
        "# 机器学习入门\n\n一本关于模型的书。\n",
        date="2023-01-01",
        category="人工智能",
        tags="机器学习",
    )
    blog.post(
        "neural",
        "# Neural *networks* & `x < y`\n\nWe study probability theory 和\n机器学习，running it on"
        " GPU in 2019. <b>bold</b>\n" + "\nFiller.\n" * 30 + "\n回归分析在最后。\n",
        date="2023-02-01",
        category="Science",
        tags="机器学习",
    )
    blog.post(
        "2023/种番茄", "# 种番茄\n\nトマト와 토마토를 심다. 机\n器学习 to run.\n", date="2023-03-01"
    )
    blog.post("titled", "# The Fourier transform\n\nIt is known.\n", date="2021-01-01")
    blog.post("headed", "# Signals\n\n## On Fourier\n\nThey are known.\n", date="2022-01-01")
    blog.post("older", "# Heat\n\nFourier solved it.\n", date="2023-01-01")
    blog.post("newer", "# Light\n\nAnd Fourier again.\n", date="2024-01-01")
    blog.post("note", "一句没有题目的话，关于量子。\n", date="2023-04-01")
    blog.post("unseen", "# 机器学习草稿\n\nFourier.\n", draft="true")
    for number in range(12):
        blog.post(
            f"many/{number}", f"# Part {number}\n\nAbundance.\n", date=f"2020-01-{number + 1:02}"
        )


class Site:
    """What was built, and the browser that looks at it."""

    def __init__(self, built, browser, builder, policy=POLICY):
        self.built = built
        self.policy = policy
        self.browser = browser
        self.suffix = "/" if builder == "dirhtml" else ".html"

    @contextmanager
    def open(self, docname="index", query="", *, policy=None, **options):
        """Open a page, and yield the visit."""
        name = "" if docname == "index" else docname + self.suffix
        policy = self.policy if policy is None else policy
        with (
            serve(self.built.out, policy=policy, base="/my/blog/") as base,
            visit(self.browser, f"{base}{name}{query}", **options) as seen,
        ):
            seen.base = base
            yield seen


@pytest.fixture(scope="package")
def sites(tmp_path_factory, chromium):
    """Return sites by language, builder, theme and engine."""

    @cache
    def site(language="en", builder="html", theme="blogarchive", engine="sphinx"):
        blog = Blog(tmp_path_factory.mktemp("search"))
        options = {"language": language, "html_theme": theme, "blogarchive_search": engine}
        blog.conf("".join(f"{name} = {value!r}\n" for name, value in options.items()))
        write(blog)
        built = blog.build(builder)
        assert built.warnings == []
        return Site(built, chromium, builder, PAGEFIND_POLICY if engine == "pagefind" else POLICY)

    return site


def type_query(seen, text, expected):
    """Type into the box of the page, and wait until it shows the options that are expected."""
    box = seen.page.locator(".sidebar input[name=q]")
    box.click()
    box.press_sequentially(text)
    # while one types, there may be those of what was typed so far
    said = seen.page.locator(".search-popup p:not(:empty)")
    assert seen.comes_to((1, expected), lambda: (said.count(), options(seen)))


def options(seen):
    """Return the titles that the box shows."""
    return seen.page.locator("[role=option]").evaluate_all(
        "all => all.map((option) => option.firstChild.textContent)"
    )


def found(sites_or_site, query, **options):
    """Return the titles that the results page shows for a query."""
    with sites_or_site.open("search", f"?q={query}", **options) as seen:
        seen.page.wait_for_selector("#search-results [role=status]:not(:empty)")
        assert seen.complaints == []
        return titles(seen)


def titles(seen):
    """Return the titles on the results page."""
    return seen.page.locator("#search-results h2").all_inner_texts()

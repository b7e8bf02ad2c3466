"""What a page refers to may come later, or go and come again: the page then shows it."""

from __future__ import annotations

import pytest

from tests.incremental.sample import Kept, assert_clean

pytestmark = pytest.mark.slow

MISSING = {
    "document": ("{doc}`/later`", "# Late\n"),
    "document by a Markdown link": ("[](later.md)", "# Late\n"),
    "document by a Markdown link with text": ("[*there*](later.md)", "# Late\n"),
    "heading by a Markdown link": ("[](later.md#late)", "# Late\n"),
    "heading by its slug": ("[](#later-target)", "(later-target)=\n# Late\n"),
    "target": ("{ref}`later-target`", "(later-target)=\n# Late\n"),
    "target with text": ("{ref}`there <later-target>`", "(later-target)=\n# Late\n"),
    "anything": ("{any}`later-target`", "(later-target)=\n# Late\n"),
    "equation": ("{eq}`later-eq`", "# Late\n\n$$\nx\n$$ (later-eq)\n"),
    "equation in TeX": (r"$\eqref{later-eq}$", "# Late\n\n$$\nx\n$$ (later-eq)\n"),
    "equation within a formula": (r"$x = \eqref{later-eq}$", "# Late\n\n$$\nx\n$$ (later-eq)\n"),
    "figure": ("{numref}`later-fig`", "# Late\n\n```{figure} a.png\n:name: later-fig\n\nF\n```\n"),
    "glossary term": ("{term}`late`", "# Late\n\n```{glossary}\nlate\n: Not early.\n```\n"),
    "citation": ("{cite}`x` [Late24]_", "# Late\n"),
    "option": ("{option}`--late`", "# Late\n\n```{option} --late\nX\n```\n"),
    "Python object": ("{py:func}`late`", "# Late\n\n```{py:function} late()\n```\n"),
    "tag": ("{tag}`late`", "---\ndate: 2024-01-01\ntags: late\n---\n# Late\n"),
    "author": ("{author}`Late`", "---\ndate: 2024-01-01\nauthor: Late\n---\n# Late\n"),
    "year": ("{archive}`1999`", "---\ndate: 1999-02-03\n---\n# Late\n"),
    "month": ("{archive}`1999-02`", "---\ndate: 1999-02-03\n---\n# Late\n"),
    "tag with a home": ("{tag}`late`", "# Late\n\n```{tag} late\n```\n"),
    "download": ("{download}`later.md`", "# Late\n"),
    "included file": ("\n\n```{include} later.md\n```\n", "Late\n"),
    "picture": ("![](/later.md)", "# Late\n"),
}
del MISSING["citation"]
POST_NEEDED = ("tag", "author", "year", "month")


@pytest.fixture(scope="module")
def wishful(tmp_path_factory):
    """A function that returns a blog that was built with a reference to what isn't there."""
    made = {}

    def make(name):
        if name not in made:
            reference = MISSING[name][0]
            inside = reference.replace("(later.md", "(../later.md").replace("`later", "`../later")
            if "{download}" not in reference:
                inside = inside.replace("`../later", "`later")
            inside = inside.replace("} later.md", "} ../later.md")

            def write(blog):
                blog.conf('numfig = True\nblogarchive_pages = ["tag", "author", "year", "month"]\n')
                blog.write("index.md", "# Home\n\n```{archive}\n```\n")
                blog.write("page.md", f"---\norphan: true\n---\n# Page\n\nSee {reference}.\n")
                blog.post("early", f"# Early\n\nSee {inside}.\n\n<!-- more -->\n\nMore.\n")

            made[name] = Kept(tmp_path_factory.mktemp("wishful"), write)
        return made[name]

    return make


def write_later(blog, name):
    text = MISSING[name][1]
    if text.startswith("---"):
        text = text.replace("---\n", "---\npost: true\n", 1)
    elif name != "included file":
        text = "---\norphan: true\n---\n" + text
    blog.write("later.md", text)


@pytest.mark.parametrize("name", MISSING)
def test_what_comes_later_is_shown_by_the_pages_that_refer_to_it(wishful, name):
    kept = wishful(name)
    blog = kept.restore()
    write_later(blog, name)
    assert_clean(blog, blog.build())


@pytest.mark.slow
@pytest.mark.parametrize("name", MISSING)
def test_what_goes_again_is_no_longer_shown(wishful, name):
    kept = wishful(name)
    blog = kept.restore()
    write_later(blog, name)
    blog.build()
    blog.remove("later.md")
    assert_clean(blog, blog.build())

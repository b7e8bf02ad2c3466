"""After an edit, an incremental build leaves byte for byte what a clean build leaves."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.incremental.sample import CONF, assert_clean, assert_same, png

RING, LATTICE = "posts/ring/index.md", "posts/lattice/index.md"
CODE, DESIGN, NOTE = "posts/code.rst", "posts/design.md", "posts/note.md"
DAY = 86400


def change(name, old, new):
    return lambda blog: blog.edit(name, old, new)


def write(name, content):
    return lambda blog: blog.write(name, content)


def remove(name):
    return lambda blog: blog.remove(name)


def add_to(name, text):
    def edit(blog):
        blog.write(name, (blog.src / name).read_text(encoding="utf-8") + text)

    return edit


def conf(extra):
    return lambda blog: blog.conf(CONF + extra)


def together(*edits):
    def edit(blog):
        for each in edits:
            each(blog)

    return edit


def rename(old, new):
    def edit(blog):
        (blog.src / new).parent.mkdir(parents=True, exist_ok=True)
        (blog.src / old).rename(blog.src / new)

    return edit


def home(name, kind, term, options=""):
    text = f"---\norphan: true\n---\n# Home\n\n```{{{kind}}} {term}\n{options}\nIntroduced.\n```\n"
    return write(name, text)


NEW_POST = "---\ndate: 2024-05-02\ntags: [fresh, math]\n---\n# First\n\n![c](cover.png)\n"

EDITS = {
    "nothing": lambda blog: None,
    # the text of a post
    "body": change(RING, "The rest uses", "The REST uses"),
    "excerpt": change(RING, "A *ring* obeys", "Any *ring* obeys"),
    "excerpt in front matter": change(LATTICE, "part: 2", "part: 2\nexcerpt: Short"),
    "mark of the excerpt": change(RING, "<!-- more -->\n", ""),
    "words of a note": change(NOTE, "Just a note", "Only a note"),
    "heading below the cut": change(RING, "## Ideals", "## Two-sided ideals"),
    "all of the text": write(DESIGN, "---\ndate: 2023-01-07\n---\n"),
    "included file": together(
        write("posts/part.txt", "Included.\n"), add_to(DESIGN, "\n```{include} part.txt\n```\n")
    ),
    # what a post says of itself
    "title": change(RING, "# On rings", "# On the rings"),
    "title in front matter": change(RING, "part: 1", "part: 1\ntitle: Rings"),
    "title of a note": change(NOTE, "Just", "# Titled\n\nJust"),
    "date": change(RING, "2024-03-05", "2022-07-05"),
    "date to another month": change(LATTICE, "2024-05-20", "2024-04-20"),
    "date taken away": change(LATTICE, "date: 2024-05-20\n", ""),
    "date of updating": change(DESIGN, "tags:", "updated: 2024-02-02\ntags:"),
    "pinned": change(DESIGN, "tags:", "pinned: true\ntags:"),
    "part": change(RING, "part: 1", "part: 3"),
    "series taken away": change(RING, "series: Algebra\npart: 1\n", ""),
    "author": change(LATTICE, "[Ada, Bob]", "[Carl]"),
    "category": change(LATTICE, "[Notes]", "[Essays]"),
    "language": change(DESIGN, "tags:", "language: zh\ntags:"),
    "no post any more": change(DESIGN, "tags:", "post: false\ntags:"),
    # tags
    "new tag": change(RING, "tags: [math", "tags: [algebra, math"),
    "second use of a tag": change(RING, "tags: [math", "tags: [design, math"),
    "last use of a tag": change(DESIGN, "tags: [design]\n", ""),
    "last use of a tag that a page links to": change(NOTE, "数学", "math"),
    "tag whose slug another one has": change(DESIGN, "design", "Design, design"),
    "tag that takes the slug of another": change(RING, "rings", "DESIGN"),
    "tag that sorts before one with its slug": change(RING, "rings", "Order"),
    # pages of the writer's that are homes, or have the name of a generated page
    "home of a tag": home("maths.md", "tag", "math", ":title: Maths\n"),
    "home with a slug": home("maths.md", "tag", "math", ":slug: maths\n"),
    "home with an alias": home("maths.md", "tag", "math", ":aliases: order, design\n"),
    "home of a series": home("algebra.md", "series", "Algebra", ":title: All of algebra\n"),
    "home of a tag without posts": home("empty.md", "tag", "empty"),
    "page named archive": write("archive.md", "---\norphan: true\n---\n# Mine\n"),
    "page named archive that is older than the generated one": together(
        write("archive.md", "---\norphan: true\n---\n# Mine\n"),
        lambda blog: os.utime(blog.src / "archive.md", (10**9, 10**9)),
    ),
    "page named as a tag's": write("tag/math.md", "---\norphan: true\n---\n# Mine\n"),
    "page named as a year's": write("archive/2024.rst", ":orphan:\n\nMine\n====\n"),
    "page named as page 2 of the index": write("page/2.md", "---\norphan: true\n---\n# Mine\n"),
    "page below a tag's": write("tag/math/more.md", "---\norphan: true\n---\n# Mine\n"),
    # posts
    "new post": together(
        write("posts/aaa/index.md", NEW_POST), write("posts/aaa/cover.png", png(200))
    ),
    "new post after all others": write("posts/zzz.md", NEW_POST.replace("![c](cover.png)", "Z")),
    "post deleted": remove(DESIGN),
    "post with download deleted": remove(CODE),
    "post with pictures deleted": remove("posts/ring"),
    "note deleted": remove(NOTE),
    "all posts deleted": remove("posts"),
    "post renamed": rename(NOTE, "posts/zote.md"),
    "folder of a post renamed": rename("posts/lattice", "posts/a-lattice"),
    "post moved out of the pattern": rename(DESIGN, "design.md"),
    "post in another markup": together(
        remove(DESIGN), write("posts/design.rst", "Design\n======\n\n.. post:: 2023-01-07\n\nX\n")
    ),
    "post replaced by an older file": together(
        remove(DESIGN), rename("posts/note.md", "posts/design.md")
    ),
    # drafts
    "draft published": change("posts/draft.md", "draft: true\n", ""),
    "draft edited": change("posts/draft.md", "Hidden.", "Still hidden."),
    "draft deleted": remove("posts/draft.md"),
    "post made a draft": change(RING, "part: 1", "part: 1\ndraft: true"),
    "future post by directive brought forward": change("posts/future.rst", "2099", "2021"),
    "post by directive made a draft": change(CODE, ":author: Bob", ":author: Bob\n   :draft:"),
    "post by directive put off": change(CODE, "2023-11-02", "2098-11-02"),
    # pictures and downloads
    "picture": write("posts/ring/cover.png", png(250)),
    "figure": write("posts/lattice/hasse.png", png(251)),
    "picture deleted": remove("posts/ring/cover.png"),
    "picture no longer shown": change(RING, "![A cover](cover.png)", "No picture."),
    "picture of a name that others have": together(
        write("posts/cover.png", png(99)), add_to(DESIGN, "\n![x](cover.png)\n")
    ),
    "download": write("posts/script.py", "print(2)\n"),
    "download no longer offered": change(CODE, ":download:`this <script.py>`", "nothing"),
    # what others link to
    "new equation before a numbered one": change(RING, "$$\na(b", "$$\nq\n$$ (q)\n\n$$\na(b"),
    "label of an equation moved": together(
        change(RING, "$$ (ring-eq)", "$$"), add_to(DESIGN, "\n$$\nx\n$$ (ring-eq)\n")
    ),
    "target moved": together(
        change(LATTICE, "(bound)=\n", ""), add_to(DESIGN, "\n(bound)=\n\n## Here\n\nNow.\n")
    ),
    "target renamed": change(LATTICE, "(bound)=", "(other)="),
    "heading of a target": change(LATTICE, "## Bounds", "## Infima"),
    "glossary term moved": together(
        change(RING, "idempotent\n: Equal", "nilpotent\n: Equal"),
        add_to(DESIGN, "\n```{glossary}\nidempotent\n: Here.\n```\n"),
    ),
    "label in use twice": together(
        add_to(CODE, "\n.. _bound:\n\nAgain\n-----\n\nText.\n"),
        add_to(DESIGN, "\n(bound)=\n\n## Again\n\nText.\n"),
    ),
    "glossary term in use twice": add_to(DESIGN, "\n```{glossary}\nidempotent\n: Here.\n```\n"),
    "index entry": change(RING, "{index} ideal", "{index} coideal"),
    "index entry deleted": change(RING, "```{index} ideal\n```\n", ""),
    "new figure before a numbered one": change(
        LATTICE, "```{figure}", "```{figure} hasse.png\nZero.\n```\n\n```{figure}"
    ),
    # the front page
    "toctree reordered": change("index.md", "about\narchive", "archive\nabout"),
    "page out of the toctree": change("index.md", "tag/math\n", ""),
    "posts in the toctree": change(
        "index.md", "about\n", "about\nposts/design\nposts/ring/index\n"
    ),
    "toctree numbered": change("index.md", "{toctree}\n", "{toctree}\n:numbered:\n"),
    "listing with larger pages": change("index.md", ":paginate: 2", ":paginate: 50"),
    "listing with smaller pages": change("index.md", ":paginate: 2", ":paginate: 1"),
    "listing on one page": change("index.md", ":paginate: 2", ":limit: 2"),
    "listing in another style": change("index.md", ":paginate: 2", ":paginate: 2\n:style: byline"),
    "title of the front page": change("index.md", "# Home", "# Front"),
    # the configuration, templates and themes
    "posts per page": conf("blogarchive_posts_per_page = 1\n"),
    "path of the generated pages": conf('blogarchive_path = "blog"\n'),
    "kinds of generated pages": conf('blogarchive_pages = ["archive", "tag"]\n'),
    "author declared": conf('blogarchive_authors = {"Ada": {"name": "Ada Lovelace"}}\n'),
    "tag declared with a slug": conf('blogarchive_tags = {"math": {"slug": "mathematics"}}\n'),
    "style of the listings": conf('blogarchive_listing_style = "table"\n'),
    "length of excerpts": conf("blogarchive_excerpt_length = 5\n"),
    "drafts shown": conf("blogarchive_drafts = True\n"),
    "patterns of posts": conf('blogarchive_post_patterns = ["posts/*"]\n'),
    "no numbered figures": change("conf.py", "numfig = True", "numfig = False"),
    "language of the project": conf('language = "zh_CN"\n'),
    "no index": conf("html_use_index = False\n"),
    "no copies of sources": conf("html_copy_source = False\n"),
    "another suffix of pages": conf('html_file_suffix = ".htm"\n'),
    "option of HTML alone": conf('html_title = "Another"\n'),
    "theme": change("conf.py", "alabaster", "basic"),
    "template": together(
        conf('templates_path = ["_templates"]\n'),
        write(
            "_templates/layout.html",
            '{% extends "!layout.html" %}{% block footer %}F{% endblock %}',
        ),
    ),
    "static file": together(
        conf('html_static_path = ["_static"]\n'), write("_static/own.css", "a {}\n")
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_leaves_what_a_clean_build_leaves(sample, edit):
    edit(sample)
    assert_clean(sample, sample.build())


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_undone_leaves_what_was_before(kept, sample, edit, tmp_path):
    shutil.copytree(sample.src, tmp_path / "src")
    edit(sample)
    sample.build()
    shutil.rmtree(sample.src)
    shutil.copytree(tmp_path / "src", sample.src, copy_function=shutil.copyfile)
    assert_same(sample.build().files(), kept.files)


FILES_OF_CONF = {
    "static file": ('html_static_path = ["_static"]', "_static/own.css"),
    "template among static files": ('html_static_path = ["_static"]', "_static/own.css.jinja"),
    "extra file": ('html_extra_path = ["extra"]', "extra/robots.txt"),
    "logo": ('html_logo = "logo.png"', "logo.png"),
}


@pytest.mark.parametrize(("option", "name"), FILES_OF_CONF.values(), ids=FILES_OF_CONF)
def test_a_file_of_the_configuration_goes_with_its_option(kept, sample, option, name):
    sample.write(name, "a {}\n")
    sample.conf(f"{CONF}{option}\n")
    sample.build()
    sample.conf(CONF)
    sample.remove(name)
    assert_same(sample.build().files(), kept.files)


def test_a_deleted_static_file_goes(sample):
    sample.conf(f'{CONF}html_static_path = ["_static"]\n')
    sample.write("_static/one.css", "a {}\n")
    sample.write("_static/two.css", "b {}\n")
    sample.build()
    sample.remove("_static/one.css")
    assert_clean(sample, sample.build())


TWICE = {
    "label": "(twice)=\n\n## Here in {name}\n\nText.\n",
    "figure": "```{{figure}} lattice/hasse.png\n:name: twice\n\nIn {name}.\n```\n",
    "glossary term": "```{{glossary}}\ntwice\n: In {name}.\n```\n",
}


@pytest.mark.parametrize("text", TWICE.values(), ids=TWICE)
@pytest.mark.parametrize("name", ["design", "note"])
@pytest.mark.parametrize("deleted", [False, True])
def test_of_two_documents_with_one_name_the_same_counts_in_each_build(sample, text, name, deleted):
    for each in ("design", "note"):
        add_to(f"posts/{each}.md", "\n" + text.format(name=each))(sample)
    add_to("about.md", "\n{ref}`twice` {numref}`twice` {term}`twice`\n")(sample)
    sample.build()
    if deleted:
        sample.remove(f"posts/{name}.md")
    else:
        add_to(f"posts/{name}.md", "\nMore.\n")(sample)
    assert_clean(sample, sample.build())


def test_an_edited_template_is_used_for_all_pages(sample):
    block = '{{% extends "!layout.html" %}}{{% block footer %}}{}{{% endblock %}}'
    sample.conf(f'{CONF}templates_path = ["_templates"]\n')
    sample.write("_templates/layout.html", block.format("One"))
    sample.build()
    sample.write("_templates/layout.html", block.format("Two"))
    assert_clean(sample, sample.build())


def test_an_edited_included_file_reaches_the_pages_that_show_it(sample):
    sample.write("posts/part.txt", "One.\n")
    sample.edit(DESIGN, "Short", "```{include} part.txt\n```\n\nShort")
    sample.build()
    sample.write("posts/part.txt", "Two.\n")
    assert_clean(sample, sample.build())

"""A blog of Hugo: all of it comes along, as it was, and at its old addresses."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.importing.building import brought, feed_ids, leads, links, refusal
from tests.importing.support import run, write_texts

LANGUAGES = """[languages.en]
contentDir = "content/english"
[languages.de]
contentDir = "content/german"
"""
CONFIG = """baseURL = "https://blog.example/"
title = "Invented"
languageCode = "en-us"
timeZone = "Europe/Berlin"
[params]
author = "Ann Other"
"""
FIRST = r"""+++
title = "First post"
date = 2023-02-03T18:00:00+01:00
lastmod = 2023-03-01
tags = ["2020", "on"]
categories = ["Maths"]
series = ["Basics"]
series_order = 2
aliases = ["/old/first/", "sibling.html"]
slug = "the-first"
mood = "good"
[cover]
image = "dot.png"
alt = "The dot"
+++
See [two]({{< ref "second.md" >}}) or [again]({{% relref "/posts/second" %}}), [lost]({{< ref "nowhere" >}}).

<!--more-->

## A part {#part}

{{< figure src="dot.png" alt="A dot" caption="One *dot*" >}}

{{< highlight python "linenos=table" >}}
if a < b: print("{{ x }}")
{{< /highlight >}}

{{% notice tip "Mind" %}}
Noted.
{{% /notice %}}

{{< youtube abc123 >}} {{< gallery dir="x" >}}

```go
{{</* ref "x" */>}} {{< gallery >}}
```
"""
TEXTS = {
    "hugo.toml": CONFIG,
    "content/posts/first/index.md": FIRST,
    "content/posts/second.md": "---\ntitle: Second\ndate: 2023-02-04\n---\n[first](/posts/the-first/) [to come](/posts/later/)\n",
    "content/posts/third.md": '{\n"title": "In JSON", "date": "2023-02-05T10:00:00Z",\n"url": "/own/place.html"}\nx\n',
    "content/posts/idea.md": "---\ntitle: Idea\ndate: 2023-02-06\ndraft: true\n---\nx\n",
    "content/posts/over.md": "---\ntitle: Over\ndate: 2020-01-01\nexpiryDate: 2020-02-01\n---\nx\n",
    "content/posts/later.md": "---\ntitle: Later\ndate: 2020-01-01\npublishDate: 2099-01-01\n---\nx\n",
    "content/posts/org.org": "#+title: Org\n",
    "content/posts/_index.md": "---\ntitle: Posts\n---\nAbove all.\n",
    "content/about.md": "+++\ntitle = 'About'\n+++\nMe, ![dot](/images/dot.png).\n",
}  # fmt: skip


def write(root, texts=TEXTS):
    pictures = ("static/images/dot.png", "content/posts/first/dot.png")
    return write_texts(root, texts, pictures)


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    root = tmp_path_factory.mktemp("hugo")
    return brought(write(root / "old"), root / "blog")


def test_what_is_published_is_listed_and_nothing_else(blog):
    assert blog.built.titles("index") == ["In JSON", "Second", "First post"]
    assert "\ndraft: true\n" in blog.text("posts/2023/idea.md")
    assert "\ndraft: true\n" in blog.text("posts/2020/over.md")
    assert "it had expired" in blog.report
    assert "date: 2099-01-01\n" in blog.text("posts/2099/later.md")


@pytest.mark.parametrize(
    "address",
    [
        "posts/the-first/",
        "old/first/",
        "posts/sibling.html",
        "posts/second/",
        "own/place.html",
        "about/",
    ],
)
def test_old_addresses_lead_to_what_was_there(blog, address):
    assert leads(blog, address)


def test_identifiers_in_feeds_stay(blog):
    assert {each for each in feed_ids(blog) if each} == set()
    ids = {blog.built.text("index.xml").count(f"blog.example/{each}</guid>") for each in
           ("posts/the-first/", "posts/second/", "own/place.html")}  # fmt: skip
    assert ids == {1}


def test_fields_come_along_as_they_were_written(blog):
    text = blog.text("posts/2023/the-first.md")
    assert "date: 2023-02-03 18:00\n" in text
    assert "updated: 2023-03-01" in text
    assert "tags: ['2020', 'on']" in text
    assert "series: Basics\npart: 2\n" in text
    assert "image_alt: The dot" in text
    assert "the field mood = 'good'" in blog.report
    assert 'blogarchive_default_author = "Ann Other"' in blog.text("conf.py")


def test_references_become_links_to_documents(blog):
    found = links(blog, "posts/2023/the-first")
    assert found["two"] == found["again"] == "second.html"
    assert links(blog, "posts/2023/second")["first"] == "the-first.html"
    assert "links to 'nowhere', which isn't there" in blog.report


def test_files_of_bundles_and_static_ones_stay_at_their_addresses(blog):
    assert (blog.built.out / "posts/the-first/dot.png").exists()
    assert (blog.built.out / "images/dot.png").exists()
    assert "A dot" in blog.built.page("posts/2023/the-first").xpath("//article//img/@alt")


def test_shortcodes_become_markdown(blog):
    text = blog.text("posts/2023/the-first.md")
    assert "One *dot*" in text
    assert '```python\nif a < b: print("{{ x }}")\n```' in text
    assert ":::{admonition} Mind\n:class: tip\n\nNoted.\n\n:::" in text
    assert '{{< ref "x" >}} {{< gallery >}}' in text
    assert "## A part\n" in text
    assert "<!-- more -->" in text


def test_what_has_no_place_here_is_told_of(blog):
    assert "the shortcode 'gallery' stands as it was" in blog.report
    assert "embedded https://www.youtube.com/watch?v=abc123" in blog.report
    assert "a language (.org)" in blog.report
    assert "the text above a list of posts" in blog.report


def test_patterns_of_addresses_are_followed(tmp_path):
    config = CONFIG.replace("[params]", '[permalinks]\nposts = "/:year/:month/:slug/"\n[params]')
    root = write(tmp_path / "old", TEXTS | {"hugo.toml": config})
    assert run(root, tmp_path / "blog") == 0
    assert "2023/02/second/" in (tmp_path / "blog/posts/2023/second.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("matter", ["+++\na = \n+++\n", "+++\na = [[[[\n+++\n", "---\na: [\n---\n",
                                    "{\n" + '"a":[' * 9000, "+++\na = 1\n"])  # fmt: skip
def test_broken_front_matter_makes_nothing(tmp_path, capsys, matter):
    root = write(tmp_path / "old", TEXTS | {"content/posts/bad.md": matter})
    assert "bad.md" in refusal(capsys, root, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()


@pytest.mark.parametrize("name", ["slug", "url", "aliases"])
@pytest.mark.parametrize("value", ["../../evil", "/../evil", "..\\\\evil", "a\\u0000b", "/"])
def test_no_field_leads_out_of_the_project(tmp_path, name, value):
    bad = f'---\ntitle: Bad\ndate: 2020-01-01\n{name}: "{value}"\n---\nx\n'
    root = write(tmp_path / "old", TEXTS | {"content/posts/bad.md": bad})
    assert run(root, tmp_path / "in/blog") == 0
    assert {path.name for path in tmp_path.iterdir()} == {"old", "in"}
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["blog"]


def test_nothing_outside_of_the_folder_is_read(tmp_path):
    root = write(tmp_path / "old")
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    (root / "static/link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "content/posts/first/link.txt").symlink_to(tmp_path / "secret.txt")
    assert run(root, tmp_path / "blog") == 0
    assert not list((tmp_path / "blog").rglob("link.txt"))


def test_a_link_to_a_post_of_the_future_stays_until_its_day(blog):
    assert links(blog, "posts/2023/second")["to come"] == "https://blog.example/posts/later/"
    assert "links to https://blog.example/posts/later/, which isn't out" in blog.report


def test_each_language_may_have_a_folder_of_its_own(tmp_path):
    root = write(
        tmp_path / "old",
        {
            "hugo.toml": CONFIG + LANGUAGES,
            "content/english/posts/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\nx\n",
            "content/german/posts/a.md": '---\ntitle: B\ndate: 2020-01-01\n---\n[x]({{< ref "a.md" >}})\n',
        },
    )
    assert run(root, tmp_path / "blog") == 0
    texts = [each.read_text(encoding="utf-8") for each in (tmp_path / "blog/posts").rglob("*.md")]
    [german] = [text for text in texts if "# B" in text]
    [english] = [text for text in texts if "# A" in text]
    assert "redirect_from: [posts/a/]" in english
    assert "redirect_from: [de/posts/a/]" in german
    assert "language: de" in german
    assert "](a-2.md)" in german or "](a.md)" in german

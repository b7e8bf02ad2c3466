"""A blog of Jekyll: all of it comes along, as it was, and at its old addresses."""

from __future__ import annotations

# ruff: noqa: E501
import pytest

from tests.importing.building import brought, feed_ids, leads, links, refusal
from tests.importing.support import run, write_texts

CONFIG = """title: Invented
url: https://blog.example
baseurl: /notes
timezone: Asia/Tokyo
author: {name: Ann Other}
excerpt_separator: <!--cut-->
collections:
  books: {output: true}
  hidden: {output: false}
defaults:
  - scope: {path: "", type: posts}
    values: {description: Of the whole}
  - scope: {path: "_posts/*-second.markdown"}
    values: {description: Of one}
  - scope: {path: "_posts/2023"}
    values: {description: Of none}
  - scope: {path: "", type: books}
    values: {description: Of books}
"""
FIRST = r"""---
title: "First: a post"
date: 2023-02-03 18:00:00 +0900
last_modified_at: 2023-03-01
categories: science maths
tags: [2020, on]
redirect_from:
  - /old/first/
image: {path: /assets/dot.png, alt: The dot}
mood: good
---
* TOC
{:toc}

See [two]({% post_url 2023-02-04-second %}), [again]({{ '/2023/02/04/second.html' | relative_url }}),
[page]({% link about.md %}) and [lost]({% post_url 2001-01-01-nowhere %}); $$a_1 * b_1$$ within.

<!--cut-->

## A part {#part}

$$
\sum_i x_i \\
= S
$$

{% highlight ruby linenos %}
puts "{{ x }}" if a < b
{% endhighlight %}

![A dot]({{ site.baseurl }}/assets/dot.png){: .right width="30"}

> Noted.
{: .prompt-tip }

{% raw %}{{ not an expression }}{% endraw %} and `{% raw %}{% code %}{% endraw %}`

```liquid
{% raw %}{% include x.html %}{% endraw %}
```

{% include video.html id="x" %} {{ site.data.x }}

*[HTML]: Hyper Text
"""
TEXTS = {
    "_config.yml": CONFIG,
    "Gemfile": "gem 'jekyll'\n",
    "_posts/2023-02-03-first.md": FIRST,
    "_posts/2023-02-04-second.markdown": "---\nlayout: post\n---\n[first](/notes/science/maths/2023/02/03/first.html)\n",
    "life/_posts/2023-02-05-third.md": "---\npermalink: /own/:title/\ntitle: Third\n---\nx\n",
    "_posts/2023-02-06-hidden.md": "---\npublished: false\n---\nx\n",
    "_drafts/idea.md": "---\ntitle: Idea\n---\nx\n",
    "about.md": "---\ntitle: About\n---\nMe.\n",
    "index.html": "---\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n",
    "_books/one.md": "---\ntitle: One book\n---\nRead.\n",
    "_hidden/two.md": "---\ntitle: Unseen\n---\nNot read.\n",
    "_layouts/post.html": "---\n---\n{{ content }}\n",
    "README.md": "# Readme\n",
}


def write(root, texts=TEXTS):
    return write_texts(root, texts, ("assets/dot.png",))


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    root = tmp_path_factory.mktemp("jekyll")
    return brought(write(root / "old"), root / "blog")


def test_what_is_published_is_listed_and_nothing_else(blog):
    assert blog.built.titles("index") == ["Third", "Second", "First: a post"]
    assert "\ndraft: true\n" in blog.text("posts/2023/hidden.md")
    assert "draft: true\n" in blog.text("posts/undated/idea.md")


@pytest.mark.parametrize(
    "address",
    [
        "science/maths/2023/02/03/first.html",
        "old/first/",
        "2023/02/04/second.html",
        "own/third/",
        "about.html",
        "books/one.html",
    ],
)
def test_old_addresses_lead_to_what_was_there(blog, address):
    assert leads(blog, address)


def test_identifiers_in_feeds_stay(blog):
    assert feed_ids(blog) == {
        "https://blog.example/notes/science/maths/2023/02/03/first",
        "https://blog.example/notes/2023/02/04/second",
        "https://blog.example/notes/own/third",
    }


def test_fields_come_along_as_they_were_written(blog):
    text = blog.text("posts/2023/first.md")
    assert "date: 2023-02-03 18:00\n" in text
    assert "updated: 2023-03-01" in text
    assert "tags: ['2020', 'on']" in text
    assert "categories: [science, maths]" in text
    assert "image_alt: The dot" in text
    assert "description: Of the whole" in text
    assert "description: Of one" in blog.text("posts/2023/second.md")
    assert "description: Of books" in blog.text("one.md")
    assert "categories: [life]" in blog.text("posts/2023/third.md")
    assert "the field mood = 'good'" in blog.report
    assert 'blogarchive_default_author = "Ann Other"' in blog.text("conf.py")


def test_links_lead_to_documents(blog):
    found = links(blog, "posts/2023/first")
    assert found["two"] == found["again"] == "second.html"
    assert found["page"] == "../../about.html"
    assert links(blog, "posts/2023/second")["first"] == "first.html"
    assert "links to the post '2001-01-01-nowhere'" in blog.report


def test_pictures_are_shown_from_files_and_stay_at_their_addresses(blog):
    assert (blog.built.out / "assets/dot.png").exists()
    assert "A dot" in blog.built.page("posts/2023/first").xpath("//article//img/@alt")


def test_liquid_and_kramdown_become_markdown(blog):
    text = blog.text("posts/2023/first.md")
    assert "$a_1 * b_1$ within" in text
    assert "$$\n\\sum_i x_i \\\\\n= S\n$$" in text
    assert '```ruby\nputs "{{ x }}" if a < b\n```' in text
    assert "{:" not in text
    assert "TOC" not in text
    assert "{{ not an expression }} and `{% code %}`" in text
    assert "\n{% include x.html %}\n" in text
    assert "<!-- more -->" in text
    assert "## A part\n" in text


def test_what_has_no_place_here_is_told_of(blog):
    for told in (
        "the tag 'include' of Liquid stands",
        "the expression '{{ site.data.x }}' stands",
        "attributes of kramdown",
        "1 abbreviations",
        "it is a template, not a text",
        "_hidden/two.md",
    ):
        assert told in blog.report


@pytest.mark.parametrize(
    ("style", "address"),
    [
        ("pretty", "2023/02/04/second/"),
        ("ordinal", "2023/035/second.html"),
        ("none", "second.html"),
        ("/b/:short_year/:i_month/:title", "b/23/2/second.html"),
    ],
)
def test_styles_of_addresses_are_followed(tmp_path, style, address):
    root = write(tmp_path / "old")
    assert run(root, tmp_path / "blog", "--permalink", style) == 0
    assert f"- {address}" in (tmp_path / "blog/posts/2023/second.md").read_text(
        encoding="utf-8"
    ).replace("[", "- ")


@pytest.mark.parametrize("matter", ["a: [", "a: &a [*a]", "- x", "a: 1\nb", "a: " + "[" * 3000])
def test_broken_front_matter_makes_nothing(tmp_path, capsys, matter):
    bad = {"_posts/2020-01-01-bad.md": f"---\n{matter}\n---\nx\n"}
    root = write(tmp_path / "old", TEXTS | bad)
    assert "bad.md" in refusal(capsys, root, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()


def test_nothing_outside_of_the_folder_is_read(tmp_path):
    root = write(tmp_path / "old")
    (tmp_path / "secret.txt").write_text("---\n---\nsecret words", encoding="utf-8")
    (root / "assets/link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "_posts/2020-01-01-link.md").symlink_to(tmp_path / "secret.txt")
    assert run(root, tmp_path / "blog") == 0
    found = b"".join(each.read_bytes() for each in (tmp_path / "blog").rglob("*") if each.is_file())
    assert b"secret words" not in found


def test_a_configuration_that_leads_out_is_refused(tmp_path, capsys):
    root = write(tmp_path / "old")
    (tmp_path / "secret.yml").write_text("title: secret\n", encoding="utf-8")
    (root / "_config.yml").unlink()
    (root / "_config.yml").symlink_to(tmp_path / "secret.yml")
    refusal(capsys, root, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()

"""A blog of Hexo: all of it comes along, as it was, and at its old addresses."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.importing.building import brought, feed_ids, leads, links, refusal
from tests.importing.support import run, write_texts

CONFIG = """title: Invented
author: Ann Other
language: en
timezone: Asia/Shanghai
url: https://blog.example
permalink: :year/:month/:day/:title/
post_asset_folder: true
new_post_name: :title.md
"""
FIRST = r"""---
title: "First: a {{ title }}"
date: 2023-02-03 18:00:00
updated: 2023-03-01 08:00:00
tags: [2020, on]
categories:
  - Science
  - Maths
cover: /images/dot.png
mood: good
comments: false
---
A line
and another, $a_1 * b_1$, {% post_link second %} and {% post_link second 'by name' %},
{% post_link nowhere "lost" %}.

<!-- more -->

{% codeblock Shown lang:python https://code.example the source %}
if a < b:
    print("{% x %}")
{% endcodeblock %}

{% blockquote Bea, https://bea.example/ A book %}
Said *once*.
{% endblockquote %}

{% asset_img "a dot.png" 30 "'Title' 'The dot'" %}
{% img /images/dot.png 30 30 Another %}

{% note info %}
Noted.
{% endnote %}

{% raw %}{% not a tag %}{% endraw %}

`{% raw %}{{ code }}{% endraw %}`

```js
let a = "{% asset_img x.png %}";
```

{% youtube abc123 %}

{% mermaid %}
a --> b
{% endmermaid %}
"""
SECOND = """title: Second
date: 2023/2/4 09:00
categories: [[Science, Physics], [Life]]
tags: one
alias: old/second.html
---
Text.
"""
JSON = (
    ';;;\n"title": "In JSON",\n"date": "2023-02-05T00:00:00+08:00", "tags": ["one"]\n;;;\nText.\n'
)


def write(root):
    texts = {
        "_config.yml": CONFIG,
        "package.json": '{"dependencies": {"hexo": "^7"}}',
        "scaffolds/post.md": "---\ntitle: {{ title }}\ndate: {{ date }}\n---\n",
        "source/_posts/first.md": FIRST,
        "source/_posts/second.md": SECOND,
        "source/_posts/third.md": JSON,
        "source/_posts/fixed.md": "---\ntitle: Fixed\ndate: 2023-02-06\npermalink: a/b.html\n---\nx\n",
        "source/_drafts/idea.md": "---\ntitle: Idea\n---\nx\n",
        "source/about/index.md": "---\ntitle: About\ndate: 2023-01-01\n---\nMe, [first](/2023/02/03/first/).\n",
        "source/_data/menu.yml": "a: b\n",
    }
    pictures = ("source/images/dot.png", "source/_posts/first/a dot.png")
    return write_texts(root, texts, pictures)


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    root = tmp_path_factory.mktemp("hexo")
    return brought(write(root / "old"), root / "blog")


def test_what_is_published_is_listed_and_nothing_else(blog):
    assert blog.built.titles("index") == ["Fixed", "In JSON", "Second", "First: a {{ title }}"]
    assert "\ndraft: true\n" in blog.text("posts/undated/idea.md")


@pytest.mark.parametrize(
    "address", ["2023/02/03/first/", "2023/02/04/second/", "old/second.html", "a/b.html", "about/"]
)
def test_old_addresses_lead_to_what_was_there(blog, address):
    assert leads(blog, address)


def test_identifiers_in_feeds_stay(blog):
    assert feed_ids(blog) == {
        "https://blog.example/2023/02/03/first/",
        "https://blog.example/2023/02/04/second/",
        "https://blog.example/2023/02/05/third/",
        "https://blog.example/a/b.html",
    }


def test_fields_come_along_as_they_were_written(blog):
    text = blog.text("posts/2023/first.md")
    assert "date: 2023-02-03 18:00\n" in text
    assert "updated: 2023-03-01 08:00\n" in text
    assert "tags: ['2020', 'on']" in text
    assert "categories: [Science, Maths]" in text
    assert "comments: false" in text
    assert "image: ../../files/images/dot.png" in text
    assert "categories: [Science, Physics, Life]" in blog.text("posts/2023/second.md")
    assert "below 'Science'" in blog.report
    assert "the field mood = 'good'" in blog.report


def test_tags_of_posts_become_links_to_documents(blog):
    found = links(blog, "posts/2023/first")
    assert found["Second"] == found["by name"] == "second.html"
    assert "links to the post 'nowhere'" in blog.report
    assert links(blog, "about")["first"] == "posts/2023/first.html"


def test_pictures_are_shown_from_files_and_stay_at_their_addresses(blog):
    pictures = blog.built.page("posts/2023/first").xpath("//article//img/@alt")
    assert {"The dot", "Another"} <= set(pictures)
    assert (blog.built.out / "2023/02/03/first/a dot.png").exists()
    assert (blog.built.out / "images/dot.png").exists()


def test_blocks_become_markdown(blog):
    text = blog.text("posts/2023/first.md")
    assert '```python\nif a < b:\n    print("{% x %}")\n```' in text
    assert "> Said *once*." in text
    assert "> — Bea, [A book](https://bea.example/)" in text
    assert ":::{note}\n\nNoted.\n\n:::" in text
    assert "\n{% not a tag %}\n" in text
    assert "`{{ code }}`" in text
    assert 'let a = "{% asset_img x.png %}";' in text
    assert "<!-- more -->" in text


def test_line_breaks_are_shown_as_before(blog):
    [paragraph] = blog.built.page("posts/2023/first").xpath("//article//p[contains(., 'A line')]")
    assert paragraph.xpath("count(.//br)") >= 1


def test_what_is_of_others_is_told_of(blog):
    assert "the tag 'mermaid' of a plugin" in blog.report
    assert "embedded https://www.youtube.com/watch?v=abc123" in blog.report


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    "matter",
    [
        BOMB,
        "title: [",
        "a: &a [*a]",
        "- x",
        "[" * 2000,
        'a: "\0"',
        "a: b: c",
        "? [x]\n: y",
        "x" * 2**21,
    ],
)
def test_broken_front_matter_makes_nothing(tmp_path, capsys, matter):
    root = write(tmp_path / "old")
    (root / "source/_posts/bad.md").write_text(f"---\n{matter}\n---\nx\n", encoding="utf-8")
    assert "bad.md" in refusal(capsys, root, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()


def test_tags_of_yaml_make_no_objects(tmp_path):
    root = write(tmp_path / "old")
    evil = "---\ntitle: !!python/object/apply:os.mkdir [evil]\ndate: 2020-01-01\n---\nx\n"
    (root / "source/_posts/bad.md").write_text(evil, encoding="utf-8")
    assert run(root, tmp_path / "blog") == 0
    assert not list(tmp_path.rglob("evil"))


def test_nothing_outside_of_the_folder_is_read(tmp_path):
    root = write(tmp_path / "old")
    (tmp_path / "secret.md").write_text("---\ntitle: x\n---\nsecret words\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    (root / "source/_posts/link.md").symlink_to(tmp_path / "secret.md")
    (root / "source/images/link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "source/more").symlink_to(tmp_path)
    evil = "---\ntitle: x\ndate: 2020-01-01\n---\n{% include_code ../../../../secret.txt %}\n"
    (root / "source/_posts/bad.md").write_text(evil, encoding="utf-8")
    assert run(root, tmp_path / "blog") == 0
    found = b"".join(each.read_bytes() for each in (tmp_path / "blog").rglob("*") if each.is_file())
    assert b"secret words" not in found


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a: ["])
def test_a_broken_configuration_makes_nothing(tmp_path, capsys, data):
    root = write(tmp_path / "old")
    (root / "_config.yml").write_bytes(data)
    assert "_config.yml" in refusal(capsys, root, tmp_path / "blog")


@pytest.mark.parametrize(("other", "status"), [("source/about.md", 0), ("Gemfile", 1)])
def test_a_folder_is_known_by_its_posts_unless_it_is_one_of_octopress(tmp_path, other, status):
    texts = {"_config.yml": CONFIG, "source/_posts/a.md": "---\ntitle: A\n---\n", other: "x"}
    write_texts(tmp_path / "old", texts)
    assert run(tmp_path / "old", tmp_path / "blog", "-n") == status

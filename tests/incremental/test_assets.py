"""Sheets and scripts, which pages link to with a digest of their content."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("name", ["my.css", "my.js"])
def test_a_file_that_is_edited_gives_pages_a_new_address_of_it(blog, name):
    kind = name.partition(".")[2]
    blog.conf(f'html_static_path = ["s"]\nhtml_{kind}_files = ["{name}"]\n')
    blog.write(f"s/{name}", "/* one */")
    blog.post("a", "# A\n")
    blog.build()
    blog.write(f"s/{name}", "/* two */")
    assert blog.build().files() == blog.build(out="clean").files()


@pytest.fixture
def designed(blog):
    blog.conf('html_theme = "blogarchive"\n')
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    blog.post("card", "# Card\n\n```{card}\nInside.\n```\n")
    blog.post("plain", "# Plain\n\nText.\n")
    blog.build()
    return blog


def written(blog, name: str) -> int:
    return (blog.root / "html" / name).stat().st_mtime_ns


@pytest.mark.parametrize("text", ["```{dropdown} More\nInside.\n```", "{bdg-primary}`new`"])
def test_the_first_use_of_a_component_changes_the_sheet_for_all(designed, text):
    designed.post("plain", f"# Plain\n\n{text}\n")
    assert designed.build().files() == designed.build(out="clean").files()


def test_its_last_use_does_so_too(designed):
    designed.post("card", "# Card\n\nText.\n")
    assert designed.build().files() == designed.build(out="clean").files()


def test_a_page_without_components_is_left_alone(designed):
    designed.post("other", "# Other\n\nText.\n", date="2020-01-01")
    designed.build()
    before = written(designed, "posts/plain.html")
    designed.post("card", "# Card\n\n{bdg-primary}`new`\n")
    designed.build()
    assert written(designed, "posts/plain.html") == before

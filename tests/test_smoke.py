from __future__ import annotations


def test_a_post_by_its_place_stands_in_the_archive(blog):
    blog.post("one", "# One\n\nText.\n", tags="[数学, C++]")
    built = blog.build()
    assert built.warnings == []
    assert built.titles("tag/数学") == ["One"]

"""A blog of WordPress: all of it comes along, as it was, and at its old addresses."""

from __future__ import annotations

import pytest

from tests.importing.building import brought, feed_ids, leads, links, refusal
from tests.importing.support import files, run
from tests.importing.wordpress_files import HEAD, IP, MAIL, TAIL, item, write_export
from tests.incremental.sample import png


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    root = tmp_path_factory.mktemp("wordpress")
    uploads = root / "old/wp-content/uploads/2023/02"
    uploads.mkdir(parents=True)
    (uploads / "dot.png").write_bytes(png(30))
    return brought(write_export(root / "blog.xml"), root / "blog", "--files", root / "old")


def test_what_is_published_is_listed_and_nothing_else(blog):
    titles = blog.built.titles("index")
    assert titles == ["Classic", "Blocks & such"]


def test_drafts_private_and_locked_posts_are_drafts(blog):
    for name in ("2023/draft", "2023/secret", "2023/locked"):
        assert "\ndraft: true\n" in blog.text(f"posts/{name}.md")
    assert "draft:" not in blog.text("posts/2099/later.md")
    assert "it needed a password" in blog.report


def test_the_zone_is_found_by_the_dates(blog):
    assert 'blogarchive_timezone = "Asia/Shanghai"' in blog.text("conf.py")
    assert "date: 2023-02-03 18:00\n" in blog.text("posts/2023/classic.md")


@pytest.mark.parametrize(
    "address", ["2023/02/03/blocks/", "2023/02/03/older/", "2023/02/03/classic", "about"]
)
def test_old_addresses_lead_to_what_was_there(blog, address):
    assert leads(blog, address)


def test_identifiers_in_feeds_stay(blog):
    assert feed_ids(blog) == {"http://blog.example/?p=10", "http://blog.example/?p=11"}


def test_terms_authors_and_pictures_come_along(blog):
    text = blog.text("posts/2023/blocks.md")
    assert "categories: [Maths]" in text
    assert "tags: [First]" in text
    assert "image_alt: The dot" in text
    assert 'blogarchive_default_author = "Ann Other"' in blog.text("conf.py")
    assert "first-tag" in blog.text("conf.py")
    assert "Of numbers" in blog.text("conf.py")
    assert "below 'Science'" in blog.report


def test_links_lead_to_documents_terms_and_files(blog):
    found = links(blog, "posts/2023/blocks")
    assert found["the other"] == found["it again"] == "classic.html"
    assert links(blog, "posts/2023/classic")["category"] == "../../category/maths.html"
    assert (blog.built.out / "wp-content/uploads/2023/02/dot.png").exists()


def test_links_to_what_is_not_shown_keep_their_old_addresses(tmp_path):
    draft, unused = "https://blog.example/later/", "https://blog.example/category/science/"
    body = f'<p><a href="{draft}">later</a> and <a href="{unused}">none</a></p>'
    later = item(8, "Later", "<p>Text.</p>", link=draft, **{"wp:status": "draft"})
    export = write_export(tmp_path / "blog.xml", [item(7, "Now", body), later])
    found = links(brought(export, tmp_path / "blog"), "posts/2023/now")
    assert (found["later"], found["none"]) == (draft, unused)


def test_blocks_become_what_they_showed(blog):
    text = blog.text("posts/2023/blocks.md")
    assert "wp:" not in text
    assert "$e^{i\\pi}+1=0$" in text
    assert "<!-- more -->" in text
    assert '```python\nif a < b:\n    print("[gallery]")\n```' in text
    assert "```\nas it is\n```" in text
    assert "One dot" in text
    assert "Said everywhere." in text
    assert "Noted.[^1]" in text
    assert "[^1]: The *note*" in text
    assert links(blog, "posts/2023/blocks")["https://video.example/7"] == "https://video.example/7"
    assert "the block 'latest-posts'" in blog.report


def test_the_classic_editors_text_becomes_what_it_showed(blog):
    text = blog.text("posts/2023/classic.md")
    assert "First line\\\nsecond line with $x_1 * x_2 * x_3$." in text
    assert "A *caption*" in text
    assert "```ruby\nputs 1 < 2 # *stars* [b]\n```" in text
    assert text.count("![") == 2
    assert r"\[gallery\]" in text
    assert 'pictures. &#91;contact-form to="x"' in text
    assert "pinned: true" in text
    assert links(blog, "posts/2023/classic")["https://video.example/8"]


def test_what_has_no_place_here_is_told_of(blog):
    for told in (
        "the shortcode 'contact-form'",
        "the file 99 of a gallery",
        "its 2 pages are one",
        "the field 'theme_colour' of 1 entry",
        "1 term of the taxonomy 'mood'",
        "it is of the type 'film'",
        "deleted entries and empty drafts            1",
    ):
        assert told in blog.report


def test_approved_comments_come_along_with_answers_and_counts(blog):
    stats = blog.text("stats.json")
    assert "A thought\\nin two lines" in stats
    assert '"parent": "1"' in stats
    assert '"views": 321' in stats
    for lost in ("Buy!", "Wait", "Ping"):
        assert lost not in stats
    assert "trackbacks and pingbacks                    1" in blog.report


def test_nothing_private_is_written(blog):
    everything = b"".join(files(blog.folder).values())
    for private in (MAIL, IP, "open sesame"):
        assert private.encode() not in everything


def test_addresses_of_numbers_stay_without_redirects(tmp_path):
    made = [
        item(n, f"Post {n}", "x", link=f"https://blog.example/archives/{n}") for n in (7, 17, 27)
    ]
    assert run(write_export(tmp_path / "blog.xml", made), tmp_path / "blog") == 0
    assert '"archives/{id}"' in (tmp_path / "blog/conf.py").read_text(encoding="utf-8")


def test_short_addresses_lead_on_where_a_host_can(tmp_path):
    source = write_export(tmp_path / "blog.xml", [item(7, "Post", "x")])
    assert run(source, tmp_path / "blog", "--redirects", "netlify") == 0
    assert "?p=7" in (tmp_path / "blog/posts/2023/post.md").read_text(encoding="utf-8")


def test_a_post_that_is_nested_too_deep_is_named(tmp_path, capsys):
    source = write_export(tmp_path / "blog.xml", [item(7, "Post", "<div>" * 5000)])
    assert "its HTML is nested too deep" in refusal(capsys, source, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()


def test_signs_that_xml_cant_have_are_left_out(tmp_path):
    source = write_export(tmp_path / "blog.xml", [item(7, "Post", "a\x08b")])
    assert run(source, tmp_path / "blog") == 0
    assert (tmp_path / "blog/posts/2023/post.md").read_text(encoding="utf-8").endswith("\nab\n")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_an_export_that_is_cut_off_makes_nothing(tmp_path, capsys, share):
    source = write_export(tmp_path / "blog.xml")
    data = source.read_bytes()
    source.write_bytes(data[: int(len(data) * share)])
    assert "cut off" in refusal(capsys, source, tmp_path / "blog", "--from", "wordpress")
    assert not (tmp_path / "blog").exists()


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'


@pytest.mark.parametrize(
    "declared", [BOMB, OUTSIDE, '<!DOCTYPE rss SYSTEM "http://evil.example/">\n']
)
def test_an_export_with_entities_is_refused(tmp_path, capsys, declared):
    start, rest = HEAD.split("\n", 1)
    (tmp_path / "blog.xml").write_text(f"{start}\n{declared}{rest}{TAIL}", encoding="utf-8")
    assert "declares" in refusal(capsys, tmp_path / "blog.xml", tmp_path / "blog")
    assert not (tmp_path / "blog").exists()


@pytest.mark.parametrize(
    "data", [b"", b"<rss/>", b"<a>" * 100_000, b"\xff\xfe\0", b"<rss><channel/></rss>"]
)
def test_what_is_no_export_is_told_in_one_line(tmp_path, capsys, data):
    (tmp_path / "blog.xml").write_bytes(data)
    refusal(capsys, tmp_path / "blog.xml", tmp_path / "blog", "--from", "wordpress")
    assert not (tmp_path / "blog").exists()

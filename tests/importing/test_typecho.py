"""A blog of Typecho: all of it comes along, as it was, and at its old addresses."""

from __future__ import annotations

import lxml.etree
import lxml.html
import pytest

from tests.importing.support import Imported, files, run, write_uploads
from tests.importing.typecho_files import (
    AGENT,
    HASH,
    IP,
    MAIL,
    rows,
    write_backup,
    write_database,
    write_dump,
)

ATOM = "{http://www.w3.org/2005/Atom}"
ENTROPY = "posts/2020/交叉熵-从-log-说起"


def test_the_result_builds_without_a_warning(imported):
    assert imported.built.warnings == []


@pytest.mark.slow
def test_the_result_builds_without_a_warning_with_addresses_of_folders(imported):
    assert imported.build("dirhtml").warnings == []


@pytest.mark.parametrize(("write", "name"), [(write_backup, "blog.dat"), (write_dump, "blog.sql")])
def test_every_form_of_the_database_makes_the_same_posts(imported, tmp_path, write, name):
    source = write(tmp_path / name, rows())
    uploads = write_uploads(tmp_path / "old")
    arguments = ["--address", "https://blog.example", "--zone", "Asia/Shanghai"]
    assert run(source, tmp_path / "blog", "--files", uploads, *arguments) == 0
    # backups have no settings: the title is the user's to write
    own = {"conf.py", "index.md", "import-report.txt", ".blogarchive-import.json"}
    expected = {key: data for key, data in files(imported.folder).items() if key not in own}
    found = {key: data for key, data in files(tmp_path / "blog").items() if key not in own}
    assert found == expected


def test_a_backup_in_the_old_version_is_read(tmp_path):
    source = write_backup(tmp_path / "blog.dat", rows(), "FILE")
    assert run(source, tmp_path / "blog", "--address", "https://blog.example") == 0
    assert (tmp_path / "blog/posts/2020/plain-english.md").exists()


def test_tables_may_have_any_prefix(tmp_path):
    source = write_dump(tmp_path / "blog.sql", rows(), "my_own_")
    assert run(source, tmp_path / "blog") == 0
    assert (tmp_path / "blog/posts/2020/plain-english.md").exists()


def test_old_addresses_lead_to_their_posts(imported):
    page = lxml.html.fromstring(imported.built.text("archives/3/index.html"))
    [canonical] = page.xpath("//link[@rel='canonical']/@href")
    assert canonical.startswith("https://blog.example/posts/2020/")


def test_the_address_of_a_page_stays_by_itself(imported):
    assert imported.built.has("about")
    assert "redirect_from" not in imported.text("about.md")


def test_pages_stand_in_the_navigation(imported):
    links = imported.built.page("index").xpath("//header//nav//a")
    assert [link.text_content().strip() for link in links][:6] == [
        *("首页", "归档", "分类", "标签", "关于", "归档")
    ]


def test_addresses_by_slug_become_redirects(tmp_path):
    source = write_backup(tmp_path / "blog.dat", rows())
    arguments = ["--address", "https://blog.example/b", "--permalink", "/{year}/{slug}.html"]
    assert run(source, tmp_path / "blog", *arguments) == 0
    text = (tmp_path / "blog/posts/2020/plain-english.md").read_text(encoding="utf-8")
    assert "redirect_from: [2020/plain-english.html]" in text


def test_addresses_without_rewriting_are_kept(tmp_path):
    tables = rows()
    next(row for row in tables["options"] if row["name"] == "rewrite")["value"] = "0"
    source = write_database(tmp_path / "blog.db", tables)
    assert run(source, tmp_path / "blog") == 0
    conf = (tmp_path / "blog/conf.py").read_text(encoding="utf-8")
    assert 'blogarchive_permalink = "index.php/archives/{id}"' in conf


def test_subscribers_see_no_post_again(imported):
    feed = lxml.etree.fromstring(imported.built.text("feed/atom/index.xml").encode())
    ids = {entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")}
    assert ids == {f"https://blog.example/archives/{cid}/" for cid in (2, 3, 4, 15, 16)}


def test_nothing_private_is_written(imported):
    secrets = [HASH, MAIL, IP, AGENT, "topsecret", "hunter2", "f" * 32, "config.inc"]
    everything = b"\n".join(files(imported.folder).values())
    assert [each for each in secrets if each.encode() in everything] == []


def test_only_what_was_public_is_published(imported):
    shown = {path.stem for path in imported.built.out.glob("posts/*/*.html")}
    assert shown == {
        *("15", "old-html", "plain-english", "交叉熵-从-log-说起", "交叉熵-从-log-说起-16")
    }


@pytest.mark.parametrize("cid", [5, 8, 9, 10])
def test_what_was_not_public_is_a_draft(imported, cid):
    assert "\ndraft: true\n" in imported.post(cid)


def test_revisions_and_saved_changes_are_left_out_with_a_line(imported):
    texts = b"".join(files(imported.folder / "posts").values()).decode()
    assert "改了。" not in texts
    assert "旧的。" not in texts
    assert "revisions and unpublished changes           2" in imported.report
    assert "changes to it that were saved and not published" in imported.report


def test_what_is_of_no_known_kind_is_told_of(imported):
    assert "entries of type 'bookmark'" in imported.report


def test_tags_categories_and_their_slugs_come_along(imported):
    assert imported.built.has("category/math")
    assert imported.built.has("category/linear")
    assert imported.built.has("tag/C-2")
    assert "categories: [线性代数]\ntags: [C++, AI]" in imported.post(3)


def test_the_author_of_most_posts_is_named_once(imported):
    assert 'blogarchive_default_author = "林远"' in imported.text("conf.py")
    assert "authors" not in imported.post(3)


def test_an_author_who_shows_a_mail_address_has_their_other_name(imported):
    assert "authors: [ada]" in imported.post(16)


def test_comments_stand_below_their_post_as_replies_to_each_other(imported):
    page = imported.built.page(ENTROPY)
    [first] = page.xpath("//li[*[@id='comment-1']]")
    assert first.xpath(".//li[*[@id='comment-2']]//li[*[@id='comment-3']]")
    assert "a < b 吗？" in first.text_content()


def test_comments_that_were_not_shown_are_counted_alone(imported):
    stats = imported.text("stats.json")
    assert '垃圾"' not in stats.replace("回复垃圾", "")
    assert "等审核" not in stats
    assert "spam comments                               1" in imported.report
    assert "comments that wait for approval             1" in imported.report


def test_links_of_commenters_are_vetted(imported):
    assert "javascript" not in imported.text("stats.json")


def test_comments_on_pages_are_kept_apart_with_a_line(imported):
    assert "页面上的评论" in imported.text("stats.unpublished.json")
    assert "its comments (1) are in stats.unpublished.json" in imported.report


def test_views_come_along_from_fields_of_either_type(imported):
    stats = imported.text("stats.json")
    assert '"views": 1234' in stats
    assert '"/archives/4": {"views": 56}' in stats


def test_views_come_along_from_a_column(tmp_path):
    tables = rows()
    source = write_database(tmp_path / "blog.db", tables, views={4: 777})
    assert run(source, tmp_path / "blog") == 0
    assert '"views": 777' in (tmp_path / "blog/stats.json").read_text(encoding="utf-8")


def test_other_fields_are_told_of(imported):
    assert "the field 'oddity' of 1 entry" in imported.report


def test_pictures_are_shown_from_files_and_stay_at_their_addresses(imported):
    page = imported.built.page(ENTROPY)
    sources = page.xpath("//article//img/@src")
    assert sources.count("../../_images/tu.png") == 3
    assert (imported.built.out / "usr/uploads/2024/01/tu.png").exists()


def test_uploads_of_old_versions_are_found(imported):
    assert (imported.folder / "files/usr/uploads/2024/01/a b").exists()


def test_what_isnt_at_hand_stays_a_link_to_the_old_blog(imported):
    page = imported.built.page(ENTROPY)
    address = "https://blog.example/usr/uploads/2024/01/none.png"
    assert address in page.xpath("//article//img/@src")
    assert f"the file {address} isn't at hand" in imported.report


def test_links_between_posts_lead_to_documents(imported):
    found = imported.built.page(ENTROPY).xpath("//article//p//a")
    links = {link.text_content(): link.get("href") for link in found}
    assert links["上一篇"] == links["同一篇"] == "old-html.html"
    assert links["分类"] == "../../category/math.html"
    assert links["首页"] == "../../index.html"
    assert links["https://blog.example/archives/2/"] == "old-html.html"
    assert links["没有的"] == "https://blog.example/nowhere/"


def test_a_link_to_nothing_known_is_told_of(imported):
    assert "links to https://blog.example/nowhere/" in imported.report


def test_the_excerpt_ends_at_its_mark(imported):
    cards = imported.built.page("index").xpath("//article")
    [card] = [each for each in cards if "不小于熵" in each.text_content()]
    assert "第二行" not in card.text_content()


def test_bold_beside_chinese_punctuation_is_bold(imported):
    strong = imported.built.page(ENTROPY).xpath("//article//strong")
    assert "“交叉熵”" in [each.text_content() for each in strong]


def test_equations_keep_their_labels_and_references(imported):
    [link] = imported.built.page(ENTROPY).xpath("//article//p//a[contains(@href, '#equation')]")
    assert link.text_content() == "(1)"


def test_tex_is_never_changed(imported):
    assert r"a & b \\\\ c & d" in imported.post(3)


def test_a_formula_that_cant_be_shown_is_told_of(imported):
    assert r"the formula \ce{H2O} is shown as TeX" in imported.report


def test_line_breaks_are_shown_as_before(imported):
    page = imported.built.page("posts/2020/plain-english")
    [paragraph] = page.xpath("//article//p[contains(., 'Second line')]")
    assert paragraph.xpath("count(.//br)") == 1


def test_html_becomes_markdown(imported):
    text = imported.post(2)
    assert "**粗体** 和 *斜体*，a_b\\*c\\*d。\\\n第二行。" in text
    assert "$a_1 * b_1 * c_1 < d$" in text
    assert "$$\n\\sum_{i=1}^{n} x_i\n= S\n$$" in text
    assert '```python\nif a < b:\n    print("*x*")\n\n    # $y$\n```' in text
    assert "| 1 | $\\vert x\\vert $ |" in text


def test_what_markdown_has_nothing_for_stays_html(imported):
    text = imported.post(2)
    assert '<td colspan="2">' in text
    assert '<iframe src="https://video.example/1">' in text


def test_scripts_in_posts_are_left_out_with_a_line(imported):
    assert "alert" not in imported.post(2)
    assert "an element <script> left out" in imported.report


def test_a_post_without_a_title_has_no_heading(imported):
    assert imported.post(15).endswith("---\n没有标题的一句话。\n")


def test_titles_with_signs_of_html_are_what_readers_saw(imported):
    [title] = imported.built.page("posts/2020/old-html").xpath("//article//h1")
    assert title.text_content().startswith("旧文 <HTML> 与 C#")


def test_shortcodes_are_told_of(tmp_path):
    tables = rows()
    tables["contents"][2]["text"] = "<!--markdown-->[hide reply]秘密[/hide]"
    source = write_database(tmp_path / "blog.db", tables)
    assert run(source, tmp_path / "blog") == 0
    assert "the shortcode 'hide'" in Imported(tmp_path / "blog").report

"""Pages that nobody wrote: which there are, and how the rest of the project sees them."""

from __future__ import annotations

import json

import pytest

from tests.helpers import Blog
from tests.site import problems

TAGS = "C++, 数学"


def pages(built):
    """Return the docnames of all pages in the output that no document has."""
    names = {path.relative_to(built.out).as_posix() for path in built.out.rglob("*.html")}
    own = ("index", "genindex", "search", "posts/")
    return {name[:-5] for name in names if not name.startswith(own)}


def write_posts(blog):
    blog.post("a", "# A\n\nUniqueword.\n", date="2023-12-31", tags=TAGS, category="Notes")
    blog.post("b", "# B\n", date="2024-05-01", author="Ada", series="Fourier", part=1)


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("generated"))
    write_posts(blog)
    blog.write(
        "index.md",
        "# Home\n\n{doc}`/tag/数学`, {doc}`archive/2024`, {doc}`The lot <archive>`,\n"
        "{ref}`blogarchive-archive`, {ref}`blogarchive-tag-数学`, {ref}`blogarchive-year-2024`,\n"
        "{ref}`blogarchive-tag`, [tags](tag), [](project:#blogarchive-series-fourier)\n\n"
        "```{toctree}\n\narchive\nTags <tag>\n/category/notes\ntag/c-plus-plus\n```\n",
    )
    return blog


@pytest.fixture(scope="module")
def built(blog):
    return blog.build()


def test_nothing_warns_in_the_first_build(built):
    assert built.warnings == []


def test_there_is_a_page_for_each_year_month_and_term(built):
    assert pages(built) == {
        "archive",
        "archive/2023",
        "archive/2023/12",
        "archive/2024",
        "archive/2024/05",
        "tag",
        "tag/c-plus-plus",
        "tag/数学",
        "category",
        "category/notes",
        "author",
        "author/ada",
        "series",
        "series/fourier",
        "feeds",
    }


def test_the_pages_are_sound(built):
    assert problems(built.out) == []


def test_nothing_is_written_to_the_source_folder(blog, built):
    files = {path.relative_to(blog.src).as_posix() for path in blog.src.rglob("*.*")}
    assert files == {"conf.py", "index.md", "posts/a.md", "posts/b.md"}


def test_references_by_name_and_by_label_find_them(built):
    links = built.page("index").xpath("//div[@class='body']//p//a")
    assert [(a.text_content(), a.get("href").partition("#")[0]) for a in links] == [
        ("数学", "tag/%E6%95%B0%E5%AD%A6.html"),
        ("2024", "archive/2024.html"),
        ("The lot", "archive.html"),
        ("Archive", "archive.html"),
        ("数学", "tag/%E6%95%B0%E5%AD%A6.html"),
        ("2024", "archive/2024.html"),
        ("Tags", "tag.html"),
        ("tags", "tag.html"),
        ("Fourier", "series/fourier.html"),
    ]


def test_toctrees_take_them_in_the_first_build(built):
    links = built.page("index").xpath("//div[@class='toctree-wrapper compound']//a")
    assert [(a.text_content(), a.get("href")) for a in links] == [
        ("Archive", "archive.html"),
        ("Tags", "tag.html"),
        ("Notes", "category/notes.html"),
        ("C++", "tag/c-plus-plus.html"),
    ]


def test_a_second_build_says_nothing_either(blog, built):
    assert blog.build().warnings == []


def test_the_search_index_leaves_them_out(built):
    text = built.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    index = json.loads(text)
    assert sorted(index["docnames"]) == ["index", "posts/a", "posts/b"]
    assert set(index["alltitles"]) == {"A", "B", "Home"}
    assert index["terms"]["uniqueword"] == index["docnames"].index("posts/a")


def test_they_have_no_source_to_show(built):
    assert sorted(path.name for path in (built.out / "_sources").rglob("*.txt")) == [
        "a.md.txt",
        "b.md.txt",
        "index.md.txt",
    ]
    for name in ("archive", "tag/数学", "archive/2024/05"):
        assert built.page(name).xpath("//a[contains(@href, '_sources')]") == []


def test_the_archive_shows_all_posts_by_year_and_month_one_line_each(built):
    body = built.page("archive").xpath("//div[@class='body']")[0]
    lines = [node.text_content() for node in body.xpath(".//h2|.//h3|.//*[@class='h-entry']")]
    assert lines == ["2024", "May 2024", "May 1, 2024 B", "2023", "December 2023", "Dec 31, 2023 A"]


def test_pages_are_titled_by_what_they_list(built):
    titles = {
        name: built.page(name).xpath("string(//h1/text())")
        for name in ("archive/2024", "archive/2024/05", "tag/c-plus-plus", "tag", "series")
    }
    assert titles == {
        "archive/2024": "2024",
        "archive/2024/05": "May 2024",
        "tag/c-plus-plus": "C++",
        "tag": "Tags",
        "series": "Series",
    }


def test_the_index_of_a_kind_counts_the_posts_of_each_term(built):
    items = built.page("tag").xpath("//ul[contains(@class, 'blogarchive-terms')]/li")
    assert [item.text_content().strip() for item in items] == ["C++, 1 post", "数学, 1 post"]
    assert items[1].xpath(".//a/@href") == ["tag/%E6%95%B0%E5%AD%A6.html"]


def test_a_blog_without_terms_has_empty_indices_that_say_so(blog_without_posts):
    built = blog_without_posts
    assert built.warnings == []
    assert {"archive", "tag", "category", "author", "series", "feeds"} == pages(built)
    for name in ("archive", "tag"):
        assert built.page(name).xpath("//p[@class='blogarchive-none']")


@pytest.fixture
def blog_without_posts(tmp_path):
    return Blog(tmp_path / "empty").build()


@pytest.mark.parametrize("path", ["blog", "blog/", "a/b"])
def test_all_of_them_can_stand_in_a_folder(tmp_path, path):
    blog = Blog(tmp_path)
    blog.conf(f'blogarchive_path = "{path}"\n')
    write_posts(blog)
    folder = path.strip("/")
    blog.write("index.md", f"# Home\n\n```{{toctree}}\n{folder}/archive\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert f"{folder}/tag/数学" in pages(built)
    assert all(name.startswith(f"{folder}/") for name in pages(built))
    assert problems(built.out) == []


def test_which_kinds_there_are_can_be_chosen(blog_of):
    built = blog_of('blogarchive_pages = ["archive", "year", "tag"]\n')
    assert pages(built) == {
        "archive",
        "archive/2023",
        "archive/2024",
        "tag",
        "tag/c-plus-plus",
        "tag/数学",
    }
    assert problems(built.out) == []


def test_there_may_be_none_at_all(blog_of):
    built = blog_of("blogarchive_pages = []\n")
    assert pages(built) == set()
    assert problems(built.out) == []


@pytest.fixture
def blog_of(tmp_path):
    def build(extra):
        blog = Blog(tmp_path)
        blog.conf(extra)
        write_posts(blog)
        return blog.build()

    return build


@pytest.mark.parametrize(
    "docname", ["archive", "archive/2024", "archive/2024/05", "tag", "tag/数学", "series/fourier"]
)
def test_a_document_of_the_writers_with_the_name_of_one_wins(tmp_path, docname):
    blog = Blog(tmp_path)
    write_posts(blog)
    path = blog.write(f"{docname}.md", "# Mine\n\nOwn words.\n")
    blog.write("index.md", f"# Home\n\n{{doc}}`/{docname}`\n\n```{{toctree}}\n/{docname}\n```\n")
    before = path.read_bytes()
    built = blog.build()
    assert built.warnings == []
    assert built.page(docname).xpath("string(//h1/text())") == "Mine"
    assert built.entries(docname) == []
    assert path.read_bytes() == before
    assert problems(built.out) == []


def test_a_folder_index_of_the_writers_is_no_obstacle(blog_of, tmp_path):
    blog = Blog(tmp_path / "other")
    write_posts(blog)
    blog.write("tag/index.md", "---\norphan: true\n---\n# Mine\n")
    built = blog.build()
    assert built.warnings == []
    assert built.page("tag/index").xpath("string(//h1/text())") == "Mine"
    assert problems(built.out) == []


def test_a_page_that_a_toctree_names_but_that_is_not_to_be_is_warned_about_once(tmp_path):
    blog = Blog(tmp_path)
    write_posts(blog)
    blog.write("index.md", "# Home\n\n```{toctree}\narchive\ntag/nosuch\n```\n")
    built = blog.build()
    assert len(built.warnings) == 1
    assert "tag/nosuch" in built.warnings[0]
    links = built.page("index").xpath("//div[@class='toctree-wrapper compound']//a/@href")
    assert links == ["archive.html"]


def test_slugs_that_would_meet_are_told_apart_with_a_warning(tmp_path):
    blog = Blog(tmp_path)
    blog.post("one", "# One\n", tags="C, c, C++, C#")
    built = blog.build()
    assert len(built.warnings) == 1
    assert "[blogarchive.slug]" in built.warnings[0]
    slugs = {name for name in pages(built) if name.startswith("tag/")}
    assert {"tag/c", "tag/c-plus-plus", "tag/c-sharp"} < slugs
    assert len(slugs) == 4
    assert problems(built.out) == []


@pytest.mark.parametrize("tag", ["index", "page", "con", "..", "a/b", "!!!", "?", ".", "100%"])
def test_names_that_are_awkward_as_files_have_pages_that_can_be_reached(tmp_path, tag):
    blog = Blog(tmp_path)
    blog.post("one", "# One\n", tags=f"['{tag}']")
    built = blog.build()
    assert built.warnings == []
    assert problems(built.out) == []
    link = built.page("posts/one").xpath("//a[contains(@class, 'p-category')]")[0]
    assert link.text_content() == tag
    target = (built.out / "posts" / link.get("href")).resolve()
    assert target.is_file()
    assert target.parent == built.out / "tag"


def test_nothing_of_a_draft_has_a_page(tmp_path):
    blog = Blog(tmp_path)
    blog.post("one", "# One\n", date="2020-01-01", tags="secret", draft="true")
    blog.post("two", "# Two\n", date="2030-01-01", tags="later")
    built = blog.build()
    assert pages(built) == {"archive", "tag", "category", "author", "series", "feeds"}

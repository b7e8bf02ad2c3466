"""What a host says stands in for options that nobody set."""

from __future__ import annotations

import pytest

from tests.helpers import Blog

PLAIN = """\
project = "Example"
extensions = ["sphinx_blogarchive"]
html_theme = "blogarchive"
blogarchive_feeds = []
"""
ADDRESS = "https://example--17.org.readthedocs.build/en/17/"


@pytest.fixture
def blog(tmp_path):
    """A blog whose conf.py says nothing of where it will be."""
    blog = Blog(tmp_path)
    blog.write("conf.py", PLAIN)
    blog.post("a", "# A\n")
    blog.post("b", "# B\n", draft="true")
    return blog


@pytest.fixture(params=["Read the Docs", "Netlify"])
def preview(request, monkeypatch):
    """The environment of a preview of a pull request."""
    environ = {
        "Read the Docs": {
            "READTHEDOCS": "True",
            "READTHEDOCS_CANONICAL_URL": ADDRESS,
            "READTHEDOCS_LANGUAGE": "en",
            "READTHEDOCS_VERSION_TYPE": "external",
        },
        "Netlify": {"NETLIFY": "true", "CONTEXT": "deploy-preview", "DEPLOY_PRIME_URL": ADDRESS},
    }
    for name, value in environ[request.param].items():
        monkeypatch.setenv(name, value)


def canonical(built):
    return built.page("posts/a").xpath("//link[@rel='canonical']/@href")


@pytest.mark.usefixtures("preview")
def test_the_site_has_the_address_that_the_host_says(blog):
    built = blog.build()
    assert canonical(built) == [f"{ADDRESS}posts/a.html"]
    assert built.warnings == []


@pytest.mark.usefixtures("preview")
def test_an_address_that_the_writer_says_stands(blog):
    blog.write("conf.py", PLAIN + 'html_baseurl = "https://example.org/"\n')
    assert canonical(blog.build()) == ["https://example.org/posts/a.html"]


@pytest.mark.usefixtures("preview")
def test_an_address_on_the_command_line_stands(blog):
    assert canonical(blog.build(html_baseurl="https://b.org/")) == ["https://b.org/posts/a.html"]


@pytest.mark.usefixtures("preview")
def test_no_address_that_the_writer_wants_stands(blog):
    blog.write("conf.py", PLAIN + 'html_baseurl = ""\n')
    assert canonical(blog.build()) == []


@pytest.mark.usefixtures("preview")
def test_previews_show_drafts(blog):
    built = blog.build()
    assert built.has("posts/b")
    assert built.page("posts/b").xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.usefixtures("preview")
def test_previews_show_none_if_the_writer_says_so(blog):
    blog.write("conf.py", PLAIN + "blogarchive_drafts = False\n")
    assert not blog.build().has("posts/b")


def test_a_site_that_is_no_preview_shows_no_drafts(blog, monkeypatch):
    monkeypatch.setenv("READTHEDOCS", "True")
    monkeypatch.setenv("READTHEDOCS_VERSION_TYPE", "branch")
    assert not blog.build().has("posts/b")


def test_pages_are_written_anew_when_the_host_says_something_else(blog, monkeypatch):
    blog.build()
    monkeypatch.setenv("READTHEDOCS", "True")
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", ADDRESS)
    assert blog.build().files() == blog.build(out="clean").files()


# ---- the language


@pytest.fixture
def language(blog, monkeypatch):
    """Return a function that builds, as Read the Docs does, a blog and a project of languages."""

    def build(own, host, **overrides):
        monkeypatch.setenv("READTHEDOCS", "True")
        monkeypatch.setenv("READTHEDOCS_LANGUAGE", host)
        blog.write("conf.py", PLAIN + (f"language = {own!r}\n" if own else ""))
        return blog.build(**overrides)

    return build


def test_a_project_in_another_language_is_warned_of_with_the_remedy(language):
    built = language("zh_CN", "en", language="en")
    (warning,) = built.warnings
    assert (
        "conf.py:5: WARNING: language = 'zh_CN', but Read the Docs builds the blog in 'en'"
        in warning
    )
    assert "set that to 'zh-cn'" in warning
    assert "[blogarchive.hosting]" in warning


def test_the_host_has_its_way_with_the_language(language):
    assert language("zh_CN", "de", language="de").page("posts/a").get("lang") == "de"


def test_a_blog_without_a_language_takes_that_of_the_project(language):
    built = language("", "zh-cn", language="zh_CN")
    assert built.warnings == []
    assert built.page("posts/a").get("lang") == "zh-CN"


def test_a_build_that_hands_over_no_language_is_warned_of(language):
    (warning,) = language("", "zh-cn").warnings
    assert "language = 'en', but" in warning


@pytest.mark.parametrize("host", ["zh-cn", "zh_CN", "zh-CN"])
def test_one_language_may_be_written_in_several_ways(language, host):
    assert language("zh_CN", host, language="zh_CN").warnings == []

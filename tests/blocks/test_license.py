"""Licences: of the site, and of a post."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.model import licenses
from tests.blocks.support import block, links, sidebar, texts
from tests.model.samples import refusal

CC = "https://creativecommons.org/"


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", f"{CC}licenses/by-nc-sa/4.0/"),
        ("cc by-sa 3.0", "CC BY-SA 3.0", f"{CC}licenses/by-sa/3.0/"),
        ("CC-BY-NC-ND-1.0", "CC BY-NC-ND 1.0", f"{CC}licenses/by-nd-nc/1.0/"),
        ("CC0-1.0", "CC0 1.0", f"{CC}publicdomain/zero/1.0/"),
        ("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
        ("all-rights-reserved", "All rights reserved", ""),
    ],
)
def test_a_licence_is_known_by_its_identifier(text, name, url):
    found = licenses.find(text)
    assert (found.name, found.url) == (name, url)


def test_the_full_name_is_that_of_creative_commons():
    assert licenses.find("CC-BY-ND-4.0").full == (
        "Creative Commons Attribution-NoDerivatives 4.0 International"
    )
    assert licenses.find("CC-BY-ND-3.0").full == (
        "Creative Commons Attribution-NoDerivs 3.0 Unported"
    )


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("CC-BY-NS-SA-4.0", "write CC-BY-NC-SA-4.0"),
        ("CC BY-SA", "write CC-BY-SA-4.0"),
        ("MTI", "write MIT"),
        ("qqq", "write for example CC-BY-4.0"),
    ],
)
def test_an_unknown_identifier_is_refused_with_the_nearest(text, remedy):
    assert remedy in refusal(licenses.check, text)


@pytest.mark.parametrize("text", ["", "CC BY 4.0", "转载请注明出处", "Ask me first."])
def test_known_licences_and_sentences_are_taken(text):
    assert refusal(licenses.check, text) == ""


def shown(blog, conf, docname="index"):
    blog.conf(conf + sidebar("license"))
    built = blog.build()
    assert built.warnings == []
    found = block(built.page(docname), "license")
    return None if found is None else (texts(found, "./p"), links(found))


def test_the_licence_of_the_site_is_linked(blog):
    assert shown(blog, 'blogarchive_license = "CC-BY-4.0"\n') == (
        ["Posts are licensed under CC BY 4.0, unless they say otherwise."],
        [("CC BY 4.0", f"{CC}licenses/by/4.0/")],
    )


def test_the_link_says_that_it_is_the_licence(blog):
    blog.conf('blogarchive_license = "CC-BY-4.0"\n' + sidebar("license"))
    found = block(blog.build().page("index"), "license")
    assert found.xpath(".//a/@rel") == ["license"]


def test_all_rights_may_be_reserved(blog):
    assert shown(blog, 'blogarchive_license = "all-rights-reserved"\n') == (
        ["All rights reserved."],
        [],
    )


def test_a_licence_may_be_in_the_writers_own_words(blog):
    conf = 'blogarchive_license = {"name": "House", "url": "/l", "text": "Be <kind>."}\n'
    assert shown(blog, conf) == (["Be <kind>.", "House"], [("House", "/l")])


def test_a_post_has_its_own_licence(blog):
    blog.post("p", license="CC0-1.0")
    assert shown(blog, 'blogarchive_license = "MIT"\n', "posts/p") == (
        ["This post is licensed under CC0 1.0."],
        [("CC0 1.0", f"{CC}publicdomain/zero/1.0/")],
    )


def test_a_post_may_say_its_licence_in_words(blog):
    blog.post("p", license="Ask me first.")
    assert shown(blog, "", "posts/p") == (["Ask me first."], [])


def test_without_a_licence_there_is_no_block(blog):
    assert shown(blog, "") is None


def test_an_unknown_licence_of_the_site_is_warned_about_once(blog):
    blog.conf('blogarchive_license = "CC-BY-5.0"\n')
    (warning,) = blog.build().warnings
    assert "blogarchive_license = 'CC-BY-5.0' is no licence that we know" in warning
    assert "write CC-BY-" in warning


def test_an_unknown_licence_of_a_post_is_warned_about_once_and_left_out(blog):
    blog.post("p", license="CC-BY-SA")
    blog.conf('blogarchive_license = "MIT"\n' + sidebar("license"))
    built = blog.build()
    (warning,) = built.warnings
    assert "posts/p.md:3: WARNING: license: 'CC-BY-SA' is no licence that we know" in warning
    assert "write CC-BY-SA-4.0, or a sentence of your own [blogarchive.value]" in warning
    assert links(block(built.page("posts/p"), "license"))[0][0] == "MIT"

"""Links to where readers register and log in, in the sidebar."""

from __future__ import annotations

import pytest

from tests.comments.support import ISSO, SERVER, WALINE, conf, with_class
from tests.reading.support import new_blog

OURS = [f"{SERVER}/ui/register", f"{SERVER}/ui/login"]


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.write("js/waline.js", "")
    return blog


def links(blog, setting, membership=None):
    extra = 'html_sidebars = {"**": ["blogarchive/membership.html"]}\n'
    if membership is not None:
        extra += f"blogarchive_membership = {membership!r}\n"
    conf(blog, setting, extra)
    blocks = with_class(blog.build().page("index"), "blogarchive-block-membership")
    found = [a.get("href") for block in blocks for a in block.iter("a")]
    return [href for href in found if href != "./archive.html"]


def test_readers_register_and_log_in_where_the_service_has_them_do_so(blog):
    assert links(blog, WALINE) == OURS


def test_with_consent_too_for_a_link_asks_nobody(blog):
    assert links(blog, {**WALINE, "load": "consent"}) == OURS


def test_what_the_writer_says_goes_before(blog):
    own = {"login": "https://example.org/in", "register": ""}
    assert links(blog, WALINE, own) == ["https://example.org/in"]


@pytest.mark.parametrize("setting", [{**WALINE, "login": False}, ISSO, {}])
def test_there_are_no_links_if_the_writer_or_the_service_has_none(blog, setting):
    assert links(blog, setting) == []


def test_a_service_without_such_pages_leaves_the_writers(blog):
    own = {"login": "https://example.org/in"}
    assert links(blog, ISSO, own) == ["https://example.org/in"]

"""Bodies in reStructuredText: Sphinx makes of them what the old program made of them."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_blogarchive.importing.inline import Target
from sphinx_blogarchive.importing.rst import mend_rst


def resolve(written, use):
    if written.startswith("/posts/"):
        return Target("document" if use == "link" else "address", "../second.rst")
    if written.startswith("/tags/"):
        return Target("role", "tag", written[6:])
    if written.startswith("/images/"):
        return Target("file" if use != "raw" else "address", f"../files{written}")
    return Target("address", written)


def mended(body, title="Title", labels=None):
    head, found = mend_rst(body, title, "posts/first.rst", resolve, labels or {})
    return head + found.text, found


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a `b <https://c.example/d\\_>`_ e", "`b <https://c.example/d\\_>`__"),
        ("a `b c </posts/x>`__ d", ":doc:`b c <../second>`"),
        ("a `b </tags/x>`_ c", ":tag:`b <x>`"),
        ("a `b </images/x.pdf>`_ c", ":download:`b <../files/images/x.pdf>`"),
        ("a b_ c `D  e`_\n\n.. _b: /posts/x\n.. _d e: /posts/x", ":doc:`b <../second>` c :doc:`D e"),
        ("a `b </posts/x>`_ and b_", ":doc:`b <../second>` and :doc:`b <../second>`"),
        ("a `b <https://c.example/>`_ and b_", "`b <https://c.example/>`_ and b_"),
        ("``{a} b_`` `c </posts/x>`_", "``{a} b_`` :doc:"),
        (".. image:: /images/a b.png\n   :target: /images/x.png", "image:: ../files/images/a\\ b.png"),
        ("* .. image:: /images/a.png\n     :alt: b", "* .. image:: ../files/images/a.png\n     :alt"),
        ("a |b|\n\n.. |b| image:: /images/a.png", ".. |b| image:: ../files/images/a.png"),
        (".. code-block:: python\n   :linenos: table\n   :hl_lines: 1 2\n\n   a\n   b", ":linenos:\n"),
        (".. sourcecode:: nosuch\n\n   a", ".. code-block:: text\n\n   a"),
        (".. code:: python\n\n   a $ b", ".. code-block:: python\n   :force:\n"),
        ("::\n\n   `a </posts/x>`_", "::\n\n   `a </posts/x>`_"),
        (".. class:: a\n\nb", ".. rst-class:: a"),
        (".. nosuch:: a\n\n   b", "::\n\n   .. nosuch:: a\n\n      b"),
        ("a :nosuch:`b` c :math:`d`", "a b c :math:`d`"),
        ("a [b]_\n\n.. [b] c", "a [#b]_\n\n.. [#b] c"),
        ("a\n\n.. [1] b\n   c\n.. [2] d", "[1]\n   b\n   c\n\n[2]\n   d"),
        (".. note:: a `b </posts/x>`_\n\n   ::\n\n     c_", ":doc:`b <../second>`"),
    ],
)  # fmt: skip
def test_it_becomes_what_sphinx_takes(written, expected):
    text, found = mended(written)
    assert expected in text
    assert found.unshown == ()


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("a", "Title\n=====\n"),
        ("Part\n====\n\na", "=====\nTitle\n=====\n"),
        ("====\nPart\n====\n\na\n\nSub\n===\n\nb", "#####\nTitle\n#####\n"),
        ("Title\n-----\n\na", "Title\n=====\n\na"),
        ("Longer part\n-----------\n\n要点\n----\n\nb", "Title\n=====\n"),
        (
            "Too long for its line\n--------\n\nb",
            "Title\n=====\n\nToo long for its line\n----------",
        ),
    ],
)
def test_its_title_stands_above_all_sections(body, head):
    text, found = mended(body)
    assert text.startswith(head)
    assert found.unshown == ()


@pytest.mark.parametrize("title", ["*a* `b` c_ |d|", "1. a", "- a", "\\", "C:\\x", "::", "标题 a"])
def test_titles_are_plain_text(title):
    from docutils.core import publish_doctree

    text, found = mended("b", title)
    assert found.unshown == ()
    tree = publish_doctree(text, settings_overrides={"_disable_config": True})
    assert tree["title"] == title


def test_a_label_that_another_text_has_gets_a_name_of_its_own():
    text, _ = mended(".. _a:\n\nPart\n----\n\nSee a_.", labels={"a": "posts/other.rst"})
    assert ".. _a-first:\n" in text
    assert "`a <a-first_>`_" in text


def test_what_stays_broken_is_told_of():
    _, found = mended("a *b\n\n  c")
    assert any("Inline emphasis" in each for each in found.unshown)

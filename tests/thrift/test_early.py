"""Transforms that are left out where they have nothing to do with what is read."""

from __future__ import annotations

from tests.helpers import Blog

#: An extension whose transform puts something into what is read that docutils looks for later.
LATE_REFERENCE = """
from docutils import nodes
from sphinx.transforms import SphinxTransform

class AddReference(SphinxTransform):
    default_priority = 845

    def apply(self, **kwargs):
        for node in list(self.document.findall(nodes.emphasis)):
            found = nodes.reference("", node.astext(), refname="there")
            self.document.note_refname(found)
            node.replace_self(found)

def setup(app):
    app.add_transform(AddReference)
"""


def test_what_an_extension_adds_is_seen_by_what_comes_after(tmp_path):
    blog = Blog(tmp_path)
    blog.conf(LATE_REFERENCE)
    blog.write("page.rst", ":orphan:\n\nHome\n====\n\nSee *this*.\n\nThere\n-----\n\nText.\n")
    assert blog.build().page("page").xpath("//a[@href='#there' and text()='this']")

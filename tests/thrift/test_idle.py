"""Post-transforms that are left out where they have nothing to do, and that nobody can tell."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_blogarchive.thrift import busy, early, idle
from tests.helpers import Blog
from tests.rich import write_rich

#: An extension whose transform puts something into the page that Sphinx's own look for later.
LATE_CODE = """
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

class AddCode(SphinxPostTransform):
    default_priority = 300

    def run(self, **kwargs):
        for node in self.document.findall(nodes.paragraph):
            code = "x = 1"
            node.replace_self(nodes.literal_block(code, code))

def setup(app):
    app.add_post_transform(AddCode)
"""


@pytest.mark.slow
@pytest.mark.parametrize("module", [early, idle])
def test_pages_are_those_that_all_transforms_have_seen(tmp_path, monkeypatch, module):
    blog = Blog(tmp_path / "blog")
    write_rich(blog)
    short = blog.build(out="short").files()
    monkeypatch.setattr(module, "_NEEDS", {})
    whole = blog.build(out="whole").files()
    assert [name for name in short if short[name] != whole.get(name)] == []


def test_what_an_extension_adds_is_seen_by_what_comes_after(tmp_path):
    blog = Blog(tmp_path)
    blog.conf(f"highlight_language = 'c'\n{LATE_CODE}")
    blog.write("index.md", "# Home\n\nText.\n")
    assert blog.build().page("index").find_class("highlight-c")


def test_a_node_is_of_all_kinds_that_its_class_derives_from():
    class Photo(nodes.image):
        pass

    assert {"section", "Photo", "image"} <= busy.kinds(nodes.section("", Photo()))


@pytest.mark.parametrize("kind", [nodes.container, nodes.admonition])
def test_a_component_of_sphinx_design_is_known_by_its_attribute(kind):
    assert "design_component" in busy.kinds(nodes.section("", kind(design_component="dropdown")))

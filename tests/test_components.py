"""Which trees sphinx-design's transforms look at."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx_design.dropdown import DropdownHtmlTransform

from sphinx_blogarchive.components import has_components


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (nodes.container(), False),
        (nodes.container(classes=["wide", "my-sd-card"]), False),
        (nodes.container(design_component="tab-set"), True),
        (nodes.inline(classes=["wide", "sd-badge"]), True),
    ],
    ids=["none", "another", "component", "class"],
)
def test_a_component_is_found_at_any_depth(inner, found):
    document = new_document("")
    document += nodes.section("", nodes.paragraph("", "Text."), nodes.paragraph("", "", inner))
    assert has_components(document) is found


def test_transforms_leave_documents_without_components_alone(blog, monkeypatch):

    seen = []
    run = DropdownHtmlTransform.run

    def note(self):
        seen.append(self.env.docname)
        run(self)

    monkeypatch.setattr(DropdownHtmlTransform, "run", note)
    blog.post("plain", "# Plain\n\nText.\n")
    blog.post("folded", "# Folded\n\nText.\n\n<!-- more -->\n\n:::{dropdown} More\nText.\n:::\n")
    page = blog.build().page("posts/folded")
    assert set(seen) == {"posts/folded"}
    assert page.xpath("//details[contains(@class, 'sd-dropdown')]")

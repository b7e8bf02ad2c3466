from __future__ import annotations


def test_a_link_to_the_front_page_leads_there_from_folders_at_any_depth(blog):
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    text = "# One\n\n{doc}`home </index>` and <a href='../../'>raw</a>.\n"
    blog.post("p", text, tags="t")
    built = blog.build("dirhtml")
    for docname, way in (("tag/t/index", "../../"), ("archive/2024/03/index", "../../../")):
        found = built.page(docname).xpath("//*[contains(@class, 'p-summary')]//a/@href")
        assert found == [way, way]

"""Configuration of the documentation, which is a blog of its own."""

from __future__ import annotations

project = "sphinx-blogarchive"
author = "the sphinx-blogarchive contributors"
copyright = "2026, the sphinx-blogarchive contributors"  # noqa: A001 (Sphinx's name)
language = "zh_CN"

# all that a blog needs
extensions = ["sphinx_blogarchive"]

html_theme = "blogarchive"
html_theme_options = {
    "tagline": "数学、代码与散文",
    "footer_links": ["about", "guide/index"],
}
html_title = "sphinx-blogarchive"
html_baseurl = "https://sphinx-blogarchive.readthedocs.io/"
version = release = "0.1"
numfig = True

blogarchive_timezone = "Asia/Shanghai"
blogarchive_authors = {
    "林知远": {"avatar": "authors/lin.svg", "bio": "写数学，偶尔写代码。"},
    "周沐": {"avatar": "authors/zhou.svg", "bio": "写代码，偶尔拍照。"},
    "Ada Brandt": {
        "avatar": "authors/ada.svg",
        "bio": "Writes about programs that surprised her.",
    },
}
blogarchive_image = "pictures/card.png"
blogarchive_llms = True
blogarchive_license = "CC-BY-4.0"
blogarchive_share = ["weibo", "douban", "mastodon", "email"]
blogarchive_donate = {
    "text": "请作者喝杯茶？（码只是示例。）",
    "methods": [
        {"name": "一杯茶", "image": "support/tea.svg"},
        {"name": "给 Sphinx 点一颗星", "url": "https://github.com/sphinx-doc/sphinx"},
    ],
}
blogarchive_feeds = ["blog", "category"]
blogarchive_navigation = [
    {"title": "首页", "target": "index"},
    "category",
    {"title": "归档", "target": "archive"},
    {"title": "关于", "target": "about"},
    {"title": "Guide", "target": "guide/index"},
]
blogarchive_links = [
    {"name": "Sphinx", "url": "https://www.sphinx-doc.org/"},
    {"name": "MyST", "url": "https://myst-parser.readthedocs.io/"},
]
blogarchive_slugs = {"C++": "cpp"}

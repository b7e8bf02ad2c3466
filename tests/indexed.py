"""A blog with whatever index pages, charts and calendars show."""

from __future__ import annotations

from tests.incremental.sample import png

CONF = """
language = "en_GB"
blogarchive_posts_per_page = 3
blogarchive_tags = {"数学": {"title": "Mathematics"}}
blogarchive_categories = {"Notes": {"description": "Short <ones>."}}
blogarchive_authors = {
    "ada": {"name": "Ada L.", "avatar": "people/ada.png", "bio": "Wrote & wrote.",
            "url": "https://www.ada.example/"},
    "bob": {"avatar": "https://bob.example/b.png"},
    "eve": {"bio": "At home."},
}
"""
CALENDAR = """\
---
orphan: true
---
# Calendar

```{archive}
:style: calendar
:chart:
```

```{archive}
:style: calendar
:year: 2024
:group: category
:limit: 4
```
"""


def write_indexed(blog):
    """Write the blog."""
    blog.conf(CONF)
    blog.write("people/ada.png", png(9, 4, 4))
    for day in range(1, 10):
        tags = ["数学", *(["rings"] if day < 4 else []), *(["Éclat"] if day == 1 else [])]
        blog.post(
            f"p{day}",
            f"# Post *{day}*\n\nText.\n",
            date=f"2024-03-{max(3, day):02}",
            tags=tags,
            category="Notes" if day % 2 else "Essays",
            author="ada",
        )
    blog.post("note", "A note.\n", date="2024-05-20", language="fr", author="bob", category="Notes")
    for part in (1, 2):
        blog.post(f"s{part}", f"# S{part}\n", date=f"202{part}-02-01", series="Rings", author="eve")
    blog.post("long-ago", "# Long ago\n", date="2009-12-31", series="Other", category="Essays")
    blog.write(
        "series/rings.md",
        "---\norphan: true\n---\n# Rings\n\n"
        "```{series} Rings\nHow they *turn*, by {author}`eve`.\n\nThe rest.\n```\n",
    )
    blog.write("eve.md", "---\norphan: true\n---\n# Eve\n\n```{author} eve\nWelcome.\n```\n")
    blog.write("calendar.md", CALENDAR)
    # so that builders of one document have them too
    blog.write(
        "index.md",
        "# Home\n\n```{toctree}\ncalendar\narchive\ntag\nseries\nauthor\nauthor/ada\n```\n",
    )

"""An invented blog as WordPress exports it, by what ``export_wp`` of WordPress 6 writes."""

# ruff: noqa: E501 (WordPress writes long lines)

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from pathlib import Path

MAIL = "secret@mail.example"
IP = "203.0.113.77"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Invented &amp; small</title><link>https://blog.example</link>
<description>Of nothing</description><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://blog.example</wp:base_site_url>
<wp:base_blog_url>https://blog.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ann</wp:author_login>
<wp:author_email>secret@mail.example</wp:author_email>
<wp:author_display_name><![CDATA[Ann Other]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>science</wp:category_nicename>
<wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Science]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>maths</wp:category_nicename>
<wp:category_parent>science</wp:category_parent><wp:cat_name><![CDATA[Maths]]></wp:cat_name>
<wp:category_description><![CDATA[Of numbers]]></wp:category_description></wp:category>
<wp:tag><wp:term_id>4</wp:term_id><wp:tag_slug>first-tag</wp:tag_slug>
<wp:tag_name><![CDATA[First]]></wp:tag_name></wp:tag>
"""
TAIL = "</channel>\n</rss>\n"

BLOCKS = """<!-- wp:paragraph -->
<p>A <strong>bold</strong> beginning, see <a href="https://blog.example/2023/02/03/classic/">the other</a>
and <a href="https://blog.example/?p=11">it again</a>, with $latex e^{i\\pi}+1=0&s=2$ inside.</p>
<!-- /wp:paragraph -->

<!-- wp:more -->
<!--more-->
<!-- /wp:more -->

<!-- wp:heading -->
<h2 class="wp-block-heading">A part</h2>
<!-- /wp:heading -->

<!-- wp:code -->
<pre class="wp-block-code"><code lang="python" class="language-python">if a &lt; b:
    print("[gallery]")</code></pre>
<!-- /wp:code -->

<!-- wp:preformatted -->
<pre class="wp-block-preformatted">as it is</pre>
<!-- /wp:preformatted -->

<!-- wp:image {"id":20,"sizeSlug":"large"} -->
<figure class="wp-block-image size-large"><img src="https://blog.example/wp-content/uploads/2023/02/dot.png" alt="A dot" class="wp-image-20"/><figcaption class="wp-element-caption">One dot</figcaption></figure>
<!-- /wp:image -->

<!-- wp:embed {"url":"https://video.example/7","type":"video"} -->
<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">
https://video.example/7
</div></figure>
<!-- /wp:embed -->

<!-- wp:block {"ref":30} /-->

<!-- wp:latest-posts {"postsToShow":3} /-->

<!-- wp:paragraph -->
<p>Noted.<sup data-fn="aa-1" class="fn"><a href="#aa-1" id="aa-1-link">1</a></sup></p>
<!-- /wp:paragraph -->

<!-- wp:footnotes /-->
"""
CLASSIC = """First line
second line with [latex]x_1 * x_2 * x_3[/latex].

[caption id="attachment_20" align="alignnone" width="30"]<img src="https://blog.example/wp-content/uploads/2023/02/dot.png" alt="Dot" /> A <em>caption</em>[/caption]

[sourcecode language="ruby"]
puts 1 &lt; 2 # *stars* [b]
[/sourcecode]

[gallery ids="20,99"]

[embed]https://video.example/8[/embed]

Write [[gallery]] for pictures. [contact-form to="x"]

<!--nextpage-->

The <a href="https://blog.example/category/science/maths/">category</a>."""


def cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def item(number: int, title: str, body: str, **others: str) -> str:
    """Return an item; *others* replace texts, *more* stands at its end."""
    more = others.pop("more", "")
    kind = others.get("wp:post_type", "post")
    texts = {
        "title": title,
        "link": f"https://blog.example/?p={number}",
        "dc:creator": "ann",
        "guid": f"http://blog.example/?p={number}",
        "content:encoded": body,
        "excerpt:encoded": "",
        "wp:post_id": str(number),
        "wp:post_date": "2023-02-03 18:00:00",
        "wp:post_date_gmt": "2023-02-03 10:00:00",
        "wp:comment_status": "open",
        "wp:post_name": title.lower(),
        "wp:status": "publish",
        "wp:post_parent": "0",
        "wp:post_type": kind,
        "wp:post_password": "",
        "wp:is_sticky": "0",
    } | others
    inner = "".join(f"<{name}>{cdata(text)}</{name}>\n" for name, text in texts.items())
    return f"<item>\n{inner}{more}</item>\n"


def comment(number: int, text: str, **others: str) -> str:
    texts = {
        "comment_id": str(number),
        "comment_author": "Bea",
        "comment_author_email": MAIL,
        "comment_author_url": "https://bea.example/",
        "comment_author_IP": IP,
        "comment_date_gmt": f"2023-02-04 10:00:{number:02}",
        "comment_content": text,
        "comment_approved": "1",
        "comment_type": "comment",
        "comment_parent": "0",
    } | others
    inner = "".join(f"<wp:{name}>{cdata(value)}</wp:{name}>" for name, value in texts.items())
    return f"<wp:comment>{inner}</wp:comment>\n"


def meta(name: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{escape(name)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>\n"
    )


def term(domain: str, slug: str, name: str) -> str:
    return f'<category domain="{domain}" nicename="{slug}">{cdata(name)}</category>\n'


def items() -> list[str]:
    day = "https://blog.example/2023/02/03"
    dot = "https://blog.example/wp-content/uploads/2023/02/dot.png"
    comments = (
        comment(1, "A thought\nin two lines")
        + comment(2, "An <b>answer</b>", comment_parent="1")
        + comment(3, "Buy!", comment_approved="spam")
        + comment(4, "Wait", comment_approved="0")
        + comment(5, "Ping", comment_type="pingback")
    )
    blocks = term("category", "maths", "Maths") + term("post_tag", "first-tag", "First")
    blocks += term("mood", "good", "Good") + comments + meta("_thumbnail_id", "20")
    blocks += meta("footnotes", '[{"content":"The <em>note</em>","id":"aa-1"}]')
    blocks += meta("post_views_count", "321") + meta("theme_colour", "red")
    blocks += meta("_wp_old_slug", "older") + meta("_edit_last", "1")
    return [
        item(10, "Blocks &amp; such", BLOCKS, link=f"{day}/blocks/", more=blocks)
        .replace(cdata("blocks &amp; such"), cdata("blocks")),
        item(11, "Classic", CLASSIC, link=f"{day}/classic/", **{"wp:is_sticky": "1"}),
        item(12, "Draft", "Not yet", **{"wp:status": "draft", "wp:post_date_gmt": "0000-00-00 00:00:00"}),
        item(13, "Secret", "Hush", **{"wp:status": "private"}),
        item(14, "Locked", "Hush", link=f"{day}/locked/", **{"wp:post_password": "open sesame"}),
        item(15, "Later", "Soon", **{"wp:status": "future", "wp:post_date": "2099-01-01 08:00:00",
             "wp:post_date_gmt": "2099-01-01 00:00:00"}),
        item(16, "About", "<p>Me.</p>", link="https://blog.example/about/", **{"wp:post_type": "page"}),
        item(17, "Gone", "x", **{"wp:status": "trash"}),
        item(18, "Menu", "", **{"wp:post_type": "nav_menu_item"}),
        item(19, "A film", "x", **{"wp:post_type": "film"}),
        item(20, "dot", "", link=f"{day}/classic/dot/", **{"wp:post_type": "attachment",
             "wp:status": "inherit", "wp:attachment_url": dot}, more=meta("_wp_attachment_image_alt", "The dot")),
        item(30, "Reused", "<!-- wp:paragraph -->\n<p>Said everywhere.</p>\n<!-- /wp:paragraph -->",
             **{"wp:post_type": "wp_block"}),
    ]  # fmt: skip


def write_export(path: Path, made: list[str] | None = None) -> Path:
    path.write_text(HEAD + "".join(items() if made is None else made) + TAIL, encoding="utf-8")
    return path

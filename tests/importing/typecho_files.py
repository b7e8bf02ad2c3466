"""An invented blog as Typecho would keep it: as a backup, an SQLite file, and a dump of MySQL.

The backup follows what ``buildBackupBuffer`` of Typecho 1.2 writes, the tables its install scripts.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("contents", "comments", "metas", "relationships", "users", "fields")
COLUMNS = {
    name: columns.split()
    for name, columns in {
        "contents": "cid title slug created modified text order authorId template type status "
        "password commentsNum allowComment allowPing allowFeed parent",
        "comments": "coid cid created author authorId ownerId mail url ip agent text type status "
        "parent",
        "metas": "mid name slug type description count order parent",
        "relationships": "cid mid",
        "users": "uid name password mail url screenName created activated logged group authCode",
        "fields": "cid name type str_value int_value float_value",
        "options": "name user value",
    }.items()
}
HASH = "$P$Binventedinventedinventedinvent"
MAIL = "secret@mail.example"
IP = "203.0.113.77"
AGENT = "Mozilla/5.0 (Invented)"
MARK = "<!--markdown-->"

Rows = dict[str, list[dict[str, Any]]]


def content(cid: int, title: str, text: str, **others: Any) -> dict[str, Any]:
    row = dict.fromkeys(COLUMNS["contents"], None)
    row |= {"cid": cid, "title": title, "slug": str(cid), "created": 1_600_000_000 + cid * 86_400}
    row |= {"modified": 1_700_000_000, "text": text, "order": 0, "authorId": 1, "type": "post"}
    row |= {"status": "publish", "commentsNum": 0, "allowComment": "1", "allowPing": "1"}
    return row | {"allowFeed": "1", "parent": 0, **others}


def comment(coid: int, cid: int, text: str, **others: Any) -> dict[str, Any]:
    row = {"coid": coid, "cid": cid, "created": 1_650_000_000 + coid * 60, "author": "阿青"}
    row |= {"authorId": 0, "ownerId": 1, "mail": MAIL, "url": "https://qing.example/", "ip": IP}
    row |= {"agent": AGENT, "text": text, "type": "comment", "status": "approved", "parent": 0}
    return row | others


def meta(mid: int, name: str, slug: str, kind: str, **others: Any) -> dict[str, Any]:
    row = {"mid": mid, "name": name, "slug": slug, "type": kind, "description": None}
    return row | {"count": 1, "order": 0, "parent": 0, **others}


def user(uid: int, name: str, shown: str, url: str) -> dict[str, Any]:
    row = {"uid": uid, "name": name, "password": HASH, "mail": MAIL, "url": url}
    row |= {"screenName": shown, "created": 1, "activated": 1, "logged": 1}
    return row | {"group": "editor", "authCode": "f" * 32}


def field(cid: int, name: str, value: str | int) -> dict[str, Any]:
    kind = "int" if isinstance(value, int) else "str"
    values = {"str_value": value, "int_value": 0} if kind == "str" else {}
    values = values or {"str_value": None, "int_value": value}
    return {"cid": cid, "name": name, "type": kind, **values, "float_value": 0.0}


ENTROPY = (
    MARK
    + r"""设 $p_i$ 与 $q_i$ 是两个分布，**“交叉熵”**为
\begin{equation}
H(p, q) = -\sum_i p_i \log q_i \\
\label{eq:ce}
\end{equation}
由 \eqref{eq:ce} 可知它不小于熵，参见 \eqref{eq:missing}。

<!--more-->

##矩阵
$$
A = \begin{pmatrix} a & b \\\\ c & d \end{pmatrix}

+ c
$$
其中 \\(a < b\\)，价格是 $5 和 $10。
第二行紧跟着。

#### 代码

```py
print("**不是粗体**")  # $x$
```

```json
{ not json, 'at all' }
```

```brainwave
x
```

| 名 | 值 |
|---|---|
| `a` | $x_1$ | 多一格 |

$\ce{H2O}$ 化学。

又见[上一篇](/archives/2/)、[同一篇](https://www.blog.example/archives/2/#comments)、
[分类](/category/math/)、[没有的](/nowhere/)、[首页](https://blog.example/)
和 https://blog.example/archives/2/ 。

![图一](https://blog.example/usr/uploads/2024/01/tu.png)
![没有](/usr/uploads/2024/01/none.png)
<img src="/usr/uploads/2024/01/tu.png" alt="图二" width="120" />

<div align="center"><img src="/usr/uploads/2024/01/tu.png"></div>

注[^脚注的文字]，再注[^1]。

[^1]: 普通的脚注。
[^9]: 没人提到。

% 百分号开头
:名字: 值
"""
)

OLD = r"""第一段，有 <strong>粗体</strong> 和 <em>斜体</em>，a_b*c*d。
第二行。

行内公式 $a_1 * b_1 * c_1 &lt; d$ 和
$$\sum_{i=1}^{n} x_i
= S$$
<!--more-->
<h3>标题 &amp; 代码</h3>
<pre><code class="lang-python">if a &lt; b:
    print("*x*")

    # $y$
</code></pre>
<ul><li>一</li><li>二 <code>a_b</code></li></ul>
<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>$|x|$</td></tr></table>
<table><tr><td colspan="2">宽</td></tr><tr><td>1</td><td>2</td></tr></table>
<iframe src="https://video.example/1"></iframe>
<script>alert(1)</script>
看<a href="/archives/3/">下一篇</a>，<img src="/usr/uploads/2024/01/tu.png" alt="图">。
"""


def rows() -> Rows:
    """Return the tables of the invented blog."""
    upload = {"name": "tu.png", "path": "/usr/uploads/2024/01/tu.png", "size": 1, "type": "png"}
    path = upload["path"]
    serialized = (
        f'a:2:{{s:4:"name";s:6:"旧";s:4:"path";s:{len(path) - 3}:"/usr/uploads/2024/01/a b";}}'
    )
    contents = [
        content(2, "旧文 &lt;HTML&gt; 与 C#", OLD, slug="old-html"),
        content(3, "交叉熵：从 $\\log$ 说起", ENTROPY),
        content(4, "Plain English", MARK + "Hello *world*.\nSecond line.\n", slug="plain-english"),
        content(5, "草稿", MARK + "还没写完。", type="post_draft"),
        content(6, "交叉熵：改", MARK + "改了。", type="post_draft", parent=3, slug="@3"),
        content(7, "交叉熵：旧", MARK + "旧的。", type="revision", parent=3, slug="@3-1"),
        content(8, "私密", MARK + "只给自己看。", status="private"),
        content(9, "有密码", MARK + "密码后面。", password="hunter2"),
        content(10, "隐藏", MARK + "知道地址才能看。", status="hidden"),
        content(11, "关于", MARK + "关于[我](/archives/4/)。", type="page", slug="about"),
        content(12, "归档", MARK + "旧归档页。", type="page", slug="archive"),
        content(13, "tu.png", json.dumps(upload), type="attachment", parent=3, slug="tu-png"),
        content(14, "旧", serialized, type="attachment", slug="a-b"),
        content(15, "", MARK + "没有标题的一句话。", allowComment="0"),
        content(16, "交叉熵：从 $\\log$ 说起", MARK + "同名的另一篇。", authorId=2),
        content(17, "链接", "{}", type="bookmark"),
    ]
    comments = [
        comment(1, 3, "好文！a < b 吗？\n\n第二段 &amp; 完。"),
        comment(2, 3, "<p>谢谢<br>支持</p><script>x</script>", parent=1, author="林", authorId=1),
        comment(3, 3, "回复的回复", parent=2, author=MAIL),
        comment(4, 3, "垃圾", status="spam"),
        comment(5, 3, "等审核", status="waiting"),
        comment(6, 3, "回复垃圾", parent=4, url="javascript:alert(1)"),
        comment(7, 4, "ping", type="pingback"),
        comment(8, 11, "页面上的评论"),
        comment(9, 99, "没有文章"),
        comment(10, 2, "旧文评论"),
    ]
    metas = [
        meta(1, "数学", "math", "category", description="公式与证明"),
        meta(2, "线性代数", "linear", "category", parent=1),
        meta(3, "C++", "C-2", "tag"),
        meta(4, "AI", "AI", "tag"),
        meta(5, "ai", "ai-1", "tag"),
    ]
    pairs = [(2, 1), (3, 2), (3, 3), (3, 4), (4, 5), (4, 1), (11, 1)]
    users = [
        user(1, "lin", "林远", "https://blog.example"),
        user(2, "ada", MAIL, "https://ada.example/"),
    ]
    return {
        "contents": contents,
        "comments": comments,
        "metas": metas,
        "relationships": [{"cid": cid, "mid": mid} for cid, mid in pairs],
        "users": users,
        "fields": [
            field(3, "views", 1234),
            field(4, "viewsNum", "56"),
            field(3, "thumb", path),
            field(3, "oddity", "某主题的字段"),
            field(4, "oddity", ""),
        ],
        "options": [
            {"name": name, "user": 0, "value": value}
            for name, value in {
                "siteUrl": "https://blog.example",
                "title": "示例 & 博客",
                "description": "写数学，也写代码。",
                "timezone": "28800",
                "rewrite": "1",
                "lang": "zh_CN",
                "secret": "topsecret",
            }.items()
        ],
    }


def write_backup(path: Path, tables: Rows, version: str = "0001") -> Path:
    """Write a backup, as Typecho does."""
    frame = f"%TYPECHO_BACKUP_{version}%".encode()
    parts = [frame]
    for kind, name in enumerate(TABLES, 1):
        for row in tables[name]:
            values = {
                column: None if row[column] is None else str(row[column]).encode()
                for column in COLUMNS[name]
            }
            schema = {key: None if value is None else len(value) for key, value in values.items()}
            head = json.dumps(schema, separators=(",", ":")).encode()
            body = b"".join(value or b"" for value in values.values())
            lengths = (kind, len(head), len(body) % 65536)
            start = struct.pack("<HHH" if version == "FILE" else "<HHI", *lengths)
            record = start + head + body
            parts.append(record + hashlib.md5(record).hexdigest().encode())
    path.write_bytes(b"".join([*parts, frame]))
    return path


def write_database(
    path: Path, tables: Rows, prefix: str = "typecho_", views: dict[int, int] | None = None
) -> Path:
    """Write an SQLite file.

    :param views: what a plugin counted in a column of its own, by number of the post.
    """
    connection = sqlite3.connect(path)
    for name, columns in COLUMNS.items():
        shown = ", ".join(f'"{column}"' for column in columns)
        connection.execute(f'CREATE TABLE "{prefix}{name}" ({shown})')
        marks = ", ".join("?" * len(columns))
        connection.executemany(
            f'INSERT INTO "{prefix}{name}" VALUES ({marks})',
            [[row[column] for column in columns] for row in tables[name]],
        )
    if views is not None:
        connection.execute(f'ALTER TABLE "{prefix}contents" ADD COLUMN views INTEGER DEFAULT 0')
        command = f'UPDATE "{prefix}contents" SET views = ? WHERE cid = ?'
        connection.executemany(command, [(count, cid) for cid, count in views.items()])
    connection.commit()
    connection.close()
    return path


def write_dump(path: Path, tables: Rows, prefix: str = "typecho_", rows_each: int = 3) -> Path:
    """Write a dump as mysqldump does, whose statements hold several rows."""
    lines = [
        "-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)",
        "/*!40101 SET NAMES utf8mb4 */;",
    ]
    for name, columns in COLUMNS.items():
        table = f"`{prefix}{name}`"
        shown = ",\n".join(
            f"  `{column}` varchar(150) DEFAULT NULL COMMENT 'a, (b'" for column in columns
        )
        lines.append(f"DROP TABLE IF EXISTS {table};\nCREATE TABLE {table} (\n{shown},")
        lines.append(
            f"  PRIMARY KEY (`{columns[0]}`),\n  KEY `k` (`{columns[-1]}`)\n) ENGINE=InnoDB;"
        )
        lines.append(f"LOCK TABLES {table} WRITE;")
        found = [f"({','.join(sql(row[column]) for column in columns)})" for row in tables[name]]
        lines += (
            f"INSERT INTO {table} VALUES {','.join(found[start : start + rows_each])};"
            for start in range(0, len(found), rows_each)
        )
        lines.append("UNLOCK TABLES;")
    lines.append("-- Dump completed on 2024-05-01  0:00:00\n")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def sql(value: object) -> str:
    """Return a value as MySQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, int | float):
        return str(value)
    text = str(value).replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return "'" + text.replace("\r", "\\r").replace('"', '\\"') + "'"

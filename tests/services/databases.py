"""SQLite files such as Waline, Artalk and Isso make, with what readers wrote."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from html import escape

from tests.services.fakes import PRIVATE

WALINE = """
CREATE TABLE wl_Comment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER, comment TEXT,
  insertedAt DATETIME DEFAULT (datetime('now', 'localtime')), ip TEXT, link TEXT, mail TEXT,
  nick TEXT, rid INTEGER, pid INTEGER, sticky NUMERIC, status TEXT NOT NULL, "like" INTEGER,
  ua TEXT, url TEXT, createdAt DATETIME, updatedAt DATETIME
);
CREATE TABLE wl_Counter (
  id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER, reaction0 INTEGER, url TEXT,
  createdAt DATETIME, updatedAt DATETIME
);
CREATE TABLE wl_Users (
  id INTEGER PRIMARY KEY AUTOINCREMENT, display_name TEXT NOT NULL DEFAULT "",
  email TEXT NOT NULL DEFAULT "", password TEXT NOT NULL DEFAULT "", type TEXT, url TEXT
);
INSERT INTO wl_Users (id, display_name, email, password, url)
  VALUES (7, 'Ada of now', 'secret@example.org', 'secret-password', 'https://ada.example/');
"""
ARTALK = """
CREATE TABLE comments (
  id integer PRIMARY KEY AUTOINCREMENT, created_at datetime, updated_at datetime,
  deleted_at datetime, content text, page_key text, site_name text, user_id integer,
  is_verified numeric DEFAULT false, ua text, ip text, rid integer,
  is_collapsed numeric DEFAULT false, is_pending numeric DEFAULT false,
  is_pinned numeric DEFAULT false, vote_up integer, vote_down integer, root_id integer
);
CREATE TABLE pages (
  id integer PRIMARY KEY AUTOINCREMENT, created_at datetime, updated_at datetime,
  deleted_at datetime, key text, title text, admin_only numeric, site_name text,
  vote_up integer, vote_down integer, pv integer
);
CREATE TABLE users (
  id integer PRIMARY KEY AUTOINCREMENT, created_at datetime, updated_at datetime,
  deleted_at datetime, name text, email text, link text, password text, last_ip text, last_ua text
);
CREATE TABLE sites (id integer PRIMARY KEY AUTOINCREMENT, name text, urls text);
"""
ISSO = """
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
CREATE TABLE comments (
  tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL,
  modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR NOT NULL, author VARCHAR,
  email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0,
  voters BLOB NOT NULL, notification INTEGER DEFAULT 0
);
CREATE TABLE preferences (key VARCHAR PRIMARY KEY, value VARCHAR);
INSERT INTO preferences VALUES ('session-key', 'secret-password');
"""


class Kept:
    """A database."""

    schema = ""
    name = ""

    def __init__(self, path):
        self.path = path
        self.connection = sqlite3.connect(path)
        self.connection.executescript("PRAGMA synchronous = OFF;" + self.schema)
        self._time = 1709640000

    def add(self, key, text="Text.", parent=None, author="Ada", link="", status="approved"):
        """Keep a comment, a minute after the one before, and return its number."""
        self._time += 60
        told = {"parent": parent, "author": author, "link": link, "status": status}
        with self.connection:
            return self.insert(key, text, self._time, **told)

    def _insert(self, table, **values):
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        cursor = self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
        )
        return cursor.lastrowid


class WalineFile(Kept):
    schema, name = WALINE, "Waline"

    def insert(self, key, text, time, *, parent, author, link, status):
        moment = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d %H:%M:%S")
        return self._insert(
            "wl_Comment",
            url=key,
            comment=text,
            insertedAt=moment,
            pid=parent,
            rid=parent,
            nick=author,
            link=link,
            status=status,
            **{name: PRIVATE[name] for name in ("ip", "mail", "ua")},
        )

    def view(self, key, number):
        with self.connection:
            self._insert("wl_Counter", url=key, time=number)


class ArtalkFile(Kept):
    schema, name = ARTALK, "Artalk"

    def insert(self, key, text, time, *, parent, author, link, status, site="Blog"):
        user = self._insert(
            "users", name=author, link=link, email=PRIVATE["mail"], last_ip=PRIVATE["ip"]
        )
        moment = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d %H:%M:%S.123456789+00:00")
        return self._insert(
            "comments",
            created_at=moment,
            content=text,
            page_key=key,
            site_name=site,
            user_id=user,
            ua=PRIVATE["ua"],
            ip=PRIVATE["ip"],
            rid=parent or 0,
            is_pending=status == "waiting",
            deleted_at=moment if status == "deleted" else None,
        )

    def view(self, key, number, site="Blog"):
        with self.connection:
            self._insert("pages", key=key, site_name=site, pv=number)


class IssoFile(Kept):
    schema, name = ISSO, "Isso"

    def insert(self, key, text, time, *, parent, author, link, status):
        self.connection.execute("INSERT OR IGNORE INTO threads (uri) VALUES (?)", (key,))
        row = self.connection.execute("SELECT id FROM threads WHERE uri = ?", (key,)).fetchone()
        return self._insert(
            "comments",
            tid=row[0],
            parent=parent,
            created=time + 0.25,
            mode={"approved": 1, "waiting": 2, "deleted": 4}.get(status, 2),
            remote_addr=PRIVATE["ip"],
            text=text,
            author=escape(author, quote=False),
            email=PRIVATE["mail"],
            website=escape(link) or None,
            voters=b"\0",
        )

    def view(self, key, number):
        """Isso counts no views."""


DATABASES = {kind.name.lower(): kind for kind in (WalineFile, ArtalkFile, IssoFile)}

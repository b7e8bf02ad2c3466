"""Feeds of posts as plain data, and as files: Atom, RSS, JSON Feed."""

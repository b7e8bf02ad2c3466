PRAGMA application_id = 0x4E4F5445;  -- "NOTE"
PRAGMA user_version = 3;

CREATE TABLE note (
    id      INTEGER PRIMARY KEY,
    parent  INTEGER REFERENCES note(id) ON DELETE CASCADE,
    title   TEXT NOT NULL,
    body    TEXT NOT NULL DEFAULT '',
    changed TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE INDEX note_parent ON note(parent);

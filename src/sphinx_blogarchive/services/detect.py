"""Which service a database is of: its tables tell, whatever prefix their names have."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from . import ServiceError, artalk, isso, waline
from .database import Database

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from . import Service

#: Columns of the table of comments that no other service has.
_WALINE = {"url", "nick", "insertedAt", "status"}
_ARTALK = {"page_key", "site_name", "is_pending"}
_ISSO = {"tid", "mode", "voters"}


def load(path: Path, zone: tzinfo, site: str = "") -> Service:
    """Read the database at *path*.

    :param zone: the server's, for dates that name none.
    :param site: whose comments, where a database holds those of several.
    :raises ServiceError: if it is none of a service that is known here
    """
    with closing(Database(path)) as database:
        for table in sorted(database.tables):
            columns = database.columns(table)
            if table.endswith("Comment") and columns >= _WALINE:
                return waline.read(database, table, zone)
            if table.endswith("comments") and columns >= _ARTALK:
                return artalk.read(database, table, zone, site)
            if table == "comments" and columns >= _ISSO:
                return isso.read(database)
    raise ServiceError("holds no comments of Waline, Artalk or Isso")

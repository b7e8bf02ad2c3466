"""Ask a service for all that a snapshot holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.stats import Numbers
from . import ServiceError
from .artalk import ArtalkServer
from .http import Http
from .isso import IssoServer
from .waline import WalineServer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from ..model.commenting import Commenting
    from ..model.stats import Recent
    from . import Service

#: Services that can be asked.
SERVERS = ("waline", "artalk", "isso")


def connect(commenting: Commenting, site: str, zone: tzinfo, seconds: float) -> Service:
    """Return the service that *commenting* names, one of :data:`SERVERS`.

    :param site: address of the blog.
    :param zone: the server's, for dates that name none.
    :param seconds: that an answer may take.
    """
    http = Http(commenting.server, site=site, seconds=seconds)
    match commenting.provider:
        case "waline":
            return WalineServer(http)
        case "artalk":
            return ArtalkServer(http, str(commenting.options.get("site", "")), zone)
        case "isso":
            return IssoServer(http)
    raise ServiceError("can't be asked")


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a service told."""

    posts: Mapping[str, Numbers]
    #: The newest comments; ``None`` if it doesn't tell, or *posts* have all threads.
    recent: Sequence[Recent] | None
    #: Whether threads were asked for.
    has_threads: bool


def pull(service: Service, keys: Sequence[str], *, threads: bool) -> Pulled:
    """Ask *service* for what it knows of *keys*.

    Takes a request for some hundred keys, and with *threads* one for each that has comments.

    :raises ServiceError: if any request fails
    """
    counts, views = service.counts(keys), service.views(keys)
    posts: dict[str, Numbers] = {}
    for key in keys:
        count = counts.get(key, 0)
        thread = service.thread(key) if threads and count else []
        # without an id a comment would be another one at each pull
        known = tuple(comment for comment in thread if comment.id)
        posts[key] = Numbers(count, views.get(key), known)
    return Pulled(posts, None if threads else service.recent(), threads)

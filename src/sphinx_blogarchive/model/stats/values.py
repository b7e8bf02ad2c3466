"""Single values of a snapshot: what they stand for, and what is said of others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .data import MOST
from .faults import described
from .texts import clean, illegal, is_mail, moment, name, vetted, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .faults import Faults
    from .places import Path

_EARLIEST, _LATEST = 10**8, 10**11  # seconds since 1970


class Values:
    """Make values of JSON what they stand for; what isn't there, or is null, isn't known."""

    def __init__(self, faults: Faults) -> None:
        """Note in *faults* what is wrong."""
        self._faults = faults

    def object(self, path: Path, value: Any) -> dict[str, Any]:
        """Return an object, else an empty one."""
        if isinstance(value, dict):
            return value
        if value is not None:
            self.no_object(path, value)
        return {}

    def no_object(self, path: Path, value: Any) -> None:
        """Note that there is something else where an object ought to be."""
        self._faults.add(path, f"is {described(value)}, not an object", "write {…}")

    def list(self, path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
        """Yield the items of a list, with their paths."""
        if isinstance(value, list):
            yield from (((*path, place), item) for place, item in enumerate(value))
        elif value is not None:
            self._faults.add(path, f"is {described(value)}, not a list", "write […]")

    def is_key(self, path: Path, key: str) -> bool:
        """Say whether a post can have the key."""
        if key and key == clean(key):
            return True
        self._faults.add(path, "is no key of a post", "write one such as /p/12")
        return False

    def count(self, path: Path, value: Any) -> int | None:
        """Return a number of things."""
        if value is None or (type(value) is int and 0 <= value <= MOST):
            return value
        remedy = "write a whole number, 0 or more"
        if isinstance(value, str) and value.strip().isdecimal() and len(value) < 16:
            remedy = f"write {int(value)}, without quotation marks"
        self._faults.add(path, f"is {described(value)}", remedy)
        return None

    def id(self, path: Path, value: Any) -> str:
        """Return the name of a comment among others."""
        if type(value) is int:
            self._faults.add_once("id", path, f"is {value}", f'write "{value}": ids are text')
            return str(value)
        return self.text(path, value)

    def name(self, path: Path, value: Any) -> str:
        """Return the name of a person."""
        text = self.text(path, value)
        if is_mail(text):
            self._faults.add(path, "is a mail address, which isn't shown", "write a name")
        return name(text)

    def address(self, path: Path, value: Any) -> str:
        """Return an address that links may lead to."""
        text = self.text(path, value)
        address = vetted(text)
        if text and not address:
            message = f"is {described(text)}, where no link may lead"
            self._faults.add(path, message, "write an address that begins with https://")
        return address

    def date(self, path: Path, value: Any) -> datetime | None:
        """Return a moment."""
        if value is None or value == "":
            return None
        try:
            if not isinstance(value, str):
                raise ValueError(_remedy(value))  # noqa: TRY301 (is told as the others are)
            found, zoned = moment(value)
        except ValueError as error:
            self._faults.add(path, f"is {described(value)}, which is no date", str(error))
            return None
        if not zoned:
            remedy = f'write "{written(found)}", or with the zone that is meant'
            message = f"is {described(value)}, without a zone; it is taken for UTC"
            self._faults.add(path, message, remedy)
        return found

    def text(self, path: Path, value: Any) -> str:
        """Return text that pages can hold."""
        if value is None:
            return ""
        if not isinstance(value, str):
            self._faults.add(path, f"is {described(value)}, not text", 'write "…"')
            return ""
        if found := illegal(value):
            message = f"has U+{ord(found):04X}, which no page can hold; it is left out"
            self._faults.add(path, message, "take it out, or pull the snapshot anew")
        return clean(value)


def _remedy(value: Any) -> str:
    if type(value) is int:
        seconds = value if value < _LATEST else value // 1000
        if _EARLIEST < seconds < _LATEST:
            return f'write "{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"'
    return 'write it in ISO 8601: "2026-11-22T10:00:00Z"'

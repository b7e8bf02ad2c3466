"""What a command can't do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Failure(Exception):  # noqa: N818 (what a user did is no error of the program)
    """Told to the user in one sentence, with the remedy."""

    def __init__(self, message: str, said: Sequence[str] = ()) -> None:
        """Fail.

        :param said: what Sphinx said of it, line by line.
        """
        super().__init__(message)
        self.said = tuple(said)

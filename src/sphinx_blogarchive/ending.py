"""What is done at the end of a build that went well."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from .domain import blog_domain

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from .domain import BlogDomain
    from .incremental.outdated import Build


def on_success(
    act: Callable[[Sphinx, BlogDomain, Build], None],
) -> Callable[[Sphinx, Exception | None], None]:
    """Make *act* a handler of ``build-finished``.

    Nothing is done if the build failed, or if pages aren't files.
    """

    @wraps(act)
    def handle(app: Sphinx, exception: Exception | None) -> None:
        if exception is not None or app.env is None:
            return
        domain = blog_domain(app.env)
        if domain.build is not None:
            act(app, domain, domain.build)

    return handle

"""A post's own page: an ``h-entry``, with its byline and with what follows it, in any theme."""

"""Excerpts: cut from the tree of a post, and made fit to stand on any other page."""

"""From documents to posts: what happens while Sphinx reads."""

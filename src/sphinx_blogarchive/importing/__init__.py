"""Brings an old blog along.

========= ========================================================================
model     an old blog as plain data
sources/  programs' files, read into that
folders/  what sources share whose blogs are folders of texts
plan      that, made the files of a project: data to data
naming      names of documents
links       where links of the old blog lead
addresses   old addresses: kept, or led on from
identifiers identifiers in feeds: kept
texts       the file of a post; front: its front matter
counts      comments and views
project     ``conf.py``, terms, the front page
markdown  bodies in Markdown, so that MyST means the same by them
protect     code out of the way; formulas: mathematics likewise; equations: labels
fences      languages of code
lines       headings, line breaks, what only MyST gives a meaning; tables
anchors     headings that links lead to
footnotes, inline, htmlblocks, unshown
html      bodies in HTML become Markdown; paragraphs: where none are marked
rst       links in bodies in reStructuredText
report    what came along, and what didn't
write     the files, all or none, and again without harm
extras    packages that only imports need
========= ========================================================================
"""

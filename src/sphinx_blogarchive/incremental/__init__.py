"""What an incremental build leaves is byte for byte what a clean build leaves.

Sphinx writes a page anew when its own source changed. A page also shows things of others:
their titles, numbers and targets, the toctree, lists of posts. :mod:`.facts` computes what
each document offers to others, :mod:`.manifest` remembers what each page showed of it when
it was written, and :mod:`.outdated` compares the two. The rest mends where Sphinx itself
leaves traces of earlier builds.
"""

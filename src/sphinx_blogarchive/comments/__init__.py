"""Comments, numbers of them and of readers: from a service, and from a snapshot.

======== =========================================================
check    what can be wrong with the setting
keys     by which services and snapshots know posts
standing what is shown of each post
counts   numbers, where lists and posts show them
section  what follows a post
thread   comments of the snapshot, within that
recent   the newest comments, for a block
snapshot the file, and what is wrong with it
assets   scripts and sheets
scripts  on the pages that need them
state    what tells whether that changes
files    written beside the pages
events   when all this happens
======== =========================================================
"""

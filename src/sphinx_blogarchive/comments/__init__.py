"""Comments, numbers of them and of readers: from a service, and from a snapshot.

============== =========================================================
setting        the option, and what can be wrong with it
keys           by which services and snapshots know posts
standing       what is shown of each post
counts         numbers, where lists and posts show them
section        what follows a post
thread         comments of the snapshot, within that
anchors        their ids, which writers may have given to something else
recent         the newest comments, for a block
snapshot       the file, read
snapshot_check what is wrong with it
assets         scripts and sheets
scripts        on the pages that need them
files          those, and a map of keys, written into the site
state          what tells whether a page shows something else now
events         when all this happens
============== =========================================================
"""

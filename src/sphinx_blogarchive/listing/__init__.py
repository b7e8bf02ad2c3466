"""Lists of posts, as they come out: in HTML with microformats, elsewhere as lists of links."""

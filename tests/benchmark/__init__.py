"""What a blog costs: the same posts with us, without us, and with other programs."""

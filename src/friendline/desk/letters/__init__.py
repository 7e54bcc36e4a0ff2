"""Letters: words for an answer, read while they are typed, and kept once they went out."""

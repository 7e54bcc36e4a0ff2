"""Which detectors there are, what is known of them, and which of them look."""

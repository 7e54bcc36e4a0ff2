"""What changes between two versions and for whom, and the way to another answer."""

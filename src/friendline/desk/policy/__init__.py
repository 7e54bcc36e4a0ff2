"""The policy's pages: its rules edited in place, what they mean, and what a change would mean."""

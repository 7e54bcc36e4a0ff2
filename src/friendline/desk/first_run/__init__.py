"""The first run: from exports to the first review, in steps that can be left at any time."""

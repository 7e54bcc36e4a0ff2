"""The owner's policy: its versions, what is being edited, and what a change means for whom."""

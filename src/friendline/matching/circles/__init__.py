"""Groups of people for whom something could be meant: suggestions only."""

"""What to do: the plan of the last review, and what each step would change."""

"""View as: what anybody, a stranger, a friend, a member of a list or any person sees."""

"""View as: what anybody, a stranger, a friend or any person sees."""

"""Letters: the facts they rest on, what went out, and how it fared."""

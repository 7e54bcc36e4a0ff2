"""What a policy can say: facts, cells, expressions, and the typed tree they all become."""

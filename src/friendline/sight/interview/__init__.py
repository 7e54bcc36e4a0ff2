"""The few questions that make most exposures definite."""

"""Findings: saying what is fine and what is a problem, looking, changing one's mind."""

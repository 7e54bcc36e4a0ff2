"""Made-up names in the place of people's, for showing the desk to others."""

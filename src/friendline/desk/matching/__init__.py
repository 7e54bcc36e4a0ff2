"""Who is who: one question at a time, and everything that was answered."""

"""Who may ask the desk for anything: each guard is one small middleware."""

"""What is known and said of people, and who is who."""

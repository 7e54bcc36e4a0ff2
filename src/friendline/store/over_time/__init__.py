"""What goes on after an answer: contact, endings, equal treatment, looking again."""

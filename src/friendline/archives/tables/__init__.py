"""Tables as people have them: CSV of any encoding and delimiter, words and dates in their cells."""

"""Names as people have them: read, and compared part by part."""

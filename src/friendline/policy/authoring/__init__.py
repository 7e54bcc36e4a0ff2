"""Writing and reading a policy: a folder, a workbook, an interview."""

"""Equal treatment, how letters fared, and looking again (R3, R4, R7, R87, R94, R98)."""

"""The ledger: what was asked, decided, said and done, and whether its chain is whole."""

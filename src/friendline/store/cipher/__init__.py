"""Django's backend for a database that SQLCipher encrypts."""

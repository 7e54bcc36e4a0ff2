"""The store: one file in the owner's data folder that keeps what was imported, decided and done.

Django's ORM stands behind it; nothing outside ``store`` and ``desk`` knows that.
"""

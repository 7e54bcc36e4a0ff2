"""The book: all that is known for one owner, with nothing in it twice.

Small tables are mappings of ids to records. The table of items, which can have a million rows, is
a Polars frame; ``ITEM_COLUMNS`` tells its columns.
"""

from friendline.book.collect import Book, Collector
from friendline.book.items import ITEM_COLUMNS

__all__ = ["ITEM_COLUMNS", "Book", "Collector"]

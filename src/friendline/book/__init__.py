"""The book: all that is known for one owner, with nothing in it twice.

Small tables are mappings of ids to records. The table of items, which can have a million rows, is
a Polars frame; ``ITEM_COLUMNS`` tells its columns.
"""

from typing import TYPE_CHECKING, Final

from friendline.loaded_later import loaded_later

if TYPE_CHECKING:
    from friendline.book.collect import Book, Collector
    from friendline.book.items import ITEM_COLUMNS

__all__ = ["ITEM_COLUMNS", "Book", "Collector"]

_WHERE: Final = {
    "Book": "collect",
    "Collector": "collect",
    "ITEM_COLUMNS": "items",
}

__getattr__ = loaded_later(__name__, _WHERE)

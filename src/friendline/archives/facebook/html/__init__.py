"""Facebook's export in HTML, its default, as the records that JSON gives (formats 1.7)."""

from friendline.archives.facebook.html.clock import ENDING, Clock, clock_of
from friendline.archives.facebook.html.pages import PageRecords, read_page

__all__ = ["ENDING", "Clock", "PageRecords", "clock_of", "read_page"]

"""Facebook's export in HTML, its default, as the records that JSON gives (formats 1.7)."""

from friendline.archives.facebook.html.clock import Clock, clock_of
from friendline.archives.facebook.html.pages import read_page

__all__ = ["Clock", "clock_of", "read_page"]

"""What nobody but the owner sees: archived and deleted posts, posts that a group has not let in.

Who is tagged in them does not see them either, so tags are not kept.
Facebook keeps them in files of their own (formats 1.2), so their audience is stated by the export:
the one case in which a Facebook export tells one.
"""

from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from friendline.archives.facebook.page import FileReader, Page
from friendline.archives.facebook.posts import read_group_posts, read_posts
from friendline.model import AudienceSource, Item, Record

_ONLY_ME: Final = "only me"
_STATED: Final = AudienceSource.STATED


def _hidden(read: FileReader) -> FileReader:
    """Give a reader that makes the same records, each item for the owner alone."""

    def read_hidden(records: Any, page: Page) -> Iterator[Record]:  # noqa: ANN401 - as FileReader
        for record in read(records, page):
            if isinstance(record, Item):
                yield replace(record, tagged=(), audience=_ONLY_ME, audience_source=_STATED)
            else:
                yield record

    return read_hidden


read_hidden_posts = _hidden(read_posts)
read_pending_posts = _hidden(read_group_posts)

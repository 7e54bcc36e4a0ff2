"""Taking uploads: each goes to the disk as it comes, and what is too large is not taken."""

from typing import Any, Final

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

from friendline.desk.security.bodies import NO_ROOM

__all__ = ["LARGEST", "LARGEST_IN_ALL", "LimitedUpload", "refusal_of"]

LARGEST: Final = 4 * 1024**3
"""Bytes of one file; exports without pictures have some hundred megabytes."""

LARGEST_IN_ALL: Final = 12 * 1024**3
"""Bytes of all files that are sent at once."""

_REFUSAL: Final = "friendline_upload_refusal"


class LimitedUpload(TemporaryFileUploadHandler):
    """Django's handler that writes to the disk, with an end."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._whole = self._all = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django calls it
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._whole = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece.

        Raises:
            StopUpload: It is too much, or the disk is full; what was sent so far is not kept.
        """
        self._whole += len(raw_data)
        self._all += len(raw_data)
        if self._whole > LARGEST:
            self._stop(_too_large(f"{self.file_name} is", LARGEST))
        if self._all > LARGEST_IN_ALL:
            self._stop(_too_large("All of these files together are", LARGEST_IN_ALL))
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            self._stop(NO_ROOM)

    def _stop(self, why: str) -> None:
        setattr(self.request, _REFUSAL, why)
        raise StopUpload(connection_reset=False)


def refusal_of(request: HttpRequest) -> str:
    """Give the sentence that says why an upload was not taken; empty where it was."""
    return str(getattr(request, _REFUSAL, ""))


def _too_large(what: str, limit: int) -> str:
    return (
        f"{what} larger than {limit // 1024**3} GB, so nothing was taken. "
        "Name the folder where it lies instead: then nothing is copied."
    )

"""A picture as the desk shows it: never the file itself, always a new and small one."""

from functools import lru_cache
from io import BytesIO
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from PIL import ImageFilter

from friendline.desk.assets import address_of
from friendline.desk.frame import Frame
from friendline.desk.pictures.finding import content_of
from friendline.screening.pictures.decoding import RefusedPictureError, thumbnail
from friendline.store.models import Item
from friendline.store.review.reviewed import review_and_store

__all__ = ["index", "picture"]

_SIDE: Final = 640
_QUALITY: Final = 80
_BLUR: Final = 24
_KEPT: Final = 64


@require_safe
def index(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Give nothing: there is no list of pictures."""
    raise Http404


@require_safe
def picture(request: HttpRequest, item: str, number: int) -> HttpResponse:
    """Give a picture of an item as a small JPEG; blurred with ``--incognito``.

    Where there is none to show, a sign for that is shown instead: exports are moved and removed.
    """
    if not Item.objects.filter(pk=item).exists():
        raise Http404
    content = _shown(item, number, Frame(request).incognito, review_and_store())
    if content is None:
        return redirect(address_of("desk/no-picture.svg"))
    response = HttpResponse(content, content_type="image/jpeg")
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@lru_cache(maxsize=_KEPT)
def _shown(item: str, number: int, blurred: bool, review: tuple[int, str]) -> bytes | None:  # noqa: ARG001, FBT001 - the review tells one state of a store from another
    content = content_of(Item.objects.get(pk=item), number)
    if content is None:
        return None
    try:
        image = thumbnail(content).image
    except RefusedPictureError:
        return None
    image.thumbnail((_SIDE, _SIDE))
    if blurred:
        image = image.filter(ImageFilter.GaussianBlur(_BLUR))
    made = BytesIO()
    image.save(
        made, "JPEG", quality=_QUALITY
    )  # what the file tells of place and time is not taken over
    return made.getvalue()

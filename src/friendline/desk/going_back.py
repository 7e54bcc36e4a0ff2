"""Going back to the page where a form stood."""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

__all__ = ["back"]


def back(request: HttpRequest, otherwise: str = "/") -> HttpResponseRedirect:
    """Lead back to the path in the form's field ``back``, if it is one of the desk's."""
    asked = request.POST.get("back", "")
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return HttpResponseRedirect(asked if is_ours else otherwise)

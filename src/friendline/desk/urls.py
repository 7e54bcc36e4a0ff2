"""The addresses of the desk. Each area brings its own (``areas``)."""

from typing import Final

from django.urls import path

from friendline.desk.anew import ask_anew, standing
from friendline.desk.areas import routes
from friendline.desk.home import home
from friendline.desk.security.door import PATH, come_in
from friendline.desk.shortcuts_page import shortcuts

urlpatterns: Final = [
    path("", home, name="home"),
    path(PATH.removeprefix("/"), come_in, name="come_in"),
    path("keys/", shortcuts, name="keys"),
    path("review-anew/", standing, name="anew"),
    path("review-anew/ask", ask_anew, name="ask_anew"),
    *routes(),
]

handler400 = "friendline.desk.refusing.unusable"
handler403 = "friendline.desk.refusing.forbidden"
handler404 = "friendline.desk.refusing.not_found"
handler500 = "friendline.desk.refusing.broken"

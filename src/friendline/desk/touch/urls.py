"""The addresses of keeping in touch."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

acts, calendar, how_often, views = views_in("touch", "acts", "calendar", "how_often", "views")

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("list.txt", views.as_text, name="as_text"),
    path("left-in-peace/", views.left_in_peace, name="left_in_peace"),
    path("how-often/", how_often.index, name="how_often"),
    path("how-often/drop/", how_often.drop, name="drop"),
    path("how-often/back/", how_often.put_back, name="put_back"),
    path("calendar/", calendar.index, name="calendar"),
    path("calendar/keep-in-touch.ics", calendar.file, name="file"),
    path("with/<str:person>/", views.person, name="person"),
    path("with/<str:person>/contact/", acts.contact, name="contact"),
    path("with/<str:person>/later/", acts.later, name="later"),
    path("with/<str:person>/wake/", acts.wake, name="wake"),
    path("with/<str:person>/leave/", acts.leave, name="leave"),
    path("contacts/take-back/", acts.take_back, name="take_back"),
]

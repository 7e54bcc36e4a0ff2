"""The addresses of equal treatment."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

looking, views = views_in("fairness", "looking", "views")

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("reason/", views.reason, name="reason"),
    path("make-right/", views.make_right, name="make_right"),
    path("take-back/", views.take_back, name="take_back"),
    path("silent/", views.silent, name="silent"),
    path("shares/", views.shares, name="shares"),
    path("letters/", views.letters, name="letters"),
    path("look-again/", looking.index, name="look"),
    path("look-again/rhythm/", looking.rhythm, name="rhythm"),
    path("look-again/looked/", looking.looked, name="looked"),
    path("look-again/not-looked/", looking.not_looked, name="not_looked"),
    path("look-again/incident/", looking.incident, name="incident"),
    path("look-again/incident/<int:number>/seen-to/", looking.seen_to, name="seen_to"),
    path("look-again/incident/<int:number>/open/", looking.open_again, name="open_again"),
    path("look-again/incident/<int:number>/forget/", looking.forget, name="forget"),
]

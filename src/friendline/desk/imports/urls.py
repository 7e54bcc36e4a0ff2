"""The addresses of imports."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

(views,) = views_in("imports")

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("add", views.add, name="add"),
    path("progress/", views.progress, name="progress"),
]

"""The addresses of imports."""

from typing import Final

from django.urls import path

from friendline.desk.imports import views

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("add", views.add, name="add"),
    path("progress/", views.progress, name="progress"),
]

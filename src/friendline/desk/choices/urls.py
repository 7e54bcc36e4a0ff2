"""Addresses of the Settings."""

from typing import Final

from django.urls import path

from friendline.desk.choices import views

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("look", views.look, name="look"),
    path("single-keys", views.single_keys, name="single_keys"),
]

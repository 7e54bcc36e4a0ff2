"""The addresses of Before you post."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

(views,) = views_in("preflight")

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("look/", views.look, name="begin"),
    path("look/<str:word>/", views.look_at, name="look"),
]

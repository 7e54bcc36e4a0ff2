"""The addresses of pictures."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

(views,) = views_in("pictures")

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("<str:item>/<int:number>", views.picture, name="picture"),
]

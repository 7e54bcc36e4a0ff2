"""The addresses of pictures."""

from typing import Final

from django.urls import path

from friendline.desk.pictures import views

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("<str:item>/<int:number>", views.picture, name="picture"),
]

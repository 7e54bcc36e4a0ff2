"""The addresses of view as."""

from django.urls import path

from friendline.desk.later import views_in

(views,) = views_in("view_as")

urlpatterns = [
    path("", views.index, name="index"),
    path("digger/", views.digger, name="digger"),
]

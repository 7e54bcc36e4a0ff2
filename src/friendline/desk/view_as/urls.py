"""The addresses of view as."""

from django.urls import path

from friendline.desk.view_as import views

urlpatterns = [
    path("", views.index, name="index"),
    path("digger/", views.digger, name="digger"),
]

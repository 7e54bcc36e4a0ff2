"""The addresses of letters."""

from django.urls import path

from friendline.desk.letters import views

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:number>/", views.letter, name="letter"),
    path("<int:number>/read/", views.read, name="read"),
    path("<int:number>/sent/", views.sent, name="sent"),
]

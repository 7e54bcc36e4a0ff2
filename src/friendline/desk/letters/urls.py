"""The addresses of letters."""

from django.urls import path

from friendline.desk.later import views_in

(views,) = views_in("letters")

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:number>/", views.letter, name="letter"),
    path("<int:number>/read/", views.read, name="read"),
    path("<int:number>/sent/", views.sent, name="sent"),
]

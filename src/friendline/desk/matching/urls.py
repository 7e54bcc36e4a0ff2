"""The addresses of who is who."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

(views,) = views_in("matching")

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("answer/", views.answer, name="answer"),
    path("said/", views.history, name="history"),
    path("say/", views.say, name="say"),
    path("take-back/", views.take_back, name="take_back"),
    path("namesakes/", views.namesakes, name="namesakes"),
    path("accounts-of/<str:person>/", views.accounts_of, name="accounts_of"),
    path("same-as/<str:person>/", views.same_as, name="same_as"),
]

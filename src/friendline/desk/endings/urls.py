"""The addresses of endings."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

noting, views, words_views = views_in("endings", "noting", "views", "words_views")

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("new/", noting.new, name="new"),
    path("<int:number>/", views.ending, name="ending"),
    path("<int:number>/choose/", views.choose, name="choose"),
    path("<int:number>/undo/", views.undo, name="undo"),
    path("<int:number>/words/", words_views.words, name="words"),
    path("<int:number>/words/read/", words_views.read, name="read"),
    path("<int:number>/words/sent/", words_views.sent, name="sent"),
    path("letters/<int:letter>/take-back/", words_views.take_back, name="take_back"),
]

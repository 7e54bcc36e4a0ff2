"""The addresses of the ledger."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

(views,) = views_in("ledger")

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("ledger.jsonl", views.file, {"form": "jsonl"}, name="lines"),
    path("ledger.csv", views.file, {"form": "csv"}, name="table"),
]

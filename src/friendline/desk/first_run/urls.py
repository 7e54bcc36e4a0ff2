"""The addresses of the first run."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

checklist_views, list_views, views, why_views = views_in(
    "first_run", "checklist_views", "list_views", "views", "why_views"
)

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("exports/", views.exports, name="exports"),
    path("calendar/", views.calendar, name="calendar"),
    path("client-list/", list_views.index, name="clients"),
    path("client-list/columns/", list_views.columns, name="columns"),
    path("client-list/give-up/", list_views.give_up_list, name="give_up_list"),
    path("why/", why_views.why, name="why"),
    path("rules/", why_views.rules, name="rules"),
    path("who-can-see/", views.audience, name="audience"),
    path("who-can-see/undo/", views.undo_answer, name="undo_answer"),
    path("review/", views.done, name="done"),
    path("before-the-first-client/", checklist_views.index, name="checklist"),
    path("before-the-first-client/waive/", checklist_views.waive, name="waive"),
    path("before-the-first-client/take-up/", checklist_views.take_up, name="take_up"),
]

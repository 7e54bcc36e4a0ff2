"""The addresses of people."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

adding, facts_views, notes_views, views = views_in(
    "people", "adding", "facts_views", "notes_views", "views"
)

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("again/", views.again, name="again"),
    path("new/", adding.new, name="new"),
    path("take-out/", adding.take_out, name="take_out"),
    path("facts/undo/", facts_views.undo, name="undo_fact"),
    path("facts/criteria/", facts_views.criteria, name="criteria"),
    path("notes/forget/", notes_views.forget, name="forget_note"),
    path("contacts/take-back/", notes_views.take_back, name="take_back_contact"),
    path("referrals/take-back/", notes_views.take_back_referral, name="take_back_referral"),
    path("<str:person>/", views.person, name="person"),
    path("<str:person>/facts/", facts_views.facts, name="facts"),
    path("<str:person>/facts/<str:name>/", facts_views.fact, name="fact"),
    path("<str:person>/notes/", notes_views.notes, name="notes"),
    path("<str:person>/held/", views.held, name="held"),
]

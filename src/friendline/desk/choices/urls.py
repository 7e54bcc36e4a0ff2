"""Addresses of the Settings."""

from typing import Final

from django.urls import path

from friendline.desk.later import views_in

edited_views, forget_views, looking_views, of_you_views, said_views, store_views, views = views_in(
    "choices",
    *(
        "edited_views",
        "forget_views",
        "looking_views",
        "of_you_views",
        "said_views",
        "store_views",
        "views",
    ),
)

urlpatterns: Final = [
    path("", views.index, name="index"),
    path("look", views.look, name="look"),
    path("single-keys", views.single_keys, name="single_keys"),
    path("yours/", said_views.yours, name="yours"),
    path("of-you/", of_you_views.of_you, name="of_you"),
    path("who-can-see/", said_views.audience, name="audience"),
    path("edited/", edited_views.edited, name="edited"),
    path("what-looks/", looking_views.index, name="detectors"),
    path("what-looks/switch", looking_views.switch_one, name="switch"),
    path("what-looks/text", looking_views.text, name="screening"),
    path("store/", store_views.index, name="store"),
    path("store/backup", store_views.backup, name="backup"),
    path("store/export", store_views.export_all, name="export"),
    path("store/made/<str:word>/", store_views.made, name="made"),
    path("store/made/<str:word>/file", store_views.file, name="made_file"),
    path("health/", store_views.health, name="health"),
    path("health/<str:word>/", store_views.healthy, name="healthy"),
    path("forget/", forget_views.index, name="forget"),
    path("forget/now", forget_views.forget_now, name="forget_now"),
    path("forget/let-back", forget_views.let_somebody_back, name="let_back"),
    path("forget/of/<str:word>/", forget_views.outcome, name="forgetting"),
]

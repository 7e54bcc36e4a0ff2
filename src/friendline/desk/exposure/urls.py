"""The addresses of exposure."""

from django.urls import path

from friendline.desk.later import views_in

edited_views, labels_views, views = views_in("exposure", "edited_views", "labels_views", "views")

urlpatterns = [
    path("", views.index, name="index"),
    path("found/", views.found, name="found"),
    path("told/", views.told, name="told"),
    path("edited/", edited_views.edited, name="edited"),
    path("edited/item/", edited_views.edited_item, name="edited_item"),
    path("edited/back/", edited_views.edited_back, name="edited_back"),
    path("upkeep/", views.upkeep, name="upkeep"),
    path("reading/", views.reading, name="reading"),
    path("labels/", labels_views.labels, name="labels"),
    path("labels/<int:number>/", labels_views.label, name="label"),
    path("say/", labels_views.say, name="say"),
    path("take-back/", labels_views.take_back, name="take_back"),
    path("finding/<str:item>/<str:category>/", labels_views.finding, name="finding"),
    path("person/<str:person>/", views.person, name="person"),
]

"""The address of the plan."""

from django.urls import path

from friendline.desk.later import views_in

(views,) = views_in("plan")

urlpatterns = [path("", views.index, name="index")]

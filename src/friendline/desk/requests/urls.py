"""The addresses of requests."""

from django.urls import path

from friendline.desk.later import views_in

acts, noting, queue, views = views_in("requests", "acts", "noting", "queue_views", "views")

urlpatterns = [
    path("", queue.index, name="index"),
    path("<int:number>/", views.page, name="page"),
    path("<int:number>/seen/", views.seen, name="seen"),
    path("<int:number>/answer/", acts.answer, name="answer"),
    path("<int:number>/ask-first/", acts.ask_first, name="ask_first"),
    path("<int:number>/pressed/", acts.pressed, name="pressed"),
    path("<int:number>/heard-back/", acts.heard_back, name="heard_back"),
    path("<int:number>/withdrawn/", acts.withdrawn, name="withdrawn"),
    path("<int:number>/reopen/", acts.reopen, name="reopen"),
    path("<int:number>/answer-anew/", acts.answer_anew, name="answer_anew"),
    path("<int:number>/reaction/", acts.react, name="react"),
    path("<int:number>/no-reaction/", acts.take_back_reaction, name="take_back_reaction"),
    path("<int:number>/undo/", acts.undo, name="undo"),
    path("asked-in-person/", noting.spoken, name="spoken"),
    path("ask-somebody/", noting.outgoing, name="outgoing"),
    path("names/", noting.names, name="names"),
    path("changed-rule/", views.changed_rule, name="changed_rule"),
    path("connected/", views.connected, name="connected"),
]

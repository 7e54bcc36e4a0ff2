"""The addresses of the policy."""

from django.urls import path

from friendline.desk.later import views_in

changing, gallery_views, publishing, setting_views, trying, version_views, views = views_in(
    "policy",
    "changing",
    "gallery_views",
    "publishing",
    "setting_views",
    "trying",
    "version_views",
    "views",
)

urlpatterns = [
    path("", views.index, name="index"),
    path("in-words/", views.in_words, name="in_words"),
    path("found/", views.found, name="found"),
    path("rules/<int:number>/", changing.keep_rule, name="keep_rule"),
    path("rules/<int:number>/move/", changing.move_rule, name="move_rule"),
    path("rules/<int:number>/take-out/", changing.remove_rule, name="remove_rule"),
    path("rules/add/", changing.add_rule, name="add_rule"),
    path("columns/add/", changing.add_column, name="add_column"),
    path("columns/take-out/", changing.remove_column, name="remove_column"),
    path("undo/", changing.undo, name="undo"),
    path("give-up/", changing.give_up, name="give_up"),
    path("beside-the-rules/", setting_views.index, name="settings"),
    path("beside-the-rules/texts/", setting_views.keep_texts, name="keep_texts"),
    path("beside-the-rules/days/", setting_views.keep_days, name="keep_days"),
    path("beside-the-rules/networks/", setting_views.keep_channels, name="keep_channels"),
    path("beside-the-rules/lists/", setting_views.keep_list, name="keep_list"),
    path("beside-the-rules/facts/", setting_views.declare_fact, name="declare_fact"),
    path("beside-the-rules/promises/", setting_views.switch_promise, name="switch_promise"),
    path("promises/add/", setting_views.add_promise, name="add_promise"),
    path("changes/", version_views.changes, name="changes"),
    path("save/", version_views.save, name="save"),
    path("versions/", version_views.versions, name="versions"),
    path("versions/compare/", version_views.compare, name="compare"),
    path("versions/<int:number>/", version_views.version, name="version"),
    path("versions/<int:number>/again/", version_views.go_back, name="go_back"),
    path("try/", trying.index, name="try"),
    path("begin/", gallery_views.index, name="gallery"),
    path("begin/with/", gallery_views.begin, name="begin"),
    path("begin/workbook/", gallery_views.begin_from_workbook, name="workbook"),
    path("begin/<str:name>/", gallery_views.preset, name="preset"),
    path("professions/<str:name>/", gallery_views.profession, name="profession"),
    path("publish/", publishing.index, name="publish"),
    path("publish/now/", publishing.publish, name="publish_now"),
    path("publish/where/", publishing.where, name="where"),
    path("publish/<str:audience>/", publishing.preview, name="preview"),
    path("publish/<int:number>/<str:audience>.<str:form>", publishing.download, name="download"),
]

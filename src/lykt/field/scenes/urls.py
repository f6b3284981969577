"""Addresses of scenes and signals."""

from django.urls import path

from lykt.field.scenes import views


urlpatterns = [
    path("", views.scenes, name="scenes"),
    path("new/", views.scene_new, name="scene_new"),
    path("signals/<str:handle>/", views.signal_page, name="signal_page"),
    path("signals/<str:handle>/done/", views.signal_done, name="signal_done"),
    path("signals/<str:handle>/review/", views.signal_review, name="signal_review"),
    path("signals/<str:handle>/settle/", views.signal_settle, name="signal_settle"),
    path("signals/<str:handle>/undo/", views.signal_undo, name="signal_undo"),
    path("<str:handle>/", views.scene_page, name="scene_page"),
    path("<str:handle>/change/", views.scene_change, name="scene_change"),
    path("<str:handle>/signal/", views.signal_new, name="signal_new"),
]

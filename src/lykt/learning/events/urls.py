"""Addresses of events and of those they reach."""

from django.urls import path

from lykt.learning.events import views, views_receivers


urlpatterns = [
    path("", views.events, name="events"),
    path("events/new/", views.event_new, name="learning_event_new"),
    path("events/file/", views.events_export, name="events_export"),
    path("events/<str:handle>/", views.event_page, name="learning_event_page"),
    path("events/<str:handle>/change/", views.event_change, name="learning_event_change"),
    path("events/<str:handle>/went/", views.event_went, name="learning_event_went"),
    path("events/<str:handle>/cancel/", views.event_cancel, name="learning_event_cancel"),
    path("events/<str:handle>/restore/", views.event_restore, name="learning_event_restore"),
    path("events/<str:handle>/undo/", views.event_undo, name="learning_event_undo"),
    path("receivers/", views_receivers.receivers, name="receivers"),
    path("receivers/new/", views_receivers.receiver_new, name="receiver_new"),
    path("receivers/<str:handle>/", views_receivers.receiver_page, name="receiver_page"),
    path(
        "receivers/<str:handle>/change/", views_receivers.receiver_change, name="receiver_change"
    ),
    path("classes/", views_receivers.school_classes, name="school_classes"),
]

"""Addresses of networks."""

from django.urls import path

from lykt.learning.networks import views, views_meetings


urlpatterns = [
    path("", views.networks, name="networks"),
    path("new/", views.network_new, name="network_new"),
    path("members/<str:handle>/", views.member_set, name="network_member_set"),
    path("meetings/<str:handle>/", views_meetings.meeting_page, name="network_meeting"),
    path(
        "meetings/<str:handle>/change/",
        views_meetings.meeting_change,
        name="network_meeting_change",
    ),
    path("meetings/<str:handle>/state/", views_meetings.meeting_set, name="network_meeting_set"),
    path("meetings/<str:handle>/minutes/", views_meetings.minutes, name="network_minutes"),
    path(
        "meetings/<str:handle>/print/", views_meetings.minutes_print, name="network_minutes_print"
    ),
    path(
        "meetings/<str:handle>/decide/", views_meetings.decision_new, name="network_decision_new"
    ),
    path(
        "decisions/<str:handle>/change/",
        views_meetings.decision_change,
        name="network_decision_change",
    ),
    path("decisions/<str:handle>/state/", views_meetings.task_set, name="network_task_set"),
    path("<str:handle>/", views.network_page, name="network_page"),
    path("<str:handle>/change/", views.network_change, name="network_change"),
    path("<str:handle>/rest/", views.network_rest, name="network_rest"),
    path("<str:handle>/members/", views.member_new, name="network_member_new"),
    path("<str:handle>/meet/", views_meetings.meeting_new, name="network_meeting_new"),
]

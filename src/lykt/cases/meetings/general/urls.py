"""Addresses of the meetings of the cooperation team."""

from django.urls import path

from lykt.cases.meetings.general import views


urlpatterns = [
    path("", views.general_meetings, name="general_meetings"),
    path("new/", views.general_meeting_new, name="general_meeting_new"),
    path("<str:handle>/", views.general_meeting, name="general_meeting"),
    path("<str:handle>/change/", views.general_meeting_change, name="general_meeting_change"),
    path("<str:handle>/tasks/", views.general_task_new, name="general_task_new"),
    path("tasks/<str:handle>/", views.general_task_set, name="general_task_set"),
]

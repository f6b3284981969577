"""Addresses of reference groups, below those of plans."""

from django.urls import path

from lykt.plans.group import views


urlpatterns = [
    path("group/members/<slug:handle>/end/", views.group_member_end, name="group_member_end"),
    path("group/meetings/<slug:handle>/", views.group_meeting, name="group_meeting"),
    path("group/meetings/<slug:handle>/advice/", views.group_advice_new, name="group_advice_new"),
    path("group/advice/<slug:handle>/", views.group_advice_answer, name="group_advice_answer"),
    path("<slug:handle>/group/", views.group, name="group"),
    path("<slug:handle>/group/members/", views.group_member_new, name="group_member_new"),
    path("<slug:handle>/group/meetings/", views.group_meeting_new, name="group_meeting_new"),
]

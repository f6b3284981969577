"""Addresses of clocks."""

from django.urls import path

from lykt.cases.clocks import views


#: Under /clocks/.
urlpatterns = [
    path("", views.clocks, name="clocks"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/shut/", views.calendar_shut, name="calendar_shut"),
    path("calendar/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
    path("rules/<slug:name>/", views.clock_rule, name="clock_rule"),
]
#: Under /cases/<case>/.
of_case = [path("follow-up/", views.case_follow_up, name="case_follow_up")]

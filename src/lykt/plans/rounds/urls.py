"""Addresses of rounds, below those of plans."""

from django.urls import path

from lykt.plans.rounds import views, views_owed, views_reminders


urlpatterns = [
    path("owed/", views_owed.owed, name="owed"),
    path("rounds/<slug:handle>/", views.round_page, name="round_page"),
    path("rounds/<slug:handle>/do/", views.round_do, name="round_do"),
    path("rounds/<slug:handle>/time/", views.round_time, name="round_time"),
    path("rounds/<slug:handle>/remind/", views_reminders.round_remind, name="round_remind"),
    path("<slug:handle>/reminder/", views_reminders.reminder_text, name="reminder_text"),
    path("<slug:handle>/rounds/", views.rounds, name="rounds"),
    path("<slug:handle>/rounds/new/", views.round_new, name="round_new"),
]

"""Addresses of the status report, below those of plans."""

from django.urls import path

from lykt.reports import views_plans


urlpatterns = [
    path("<slug:handle>/report/", views_plans.plan_report, name="plan_report"),
    path(
        "<slug:handle>/report/status.<slug:ending>",
        views_plans.plan_report_file,
        name="plan_report_file",
    ),
]

"""Addresses by which findings become measures, below those of plans."""

from django.urls import path

from lykt.plans.findings import views


urlpatterns = [
    path("<slug:handle>/findings/", views.plan_findings, name="plan_findings"),
    path(
        "<slug:handle>/findings/<slug:finding>/",
        views.finding_measure,
        name="finding_measure",
    ),
]

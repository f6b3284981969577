"""Addresses of plans."""

from django.urls import path

from lykt.plans import views


urlpatterns = [
    path("", views.plans, name="plans"),
    path("measures/<slug:handle>/", views.measure_page, name="measure_page"),
    path("measures/<slug:handle>/status/", views.status_new, name="status_new"),
    path("status/<slug:handle>/correct/", views.status_correct, name="status_correct"),
    path("<slug:handle>/", views.plan_page, name="plan_page"),
]

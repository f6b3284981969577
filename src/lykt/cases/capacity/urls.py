"""Addresses of the hours of a case, below that of the case."""

from django.urls import path

from lykt.cases.capacity import views


urlpatterns = [
    path("", views.case_hours, name="case_hours"),
    path("<slug:handle>/undo/", views.hours_undo, name="hours_undo"),
]

"""Addresses of what cases ask of units."""

from django.urls import path

from lykt.cases.capacity import views


urlpatterns = [
    path("", views.capacity, name="capacity"),
    path("state/", views.capacity_state, name="capacity_state"),
]

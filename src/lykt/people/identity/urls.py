"""Addresses of names."""

from django.urls import path

from lykt.people.identity import views


urlpatterns = [
    path("", views.people_by_name, name="people_by_name"),
    path("<slug:handle>/", views.identity_change, name="identity_change"),
]

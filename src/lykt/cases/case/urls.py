"""Addresses of cases."""

from django.urls import path

from lykt.cases.case import views


urlpatterns = [
    path("", views.cases, name="cases"),
    path("<str:handle>/", views.case_page, name="case_page"),
]

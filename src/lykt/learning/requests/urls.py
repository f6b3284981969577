"""Addresses of requests for advice."""

from django.urls import path

from lykt.learning.requests import views


urlpatterns = [
    path("", views.advice, name="advice"),
    path("new/", views.advice_new, name="advice_new"),
    path("<str:handle>/undo/", views.advice_undo, name="advice_undo"),
]

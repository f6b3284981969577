"""Addresses of interpreters: below "cases/<case>/interpreter/"."""

from django.urls import path

from lykt.cases.interpreting import views


urlpatterns = [
    path("", views.case_interpreter, name="case_interpreter"),
    path("wishes/", views.interpreter_wishes, name="interpreter_wishes"),
    path("new/", views.booking_new, name="booking_new"),
    path("<str:booking>/", views.booking_answer, name="booking_answer"),
]

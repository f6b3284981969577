"""Addresses of the reading record."""

from django.urls import path

from lykt.privacy.reading import views


urlpatterns = [
    path("", views.reading_record, name="reading_record"),
    path("verify/", views.reading_verify, name="reading_verify"),
    path("csv/", views.reading_csv, name="reading_csv"),
]

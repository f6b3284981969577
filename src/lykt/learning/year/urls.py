"""Addresses of the year in learning."""

from django.urls import path

from lykt.learning.year import views


urlpatterns = [
    path("", views.learning_year, name="learning_year"),
    path("file/", views.learning_year_file, name="learning_year_file"),
]

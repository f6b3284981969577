"""Addresses of the night app. All of it lies under one path, which is as far as it reaches."""

from django.urls import path

from lykt.field.night import views_app


urlpatterns = [
    path("", views_app.app, name="night_app"),
    path("enrol/", views_app.enrol, name="night_enrol"),
    path("worker.js", views_app.worker, name="night_worker"),
    path("manifest.webmanifest", views_app.manifest, name="night_manifest"),
]

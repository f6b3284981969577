"""Addresses of emergencies."""

from django.urls import path

from lykt.privacy.emergency import views


urlpatterns = [
    path("", views.emergencies, name="emergencies"),
    path("new/", views.emergency_new, name="emergency_new"),
    path("<slug:handle>/", views.emergency_page, name="emergency_page"),
    path("<slug:handle>/end/", views.emergency_end, name="emergency_end"),
]

"""Addresses of the desk's side of the night."""

from django.urls import path

from lykt.field.night import views


urlpatterns = [
    path("", views.tray, name="tray"),
    path("phones/", views.phones, name="phones"),
    path("phones/<str:handle>/lost/", views.phone_lost, name="phone_lost"),
    path("phones/<str:handle>/take-off/", views.phone_take_off, name="phone_take_off"),
    path("phones/<str:unit>/codes/", views.phone_codes, name="phone_codes"),
    path("<str:handle>/", views.tray_record, name="tray_record"),
]

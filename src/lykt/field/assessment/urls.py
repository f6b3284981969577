"""Addresses of rapid assessments."""

from django.urls import path

from lykt.field.assessment import views


urlpatterns = [
    path("", views.rapids, name="rapids"),
    path("new/", views.rapid_new, name="rapid_new"),
    path("parts/<slug:part>/<str:handle>/", views.rapid_part, name="rapid_part"),
    path(
        "parts/<slug:part>/<str:handle>/remove/",
        views.rapid_part_remove,
        name="rapid_part_remove",
    ),
    path("<str:handle>/", views.rapid_page, name="rapid_page"),
    path("<str:handle>/change/", views.rapid_change, name="rapid_change"),
    path("<str:handle>/state/", views.rapid_state, name="rapid_state"),
    path("<str:handle>/new/<slug:part>/", views.rapid_part_new, name="rapid_part_new"),
]

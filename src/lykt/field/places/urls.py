"""Addresses of indoor outreach."""

from django.urls import path

from lykt.field.places import views, views_visits


urlpatterns = [
    path("", views.indoor_places, name="indoor_places"),
    path("new/", views.indoor_place_new, name="indoor_place_new"),
    path("visits/", views_visits.visits, name="visits"),
    path("visits/new/", views_visits.visit_new, name="visit_new"),
    path("visits/<str:handle>/", views_visits.visit_page, name="visit_page"),
    path("visits/<str:handle>/correct/", views_visits.visit_correct, name="visit_correct"),
    path("visits/<str:handle>/undo/", views_visits.visit_undo, name="visit_undo"),
    path("<str:handle>/", views.indoor_place, name="indoor_place"),
    path("<str:handle>/change/", views.indoor_place_change, name="indoor_place_change"),
    path("<str:handle>/close/", views.indoor_place_close, name="indoor_place_close"),
    path("<str:handle>/reopen/", views.indoor_place_reopen, name="indoor_place_reopen"),
    path("<str:handle>/undo/", views.indoor_place_undo, name="indoor_place_undo"),
    path("<str:handle>/address/", views.indoor_address, name="indoor_address"),
]

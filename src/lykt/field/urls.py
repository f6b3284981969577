"""Addresses of shifts, and of the lists they are counted by."""

from django.urls import path

from lykt.field import views, views_lists


urlpatterns = [
    path("", views.shifts, name="shifts"),
    path("new/", views.shift_new, name="shift_new"),
    path("zones/", views_lists.zones, name="zones"),
    path("zones/new/<str:unit>/", views_lists.listed_new, {"kind": "zone"}, name="zone_new"),
    path("zones/<str:handle>/", views_lists.listed_change, {"kind": "zone"}, name="zone_change"),
    path("groups/new/<str:unit>/", views_lists.listed_new, {"kind": "group"}, name="group_new"),
    path(
        "groups/<str:handle>/", views_lists.listed_change, {"kind": "group"}, name="group_change"
    ),
    path("notes/<str:handle>/undo/", views.shift_note_undo, name="shift_note_undo"),
    path("<str:handle>/", views.shift_page, name="shift_page"),
    path("<str:handle>/correct/", views.shift_correct, name="shift_correct"),
    path("<str:handle>/counts/", views.shift_counts, name="shift_counts"),
    path("<str:handle>/end/", views.shift_end, name="shift_end"),
    path("<str:handle>/open/", views.shift_open, name="shift_open"),
    path("<str:handle>/note/", views.shift_note, name="shift_note"),
]

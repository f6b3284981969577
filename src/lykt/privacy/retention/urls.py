"""Addresses of erasure, holds and periods."""

from django.urls import path

from lykt.privacy.retention import views, views_rules


urlpatterns = [
    path("rules/", views_rules.keeping_rules, name="keeping_rules"),
    path("rules/<str:ref>/", views_rules.keeping_rule, name="keeping_rule"),
    path("holds/", views.hold_list, name="holds"),
    path("holds/<slug:handle>/lift/", views.hold_lift, name="hold_lift"),
    path("<slug:kind>/<slug:handle>/erase/", views.subject_erase, name="subject_erase"),
    path("<slug:kind>/<slug:handle>/hold/", views.hold_new, name="hold_new"),
]

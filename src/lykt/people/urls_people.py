"""Addresses of people."""

from django.urls import path

from lykt.people import views_people as views


urlpatterns = [
    path("", views.people, name="people"),
    path("<slug:handle>/", views.person_page, name="person_page"),
    path("<slug:handle>/change/", views.person_change, name="person_change"),
    path("<slug:handle>/merge/<slug:other>/", views.person_merge, name="person_merge"),
    path("<slug:handle>/distinct/<slug:other>/", views.person_distinct, name="person_distinct"),
    path("<slug:handle>/merge-undo/<slug:merge>/", views.merge_undo, name="merge_undo"),
]

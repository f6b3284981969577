"""Addresses of contacts."""

from django.urls import path

from lykt.people import views_contacts as views


urlpatterns = [
    path("", views.contacts, name="contacts"),
    path("new/", views.contact_new, name="contact_new"),
    path("<slug:handle>/", views.contact_page, name="contact_page"),
    path("<slug:handle>/correct/", views.contact_correct, name="contact_correct"),
    path("<slug:handle>/undo/", views.contact_undo, name="contact_undo"),
]

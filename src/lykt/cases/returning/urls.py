"""Addresses of a return or settling, under /cases/<case>/return/."""

from django.urls import path

from lykt.cases.returning import views


urlpatterns = [
    path("", views.returning, name="returning"),
    path("state/", views.returning_state, name="returning_state"),
    path("news/", views.returning_news, name="returning_news"),
    path("stop/", views.returning_stop, name="returning_stop"),
    path("documents/", views.returning_documents, name="returning_documents"),
    path("list/<slug:code>/", views.returning_item, name="returning_item"),
    path("list/<slug:code>/step/", views.returning_step, name="returning_step"),
]

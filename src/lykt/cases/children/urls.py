"""Addresses of the children of a case, below that of the case."""

from django.urls import path

from lykt.cases.children import views


urlpatterns = [
    path("", views.case_children, name="case_children"),
    path("new/", views.case_child_new, name="case_child_new"),
    path("<str:handle>/", views.case_child, name="case_child"),
    path("<str:handle>/write/", views.case_child_write, name="case_child_write"),
    path("<str:handle>/end/", views.case_child_end, name="case_child_end"),
]

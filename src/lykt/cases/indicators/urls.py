"""Addresses of assessments, below that of their case."""

from django.urls import path

from lykt.cases.indicators import views


urlpatterns = [
    path("", views.assessments, name="assessments"),
    path("new/", views.assessment_new, name="assessment_new"),
    path("<str:handle>/", views.assessment_page, name="assessment_page"),
    path("<str:handle>/write/", views.assessment_write, name="assessment_write"),
    path("<str:handle>/let-go/", views.assessment_let_go, name="assessment_let_go"),
]

"""Addresses of concerns."""

from django.urls import path

from lykt.concerns import views, views_consulting, views_handling


urlpatterns = [
    path("", views.concerns, name="concerns"),
    path("new/", views.concern_new, name="concern_new"),
    path("consultations/", views_consulting.consultations, name="consultations"),
    path(
        "consultations/<str:handle>/undo/",
        views_consulting.consultation_undo,
        name="consultation_undo",
    ),
    path("<str:handle>/", views.concern_page, name="concern_page"),
    path("<str:handle>/correct/", views.concern_correct, name="concern_correct"),
    path("<str:handle>/undo/", views.concern_undo, name="concern_undo"),
    path("<str:handle>/triage/", views_handling.concern_triage, name="concern_triage"),
    path("<str:handle>/hand-back/", views_handling.concern_hand_back, name="concern_hand_back"),
    path("<str:handle>/reopen/", views_handling.concern_reopen, name="concern_reopen"),
    path("<str:handle>/child-welfare/", views_handling.concern_notify, name="concern_notify"),
    path(
        "<str:handle>/child-welfare/<str:notice>/",
        views_handling.notice_answer,
        name="notice_answer",
    ),
    path("<str:handle>/join/", views_handling.concern_join, name="concern_join"),
    path("<str:handle>/unjoin/", views_handling.concern_unjoin, name="concern_unjoin"),
    path("<str:handle>/help/", views_handling.concern_help, name="concern_help"),
    path(
        "<str:handle>/help/<str:row>/undo/",
        views_handling.concern_help_undo,
        name="concern_help_undo",
    ),
]

"""Addresses of this room."""

from django.urls import path

from lykt.privacy.answers import views, views_answer, views_own


_OF = "of/<slug:kind>/<slug:handle>/"
_REQUEST = "request/<slug:handle>/"

urlpatterns = [
    path("", views.requests, name="requests"),
    path(_OF, views.persons_own, name="persons_own"),
    path(f"{_OF}ask/", views.request_new, name="request_new"),
    path(f"{_OF}note/", views_own.note_new, name="note_new"),
    path(f"{_OF}object/", views_own.objection_new, name="objection_new"),
    path(f"{_OF}readers/", views_answer.persons_readings, name="persons_readings"),
    path(_REQUEST, views.request_page, name="request_page"),
    path(f"{_REQUEST}answer/", views_answer.answer_page, name="answer_page"),
    path(f"{_REQUEST}letter.pdf", views_answer.answer_pdf, name="answer_pdf"),
    path(f"{_REQUEST}hand-over/", views.request_hand_over, name="request_hand_over"),
    path(f"{_REQUEST}<slug:act>/", views.request_act, name="request_act"),
    path("note/<slug:handle>/", views_own.note_settle, name="note_settle"),
    path("objection/<slug:handle>/", views_own.objection_page, name="objection_page"),
]

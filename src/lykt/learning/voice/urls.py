"""Addresses of the users' voice."""

from django.urls import path

from lykt.learning.voice import views, views_said


urlpatterns = [
    path("council/", views.council, name="council"),
    path("council/new/", views.council_new, name="council_new"),
    path("council/wishes/<str:handle>/", views.wish_answer, name="council_answer"),
    path("council/<str:handle>/", views.council_page, name="council_page"),
    path("council/<str:handle>/change/", views.council_change, name="council_change"),
    path("council/<str:handle>/wish/", views.wish_new, name="council_wish"),
    path("feedback/", views_said.feedbacks, name="feedbacks"),
    path("feedback/new/", views_said.feedback_new, name="feedback_new"),
    path("feedback/<str:handle>/", views_said.feedback_page, name="feedback_page"),
    path("feedback/<str:handle>/settle/", views_said.feedback_settle, name="feedback_settle"),
    path("feedback/<str:handle>/undo/", views_said.feedback_undo, name="feedback_undo"),
    path("complaints/", views_said.complaints, name="complaints"),
    path("complaints/new/", views_said.complaint_new, name="complaint_new"),
    path("complaints/<str:handle>/", views_said.complaint_page, name="complaint_page"),
    path("complaints/<str:handle>/state/", views_said.complaint_set, name="complaint_set"),
    path("complaints/<str:handle>/undo/", views_said.complaint_undo, name="complaint_undo"),
]

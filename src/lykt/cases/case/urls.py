"""Addresses of cases."""

from django.urls import path

from lykt.cases.case import views, views_life, views_work


urlpatterns = [
    path("", views.cases, name="cases"),
    path("not-shown/", views.case_shut, name="case_shut"),
    path("open/<slug:handle>/", views_life.case_open, name="case_open"),
    path("<str:handle>/", views.case_page, name="case_page"),
    path("<str:handle>/still/", views.case_still, name="case_still"),
    path("<str:handle>/time-line/", views.case_lines, name="case_lines"),
    path("<str:handle>/change/", views_life.case_change, name="case_change"),
    path("<str:handle>/unlock/", views_life.case_unlock, name="case_unlock"),
    path("<str:handle>/child-welfare/", views_life.case_notify, name="case_notify"),
    path("<str:handle>/close/", views_life.case_close, name="case_close"),
    path("<str:handle>/reopen/", views_life.case_reopen, name="case_reopen"),
    path("<str:handle>/tracks/<slug:track>/", views_work.event_new, name="event_new"),
    path(
        "<str:handle>/events/<slug:event>/take-back/",
        views_work.event_take_back,
        name="event_take_back",
    ),
    path("<str:handle>/assured/<slug:what>/", views_work.assurance, name="assurance"),
    path("<str:handle>/steps/", views_work.case_steps, name="case_steps"),
    path("<str:handle>/steps/<slug:step>/", views_work.step_set, name="step_set"),
    path("<str:handle>/steps/<slug:step>/undo/", views_work.step_undo, name="step_undo"),
]

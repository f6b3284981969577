"""Addresses of plans."""

from django.urls import path

from lykt.plans import (
    views,
    views_public,
    views_revision,
    views_taking_in,
    views_timeline,
    views_writing,
)


urlpatterns = [
    path("", views.plans, name="plans"),
    path("public/<slug:handle>/", views_public.plan_public, name="plan_public"),
    path("new/", views_writing.plan_new, name="plan_new"),
    path("areas/<slug:handle>/", views_writing.area_change, name="area_change"),
    path("areas/<slug:handle>/remove/", views_writing.area_remove, name="area_remove"),
    path("bodies/<slug:handle>/", views_writing.body_change, name="body_change"),
    path("bodies/<slug:handle>/remove/", views_writing.body_remove, name="body_remove"),
    path("decisions/<slug:handle>/", views_writing.decision_change, name="decision_change"),
    path("money/<slug:handle>/", views_writing.money_change, name="money_change"),
    path("measures/<slug:handle>/", views.measure_page, name="measure_page"),
    path("measures/<slug:handle>/change/", views_writing.measure_change, name="measure_change"),
    path("measures/<slug:handle>/remove/", views_writing.measure_remove, name="measure_remove"),
    path("measures/<slug:handle>/bodies/", views_writing.measure_bodies, name="measure_bodies"),
    path("measures/<slug:handle>/status/", views.status_new, name="status_new"),
    path("status/<slug:handle>/correct/", views.status_correct, name="status_correct"),
    path("<slug:handle>/write/", views_writing.plan_write, name="plan_write"),
    path("<slug:handle>/timeline/", views_timeline.plan_timeline, name="plan_timeline"),
    path("<slug:handle>/show/", views_public.plan_show, name="plan_show"),
    path("<slug:handle>/next/", views_revision.revision_begin, name="revision_begin"),
    path("<slug:handle>/revision/", views_revision.plan_revision, name="plan_revision"),
    path("<slug:handle>/revision/finish/", views_revision.revision_finish, name="revision_finish"),
    path("<slug:handle>/revision/reopen/", views_revision.revision_reopen, name="revision_reopen"),
    path("<slug:handle>/take-in/", views_taking_in.plan_take_in, name="plan_take_in"),
    path("<slug:handle>/change/", views_writing.plan_change, name="plan_change"),
    path("<slug:handle>/areas/new/", views_writing.area_new, name="area_new"),
    path("<slug:handle>/measures/new/", views_writing.measure_new, name="measure_new"),
    path("<slug:handle>/decisions/new/", views_writing.decision_new, name="decision_new"),
    path("<slug:handle>/money/new/", views_writing.money_new, name="money_new"),
    path("<slug:handle>/", views.plan_page, name="plan_page"),
]

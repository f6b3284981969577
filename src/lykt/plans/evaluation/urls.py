"""Addresses of evaluation, below those of plans."""

from django.urls import path

from lykt.plans.evaluation import views


urlpatterns = [
    path("<slug:handle>/evaluation/", views.evaluation, name="evaluation"),
    path("<slug:handle>/evaluation/new/", views.indicator_new, name="indicator_new"),
    path("evaluation/<slug:handle>/", views.indicator_page, name="indicator_page"),
    path("evaluation/<slug:handle>/end/", views.indicator_end, name="indicator_end"),
    path("evaluation/<slug:handle>/count/", views.count_new, name="count_new"),
    path("evaluation/counts/<slug:handle>/", views.count_correct, name="count_correct"),
]

"""Addresses of the housing of one case: below "cases/<case>/housing/"."""

from django.urls import path

from lykt.cases.housing import views


urlpatterns = [
    path("", views.case_housing, name="case_housing"),
    path("place/", views.case_place, name="case_place"),
    path("wait/", views.case_wait, name="case_wait"),
    path("wait/change/", views.wait_change, name="wait_change"),
    path("wait/end/", views.wait_end, name="wait_end"),
    path("asked/", views.offer_new, name="offer_new"),
    path("asked/<str:offer>/", views.offer_answer, name="offer_answer"),
    path("<str:stay>/change/", views.stay_change, name="stay_change"),
    path("<str:stay>/end/", views.stay_end, name="stay_end"),
    path("<str:stay>/address/", views.stay_address, name="stay_address"),
    path("<str:stay>/address/still/", views.stay_address_still, name="stay_address_still"),
    path("<str:stay>/readers/", views.stay_readers, name="stay_readers"),
    path("<str:stay>/readers/<str:reader>/end/", views.stay_reader_end, name="stay_reader_end"),
]

"""Addresses of places: below "housing/"."""

from django.urls import path

from lykt.cases.housing import views_places as views


urlpatterns = [
    path("", views.places, name="places"),
    path("new/", views.place_new, name="place_new"),
    path("waiting/", views.housing_waiting, name="housing_waiting"),
    path("need/", views.housing_need, name="housing_need"),
    path("<str:handle>/", views.place_page, name="place_page"),
    path("<str:handle>/change/", views.place_change, name="place_change"),
    path("<str:handle>/give-up/", views.place_give_up, name="place_give_up"),
    path("<str:handle>/beds/<str:stay>/free/", views.place_free_bed, name="place_free_bed"),
    path("<str:handle>/address/", views.place_address, name="place_address"),
    path(
        "<str:handle>/address/confirm/",
        views.place_address_confirm,
        name="place_address_confirm",
    ),
    path(
        "<str:handle>/address/take-back/",
        views.place_address_take_back,
        name="place_address_take_back",
    ),
    path("<str:handle>/address/erase/", views.place_address_erase, name="place_address_erase"),
]

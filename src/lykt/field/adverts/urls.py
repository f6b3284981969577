"""Addresses of the advert watch. A number is in none of them."""

from django.urls import path

from lykt.field.adverts import views, views_sites


urlpatterns = [
    path("", views.adverts, name="adverts"),
    path("new/", views.advert_round_new, name="advert_round_new"),
    path("import/", views_sites.advert_import, name="advert_import"),
    path("sites/", views_sites.advert_sites, name="advert_sites"),
    path("sites/<str:handle>/", views_sites.advert_site_change, name="advert_site_change"),
    path("rounds/<str:handle>/", views.advert_round, name="advert_round"),
    path("rounds/<str:handle>/change/", views.advert_round_change, name="advert_round_change"),
    path("rounds/<str:handle>/undo/", views.advert_undo, name="advert_undo"),
    path("rounds/<str:handle>/remove/", views.advert_round_remove, name="advert_round_remove"),
]

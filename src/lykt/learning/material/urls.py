"""Addresses of material."""

from django.urls import path

from lykt.learning.material import views, views_versions


urlpatterns = [
    path("", views.materials, name="materials"),
    path("new/", views.material_new, name="material_new"),
    path("moves/<str:handle>/back/", views_versions.move_back, name="material_move_back"),
    path("versions/<str:handle>/", views_versions.version_page, name="material_version"),
    path("versions/<str:handle>/undo/", views_versions.version_undo, name="material_version_undo"),
    path("versions/<str:handle>/check/", views_versions.version_check, name="material_check"),
    path(
        "versions/<str:handle>/uncheck/", views_versions.version_uncheck, name="material_uncheck"
    ),
    path("versions/<str:handle>/review/", views_versions.version_review, name="material_review"),
    path("versions/<str:handle>/move/", views_versions.move_new, name="material_move_new"),
    path("versions/<str:handle>/count/", views_versions.count_new, name="material_count"),
    path("<str:handle>/", views.material_page, name="material_page"),
    path("<str:handle>/change/", views.material_change, name="material_change"),
    path("<str:handle>/use/", views.material_use, name="material_use"),
    path("<str:handle>/version/", views.version_new, name="material_version_new"),
]

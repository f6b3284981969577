"""Addresses of what is shared."""

from django.urls import path

from lykt.privacy.disclosure import views, views_sharing


urlpatterns = [
    path("receipt/<slug:handle>/", views.disclosure_page, name="disclosure_page"),
    path("receipt/<slug:handle>/note/", views.disclosure_note, name="disclosure_note"),
    path("receipt/<slug:handle>/letter/", views.disclosure_letter, name="disclosure_letter"),
    path("<slug:kind>/<slug:handle>/", views.disclosures, name="disclosures"),
    path("<slug:kind>/<slug:handle>/new/", views_sharing.share_new, name="share_new"),
]

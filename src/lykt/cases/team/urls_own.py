"""Addresses of invitations to oneself, and of the domains that may be invited."""

from django.urls import path

from lykt.cases.team import views_moving, views_own


urlpatterns = [
    path("domains/", views_own.partner_domains, name="partner_domains"),
    path("domains/<slug:handle>/end/", views_own.partner_domain_end, name="partner_domain_end"),
    path("from-another-city/<slug:handle>/", views_moving.incoming, name="incoming"),
    path("<slug:handle>/", views_own.invitation, name="invitation"),
]

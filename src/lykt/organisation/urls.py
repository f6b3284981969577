"""Accounts and units, for those who govern them; notices; what has been left behind."""

from django.urls import path

from lykt.organisation import views, views_notices, views_units


urlpatterns = [
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/new/", views.account_new, name="account_new"),
    path("accounts/<str:handle>/", views.account_page, name="account_page"),
    path("accounts/<str:handle>/details/", views.account_details, name="account_details"),
    path("accounts/<str:handle>/posts/", views.post_new, name="account_post_new"),
    path("accounts/<str:handle>/posts/<str:post>/", views.post_end, name="account_post_end"),
    path("accounts/<str:handle>/close/", views.account_close, name="account_close"),
    path("accounts/<str:handle>/reopen/", views.account_reopen, name="account_reopen"),
    path("accounts/<str:handle>/password/", views.account_password, name="account_password"),
    path("accounts/<str:handle>/factor/", views.account_factor, name="account_factor"),
    path("units/", views_units.units, name="units"),
    path("units/new/", views_units.unit_new, name="unit_new"),
    path("units/<str:handle>/", views_units.unit_change, name="unit_change"),
    path("notices/", views_notices.notices, name="notices"),
    path("notices/<str:handle>/seen/", views_notices.notice_seen, name="notice_seen"),
    path("orphans/", views_notices.orphans, name="orphans"),
    path("orphans/<str:kind>/<str:handle>/", views_notices.orphan_give, name="orphan_give"),
]

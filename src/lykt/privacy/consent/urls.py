"""Addresses of this room: the blank form, and what each has said."""

from django.urls import path

from lykt.privacy.consent import views, views_ending, views_print


_ABOUT = "<slug:kind>/<slug:handle>/"
_ONE = f"{_ABOUT}<slug:consent>/"

urlpatterns = [
    path("form/", views_print.consent_form, name="consent_form"),
    path("form.pdf", views_print.consent_form_pdf, name="consent_form_pdf"),
    path(_ABOUT, views.consents, name="consents"),
    path(f"{_ABOUT}new/", views.consent_new, name="consent_new"),
    path(f"{_ABOUT}new-name/", views.consent_new_kept, name="consent_new_kept"),
    path(f"{_ABOUT}withdraw/", views_ending.consents_withdraw, name="consents_withdraw"),
    path(_ONE, views.consent_page, name="consent_page"),
    path(f"{_ONE}withdraw/", views_ending.consent_withdraw, name="consent_withdraw"),
    path(f"{_ONE}renew/", views_ending.consent_renew, name="consent_renew"),
    path(f"{_ONE}form/", views_print.consent_print, name="consent_print"),
    path(f"{_ONE}form.pdf", views_print.consent_pdf, name="consent_pdf"),
]

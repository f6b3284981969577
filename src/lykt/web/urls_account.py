"""Signing in and out, the second factor and one's own account.

Only those doors of allauth that are used here: no signing up, no e-mail, no resetting by
oneself, no file of recovery codes left in a folder of a shared machine.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.db import transaction
from django.urls import path

from lykt.organisation import forms_sign_in as forms
from lykt.organisation import views_own
from lykt.web import sign_in


#: What changes a factor is written down in the same transaction, see `second_factor`.
whole = transaction.atomic

urlpatterns = [
    path("", views_own.own_account, name="own_account"),
    path("sessions/", views_own.own_sessions_end, name="own_sessions_end"),
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),
    path("sign-out/", sign_in.SignOut.as_view(), name="account_logout"),
    path("password/", sign_in.ChangePassword.as_view(), name="account_change_password"),
    path(
        "again/",
        account.ReauthenticateView.as_view(form_class=forms.Again),
        name="account_reauthenticate",
    ),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/code/", sign_in.SecondStep.as_view(), name="mfa_authenticate"),
    path(
        "second-factor/again/",
        mfa.ReauthenticateView.as_view(form_class=forms.SecondFactorAgain),
        name="mfa_reauthenticate",
    ),
    path(
        "second-factor/app/",
        whole(totp.ActivateTOTPView.as_view(form_class=forms.NewApp)),
        name="mfa_activate_totp",
    ),
    path("second-factor/app/remove/", whole(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        whole(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("second-factor/keys/new/", whole(sign_in.NewKey.as_view()), name="mfa_add_webauthn"),
    path(
        "second-factor/keys/again/",
        keys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("second-factor/keys/sign-in/", keys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "second-factor/keys/<int:pk>/",
        keys.EditWebAuthnView.as_view(form_class=forms.RenameKey),
        name="mfa_edit_webauthn",
    ),
    path(
        "second-factor/keys/<int:pk>/remove/",
        whole(keys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]

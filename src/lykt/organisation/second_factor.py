"""What happens to second factors is written down, and their secrets lie sealed.

allauth keeps the factors and offers no place to ask first, so this listens to its table.
The pages that change it run in one transaction each (`web.urls_account`): a factor that
came or went without an entry in the history cannot be.
"""

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import Actor, NobodyActs, current_actor
from lykt.organisation.codes import AccountAct
from lykt.organisation.history import write_down


Type = Authenticator.Type


def _actor_for(factor: Authenticator) -> Actor:
    """Return who acts; where nobody does, it is the account's owner, halfway signed in."""
    try:
        return current_actor()
    except NobodyActs:
        return factor.user.as_actor()  # type: ignore[no-any-return]


def factor_saved(instance: Authenticator, created: bool, **kwargs: Any) -> None:
    """Write down that a factor was added. That it was used is not kept here."""
    if created:
        codes = instance.type == Type.RECOVERY_CODES
        what = AccountAct.CODES_RENEWED if codes else AccountAct.FACTOR_ADDED
        detail = "" if codes else instance.type
        write_down(instance.user, what, by=_actor_for(instance), detail=detail)


def factor_deleted(instance: Authenticator, **kwargs: Any) -> None:
    """Write down that a factor was removed; recovery codes come and go with the factor."""
    if instance.type != Type.RECOVERY_CODES:
        by = _actor_for(instance)
        write_down(instance.user, AccountAct.FACTOR_REMOVED, by=by, detail=instance.type)


def has_second_factor(staff: AbstractBaseUser) -> bool:
    """Tell whether signing in asks for more than a password."""
    kinds = [Type.TOTP, Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user_id=staff.pk, type__in=kinds).exists())


def _sealer() -> MultiFernet:
    """Return what seals and opens: by the key of today, and opens by those before it."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"lykt second factor")
    return base64.urlsafe_b64encode(derive.derive(force_bytes(key)))


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of second factors sealed, so that a copy of the database is no key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code does not fit. Wait for the next one and try again."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret with a key derived from `SECRET_KEY`, which is not in the database."""
        return _sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return _sealer().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return the name under which a telephone lists the code: never the e-mail."""
        return str(user.get_username())

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """Return how a passkey is listed by the device that holds it: by the user name."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": user.get_username(), "display_name": user.get_username()}

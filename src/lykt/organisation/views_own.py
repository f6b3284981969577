"""The page of one's own account."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation import actions, queries
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.forms import OwnAccountForm
from lykt.organisation.models import Staff
from lykt.organisation.paging import page_of


def own_account(request: HttpRequest) -> HttpResponse:
    """Show and change what is one's own: name, language, the ways to sign in."""
    actor = current_actor()
    staff = _oneself(actor)
    told = {"name": staff.name, "language": staff.language}
    form = OwnAccountForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_details(by=actor, staff=staff, email=staff.email, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            # The answer already speaks the language that has been chosen.
            with translation.override(staff.language or translation.get_language()):
                messages.success(request, _("Saved."))
            return redirect("own_account")
    return render(request, "organisation/own_account.html", _context(request, staff, form))


def _oneself(actor: Actor) -> Staff:
    """Return the account of the one who acts: also of someone who holds no post today."""
    return get_object_or_404(Staff, pk=actor.staff)


def _context(request: HttpRequest, staff: Staff, form: OwnAccountForm) -> dict[str, object]:
    kinds = Authenticator.Type
    today = timezone.localdate()
    current = Q(until=None) | Q(until__gte=today)
    return {
        "form": form,
        "staff": staff,
        "posts": staff.posts.select_related("unit", "controller").filter(current),
        "today": today,
        "factors": Authenticator.objects.filter(user=staff).aggregate(
            app=Count("pk", filter=Q(type=kinds.TOTP)),
            keys=Count("pk", filter=Q(type=kinds.WEBAUTHN)),
        ),
        "history": page_of(request, queries.history_of(staff)),
    }


@require_POST
def own_sessions_end(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    actor = current_actor()
    staff = _oneself(actor)
    actions.end_sessions(by=actor, staff=staff)
    # The session at hand is signed anew; every other one no longer fits.
    update_session_auth_hash(request, staff)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("own_account")

"""Pages of accounts: parse, call, render. Nobody's pages here show a person met."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation import actions, queries
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.forms import (
    AccountFilter,
    AccountForm,
    EndPostForm,
    NewAccountForm,
    PostForm,
)
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.paging import page_of
from lykt.organisation.second_factor import has_second_factor


def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts of a controller for its administrator, of a unit for its leader."""
    actor = current_actor()
    check_may(actor, "read", "account")
    form = AccountFilter(request.GET, actor=actor)
    found = queries.account_list(actor, form.narrowing())
    context = {
        "form": form,
        "page": page_of(request, found),
        "may_change": may(actor, "change", "account"),
    }
    return render(request, "organisation/accounts.html", context)


def account_new(request: HttpRequest) -> HttpResponse:
    """Make an account with its first post, and show its one-time password once."""
    actor = current_actor()
    check_may(actor, "make", "account")
    form = NewAccountForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            staff, password = actions.make_account(by=actor, **form.cleaned_data)
        except ValidationError as problem:
            _tell(form, problem)
        else:
            return _shown_once(request, staff, password)
    return render(request, "organisation/account_new.html", {"form": form})


def account_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show one account: its posts, what can be done to it, what has been done."""
    actor = current_actor()
    return _account_page(request, actor, _account(actor, handle))


def _account(actor: Actor, handle: str) -> Staff:
    """Return an account the actor may change posts of; anyone else's is a 404."""
    check_may(actor, "change", "account")
    return get_object_or_404(queries.accounts_for(actor, "change"), handle=handle)


def _account_page(
    request: HttpRequest,
    actor: Actor,
    staff: Staff,
    *,
    details: AccountForm | None = None,
    post_form: PostForm | None = None,
    ending: EndPostForm | None = None,
    ended_post: StaffPost | None = None,
) -> HttpResponse:
    """Render the page of an account, with the form that could not be saved, if any."""
    today = timezone.localdate()
    posts = list(queries.posts_for(actor).filter(staff=staff).order_by("-since", "-id"))
    rows = []
    for post in posts:
        form = ending if post == ended_post else EndPostForm(post=post)
        rows.append({"post": post, "ended": bool(post.until and post.until < today), "form": form})
    own = actor.staff == staff.pk
    context = {
        "staff": staff,
        "rows": rows,
        "own": own,
        "governs": queries.governs(actor, staff) and not own,
        "details": details or AccountForm(initial=_details(staff)),
        "post_form": post_form or PostForm(actor=actor),
        "adding": post_form is not None,
        "editing": details is not None,
        "has_factor": has_second_factor(staff),
        "history": page_of(request, queries.history_of(staff)),
    }
    failed = details or post_form or ending
    return render(
        request, "organisation/account_page.html", context, status=422 if failed else 200
    )


def _details(staff: Staff) -> dict[str, str]:
    return {"name": staff.name, "email": staff.email, "language": staff.language}


@require_POST
def account_details(request: HttpRequest, handle: str) -> HttpResponse:
    """Put right an account's name, e-mail or language."""
    actor = current_actor()
    staff = _account(actor, handle)
    form = AccountForm(request.POST)
    if form.is_valid():
        try:
            actions.change_details(by=actor, staff=staff, **form.cleaned_data)
        except ValidationError as problem:
            _tell(form, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("account_page", handle)
    return _account_page(request, actor, staff, details=form)


@require_POST
def post_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Give someone a post."""
    actor = current_actor()
    staff = _account(actor, handle)
    form = PostForm(request.POST, actor=actor)
    if form.is_valid():
        try:
            actions.give_post(by=actor, staff=staff, **form.cleaned_data)
        except ValidationError as problem:
            _tell(form, problem)
        else:
            messages.success(request, _("The post is given."))
            return redirect("account_page", handle)
    return _account_page(request, actor, staff, post_form=form)


@require_POST
def post_end(request: HttpRequest, handle: str, post: str) -> HttpResponse:
    """Let a post end."""
    actor = current_actor()
    staff = _account(actor, handle)
    found = get_object_or_404(queries.posts_for(actor, "change").filter(staff=staff), handle=post)
    form = EndPostForm(request.POST, post=found)
    if form.is_valid():
        try:
            actions.end_post(by=actor, post=found, until=form.cleaned_data["until"])
        except ValidationError as problem:
            _tell(form, problem)
        else:
            messages.success(request, _("The last day of the post is noted."))
            return redirect("account_page", handle)
    return _account_page(request, actor, staff, ending=form, ended_post=found)


@require_POST
def account_close(request: HttpRequest, handle: str) -> HttpResponse:
    """Close an account; whoever is signed in with it is out at once."""
    return _do(request, handle, actions.close_account, _("The account is closed."))


@require_POST
def account_reopen(request: HttpRequest, handle: str) -> HttpResponse:
    """Open a closed account again."""
    return _do(request, handle, actions.reopen_account, _("The account is open again."))


@require_POST
def account_factor(request: HttpRequest, handle: str) -> HttpResponse:
    """Remove the second factor of someone who has lost their telephone."""
    return _do(request, handle, actions.remove_second_factor, _("The second factor is removed."))


def _do(request: HttpRequest, handle: str, action: Callable[..., None], done: str) -> HttpResponse:
    """Do one thing to an account and go back to its page."""
    actor = current_actor()
    staff = _account(actor, handle)
    try:
        action(by=actor, staff=staff)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, done)
    return redirect("account_page", handle)


@require_POST
def account_password(request: HttpRequest, handle: str) -> HttpResponse:
    """Give a new one-time password and show it once."""
    actor = current_actor()
    staff = _account(actor, handle)
    password = actions.give_one_time_password(by=actor, staff=staff)
    return _shown_once(request, staff, password)


def _shown_once(request: HttpRequest, staff: Staff, password: str) -> HttpResponse:
    """Show a password in the answer itself: nothing keeps it to be shown again."""
    context = {"staff": staff, "password": password}
    return render(request, "organisation/one_time_password.html", context)


def _tell(form: Form, problem: ValidationError) -> None:
    """Put what an action refused at its field, or above the form where it has none."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        field = "place" if name in ("unit", "controller") and "place" in form.fields else name
        form.add_error(field if field in form.fields else None, errors)

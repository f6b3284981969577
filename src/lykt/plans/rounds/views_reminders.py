"""Reminding people by e-mail, and what the reminders of a plan say."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lykt.organisation.acting import current_actor
from lykt.plans.queries import plans_for
from lykt.plans.rounds import actions_reminders, queries
from lykt.plans.rounds.forms import ReminderWords
from lykt.plans.rounds.mailing import MailFailed, is_set_up
from lykt.plans.rounds.texts import PLACES, filled, standard, text_of
from lykt.plans.views_writing import done


@require_POST
def round_remind(request: HttpRequest, handle: str) -> HttpResponse:
    """Remind everybody who has not answered."""
    actor = current_actor()
    row = get_object_or_404(queries.rounds_for(actor, "change"), handle=handle)
    try:
        sent = actions_reminders.remind_now(by=actor, round_=row)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    except MailFailed as problem:
        words = _("The mail server did not take all. Sent: %(n)s. Try again later.")
        messages.error(request, words % {"n": len(problem.sent)})
    else:
        words = ngettext("%(n)s person is reminded.", "%(n)s people are reminded.", len(sent))
        messages.success(request, words % {"n": len(sent)})
    return redirect("round_page", row.handle)


def reminder_text(request: HttpRequest, handle: str) -> HttpResponse:
    """Write what reminders of a plan say, and see one as it would be."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor, "change"), handle=handle)
    now = text_of(plan)
    form = ReminderWords(request.POST or None, initial={"subject": now.subject, "body": now.body})
    if done(
        request,
        form,
        lambda: actions_reminders.write_text(by=actor, plan=plan, **form.cleaned_data),
    ):
        return redirect("reminder_text", plan.handle)
    context = {
        "plan": plan,
        "form": form,
        "set_up": is_set_up(),
        "places": ", ".join(f"{{{one}}}" for one in PLACES),
        "is_standard": now == standard(),
        "sample": filled(now, plan=plan.title, due=timezone.localdate(), owed=3),
    }
    status = 422 if form.is_bound else 200
    return render(request, "plans/rounds/reminder.html", context, status=status)

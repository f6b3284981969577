"""The form of a decision over a record in the tray."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lykt.field.night.codes import Kind, Why
from lykt.field.night.models import NightRecord
from lykt.learning.forms import day


class Choice(TextChoices):
    """What can be done with a record in the tray."""

    TAKE = "take", _("Take it in as it is")
    CODE = "code", _("Take it in with another code")
    ANONYMOUS = "anonymous", _("Take it in as somebody anonymous")
    DAY = "day", _("Take it in with another day")
    AWAY = "away", _("Put it away")


#: What is asked of records that lie there for one reason; of all others, take it or not.
FOR = {
    Why.NO_CODE: (Choice.CODE, Choice.ANONYMOUS, Choice.AWAY),
    Why.DATE: (Choice.DAY, Choice.TAKE, Choice.AWAY),
    Why.SEAL: (Choice.AWAY,),
    Why.CONTENT: (Choice.AWAY,),
}


class Decision(forms.Form):
    """What shall become of it."""

    choice = forms.ChoiceField(
        label=_("What shall become of it?"), choices=(), widget=forms.RadioSelect
    )
    code = forms.CharField(
        label=_("The code it should have been"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    day = day(_("The day the evening began"), required=False)

    def __init__(self, *args: Any, record: NightRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = (
            FOR.get(Why(record.why), (Choice.TAKE, Choice.AWAY))
            if record.why
            else (
                Choice.TAKE,
                Choice.AWAY,
            )
        )
        fields: dict[str, Any] = self.fields
        fields["choice"].choices = [(one.value, one.label) for one in offered]
        if Choice.CODE not in offered or record.kind != Kind.MET:
            del fields["code"]
        if Choice.DAY not in offered:
            del fields["day"]

    def clean(self) -> dict[str, Any]:
        """Ask for the code or the day where the choice needs it."""
        told = super().clean() or {}
        if told.get("choice") == Choice.CODE and not told.get("code"):
            self.add_error("code", _("Write the code."))
        if told.get("choice") == Choice.DAY and not told.get("day"):
            self.add_error("day", _("Write the day."))
        return told

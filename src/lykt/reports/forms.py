"""The forms of files in and out."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lykt.organisation.models import Controller, Unit


class ManyFiles(forms.ClearableFileInput):
    """A control in which several files can be chosen at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Check each file by itself."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files]


class Taking(forms.Form):
    """For whom something is taken in: asked only where there is a choice."""

    controller = forms.ModelChoiceField(
        label=_("For"), queryset=Controller.objects.none(), empty_label=None, to_field_name="name"
    )

    def __init__(self, *args: Any, controllers: Sequence[Controller], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["controller"]
        field.queryset = Controller.objects.filter(pk__in=[one.pk for one in controllers])
        if len(controllers) == 1:
            field.initial = controllers[0].name
            field.widget = forms.HiddenInput()


class TakeInRegister(Taking):
    """A register sent in: its files, or one zip that holds them."""

    register = ManyFilesField(
        label=_("The files of the register, or one zip"),
        help_text=_("people, contacts and shifts, as CSV or Parquet."),
    )
    into = forms.ModelChoiceField(
        label=_("Into which of your units"),
        help_text=_("Asked where the register calls its unit by a name that nobody here has."),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("The unit of the same name"),
        to_field_name="handle",
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.queryset = Unit.objects.filter(pk__in=[one.pk for one in units])
        if len(units) < 2:
            # Whoever leads one unit takes it in there.
            del self.fields["into"]


class TakeInSeries(Taking):
    """Figures that others have published, sent in."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("One figure on each row, with source, publisher and year."),
    )


class GiveOutRegister(forms.Form):
    """How a register is written."""

    format = forms.ChoiceField(
        label=_("Format"),
        choices=[("csv", "CSV"), ("parquet", "Parquet")],
        initial="csv",
        widget=forms.RadioSelect,
    )

"""The form in which a table of measures comes in: its text, and what each column holds."""

import csv
import io
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykt.figures.faults import Findings
from lykt.plans.pasting import MOST_SIGNS, Pasted, Target, guess, is_heading, read_text
from lykt.plans.workbook import read_sheet


_MOST_BYTES = 4 * MOST_SIGNS
_FAULTS_SHOWN = 20


class Bringing(forms.Form):
    """The table itself: pasted, or as a file. A file becomes text that can be mended here."""

    text = forms.CharField(
        label=gettext_lazy("Paste the table here"),
        required=False,
        strip=False,
        help_text=gettext_lazy("Mark the whole table in Word or in a spreadsheet, copy, paste."),
        widget=forms.Textarea(
            attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false", "wrap": "off"}
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        help_text=gettext_lazy("CSV or XLSX. Of a workbook the first sheet is read."),
    )

    #: Set when the form holds: the table, and its text as it goes on with the form.
    pasted: Pasted | None = None
    from_file = False

    def clean(self) -> dict[str, Any]:
        """Read the table, from the file where there is one."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        file = told.get("file")
        if file is not None:
            self.from_file = True
            told["text"] = _text_of(file)
        self.pasted = read_text(told["text"])
        return told


def _text_of(file: Any) -> str:
    if file.size > _MOST_BYTES:
        raise ValidationError({"file": _("The file is too large for one plan.")})
    if str(file.name).lower().endswith(".xlsx"):
        return _text_of_workbook(Path(file.temporary_file_path()))
    content: bytes = file.read()
    for coding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else _CODINGS:
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ValidationError({"file": _("This is no table. Allowed: CSV or XLSX.")})


#: What spreadsheets save CSV as. What it was read as is seen before it is taken in.
_CODINGS = ("utf-8-sig", "cp1252")


def _text_of_workbook(path: Path) -> str:
    findings = Findings()
    rows = read_sheet(path, findings)
    if findings.faults:
        raise ValidationError(
            {
                "file": [
                    " · ".join(filter(None, (_place(fault), _(fault.message) % fault.params)))
                    for fault in findings.faults[:_FAULTS_SHOWN]
                ]
            }
        )
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()


def _place(fault: Any) -> str:
    if not fault.line:
        return ""
    place = {"sheet": fault.sheet, "row": fault.line, "column": fault.field or fault.value}
    return _("sheet %(sheet)s, row %(row)s, column %(column)s") % place


class Mapping(forms.Form):
    """What each column holds, as it was guessed or chosen."""

    heading = forms.BooleanField(
        label=gettext_lazy("The first row names the columns"), required=False
    )
    odd_as_note = forms.BooleanField(
        label=gettext_lazy("Keep a deadline that cannot be read as a note"),
        required=False,
        help_text=gettext_lazy("It then stands word for word in the note, and nothing is late."),
    )

    def __init__(self, data: Any, *, pasted: Pasted) -> None:
        self.width = pasted.width
        first = pasted.rows[0][1]
        if data is not None and f"column-{self.width - 1}" not in data:
            # Another table than the one that was looked at: begin anew.
            data = None
        if data is None:
            heading = is_heading(first)
            begun = guess(first) if heading else [""] * self.width
            data = {f"column-{place}": target for place, target in enumerate(begun)}
            data |= {"heading": "on"} if heading else {}
        super().__init__(data)
        examples = [self._example(pasted, place) for place in range(self.width)]
        for place, example in enumerate(examples):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=_("Column %(number)s: %(example)s")
                % {"number": place + 1, "example": example},
                choices=[("", _("Leave it out")), *Target.choices],
                required=False,
            )

    @staticmethod
    def _example(pasted: Pasted, place: int) -> str:
        text = next((cells[place] for _line, cells in pasted.rows if cells[place]), "")
        return text if len(text) <= 40 else f"{text[:40]}…"

    @property
    def columns(self) -> list[Any]:
        """The fields of the columns, for the template."""
        return [self[f"column-{place}"] for place in range(self.width)]

    @property
    def targets(self) -> list[str]:
        """What each column holds."""
        return [self.cleaned_data[f"column-{place}"] for place in range(self.width)]

    def clean(self) -> dict[str, Any]:
        """Refuse two columns for one thing, and a table without numbers or titles."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        chosen = [target for target in self.targets if target]
        for place, target in enumerate(self.targets):
            if target and target in self.targets[:place]:
                words = _("Another column holds this already. Allowed: each once.")
                self.add_error(f"column-{place}", words)
        for target in (Target.NUMBER, Target.TITLE):
            if target not in chosen:
                words = _("Say which column holds this: %(what)s.")
                self.add_error(None, words % {"what": target.label})
        return told

"""The form of an assessment: for each indicator what is known and how, and words at the end."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lykt import rulebook
from lykt.cases.indicators.codes import How, Value
from lykt.cases.indicators.models import Finding
from lykt.cases.indicators.rules import Answer, Asked, asked_about, problems_of


class Row(NamedTuple):
    """One indicator of the form, with what was answered the time before."""

    code: str
    text: str
    value: forms.BoundField
    how: forms.BoundField
    before: str


class Group(NamedTuple):
    """A group of the form."""

    code: str
    title: str
    source: str
    rows: list[Row]
    #: Something in it has been answered or must be mended: it stands open.
    open: bool


def _value_name(code: str) -> str:
    return f"value-{code}"


def _how_name(code: str) -> str:
    return f"how-{code}"


class Assessing(forms.Form):
    """Every indicator that is asked about somebody, none of them required."""

    def __init__(self, *args: Any, age: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked: list[Asked] = asked_about(age)
        language = get_language() or "en"
        for asked in self.asked:
            for one in asked.indicators:
                self.fields[_value_name(one.code)] = forms.ChoiceField(
                    label=one.text(language),
                    choices=[("", _("Not assessed")), *Value.choices],
                    required=False,
                    widget=forms.RadioSelect,
                )
                self.fields[_how_name(one.code)] = forms.MultipleChoiceField(
                    label=_("How do you know?"),
                    choices=How.choices,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
        self.fields["written"] = forms.CharField(
            label=_("What do you make of it?"),
            help_text=_(
                "In your own words: what speaks for it, what speaks against it, what you do not "
                "know. Needed to finish."
            ),
            required=False,
            widget=forms.Textarea(attrs={"rows": 8}),
        )

    @staticmethod
    def said(answers: Mapping[str, Finding], written: str) -> dict[str, Any]:
        """Return what a draft says, as the form is filled in with it."""
        told: dict[str, Any] = {"written": written}
        for code, finding in answers.items():
            told[_value_name(code)], told[_how_name(code)] = finding.value, finding.how
        return told

    def answers(self) -> dict[str, Answer]:
        """Return what was answered, by the code of the indicator."""
        return {
            one.code: Answer(
                self.cleaned_data.get(_value_name(one.code), ""),
                tuple(self.cleaned_data.get(_how_name(one.code), ())),
            )
            for asked in self.asked
            for one in asked.indicators
        }

    def clean(self) -> dict[str, Any]:
        """Refuse an answer that says less than it must, at its own place."""
        for code, problem in problems_of(self.answers()).items():
            self.add_error(_value_name(code), problem)
        return self.cleaned_data

    def groups(self, before: Mapping[str, Finding]) -> Iterator[Group]:
        """Yield the form group by group, with what was answered the time before."""
        language = get_language() or "en"
        for asked in self.asked:
            rows = [
                Row(
                    one.code,
                    one.text(language),
                    self[_value_name(one.code)],
                    self[_how_name(one.code)],
                    in_words(before.get(one.code)),
                )
                for one in asked.indicators
            ]
            answered = any(row.value.value() or row.value.errors for row in rows)
            yield Group(
                asked.group.code, asked.group.title(language), asked.group.source, rows, answered
            )


def in_words(finding: Finding | None) -> str:
    """Return an answer in words, "Yes: seen, document"; empty where it was not assessed."""
    if finding is None:
        return ""
    how = ", ".join(str(How(one).label) for one in finding.how if one in How.values)
    value = str(Value(finding.value).label)
    return f"{value}: {how.lower()}" if how else value


def conversation() -> dict[str, list[str]]:
    """Return the support for the conversation: advice, and open questions."""
    language = get_language() or "en"
    found: dict[str, list[str]] = {"advice": [], "question": []}
    for phrase in rulebook.conversation():
        found[phrase.kind.value].append(phrase.text(language))
    return found

"""The field one types a number in. What was typed is never written on a page again."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from lykt.field.numbers.rules import PhoneNumber, normalised, parted


#: One advert has seldom more than two.
MOST_NUMBERS = 5


def no_number() -> str:
    """Return what is said of a text that is no number. It never repeats the text."""
    return _(
        "This is no telephone number. Write eight digits, or + and the code of the country first."
    )


class NumberInput(forms.TextInput):
    """A line for a number that comes up empty, whatever was sent."""

    input_type = "tel"

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off", "inputmode": "tel", "spellcheck": "false"})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Show the line without what was typed: a page may stand open, or be kept."""
        return super().get_context(name, None, attrs)


class NumberField(forms.Field):
    """One number, or with `several` as many as stand in an advert: apart by a comma."""

    widget = NumberInput

    def __init__(self, *, several: bool = False, **more: Any) -> None:
        self.several = several
        super().__init__(**more)

    @sensitive_variables()
    def clean(self, value: Any) -> list[PhoneNumber]:
        """Return the numbers, each once.

        Raises:
            ValidationError: without what was typed.
        """
        texts = parted(str(value or "")) if self.several else [str(value or "")]
        texts = [text for text in texts if text.strip()]
        if not texts:
            if self.required:
                raise ValidationError(_("Write the number."), code="required")
            return []
        found = [number for text in texts if (number := normalised(text))]
        if len(found) < len(texts):
            raise ValidationError(no_number(), code="number")
        if len(set(found)) > MOST_NUMBERS:
            raise ValidationError(_("Write at most five numbers for one advert."), code="many")
        return list(dict.fromkeys(found))

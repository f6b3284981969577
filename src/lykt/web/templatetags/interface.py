"""Filters of the shared components."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString


register = template.Library()


@register.filter
def control(field: BoundField) -> SafeString:
    """Render the control of a form field with Designsystemet's class beside its own.

    Django cannot add a class from a template, and a form should not know how it looks.
    """
    own = str(field.field.widget.attrs.get("class", ""))
    return field.as_widget(attrs={"class": f"ds-input {own}".strip()})

"""Words for notices: what happened, about what, where to look."""

from django import template
from django.urls import NoReverseMatch, reverse

from lykt.organisation.codes import ABOUT, SENTENCES, NoticeKind
from lykt.organisation.models import Notice
from lykt.organisation.templatetags.organisation import in_words


register = template.Library()


@register.filter
def happened(notice: Notice) -> str:
    """Say what happened, and about which account or thing: "Post given: froya · Analyst"."""
    label = str(NoticeKind(notice.what).label) if notice.what in NoticeKind else notice.what
    parts = [part for part in notice.about.split(" · ") if part]
    about = " · ".join(str(ABOUT.get((notice.what, part)) or in_words(part)) for part in parts)
    return f"{label}: {about}" if about else label


@register.filter
def advice(notice: Notice) -> str:
    """Say what it means to whoever is told, and what to do about it."""
    return str(SENTENCES[NoticeKind(notice.what)]) if notice.what in NoticeKind else ""


@register.filter
def where_to(notice: Notice) -> str:
    """Return the address to open; nothing where there is none, or it is there no more."""
    name, *handles = notice.link.split(" ")
    try:
        return reverse(name, args=handles) if name else ""
    except NoReverseMatch:
        return ""

"""A page with every shared component on it, for the tests of the interface alone."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path


class ContactForm(forms.Form):
    """One field of each kind that `components/field.html` tells apart."""

    who = forms.ChoiceField(choices=[("a", "BLÅ-KRONE-7"), ("b", "new")], widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        choices=[(1, "talk"), (2, "health")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Several may be chosen.",
    )
    code = forms.CharField(
        help_text="No name.", widget=forms.TextInput(attrs={"class": "code", "lang": "nb"})
    )
    unit = forms.ChoiceField(choices=[("x", "Day"), ("y", "Night")])
    note = forms.CharField(widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(help_text="Spoken is enough.")
    anonymous = forms.IntegerField(min_value=0, max_value=9, initial=1)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=3)


PAGE = """{% extends "base.html" %}
{% block title %}Components{% endblock %}
{% block heading %}Components{% endblock %}
{% block up %}{% include "components/up.html" with url="/" label="Up" %}{% endblock %}
{% block title_actions %}<a class="ds-button" href="#told" data-key="n">New</a>{% endblock %}
{% block content %}
{% include "components/internal.html" %}
<p class="lede">{% include "components/number.html" with value="1 130" url="/d" label="people" %}
 people.</p>
<div class="table-box" tabindex="0" role="region" aria-label="Countries">
<table class="ds-table"><caption>People by country</caption><thead><tr>
{% include "components/sort.html" with key="country" label="Country" order="-people" %}
{% include "components/sort.html" with key="people" label="People" order="-people" number=True %}
{% for year in years %}<th scope="col" class="number">{{ year }}</th>{% endfor %}
</tr></thead><tbody><tr><th scope="row">Norway</th><td class="number">1 130</td>
{% for year in years %}<td class="number">{{ year }}</td>{% endfor %}</tr></tbody></table></div>
{% include "components/pagination.html" %}
<p>{% include "components/mark.html" with state="late" label="late" %}</p>
<form class="form" method="post" novalidate>{% csrf_token %}
{% include "components/form.html" %}
{% include "components/stepper.html" with field=count.anonymous %}
<div class="actions"><button class="ds-button">Save</button></div></form>
<div id="told">
{% include "components/message.html" with text="Saved 14:02" undo_url="/undo" %}</div>
{% include "components/empty.html" with title="None yet" text="Here they will stand." %}
{% endblock %}"""


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """Draw the page; a POST, or ?bound, shows the form with its errors."""
    bound = request.method == "POST" or "bound" in request.GET
    form = ContactForm({"who": "b", "needs": ["2"]} if bound else None)
    context = {
        "nav": [
            {"label": "People", "url": "/people/", "current": True},
            {"label": "Figures", "url": "/figures/", "current": False},
        ],
        "unit_name": "Day service",
        "user": type("Someone", (), {"is_authenticated": True, "__str__": lambda self: "Kari"})(),
        "years": range(2012, 2022),
        "form": form,
        "count": ContactForm(prefix="count"),
        "page": Paginator(range(30), 10).page(2),
    }
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


@login_not_required
def breaks(request: HttpRequest) -> HttpResponse:
    """Fail, as code does that has a fault."""
    raise RuntimeError


urlpatterns = [
    path("", components, name="components"),
    path("breaks", breaks),
    path("language/", include("django.conf.urls.i18n")),
    path("out/", components, name="account_logout"),
    path("own/", components, name="own_account"),
]

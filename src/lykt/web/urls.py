"""Every address of Lykt."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from lykt.cases.clocks import urls as clocks_urls
from lykt.web import views


urlpatterns = [
    path("", views.today, name="today"),
    path("contacts/", include("lykt.people.urls_contacts")),
    path("people/by-name/", include("lykt.people.identity.urls")),
    path("people/", include("lykt.people.urls_people")),
    path("networks/", include("lykt.learning.networks.urls")),
    path("material/", include("lykt.learning.material.urls")),
    path("voice/", include("lykt.learning.voice.urls")),
    path("night/", include("lykt.field.night.urls_app")),
    path("shifts/", include("lykt.field.urls")),
    path("tray/", include("lykt.field.night.urls")),
    path("api/night/1/", include(("lykt.field.night.urls_api", "night_api"), "night_api")),
    path("adverts/", include("lykt.field.adverts.urls")),
    path("online/", include("lykt.field.online.urls")),
    path("concerns/", include("lykt.concerns.urls")),
    path("indoor/", include("lykt.field.places.urls")),
    path("rapid/", include("lykt.field.assessment.urls")),
    path("scenes/", include("lykt.field.scenes.urls")),
    path("cases/<str:case>/assessments/", include("lykt.cases.indicators.urls")),
    path("cases/<str:case>/hours/", include("lykt.cases.capacity.urls")),
    path("room/", include("lykt.cases.capacity.urls_units")),
    path("cases/<str:case>/housing/", include("lykt.cases.housing.urls")),
    path("cases/<str:case>/interpreter/", include("lykt.cases.interpreting.urls")),
    path("cases/<str:case>/children/", include("lykt.cases.children.urls")),
    path("cases/<str:case>/meetings/", include("lykt.cases.meetings.urls")),
    path("cases/<str:case>/team/", include("lykt.cases.team.urls")),
    path("invitations/", include("lykt.cases.team.urls_own")),
    path("cases/<str:case>/return/", include("lykt.cases.returning.urls")),
    path("cases/<str:case>/", include(clocks_urls.of_case)),
    path("cases/", include("lykt.cases.case.urls")),
    path("team-meetings/", include("lykt.cases.meetings.general.urls")),
    path("clocks/", include("lykt.cases.clocks.urls")),
    path("housing/", include("lykt.cases.housing.urls_places")),
    path("consents/", include("lykt.privacy.consent.urls")),
    path("shared/", include("lykt.privacy.disclosure.urls")),
    path("emergency/", include("lykt.privacy.emergency.urls")),
    path("answers/", include("lykt.privacy.answers.urls")),
    path("keeping/", include("lykt.privacy.retention.urls")),
    path("reading/", include("lykt.privacy.reading.urls")),
    path("plans/", include("lykt.plans.evaluation.urls")),
    path("learning/year/", include("lykt.learning.year.urls")),
    path("learning/advice/", include("lykt.learning.requests.urls")),
    path("learning/", include("lykt.learning.events.urls")),
    path("plans/", include("lykt.plans.rounds.urls")),
    path("plans/", include("lykt.plans.group.urls")),
    path("plans/", include("lykt.plans.findings.urls")),
    path("plans/", include("lykt.reports.urls_plans")),
    path("plans/", include("lykt.plans.urls")),
    path("figures/", include("lykt.reports.urls")),
    path("organisation/", include("lykt.organisation.urls")),
    path("account/", include("lykt.web.urls_account")),
    # Whoever stands at the door must be able to read it.
    path("language/", login_not_required(set_language), name="set_language"),
    path("health", views.health, name="health"),
]

handler400 = "lykt.web.views.bad_request"
handler403 = "lykt.web.views.refused"

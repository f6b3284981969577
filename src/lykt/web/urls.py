"""Every address of Lykt."""

from django.urls import include, path

from lykt.web import views


urlpatterns = [
    path("", views.today, name="today"),
    path("contacts/", include("lykt.people.urls_contacts")),
    path("people/", include("lykt.people.urls_people")),
    path("figures/", include("lykt.reports.urls")),
    path("organisation/", include("lykt.organisation.urls")),
    path("account/", include("lykt.web.urls_account")),
    path("language/", include("django.conf.urls.i18n")),
    path("health", views.health, name="health"),
]

handler400 = "lykt.web.views.bad_request"
handler403 = "lykt.web.views.refused"

"""Addresses of the meetings of a case, below that of the case."""

from django.urls import path

from lykt.cases.meetings import views, views_minutes, views_planning


urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("new/", views_planning.meeting_new, name="meeting_new"),
    path("<str:handle>/", views.meeting_page, name="meeting_page"),
    path("<str:handle>/still/", views.meeting_still, name="meeting_still"),
    path("<str:handle>/agenda/", views.meeting_agenda, name="meeting_agenda"),
    path("<str:handle>/change/", views_planning.meeting_change, name="meeting_change"),
    path("<str:handle>/cancel/", views_planning.meeting_cancel, name="meeting_cancel"),
    path("<str:handle>/call/", views_planning.meeting_call, name="meeting_call"),
    path(
        "<str:handle>/call/<str:participant>/off/",
        views_planning.meeting_uncall,
        name="meeting_uncall",
    ),
    path("<str:handle>/items/new/", views_planning.item_new, name="meeting_item_new"),
    path("<str:handle>/items/<str:item>/off/", views_planning.item_drop, name="meeting_item_drop"),
    path("<str:handle>/items/<str:item>/up/", views_planning.item_up, name="meeting_item_up"),
    path("<str:handle>/items/<str:item>/", views_minutes.item_minutes, name="meeting_item"),
    path("<str:handle>/items/<str:item>/decide/", views_minutes.decide, name="meeting_decide"),
    path("<str:handle>/held/", views_minutes.meeting_held, name="meeting_held"),
    path(
        "<str:handle>/decisions/<str:decision>/off/",
        views_minutes.decision_drop,
        name="meeting_decision_drop",
    ),
    path("<str:handle>/close/", views_minutes.meeting_close, name="meeting_close"),
    path("<str:handle>/receipts/", views_minutes.meeting_receipts, name="meeting_receipts"),
    path("<str:handle>/correct/", views_minutes.meeting_correct, name="meeting_correct"),
]

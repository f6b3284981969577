"""Addresses of the team of a case, below that of the case."""

from django.urls import path

from lykt.cases.team import views, views_lawyer, views_moving


urlpatterns = [
    path("", views.case_team, name="case_team"),
    path("add/", views.team_add, name="team_add"),
    path("invite/", views.team_invite, name="team_invite"),
    path("leave/", views.team_leave, name="team_leave"),
    path("hand-over/", views.team_hand_over, name="team_hand_over"),
    path("move/", views_moving.team_move, name="team_move"),
    path("lawyer/", views_lawyer.lawyer, name="lawyer"),
    path("lawyer/hours/", views_lawyer.lawyer_hours, name="lawyer_hours"),
    path(
        "invitations/<slug:handle>/take-back/",
        views.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("<slug:handle>/let-go/", views.team_let_go, name="team_let_go"),
]

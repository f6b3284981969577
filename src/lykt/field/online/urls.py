"""Addresses of outreach online. A number is in none of them."""

from django.urls import path

from lykt.field.online import views, views_calls


urlpatterns = [
    path("", views.chats, name="chats"),
    path("new/", views.chat_new, name="chat_new"),
    path("calls/", views_calls.calls, name="calls"),
    path("calls/new/", views_calls.call_new, name="call_new"),
    path("calls/check/", views_calls.call_check, name="call_check"),
    path("calls/<str:handle>/undo/", views_calls.call_undo, name="call_undo"),
    path("<str:handle>/change/", views.chat_change, name="chat_change"),
    path("<str:handle>/undo/", views.chat_undo, name="chat_undo"),
]

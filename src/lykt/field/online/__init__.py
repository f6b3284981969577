"""Outreach online: chats and messages, and calls to advertisers with a cultural mediator."""

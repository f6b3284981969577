"""Interpreters: what the person wishes, whom they fear, and who is booked for what."""

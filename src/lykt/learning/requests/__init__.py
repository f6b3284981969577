"""Requests for advice: that somebody asked, about which theme and how. Nobody is named."""

"""What the services teach and learn: events, requests for advice, networks, material, voices."""

"""What the shared templates need beside Django's own tags."""

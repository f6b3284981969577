"""What the templates of this room need beside Django's own tags."""

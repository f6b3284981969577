"""What the person may ask: what you have, who has read it, put it right, stop."""

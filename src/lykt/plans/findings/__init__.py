"""What a rapid assessment found becomes a measure of a plan, and is tied to it from then on."""

"""The only way out for what is known of a person: on a live consent or a stated duty."""

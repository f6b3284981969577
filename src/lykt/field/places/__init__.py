"""Indoor outreach: places with a name of their own, and the visits to them."""

"""Events: what was taught, about which theme, and which receivers were reached when."""

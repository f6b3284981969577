"""The roof: settings, addresses, shared templates and styles, the command line."""

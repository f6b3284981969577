"""What the tests stand on: test people, a browser, a throw-away database server."""

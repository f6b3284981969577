"""What those who use the services say: the user council, anonymous feedback, and complaints."""

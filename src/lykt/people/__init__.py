"""The person and the contact: the two things everything else hangs on."""

"""Cases of possible trafficking: a folder of rooms, with `case` below all the others."""

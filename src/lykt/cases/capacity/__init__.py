"""What cases ask of a unit: hours, cases at once, and the room that is left."""

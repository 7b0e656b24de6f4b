"""Plans against worlds whose rates are known: written to a real file, planned, and then lived to the goal's day."""

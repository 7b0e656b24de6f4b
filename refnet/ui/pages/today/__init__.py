"""Today: what is due, why, and the deed that settles it."""

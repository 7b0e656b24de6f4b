"""Plan: backwards from a goal, forwards from the pace, and what a change would make of it."""

"""The frequent acts of a day in a running window, by keys alone, each key counted."""

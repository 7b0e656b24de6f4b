"""Merge another RefNet file: the dialog, and the table of what both sides changed."""

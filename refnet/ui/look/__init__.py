"""Colours, type, icons, and how values are written."""

"""The dialog that brings a file in."""

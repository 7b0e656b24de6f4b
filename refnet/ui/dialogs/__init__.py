"""The forms of the window, one module a dialog."""

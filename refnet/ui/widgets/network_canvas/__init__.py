"""The picture of who introduced whom: one widget, and the ideas it is made of, a module each."""

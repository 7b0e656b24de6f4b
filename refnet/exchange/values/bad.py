"""What is raised for a cell that cannot be what its column says."""


class BadValue(ValueError):
    """A cell that cannot be understood; its text is the reason, as a sentence."""

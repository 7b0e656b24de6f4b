"""RefNet keeps the people who can introduce you, their introductions and the deals that follow."""

__version__ = "0.1.0"

"""Tells bad usage and bad input, exit code 2, from what could not be done, exit code 1."""

from refnet.domain.errors import InvalidInput, RefNetError


class BadUsage(RefNetError):
    """The command line asks for something that does not exist or does not fit together."""


class BadInput(RefNetError):
    """A file that was named cannot be used for what it was named for."""


def exit_code(error: RefNetError) -> int:
    """Return 2 for bad usage or bad input, else 1."""
    return 2 if isinstance(error, BadUsage | BadInput | InvalidInput) else 1

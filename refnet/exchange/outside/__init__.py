"""Files that may be hostile or broken are read in a process of their own, with little memory and no way out."""

from collections.abc import Sequence

ARGUMENT = "--read-outside"  # in a packed program there is no `python -m`: RefNet starts itself with it


def read_if_asked(arguments: Sequence[str]) -> None:
    """Read a file and end this process, when a packed RefNet was started for nothing else."""
    if len(arguments) == 2 and arguments[0] == ARGUMENT:  # pragma: no cover - tried in another process
        from refnet.exchange.outside import child  # noqa: PLC0415 - a window starts without it

        child.main(arguments[1])

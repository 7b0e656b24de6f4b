"""Errors that carry a sentence for the user; anything else is a bug."""


class RefNetError(Exception):
    """Something the user can understand and answer: what happened and what to do."""


class InvalidInput(RefNetError):
    """A field of a form that cannot be right."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class Cancelled(RefNetError):
    """The user stopped a long piece of work; nothing of it was kept."""


class Conflict(RefNetError):
    """A row moved on since it was read; nothing was written."""

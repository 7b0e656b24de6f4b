"""The question bank: what to ask in meetings, ours from the start and the user's own."""

from refnet.services.questions.answers import AskedRow, answer_all, asked_in
from refnet.services.questions.bank import QuestionRow, add, bank, change, every, move, named, offered, retire
from refnet.services.questions.using import used

__all__ = [
    "AskedRow", "QuestionRow", "add", "answer_all", "asked_in", "bank", "change", "every", "move", "named", "offered", "retire",
    "used",
]  # fmt: skip

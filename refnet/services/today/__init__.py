"""Today: what is due for a rep, put in order, and what is done with it."""

from refnet.services.today.doing import (
    add_task,
    answer_promise,
    finish,
    give_up,
    note_told,
    postpone,
    put_back,
    remove_task,
)
from refnet.services.today.looking import TABLES, USUAL_LIMITS, Agenda, agenda

__all__ = [
    "TABLES",
    "USUAL_LIMITS",
    "Agenda",
    "add_task",
    "agenda",
    "answer_promise",
    "finish",
    "give_up",
    "note_told",
    "postpone",
    "put_back",
    "remove_task",
]

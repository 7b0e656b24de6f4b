"""Today: what is due for a rep, put in order, and what is done with it."""

from refnet.services import limits
from refnet.services.today.beside import Pipeline, has_people, pipeline
from refnet.services.today.doing import answer_promise, finish, give_up, note_told
from refnet.services.today.looking import TABLES, Agenda, agenda
from refnet.services.today.putting_off import postpone, put_back
from refnet.services.today.settled import Settled, settled
from refnet.services.today.task_lists import done_tasks, open_tasks, tasks_about, tasks_of_introduction
from refnet.services.today.tasks import TaskRow, add_task, change_task, remove_task, take_up, task

__all__ = [
    "TABLES", "Agenda", "Pipeline", "Settled", "TaskRow", "add_task", "agenda", "answer_promise", "change_task",
    "done_tasks", "finish", "give_up", "has_people", "limits", "note_told", "open_tasks", "pipeline", "postpone",
    "put_back", "remove_task", "settled", "take_up", "task", "tasks_about", "tasks_of_introduction",
]  # fmt: skip

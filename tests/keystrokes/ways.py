"""The ways that the walks take: each begins where nothing is chosen, and ends where it began or at what was made."""

from tests.keystrokes.hands import Hands

BACK = "Diagnosis"  # the page on which most walks begin


def log_ask(hands: Hands) -> None:
    hands.press("Ctrl+Shift+A")
    hands.stand("Log ask")
    hands.name("Ann Lee")
    hands.press("Tab", "Tab", "Tab", "Right", "Tab", "Tab")
    hands.name("Bob Ray")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def log_introduction(hands: Hands) -> None:
    hands.press("Ctrl+I")
    hands.stand("Log introduction")
    hands.name("Ann Lee")
    hands.press("Tab")
    hands.name("Bob Ray")
    hands.press("Tab")
    hands.name("Initech")
    hands.press("Tab", "Tab", "Tab", "Tab", "Right", "Tab")
    hands.tell("warehouse move")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def one_key(key: str, hands: Hands) -> None:
    hands.press(key)


def later(hands: Hands) -> None:
    hands.press("Ctrl+1")
    hands.see("Today")
    hands.press("L")


def meeting_result(hands: Hands) -> None:
    hands.press("D")
    hands.stand("Edit meeting")
    hands.type("se")
    hands.press("Tab")
    hands.type("+7")
    hands.press("Tab", "Right", "Alt+N")
    hands.name("Dora Kim, Initech")
    hands.press("Ctrl+Return")
    hands.see("Today")
    hands.see_offer()
    hands.press("Ctrl+Return")
    hands.see("Tell")
    hands.see_text()
    hands.press("Ctrl+Return")
    hands.see("Today")


def meeting_held(hands: Hands) -> None:
    hands.press("Ctrl+Shift+M")
    hands.stand("Log meeting")
    hands.name("Initech")
    hands.press("Return", "Alt+S", "Tab")
    hands.tell("Send proposal")
    hands.press("Tab")
    hands.type("+7")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def prepare(hands: Hands) -> None:
    hands.press("Ctrl+Shift+R")
    hands.stand("Prepare meeting")
    hands.name("Initech")
    hands.press("Return", "Tab", "Tab", "Tab")
    hands.tell("Floor space, dates")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def brief(hands: Hands) -> None:
    hands.press("Ctrl+Shift+R")
    hands.see("Prepare meeting")
    hands.name("Initech")
    hands.press("Return", "Ctrl+P")
    hands.stand("Meeting brief")
    hands.press("Escape")
    hands.see(BACK)


def name_prospect(hands: Hands) -> None:
    hands.press("Ctrl+Shift+G")
    hands.see_rows()
    hands.press("1")
    hands.stand("Note names")
    hands.name("Bob Ray, Initech")
    hands.press("Ctrl+Return")
    hands.see("Plan")


def introduce_named(hands: Hands) -> None:
    hands.press("Ctrl+1")
    hands.see("Today")
    hands.see_line()
    hands.press("D")
    hands.stand("Log introduction")
    hands.press("Ctrl+Return")
    hands.see("Today")


def answer(hands: Hands) -> None:
    hands.press("Ctrl+Shift+G")
    hands.see_rows()
    hands.press("3")


def warm(hands: Hands) -> None:
    hands.press("Ctrl+Shift+J")
    hands.see_rows()
    hands.press("A")
    hands.stand("Ask card")
    hands.press("Ctrl+Return")
    hands.see("Log ask")
    hands.press("Ctrl+Return")
    hands.see("Plan")


def ask_next(hands: Hands) -> None:
    hands.press("Ctrl+Shift+H")
    hands.see_rows()
    hands.press("A")
    hands.stand("Ask card")
    hands.see_card()
    hands.press("Ctrl+Return")
    hands.see("Log ask")
    hands.press("Ctrl+Return")
    hands.see("Plan")


def ask_card(hands: Hands) -> None:
    hands.press("Ctrl+Shift+K")
    hands.stand("Ask card")
    hands.name("Ann Lee")
    hands.press("Return")
    hands.see_card()
    hands.press("Ctrl+Return")
    hands.see("Log ask")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def quick(hands: Hands) -> None:
    hands.press("Ctrl+Shift+I")
    hands.stand("Quick entry")
    hands.tell("Ann Lee introduced me to Bob Ray at Initech yesterday, call, re warehouse move")
    hands.press("Return")
    hands.see(BACK)


def task(hands: Hands) -> None:
    hands.press("Ctrl+Shift+D")
    hands.stand("Add task")
    hands.tell("Send the plan")
    hands.press("Return")
    hands.see(BACK)


def call_back(hands: Hands) -> None:
    hands.press("Ctrl+Shift+D")
    hands.stand("Add task")
    hands.tell("Call Bob back")
    hands.press("Tab")
    hands.type("+14")
    hands.press("Return")
    hands.see(BACK)


def task_done(hands: Hands) -> None:
    hands.press("Ctrl+D")
    hands.see("Tasks")
    hands.see_line()
    hands.press("D")
    hands.reach = hands.keys


def which(keys: str, action: str, name: str, hands: Hands) -> None:
    """Take a deal or a person for an action that asks for one."""
    hands.press(keys)
    hands.see(f"{action}: ")
    hands.name(name)
    hands.press("Return")


def step_on(hands: Hands) -> None:
    which("Alt+Right", "Next stage", "Initech", hands)


def step_on_found(hands: Hands) -> None:
    hands.press("Ctrl+K")
    hands.see("Find")
    hands.name("Bob Ray")
    hands.press("Down", "Alt+Right")


def win(hands: Hands) -> None:
    which("Ctrl+Shift+W", "Close as won", "Initech", hands)
    hands.stand("Close deal")
    hands.tell("12k")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def lose(hands: Hands) -> None:
    which("Ctrl+Shift+O", "Close as lost", "Bob Ray", hands)
    hands.stand("Close deal")
    hands.press("Down", "Ctrl+Return")
    hands.see(BACK)


def change_amount(hands: Hands) -> None:
    which("Ctrl+R", "Amount", "Initech", hands)
    hands.stand("Edit deal")
    hands.tell("38k")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def next_step(hands: Hands) -> None:
    which("Ctrl+Shift+X", "Next step", "Initech", hands)
    hands.stand("Edit deal")
    hands.tell("Send the offer")
    hands.press("Tab")
    hands.type("+7")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def thank(hands: Hands) -> None:
    which("Ctrl+Shift+T", "Thank", "Ann Lee", hands)


def tell_news(hands: Hands) -> None:
    hands.press("Ctrl+1")
    hands.see("Today")
    hands.see_line()
    hands.press("Ctrl+Shift+T", "D")


def note(hands: Hands) -> None:
    which("Ctrl+Shift+N", "Add note", "Ann Lee", hands)
    hands.stand("Add note")
    hands.tell("Likes walks")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def find(hands: Hands) -> None:
    hands.press("Ctrl+K")
    hands.see("Find")
    hands.name("Ann Lee")
    hands.press("Return")
    hands.see("Allies")
    hands.see_record("Ann Lee")


def cold_lead(hands: Hands) -> None:
    hands.press("Ctrl+Shift+L")
    hands.stand("Log cold lead")
    hands.name("Bob Ray")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def add_ally(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.stand("Add ally")
    hands.name("Cy Old")
    hands.press("Ctrl+Return")
    hands.see(BACK)


def open_plan(hands: Hands) -> None:
    hands.press("Ctrl+8")
    hands.see("Plan")

"""What the tables and columns of a folder of everything mean, for its README."""

from collections.abc import Mapping
from textwrap import wrap

from refnet.i18n import _
from refnet.services.everything.tables import KINDS, Kind

WIDE = 100  # letters


def about(kind: Kind) -> str:
    """Return what a table holds."""
    return _tables().get(kind.file, kind.file.replace("_", " "))


def meaning(kind: Kind, column: str) -> str:
    """Return what a column means."""
    own = _own().get((kind.file, column))
    if own is None and column in kind.references:
        own = _("Key of the row in {file}.csv that this is about.").format(file=_file(kind.references[column]))
        own = f"{_common().get(column, '')} {own}".strip()
    return own or _common().get(column, column.replace("_", " "))


def readme(rows: Mapping[str, int], moment: str) -> str:
    """Return the text that explains a folder."""
    lines = [
        _("Everything RefNet knew on {moment}, as tables.").format(moment=moment),
        "",
        _("Each file opens in any spreadsheet (UTF-8, commas between the cells). RefNet takes the whole folder back: File > Import everything …, or refnet-cli import FOLDER. What was there already is not added twice."),
        "",
        _("- A key (32 digits) names a row; other tables refer to it by that key. Beside such a column stands one with the name, for you to read; RefNet does not read it."),
        _("- version counts how often a row was changed. Of two rows with one key the higher version counts."),
        _("- Days are written 2026-03-05, moments in world time (UTC). Amounts are whole cents, or the smallest unit of their currency. An empty cell means: nothing."),
        _("- Text that a spreadsheet would run as a formula has an apostrophe before it. A text of more than 30,000 letters stands in long_texts.csv, in parts, and its cell is empty."),
        _("- The history of single changes (what Undo knows) is not here. A backup holds it: File > Back up now."),
    ]  # fmt: skip
    for kind in KINDS:
        lines += ["", f"{kind.file}.csv: {about(kind)} ({rows[kind.file]})", ""]
        for column in kind.columns:
            lines.append(f"  {column.name}: {meaning(kind, column.name)}")
            if column.name in kind.labels:
                lines.append(f"  {kind.labels[column.name]}: {_('To read only: the name of that row.')}")
    return "\n".join(_wrapped(line) for line in lines) + "\n"


def _wrapped(line: str) -> str:
    """Return a line in lines that every editor shows; what goes on stands under the words."""
    indent = "    " if line.startswith("  ") else "  " if line.startswith("- ") else ""
    return "\n".join(wrap(line, WIDE, subsequent_indent=indent, drop_whitespace=True)) if line else ""


def _file(table: str) -> str:
    return next(kind.file for kind in KINDS if kind.table == table)


def _tables() -> dict[str, str]:
    return {
        "reps": _("Those of us who sell or lead."),
        "imports": _("Files that were brought in."),
        "organizations": _("Companies and other bodies."),
        "people": _("Everybody who is known."),
        "contact_points": _("Ways to reach people."),
        "tags": _("Words that people are marked with."),
        "allies": _("People trusted to introduce us."),
        "ties": _("Who knows whom."),
        "asks": _("What we asked somebody for."),
        "deals": _("Pursuits of a prospect, from the first touch to won or lost."),
        "stage_entries": _("When a deal entered each stage."),
        "introductions": _("Who introduced whom to us, and whom we introduced."),
        "meetings": _("Talks about a deal."),
        "questions": _("The question bank."),
        "questions_asked": _("Which question was asked in which meeting."),
        "questions_chosen": _("Which question is to be asked in which meeting."),
        "notes": _("Notes on people and deals."),
        "own_benchmarks": _("Rates of your own to compare with."),
        "saved_views": _("Saved filters, orders and columns of lists."),
        "settings": _("Choices that belong to the data."),
        "remembered_mappings": _("What the columns of files brought in before mean."),
        "kept_apart": _("Pairs of people who look alike and are two."),
        "merged_people": _("Who a person that is gone was merged into."),
        "named_prospects": _("Whom allies named when they were asked."),
        "warmings": _("Cold deals that an introduction asked for is to warm."),
        "tasks": _("What one of us means to do."),
        "put_off": _("What was put off on Today."),
        "told": _("What introducers were told of their introductions."),
        "wordings": _("Texts kept for asking, forwarding and thanking."),
        "exports": _("What left RefNet."),
    }


def _common() -> dict[str, str]:
    return {
        "id": _("Key of the row."),
        "version": _("How often the row was changed, from 1 on."),
        "import_batch_id": _("The import that brought the row, empty when typed in."),
        "name": _("Its name."),
        "source": _("Where it is known from."),
        "reference": _("Its number in another program."),
        "rep_id": _("Which of us."),
        "person_id": _("The person."),
        "other_id": _("The other person."),
        "deal_id": _("The deal."),
        "organization_id": _("The organization."),
        "prospect_id": _("Who it is about."),
        "since": _("The day since when."),
        "channel": _("How: details, email, message, call, video or in_person."),
        "next_step": _("What comes next."),
        "next_step_on": _("The day of the next step."),
        "text": _("The text."),
        "position": _("Its place in the order."),
        "search_key": _("The name in small letters, for finding."),
        "legal_basis": _("On what ground the data of the person is kept."),
        "content": _("The content, as RefNet keeps it."),
        "decided_on": _("The day it was decided."),
        "file_name": _("The name of the file."),
    }


def _own() -> dict[tuple[str, str], str]:
    return {
        ("reps", "email"): _("E-mail address."),
        ("reps", "role"): _("rep, or manager."),
        ("reps", "manager_id"): _("Key of the manager, in this same file."),
        ("imports", "digest"): _("SHA-256 of the file, by which it is known again."),
        ("imports", "rows_kind"): _("What its rows were."),
        ("imports", "imported_at"): _("When."),
        ("imports", "read"): _("How many rows were read."),
        ("imports", "new"): _("How many of them were new."),
        ("imports", "merged"): _("How many were known already."),
        ("imports", "refused"): _("How many could not be used."),
        ("imports", "blank"): _("How many were blank."),
        ("imports", "dialect"): _("The program that wrote the file, empty when not known."),
        ("imports", "told"): _("Keys of all people the file told of, packed."),
        ("people", "given_name"): _("First name, empty when not told apart."),
        ("people", "family_name"): _("Last name, empty when not told apart."),
        ("people", "job_title"): _("Role."),
        ("people", "informed_on"): _("The day the person was told that their data is kept."),
        ("people", "do_not_contact"): _("yes: must not be contacted."),
        ("contact_points", "kind"): _("email, phone or profile."),
        ("contact_points", "label"): _("Such as work or home."),
        ("contact_points", "value"): _("As it was given."),
        ("contact_points", "normal"): _("The same written in one way, for comparing."),
        ("allies", "kind"): _("client, former_client, partner, colleague or friend."),
        ("allies", "trust"): _("From 1 to 5."),
        ("allies", "cadence_days"): _("After how many days without a word to get in touch."),
        ("allies", "paused_until"): _("Not to be asked before this day."),
        ("ties", "strength"): _("How well they know each other, from 1 to 5."),
        ("ties", "evidence"): _("What that rests on: confirmed, introduction, meeting, email or import."),
        ("allies", "looking_for"): _("Whom they would like to meet."),
        ("asks", "ally_id"): _("Key of the person in people.csv who was asked."),
        ("asks", "asked_on"): _("The day."),
        ("asks", "ideal_client"): _("Whom we would like to meet."),
        ("asks", "wording"): _("The words of the ask."),
        ("asks", "target"): _("The person or company it was about."),
        ("asks", "answer"): _("pending, named, later, declined or silence."),
        ("asks", "answered_on"): _("The day of the answer."),
        ("deals", "title"): _("What it is called."),
        ("deals", "source"): _("How it began: referral, name_only, cold, inbound, event, existing or unknown."),
        ("deals", "first_touch_on"): _("The day of the first touch."),
        ("deals", "amount"): _("In the smallest unit of the currency, such as cents."),
        ("deals", "currency"): _("Three letters, empty for the main currency."),
        ("deals", "segment"): _("The kind of business, in your words."),
        ("deals", "stage"): _("The furthest open stage: lead, contacted, met, qualified or proposed."),
        ("deals", "outcome"): _("open, won or lost."),
        ("deals", "closed_on"): _("The day it was won or lost."),
        ("deals", "lost_reason"): _("Why it was lost."),
        ("stage_entries", "stage"): _("lead, contacted, met, qualified, proposed, won or lost."),
        ("stage_entries", "entered_on"): _("The day."),
        ("introductions", "direction"): _("received: an ally to us; given: we to an ally."),
        ("introductions", "introducer_id"): _("Key of the person in people.csv who introduced us."),
        ("introductions", "recipient_id"): _("Key of the person in people.csv to whom we introduced somebody."),
        ("introductions", "made_on"): _("The day."),
        ("introductions", "kind"): _("introduced, or name_only: a name alone was passed on."),
        ("introductions", "spoke"): _("yes: the introducer spoke with the prospect."),
        ("introductions", "expects"): _("yes: the prospect expects us."),
        ("introductions", "knows_reason"): _("yes: the prospect knows why."),
        ("introductions", "present"): _("yes: the introducer was there."),
        ("introductions", "reason"): _("Why the two should meet."),
        ("introductions", "ask_id"): _("Key of the ask in asks.csv that it came of."),
        ("introductions", "is_originating"): _("yes: the deal began with it."),
        ("introductions", "thanked_on"): _("The day the introducer was thanked."),
        ("meetings", "planned_on"): _("The day it was planned for."),
        ("meetings", "planned_time"): _("The time of that day, such as 09:30."),
        ("meetings", "scheduled_on"): _("The day on which it was agreed."),
        ("meetings", "agenda"): _("The agenda."),
        ("meetings", "research"): _("What was found out beforehand."),
        ("meetings", "points"): _("The pitch, tailored to them."),
        ("meetings", "intended_step"): _("The next step that was aimed for."),
        ("meetings", "held_on"): _("The day it took place."),
        ("meetings", "agenda_at"): _("When the agenda was ready."),
        ("meetings", "research_at"): _("When the research was done."),
        ("meetings", "pitch_at"): _("When the pitch was ready."),
        ("meetings", "connections_at"): _("When connections in common were looked up."),
        ("meetings", "questions_at"): _("When the questions were ready."),
        ("meetings", "next_step_at"): _("When the next step was written down."),
        ("meetings", "intent"): _("buying, looking or not_noted."),
        ("meetings", "return_discussed"): _("Whether the return was talked about: yes, no or not_noted."),
        ("meetings", "qualified"): _("Whether the prospect fits: yes, no or not_noted."),
        ("meetings", "need_known"): _("yes: what they need was known."),
        ("meetings", "budget_known"): _("yes: their budget was known."),
        ("meetings", "decision_known"): _("yes: who decides was known."),
        ("meetings", "timing_known"): _("yes: by when was known."),
        ("questions", "stage"): _("From which stage on it fits."),
        ("questions", "is_retired"): _("yes: no longer offered."),
        ("questions", "purpose"): _("What it is good for."),
        ("questions_asked", "question_id"): _("Key of the question in questions.csv."),
        ("questions_asked", "meeting_id"): _("Key of the meeting in meetings.csv."),
        ("questions_asked", "asked_at"): _("When."),
        ("questions_asked", "answer"): _("What the answer was."),
        ("questions_chosen", "meeting_id"): _("Key of the meeting in meetings.csv."),
        ("questions_chosen", "question_id"): _("Key of the question in questions.csv."),
        ("notes", "noted_on"): _("The day."),
        ("own_benchmarks", "rate"): _("From 0 to 1."),
        ("own_benchmarks", "denominator"): _("What it is a share of: all, met, qualified, proposed or closed."),
        ("own_benchmarks", "side"): _("What it is compared with: referral or cold."),
        ("own_benchmarks", "source"): _("Where the rate is from."),
        ("own_benchmarks", "note"): _("A note."),
        ("saved_views", "page"): _("The page it belongs to."),
        ("saved_views", "definition"): _("Filter, order and columns, as RefNet keeps them."),
        ("remembered_mappings", "header_key"): _("The set of headers."),
        ("remembered_mappings", "used_on"): _("The day it was last used."),
        ("merged_people", "former_id"): _("Key that the person had who is gone."),
        ("merged_people", "merged_on"): _("The day."),
        ("named_prospects", "ask_id"): _("Key of the ask in asks.csv."),
        ("named_prospects", "organization"): _("Where they work."),
        ("named_prospects", "named_on"): _("The day."),
        ("named_prospects", "introduction_id"): _("Key of the introduction that came of it."),
        ("named_prospects", "given_up_on"): _("The day it was given up."),
        ("warmings", "ask_id"): _("Key of the ask in asks.csv."),
        ("tasks", "due_on"): _("The day it is due."),
        ("tasks", "done_on"): _("The day it was done."),
        ("put_off", "duty"): _("What kind of thing it is."),
        ("put_off", "subject_id"): _("Key of the row that it is about."),
        ("put_off", "until"): _("Until which day; empty: for good."),
        ("put_off", "put_off_on"): _("The day it was put off."),
        ("told", "introduction_id"): _("Key of the introduction."),
        ("told", "told_on"): _("The day."),
        ("told", "stage"): _("Up to which stage they were told."),
        ("told", "is_thanks"): _("yes: they were thanked."),
        ("wordings", "purpose"): _("What it is for."),
        ("exports", "exported_at"): _("When."),
        ("exports", "author"): _("Who."),
        ("exports", "what"): _("Which list."),
        ("exports", "rows"): _("How many rows."),
        ("exports", "chosen"): _("Filter and order, in words."),
    }

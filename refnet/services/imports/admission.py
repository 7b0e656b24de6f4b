"""What one import holds while it runs: everybody and everything known, and what waits to be written."""

from collections.abc import Callable
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import Session

from refnet.services.imports import changes, likely, unsaid
from refnet.services.imports.asking import Asking
from refnet.services.imports.deals import Deals
from refnet.services.imports.decisions import Change, Likely
from refnet.services.imports.introductions import Introductions
from refnet.services.imports.mentions import Stamp
from refnet.services.imports.organizations import Organizations
from refnet.services.imports.others import Asks, Tags, Ties
from refnet.services.imports.pending import Pending
from refnet.services.imports.people import People
from refnet.services.imports.related import Related
from refnet.services.imports.remarks import Remarks
from refnet.services.imports.reps import Reps
from refnet.store.schema import ImportBatch


class Admission:
    """One import while it runs. The `about_…` modules take its rows in: each whole, or InvalidInput leaves no trace of it.

    What is known is loaded when the first row asks for it.
    """

    def __init__(self, session: Session, batch: ImportBatch, stamp: Stamp, me: UUID | None, asking: Asking) -> None:
        self.pending, self.asking = Pending(session, batch), asking
        self.is_repeated = False  # the last row about people was about somebody whom an earlier one brought in
        self.organizations = Organizations(session, self.pending, stamp.batch_id)
        self.reps = Reps(session, self.pending, me)
        self._session, self._stamp = session, stamp

    @cached_property
    def people(self) -> People:
        """Return the people."""
        return People(self._session, self.pending, self.organizations, self._stamp, self.asking)

    @cached_property
    def deals(self) -> Deals:
        """Return the deals."""
        return Deals(self._session, self.pending, self._stamp.batch_id)

    @cached_property
    def introductions(self) -> Introductions:
        """Return the introductions."""
        return Introductions(self._session, self.pending, self._stamp.batch_id)

    @cached_property
    def asks(self) -> Asks:
        """Return the asks."""
        return Asks(self._session, self.pending, self._stamp.batch_id)

    @cached_property
    def ties(self) -> Ties:
        """Return who knows whom."""
        return Ties(self._session, self.pending)

    @cached_property
    def tags(self) -> Tags:
        """Return the labels of people."""
        return Tags(self._session, self.pending)

    @cached_property
    def remarks(self) -> Remarks:
        """Return the dated remarks on people."""
        return Remarks(self._session, self.pending, self._stamp)

    @cached_property
    def related(self) -> Related:
        """Return those who are only named beside others."""
        return Related(self._session, self.people, self._stamp.source)

    def finish(self) -> tuple[str, ...]:
        """Take in what could wait for the last row, those named beside people, and return what is worth telling."""
        if "related" in self.__dict__:
            self.related.resolve(self.people.newcomers())
        found = self.__dict__
        introductions = self.introductions.unsaid if "introductions" in found else 0
        asks = self.asks.unsaid if "asks" in found else 0
        return *self.organizations.unknown(), *unsaid.channels(introductions, asks)

    def likely(self, look_up: Callable[[], None]) -> tuple[Likely, ...]:
        """Return who of the new people is probably known."""
        if not self.asking.newcomers:
            return ()
        return likely.find(self.people.known, self.organizations, self.asking, look_up)

    def told(self) -> list[UUID]:
        """Return whom the file told of; a list of reps or organizations need not know anybody for that."""
        return self.people.known.told() if "people" in self.__dict__ else []

    @property
    def left_out_comparing(self) -> bool:
        """Tell whether nobody looked who of the new people is probably known, for they are too many."""
        return bool(self.asking.newcomers) and not likely.is_looked_for(self.people.known, self.asking)

    def changes(self) -> tuple[Change, ...]:
        """Return what a newer export of the same source changed."""
        return changes.find(self._session, self.people.known, self.organizations, self.asking, self._stamp)

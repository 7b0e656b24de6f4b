"""The share that should pass each step of the funnel, where somebody set one; it belongs to the data."""

import json

from sqlalchemy import select

from refnet.domain.funnel.profile import ILLUSTRATION, Profile
from refnet.i18n import _
from refnet.services import preferences
from refnet.store.database import Store
from refnet.store.schema import Setting

_NAME = "step_targets"


def load(store: Store) -> Profile:
    """Return the targets that were set, or the illustrative assumption."""
    with store.reading() as session:
        content = session.scalar(select(Setting.content).where(Setting.name == _NAME))
    kept = json.loads(content) if content else None
    return Profile(tuple(float(share) for share in kept)) if kept else ILLUSTRATION


def save(store: Store, profile: Profile) -> None:
    """Keep these targets; the illustrative ones take one's own back. Raise InvalidInput when one cannot be right."""
    profile.check()
    with store.step(_("Set targets")) as session:
        preferences.put(session, _NAME, None if profile.is_assumption else list(profile.targets))

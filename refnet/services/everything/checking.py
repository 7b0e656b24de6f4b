"""Whether texts that RefNet itself reads again hold what they must: settings, views and mappings of a foreign folder."""

import json
from collections.abc import Callable, Mapping
from uuid import UUID

from refnet.domain.errors import RefNetError
from refnet.domain.funnel.profile import Profile
from refnet.domain.kinds import Denominator
from refnet.domain.network.attribution import CreditRule
from refnet.exchange import mapping
from refnet.i18n import _
from refnet.services import preferences

Values = Mapping[str, object]


def check(file: str, values: Values) -> None:
    """Raise ValueError with the reason when a text of this row could not be read later."""
    found = _CHECKS.get(file)
    if found is None:
        return
    try:
        found(values)
    except RefNetError as error:
        raise ValueError(str(error)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError(_("its content is not what RefNet keeps there")) from None


def _setting(values: Values) -> None:
    name, content = str(values["name"]), json.loads(str(values["content"]))
    known = {one: read for one, read in _SETTINGS.items() if name == one}
    if name.startswith("me "):
        known["me"] = _key_or_nothing
    for read in known.values():
        read(content)


def _view(values: Values) -> None:
    plain = json.loads(str(values["definition"]))
    texts = [plain["search"], plain["sort"], *plain["columns"], *(text for pair in plain["filters"] for text in pair)]
    if not all(isinstance(one, str) for one in texts) or not all(len(pair) == 2 for pair in plain["filters"]):
        raise ValueError
    if not isinstance(plain["descending"], bool):
        raise TypeError


def _mapping(values: Values) -> None:
    mapping.loads(str(values["content"]))


def _currency(content: object) -> None:
    if content != preferences.checked_currency(str(content)):
        raise ValueError


def _horizon(content: object) -> None:
    if not isinstance(content, int) or not 1 <= content <= preferences.LONGEST_HORIZON:
        raise ValueError


def _benchmark(content: object) -> None:
    if not isinstance(content, str):
        raise TypeError


def _denominator(content: object) -> None:
    Denominator(str(content))


def _rule(content: object) -> None:
    CreditRule(str(content))


def _targets(content: object) -> None:
    if content is not None:
        Profile(tuple(float(share) for share in content)).check()  # type: ignore[attr-defined]


def _key_or_nothing(content: object) -> None:
    if content is not None:
        UUID(str(content))


_CHECKS: Mapping[str, Callable[[Values], None]] = {
    "settings": _setting, "saved_views": _view, "remembered_mappings": _mapping,
}  # fmt: skip
_SETTINGS: Mapping[str, Callable[[object], object]] = {
    "currency": _currency, "benchmark": _benchmark, "horizon_days": _horizon, "denominator": _denominator,
    "credit_rule": _rule, "step_targets": _targets,
}  # fmt: skip

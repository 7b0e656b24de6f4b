"""The program's vocabulary as enums; the values are what the database and mapping files say."""

from enum import StrEnum


class Role(StrEnum):
    """What one of us does: a manager may see all, and counts as a rep only when they sell."""

    REP = "rep"
    MANAGER = "manager"


class ContactKind(StrEnum):
    """A way to reach a person."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"


class AllyKind(StrEnum):
    """How we know someone who can introduce us."""

    CLIENT = "client"
    FORMER_CLIENT = "former_client"
    PARTNER = "partner"
    COLLEAGUE = "colleague"
    FRIEND = "friend"


class Answer(StrEnum):
    """What an ally answered to an ask."""

    PENDING = "pending"
    NAMED = "named"
    LATER = "later"
    DECLINED = "declined"
    SILENCE = "silence"


class Channel(StrEnum):
    """How an ask or an introduction was made."""

    DETAILS = "details"
    EMAIL = "email"
    MESSAGE = "message"
    CALL = "call"
    VIDEO = "video"
    IN_PERSON = "in_person"

    @classmethod
    def of_asking(cls) -> "tuple[Channel, ...]":
        """Return the ways in which we can ask or tell somebody: passing details on is none."""
        return tuple(one for one in cls if one is not cls.DETAILS)


class IntroductionKind(StrEnum):
    """Whether the ally introduced us, or only passed a name on (which is cold)."""

    INTRODUCED = "introduced"
    NAME_ONLY = "name_only"


class Direction(StrEnum):
    """Who gave the introduction: an ally to us, or we to an ally."""

    RECEIVED = "received"
    GIVEN = "given"


class Source(StrEnum):
    """How a deal began, fixed at its first touch."""

    REFERRAL = "referral"
    NAME_ONLY = "name_only"
    COLD = "cold"
    INBOUND = "inbound"
    EVENT = "event"
    EXISTING = "existing"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """How far a deal has come, in order."""

    LEAD = "lead"
    CONTACTED = "contacted"
    MET = "met"
    QUALIFIED = "qualified"
    PROPOSED = "proposed"
    WON = "won"
    LOST = "lost"

    @property
    def is_end(self) -> bool:
        """Tell whether the deal is over."""
        return self in (Stage.WON, Stage.LOST)


OPEN_STAGES = (Stage.LEAD, Stage.CONTACTED, Stage.MET, Stage.QUALIFIED, Stage.PROPOSED)


class Outcome(StrEnum):
    """How a deal ended, or that it has not."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Denominator(StrEnum):
    """What a conversion rate is a share of."""

    ALL = "all"
    MET = "met"
    QUALIFIED = "qualified"
    PROPOSED = "proposed"
    CLOSED = "closed"


class Evidence(StrEnum):
    """What a tie rests on, strongest first."""

    CONFIRMED = "confirmed"
    INTRODUCTION = "introduction"
    MEETING = "meeting"
    EMAIL = "email"
    IMPORT = "import"


class Noted(StrEnum):
    """An answer that may not have been written down; what is not noted is not a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "not_noted"


class Intent(StrEnum):
    """Whether the prospect wanted to buy or only to look, as far as it was noted."""

    BUYING = "buying"
    LOOKING = "looking"
    UNKNOWN = "not_noted"


class Duty(StrEnum):
    """Why something stands on Today: the rules of `domain/today`, in the order of a rep's day."""

    FIRST_CONTACT = "first_contact"
    PREPARATION = "preparation"
    NEXT_STEP = "next_step"
    THANKS = "thanks"
    PROMISE = "promise"
    ASK = "ask"
    QUIET = "quiet"
    TASK = "task"


class Purpose(StrEnum):
    """What a text that the user keeps is written for."""

    ASK = "ask"
    FORWARD = "forward"
    OPT_IN = "opt_in"
    THANKS = "thanks"
    NEWS = "news"

"""What rows leave unsaid and must be kept all the same: how asks and introductions were made, told when it is assumed."""

from refnet.domain.kinds import Channel
from refnet.i18n import counted

ASK_CHANNEL, INTRODUCTION_CHANNEL = Channel.CALL, Channel.EMAIL


def channels(introductions: int, asks: int) -> tuple[str, ...]:
    """Return what is to be told of so many new introductions and asks that do not say how they were made."""
    told = (
        (introductions, counted(
            "{count} introduction does not say how it was made and is kept as one by e-mail.",
            "{count} introductions do not say how they were made and are kept as ones by e-mail.",
            introductions,
        )),
        (asks, counted(
            "{count} ask does not say how it was made and is kept as one by call.",
            "{count} asks do not say how they were made and are kept as ones by call.",
            asks,
        )),
    )  # fmt: skip
    return tuple(sentence for count, sentence in told if count)

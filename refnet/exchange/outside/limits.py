"""What a process may not do once it reads a stranger's file: take more memory, reach the network, start programs."""

import os
import sys
from typing import Any

_MOST_SECONDS = 900  # of work; a process whose parent is gone ends, too
_REFUSED = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "os.remove", "os.rename", "os.rmdir", "shutil.", "urllib.", "http.", "ftplib.", "webbrowser.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def close_doors() -> None:  # pragma: no cover - it cannot be undone, so it is tried in another process
    """Refuse from now on whatever no reader of files needs."""
    sys.addaudithook(refuse)


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise PermissionError for an event of Python that goes out into the world or changes it."""
    opens_for_writing = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if opens_for_writing or event.startswith(_REFUSED):
        raise PermissionError(event)


def limit(memory: int) -> None:  # pragma: no cover - tried in another process
    """Let this process have at most so many bytes; beyond that it gets MemoryError or ends."""
    if sys.platform == "win32":
        from refnet.exchange.outside.windows import limit_by_job  # noqa: PLC0415

        limit_by_job(memory)
    elif sys.platform == "darwin":  # it takes the limit and does not keep it
        import threading  # noqa: PLC0415

        threading.Thread(target=_watch, args=(memory,), daemon=True).start()
    else:
        _limit_by_kernel(memory)


def _limit_by_kernel(memory: int) -> None:  # pragma: no cover - tried in another process
    import resource  # noqa: PLC0415 - not on Windows

    for kind, wanted in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, _MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _watch(memory: int) -> None:  # pragma: no cover - macOS
    import resource  # noqa: PLC0415 - not on Windows
    import time  # noqa: PLC0415

    from refnet.exchange.outside.request import Ending  # noqa: PLC0415

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < memory:
        time.sleep(0.05)
    os._exit(Ending.NO_MEMORY)

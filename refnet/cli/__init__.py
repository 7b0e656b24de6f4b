"""RefNet without a window, for scripts: import, export, report, path, picture, merge, check, backup, sample and more.

Nothing of Qt is imported, and what is heavy only by the command that needs it.
"""

import os
import sys
from collections.abc import Sequence

from refnet.cli.failing import exit_code
from refnet.cli.output import speak_plainly
from refnet.cli.parsing import parse
from refnet.domain.errors import RefNetError
from refnet.exchange.outside import read_if_asked
from refnet.i18n import _


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0, 2 for bad usage or bad input, 1 when it could not be done."""
    given = sys.argv[1:] if arguments is None else arguments
    read_if_asked(given)
    speak_plainly()
    options = parse(given)
    try:
        options.run(options)
        sys.stdout.flush()
    except RefNetError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return exit_code(error)
    except UnicodeEncodeError as error:  # bytes of the command line that are no letters
        print(_("A word of this command is no text: {words}.").format(words=ascii(error.object)), file=sys.stderr)
        return 2
    except BrokenPipeError:  # pragma: no cover - the reader, such as head, has seen enough; tried in another process
        _drop_output()
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # the disk, a folder, or where the result goes: nothing that a traceback explains better
        _drop_output()
        why = ": ".join(str(part) for part in (error.filename, error.strerror) if part)
        print(_("This could not be done ({why}).").format(why=why), file=sys.stderr)
        return 1
    return 0


def _drop_output() -> None:
    """Let what could not be printed go, or Python tries again at its end and complains."""
    try:
        sys.stdout.flush()
    except OSError:  # pragma: no cover - tried in another process
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

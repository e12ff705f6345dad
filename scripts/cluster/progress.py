"""Shows which step runs, and what it waits for."""

import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status
from rich.text import Text

from constructs_lib.kube.text import printable
from scripts.cluster.errors import Failed

LOOK_SECONDS = 2
"""Seconds between two looks at what is waited for."""

ANSWER_SECONDS = 300
"""Seconds that a server has to answer in, which a reboot may have left busy."""

EXPLAIN_SECONDS = 20
"""Seconds of waiting after which the culprits are shown, and then each time that they change."""

LOG = "  log: "
"""Beginning of a culprit's line that quotes a log, which changes all the time."""


class Progress:
    """One line for each step: in a terminal it moves, elsewhere each change is another line."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._title = ""
        self._shown = ""
        self._status: Status | None = None

    def say(self, text: str) -> None:
        """Show lines, which stay."""
        text = textwrap.indent(in_lines(text), "  ")
        self.console.print(text, highlight=False, markup=False, soft_wrap=True)

    @contextmanager
    def step(self, title: str, *, asks: bool = False) -> Iterator[None]:
        """Show that a step runs, and how long it took; the line of one that asks stands still."""
        begun = time.monotonic()
        self._title, self._shown = title, ""
        # A dumb terminal, such as a shell of Emacs, only adds lines.
        if not asks and in_terminal(self.console) and not self.console.is_dumb_terminal:
            self._status = self.console.status(Text(title))
            self._status.start()
        else:
            self.console.print(title, highlight=False, markup=False)
        try:
            yield
        finally:
            if self._status:
                self._status.stop()
                self._status = None
        done = f"{title}: done in {time.monotonic() - begun:.0f} s"
        self.console.print(done, highlight=False, markup=False)

    def wait_for(
        self,
        look: Callable[[], str],
        seconds: float,
        culprits: Callable[[bool], list[str]] = lambda is_over: [],
    ) -> None:
        """Wait until a look finds nothing missing.

        Args:
            look: Returns what is missing.
            seconds: Time after which the wait fails.
            culprits: Returns lines that say why it is missing, while it waits and when it is over.
        """

        def explanation(*, is_over: bool) -> list[str]:
            try:
                return culprits(is_over)
            except Failed as failure:
                return [str(failure)]

        begun = explained = time.monotonic()
        shown: list[str] = []
        while True:
            try:
                missing = look()
            except Failed as passing:
                missing = f"an answer ({' '.join(str(passing).split())})"
            if not missing:
                return
            now = time.monotonic()
            if now > begun + seconds:
                text = f"{self._title}: not within {seconds:.0f} s: {missing}"
                lines = explanation(is_over=True)
                raise Failed("\n".join([text, *(f"  {line}" for line in lines)]))
            self.waits_for(missing)
            if now > explained + EXPLAIN_SECONDS:
                explained, lines = now, explanation(is_over=False)
                lasting = [line for line in lines if not line.startswith(LOG)]
                if lasting and lasting != shown:
                    self.say("\n".join(lines))
                    shown = lasting
            time.sleep(LOOK_SECONDS)

    def waits_for(self, missing: str) -> None:
        """Show what the step waits for, in one line."""
        missing = printable(missing)
        if self._status:
            line = Text(f"{self._title}: {missing}", no_wrap=True, overflow="ellipsis")
            # The spinner takes two columns.
            line.truncate(self.console.width - 2, overflow="ellipsis")
            self._status.update(line)
        elif missing != self._shown:
            self.say(f"waits for {missing}")
        self._shown = missing


def in_lines(text: str) -> str:
    """Return lines of text, in which no name or message of others steers a terminal."""
    return "\n".join(map(printable, text.split("\n")))


def in_terminal(console: Console) -> bool:
    """Whether a console is shown in a terminal: a pipe is none, whatever `FORCE_COLOR` says."""
    return console.is_terminal and console.file.isatty()

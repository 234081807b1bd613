"""The command of the emulator, as a process of its own."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import shlex
import shutil
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from typing import IO, Any

from .errors import NotStartedError, error_of

COMMAND = "go-high-level-emulator"
COMMAND_VARIABLE = "GHL_EMULATOR_COMMAND"
_LONGEST_LINE = 64 * 1024
_LINES_SHOWN = 10
_STOP_S = 5


def command_of(given: str | Sequence[str] | None, environment: Mapping[str, str]) -> list[str]:
    """The command to run: the given one, that of GHL_EMULATOR_COMMAND, the one on the PATH, or by npx the one of the folder."""
    named = given or environment.get(COMMAND_VARIABLE)
    if named:
        return shlex.split(named) if isinstance(named, str) else list(named)
    path = environment.get("PATH")
    installed = shutil.which(COMMAND, path=path)
    if installed:
        return [installed]
    npx = shutil.which("npx", path=path)
    if npx:
        # Nothing is fetched that nobody has installed.
        return [npx, "--no-install", COMMAND]
    raise _not_started(f"no {COMMAND} is on the PATH, and no npx that could run it; install it, or set {COMMAND_VARIABLE}")


class EmulatorProcess:
    """The command while it runs. It is ready when this is made."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], timeout_s: float) -> None:
        try:
            # In a group of its own, so that what npx or a shell starts for it ends with it.
            self._child = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
            )
        except OSError as error:
            raise _not_started(f"{_shown(command)} cannot be run: {error}; install it, or set {COMMAND_VARIABLE}") from None
        self._name = _shown(command)
        self._is_over = False
        self._said: deque[str] = deque(maxlen=_LINES_SHOWN)
        self._listener = threading.Thread(target=self._pass_on, args=(self._child.stderr,), daemon=True)
        self._listener.start()
        try:
            self.ready = self._read_ready(timeout_s)
        except BaseException:
            self._signal(signal.SIGKILL)
            self.stop()
            raise

    def stop(self) -> None:
        """Ends it by SIGTERM, as it is meant to be ended, and waits until it has."""
        self._signal(signal.SIGTERM)
        try:
            self._child.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._child.wait()
        self._is_over = True
        self._listener.join(_STOP_S)
        for stream in (self._child.stdout, self._child.stderr):
            if stream is not None and not self._listener.is_alive():
                stream.close()

    def _read_ready(self, timeout_s: float) -> dict[str, Any]:
        # Ended when the time is up, it says no more, and that ends the reading.
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._signal(signal.SIGKILL)

        timer = threading.Timer(timeout_s, give_up)
        timer.start()
        assert self._child.stdout is not None
        line = self._child.stdout.readline(_LONGEST_LINE)
        timer.cancel()
        with contextlib.suppress(ValueError):
            ready = json.loads(line)
            if isinstance(ready, dict) and isinstance(ready.get("url"), str) and isinstance(ready.get("apiKey"), str):
                return ready
        if late.is_set():
            raise _not_started(f"{self._name} was not ready after {timeout_s:g} s{self._words()}")
        if line:
            raise _not_started(f"{self._name} printed no ready line but {ascii(line[:100])}; is it {COMMAND}?")
        code = self._child.wait()
        self._listener.join(_STOP_S)
        raise _not_started(f"{self._name} ended with exit code {code} before it was ready{self._words()}")

    def _words(self) -> str:
        return "".join(f"\n  {line}" for line in self._said)

    def _pass_on(self, stream: IO[bytes]) -> None:
        # What it says is for whoever reads our stderr, and its end for who asks why it did not start.
        while line := stream.readline(_LONGEST_LINE):
            self._said.append(ascii(line.decode(errors="replace").rstrip())[1:-1])
            with contextlib.suppress(OSError):
                os.write(2, line)

    def _signal(self, which: signal.Signals) -> None:
        if self._is_over:
            # Its number may be that of another process by now.
            return
        with contextlib.suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(self._child.pid, which)
            else:
                self._child.terminate()


def _shown(command: Sequence[str]) -> str:
    # What follows the first option may be a key.
    return shlex.join(itertools.takewhile(lambda word: not word.startswith("-"), command))


def _not_started(message: str) -> NotStartedError:
    error = error_of("not-started", message)
    assert isinstance(error, NotStartedError)
    return error

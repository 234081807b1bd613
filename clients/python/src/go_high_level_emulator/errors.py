"""What can go wrong with a control call: an exception for each code that a test may want to catch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class EmulatorError(Exception):
    """A control call that could not be done, or an emulator that could not be started."""

    def __init__(self, code: str, message: str, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        """In a word for programs, such as `timeout` or `unknown-key`."""
        self.message = message
        self.details: Mapping[str, Any] = {} if details is None else details
        """More of it, such as `misses`: the requests that came nearest."""

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.code, self.message, self.details)


class WaitTimeoutError(EmulatorError, TimeoutError):
    """`timeout`: what was waited for did not come in time."""


class UnmetError(EmulatorError, AssertionError):
    """`unmet`: what was expected is not so. A test fails by it, as by an assertion."""


class DroppedError(EmulatorError):
    """`dropped`: exchanges that would be needed are gone from the journal."""


class WasResetError(EmulatorError):
    """`reset`: the location was reset during the call."""


class ClosedError(EmulatorError):
    """`closed`: the emulator was closed, before the call or during it."""


class UnknownKeyError(EmulatorError):
    """`unknown-key` or `key-needed`: the API key is not accepted, or there is none that could be made up."""


class UnreachableError(EmulatorError):
    """`unreachable`: no emulator answers at the address."""


class RefusedError(EmulatorError):
    """`bad-…`: what was given cannot be right, and the message says why."""


class NotFoundError(EmulatorError):
    """`not-found`: there is no such exchange or fault."""


class NotStartedError(EmulatorError):
    """`not-started`: the command of the emulator could not be run, or ended before it was ready."""


_BY_CODE: dict[str, type[EmulatorError]] = {
    "timeout": WaitTimeoutError,
    "unmet": UnmetError,
    "dropped": DroppedError,
    "reset": WasResetError,
    "closed": ClosedError,
    "unknown-key": UnknownKeyError,
    "key-needed": UnknownKeyError,
    "unreachable": UnreachableError,
    "not-found": NotFoundError,
    "not-started": NotStartedError,
}


def error_of(code: str, message: str, details: Mapping[str, Any] | None = None) -> EmulatorError:
    """The exception for a code."""
    standard = RefusedError if code.startswith("bad-") else EmulatorError
    return _BY_CODE.get(code, standard)(code, message, details)

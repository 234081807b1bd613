"""Requests that come after the end of the test whose key they have."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import DroppedError, EmulatorError
from .evidence import count, harmless, line_of
from .location import Location

_MOST_SHOWN = 5


@dataclass
class EndedTest:
    """The location of a test that has ended, and the number of the last exchange that was its own."""

    name: str
    location: Location
    last: int

    @classmethod
    def now(cls, name: str, location: Location) -> EndedTest | None:
        """What has arrived until now is the test's own. None where that cannot be told any more."""
        try:
            return cls(name, location, location.last_seq())
        except EmulatorError:
            return None

    def late_requests(self) -> str | None:
        """A sentence about those that came since, or None."""
        try:
            late = self.location.requests(since=self.last)
        except DroppedError as error:
            return harmless(f"requests came after the end of {self.name}, more than can be told: {error}")
        except EmulatorError:
            # The location was let go for want of room, or whoever shares the emulator has reset all of it.
            return None
        if not late:
            return None
        lines = [harmless(f"  {line_of(exchange)}") for exchange in late[:_MOST_SHOWN]]
        more = [f"  and {count(len(late) - _MOST_SHOWN, 'more')}"] if len(late) > _MOST_SHOWN else []
        return "\n".join([f"{count(len(late), 'request')} came after the end of {self.name}:", *lines, *more])

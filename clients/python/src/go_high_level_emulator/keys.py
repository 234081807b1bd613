"""API keys that nobody has used yet."""

from __future__ import annotations

import itertools
import secrets

from .control import Control
from .errors import error_of


class FreshKeys:
    """Makes keys that the emulator accepts; with a seed of the emulator the same in every run."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self.restart()

    def restart(self) -> None:
        """Asks the emulator anew what is accepted, and counts from the first key again."""
        met = self._control.call("POST", "/keys", None)
        if not isinstance(met, dict) or not isinstance(met.get("open"), list):
            raise error_of("unreachable", f"what answers at {self._control.url} is no emulator: it knows no keys")
        self._beginning: str | None = met["open"][0] if met["open"] else None
        self._names: str | None = met["names"]
        self._count = itertools.count(1)

    def usual(self) -> str:
        """The key that is used where none is named, such as `test-key`."""
        if self._beginning is None:
            raise error_of("key-needed", f"{self._control.url} accepts named keys only; give one as api_key")
        return f"{self._beginning}key"

    def next(self) -> str:
        """The next fresh key."""
        if self._beginning is None:
            advice = "name the key of the location, or start with one that ends in *"
            raise error_of("key-needed", f"there is no fresh key where every key is named; {advice}")
        name = secrets.token_urlsafe(16) if self._names is None else f"{self._names}{next(self._count)}"
        return self._beginning + name

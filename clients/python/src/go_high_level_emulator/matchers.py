"""Takes the place of a value in a match."""

from __future__ import annotations

import re
from typing import Any

from .errors import error_of
from .schemas import Matcher

_FLAGS = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s"}


def anything() -> Matcher:
    """Any value that is there, also `None`."""
    return {"$anything": True}


def absent() -> Matcher:
    """No value: a part that was not sent."""
    return {"$absent": True}


def matching(pattern: str | re.Pattern[str]) -> Matcher:
    """
    A text in which the pattern is found.

    The emulator reads patterns as RE2 does, which takes the same time for each: there are no lookarounds and no backreferences.
    Of the flags of a compiled pattern, IGNORECASE, MULTILINE and DOTALL are known.
    """
    if isinstance(pattern, str):
        return {"$matching": pattern}
    unknown = re.RegexFlag(pattern.flags) & ~(re.IGNORECASE | re.MULTILINE | re.DOTALL | re.UNICODE)
    if unknown:
        raise error_of("bad-match", f"a pattern has the flags {unknown!r}; only IGNORECASE, MULTILINE and DOTALL are known")
    flags = "".join(letter for flag, letter in _FLAGS.items() if pattern.flags & flag)
    return {"$matching": pattern.pattern, "$flags": flags} if flags else {"$matching": pattern.pattern}


def greater_than(least: float) -> Matcher:
    """A number greater than `least`."""
    return {"$greaterThan": least}


def plain(value: Any) -> Any:
    """What `json` calls for a value that is no JSON. It always raises."""
    if isinstance(value, re.Pattern):
        raise TypeError(f"a pattern is there; write matching({value!r}) instead")
    raise TypeError(f"a {type(value).__name__} is there, and only plain data can be sent: dict, list, str, int, float, bool and None")

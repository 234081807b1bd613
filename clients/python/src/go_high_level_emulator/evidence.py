"""What a test that failed is told: what arrived at its location, and why it was answered so."""

from __future__ import annotations

import json
from typing import Any

from .errors import EmulatorError
from .location import Location
from .schemas import ArmedFault, Exchange

_MOST_EXCHANGES = 20
_MOST_REASONS = 5
_LONGEST = 300


def evidence_of(location: Location) -> str:
    """A line for each exchange, with its outcome and its reasons. It holds no key, for the journal has none."""
    try:
        lines = _lines(location.requests(), len(location.contacts()), location.faults())
    except (EmulatorError, KeyError, TypeError) as error:
        # Also what an emulator of another version answers must not hide why the test failed.
        lines = [f"what arrived cannot be told: {error}"]
    return "\n".join(harmless(line) for line in lines)


def line_of(exchange: Exchange) -> str:
    """One exchange in a few words."""
    request, response = exchange["request"], exchange["response"]
    answer = "" if response is None else f" ({response['status']})"
    return f"{request['method']} {request['path']}: {exchange['outcome']}{answer}"


def count(number: int, what: str) -> str:
    """Such as `1 request`, `2 requests`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def harmless(text: str) -> str:
    """A text of others as one line of a report: without control characters, and not too long."""
    shown = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _lines(exchanges: list[Exchange], stored: int, faults: list[ArmedFault]) -> list[str]:
    shown = exchanges[-_MOST_EXCHANGES:]
    earlier = len(exchanges) - len(shown)
    lines = [f"{count(len(exchanges), 'request')} arrived, {count(stored, 'contact')} stored{':' if shown else ''}"]
    if earlier:
        lines.append(f"  {count(earlier, 'earlier request')} not shown")
    for exchange in shown:
        lines += _lines_of(exchange)
    lines += [f"fault {fault['id']} is armed and was not used up: {fault['left']} left" for fault in faults[:_MOST_EXCHANGES]]
    return lines


def _lines_of(exchange: Exchange) -> list[str]:
    stored = f", stored {', '.join(exchange['contactIds'])}" if exchange["contactIds"] else ""
    lines = [f"  #{exchange['seq']} {line_of(exchange)}{stored}"]
    body: Any = exchange["request"]["body"]
    if body is not None:
        lines.append(f"     sent: {json.dumps(body, ensure_ascii=False)}")
    return lines + [f"     {reason}" for reason in exchange["reasons"][:_MOST_REASONS]]

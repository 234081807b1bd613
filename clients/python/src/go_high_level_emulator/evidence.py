"""What a test that failed is told: what arrived at its location, and why it was answered so."""

from __future__ import annotations

import json
from typing import Any

from .errors import EmulatorError
from .location import Location
from .schemas import Exchange

_MOST_EXCHANGES = 20
_MOST_REASONS = 5
_LONGEST = 300


def evidence_of(location: Location) -> str:
    """A line for each exchange, with its outcome and its reasons. It never raises, and holds no key."""
    try:
        exchanges = location.requests()
        stored = len(location.contacts())
        waiting = location.faults()
    except EmulatorError as error:
        return harmless(f"what arrived cannot be told: {error}", location)
    shown = exchanges[-_MOST_EXCHANGES:]
    earlier = len(exchanges) - len(shown)
    lines = [f"{count(len(exchanges), 'request')} arrived, {count(stored, 'contact')} stored{':' if shown else ''}"]
    if earlier:
        lines.append(f"  {count(earlier, 'earlier request')} not shown")
    for exchange in shown:
        lines += _lines_of(exchange)
    lines += [f"fault {fault['id']} is armed and was not used up: {fault['left']} left" for fault in waiting[:_MOST_EXCHANGES]]
    return "\n".join(harmless(line, location) for line in lines)


def line_of(exchange: Exchange) -> str:
    """One exchange in a few words."""
    request, response = exchange["request"], exchange["response"]
    answer = "the connection was cut" if response is None else f"answered {response['status']}"
    return f"{request['method']} {request['path']}: {answer}"


def count(number: int, what: str) -> str:
    """Such as `1 request`, `2 requests`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def harmless(text: str, location: Location) -> str:
    """A text of others as one line of a report: without control characters, not too long, and without the key."""
    plain = text.replace(location.api_key, "[key]")
    shown = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in plain)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _lines_of(exchange: Exchange) -> list[str]:
    stored = f", stored {', '.join(exchange['contactIds'])}" if exchange["contactIds"] else ", stored nothing"
    fault = ", by a fault" if exchange["fault"] else ""
    lines = [f"  #{exchange['seq']} {line_of(exchange)}{stored}{fault}"]
    body: Any = exchange["request"]["body"]
    if body is not None:
        lines.append(f"     sent: {json.dumps(body, ensure_ascii=False)}")
    return lines + [f"     {reason}" for reason in exchange["reasons"][:_MOST_REASONS]]

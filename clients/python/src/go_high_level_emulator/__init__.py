"""
Control an emulator of the GoHighLevel REST API v1 from Python tests.

`start()` starts one, and `connect()` reaches one that runs elsewhere. With pytest, the fixture `ghl` does it.
"""

from .emulator import Emulator, connect, start
from .errors import (
    ClosedError,
    DroppedError,
    EmulatorError,
    NotFoundError,
    NotStartedError,
    RefusedError,
    UnknownKeyError,
    UnmetError,
    UnreachableError,
    WaitTimeoutError,
    WasResetError,
)
from .evidence_files import Evidence
from .location import Location
from .matchers import absent, anything, greater_than, matching
from .schemas import Contact, ContactMatch, Exchange, Fault, RequestMatch, SeedContact, SentData, SnapshotOfLocation

__all__ = [
    "ClosedError",
    "Contact",
    "ContactMatch",
    "DroppedError",
    "Emulator",
    "EmulatorError",
    "Evidence",
    "Exchange",
    "Fault",
    "Location",
    "NotFoundError",
    "NotStartedError",
    "RefusedError",
    "RequestMatch",
    "SeedContact",
    "SentData",
    "SnapshotOfLocation",
    "UnknownKeyError",
    "UnmetError",
    "UnreachableError",
    "WaitTimeoutError",
    "WasResetError",
    "absent",
    "anything",
    "connect",
    "greater_than",
    "matching",
    "start",
]

"""What a test does with one location."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, TypedDict, cast, overload
from urllib.parse import quote, urlencode

from .control import Control
from .errors import error_of
from .evidence_files import Evidence, write_evidence
from .keys import FreshKeys
from .schemas import (
    AddedData,
    ArmedFault,
    Cleared,
    Contact,
    ContactMatch,
    ContactPage,
    Coverage,
    CreateContact,
    Enrolment,
    Exchange,
    Explanation,
    Fault,
    FaultMatch,
    Migration,
    RequestMatch,
    SeedContact,
    SentData,
    SnapshotOfLocation,
)

BASE_PATH = "/go-high-level/v1"
_DEFAULT_WAIT_MS = 2000


class TimesRange(TypedDict, total=False):
    """How often at least and at most."""

    atLeast: int
    atMost: int


Times = int | Literal["never"] | TimesRange


class Location:
    """
    What one API key opens: contacts, requests, faults and a clock of its own.

    Every verb is a control call, and raises an EmulatorError that says why it could not be done.
    """

    def __init__(self, control: Control, keys: FreshKeys, api_key: str) -> None:
        self._control = control
        self._keys = keys
        self.api_key = api_key
        """What the program under test is given as API key."""
        self.url = control.url
        """Such as `http://127.0.0.1:8080`."""
        self.base_url = control.url + BASE_PATH
        """What the program under test is given as base address: `url` and `/go-high-level/v1`."""

    def __repr__(self) -> str:
        # No key: this is shown wherever a test fails.
        return f"<{type(self).__name__} at {self.url}>"

    def contacts(self) -> list[Contact]:
        """The stored contacts, oldest first."""
        return cast("list[Contact]", self._call("GET", "/contacts")["contacts"])

    def add_contacts(self, *contacts: SeedContact) -> list[Contact]:
        """Adds contacts without a request, whole or in part; ids and dates may be set. Returns them as they are stored."""
        return cast("list[Contact]", self._call("POST", "/contacts", {"contacts": contacts})["contacts"])

    def add_data(self, data: SentData) -> AddedData:
        """
        Gives the location what only the vendor's own pages can make, such as workflows, and contacts and settings too.

        Of a kind that it is given some, it takes only those. Returns what the location has of each kind, and the contacts
        that were added.
        """
        return cast("AddedData", self._call("POST", "/data", data))

    def enrolments(self) -> list[Enrolment]:
        """Which contacts were put into which workflows and campaigns, in the order in which that happened."""
        return cast("list[Enrolment]", self._call("GET", "/enrolments")["enrolments"])

    def contact(self, contact_id: str) -> ContactPage:
        """
        One contact with its notes, tasks, opportunities, appointments and enrolments, and the exchanges that concern it.

        Of a deleted one `contact` is None. Raises `not-found` for one that never was.
        """
        return cast("ContactPage", self._call("GET", f"/contacts/{quote(contact_id, safe='')}"))

    def update_contact(self, contact_id: str, fields: CreateContact) -> Contact:
        """Changes fields of a contact without a request; the others stay. Raises `not-found` where there is none."""
        return cast("Contact", self._call("PUT", f"/contacts/{quote(contact_id, safe='')}", fields))

    def delete_contact(self, contact_id: str) -> None:
        """Deletes a contact without a request. Raises `not-found` where there is none."""
        self._call("DELETE", f"/contacts/{quote(contact_id, safe='')}")

    def requests(self, *, since: int = 0, match: RequestMatch | None = None) -> list[Exchange]:
        """What arrived since the last reset, oldest first, or after exchange number `since`; with `match` what matches alone."""
        page = self._call("POST", "/requests", {"since": since, "match": match or {}})
        if page["dropped"] > since:
            gone = f"exchanges #{since + 1} to #{page['dropped']} are gone from the journal"
            raise error_of("dropped", f"{gone}: {page['whyDropped']}, or ask with since={page['dropped']}")
        return cast("list[Exchange]", page["exchanges"])

    def last_seq(self) -> int:
        """The number of the last exchange since the last reset, 0 where none has arrived."""
        return cast("int", self._call("GET", "/requests")["next"])

    def explain(self, seq: int) -> Explanation:
        """One exchange, with each step of its way: outcome, rule, and how the rule is known."""
        return cast("Explanation", self._call("GET", f"/requests/{quote(str(seq), safe='')}"))

    def wait_for_request(
        self, match: RequestMatch | None = None, *, timeout_ms: int = _DEFAULT_WAIT_MS, since: int = 0
    ) -> Exchange:
        """
        The first exchange that matches, whether it has arrived already (after number `since`) or is yet to come.

        Raises WaitTimeoutError with the nearest misses.
        """
        body = {"match": match or {}, "timeoutMs": timeout_ms, "since": since}
        return cast("Exchange", self._call("POST", "/requests/wait", body, timeout_ms))

    def wait_for_contact(self, match: ContactMatch | None = None, *, timeout_ms: int = _DEFAULT_WAIT_MS) -> Contact:
        """The first contact that matches, whether it is stored already or is yet to come."""
        body = {"match": match or {}, "timeoutMs": timeout_ms}
        return cast("Contact", self._call("POST", "/contacts/wait", body, timeout_ms))

    def expect_requests(
        self,
        match: RequestMatch | None = None,
        *,
        times: Times | None = None,
        within_ms: int = _DEFAULT_WAIT_MS,
        quiet_ms: int = 50,
        since: int = 0,
    ) -> list[Exchange]:
        """
        All exchanges that match, once there are as many as expected; without `times`, at least one.

        It ends at once where more do no harm, else when nothing came for `quiet_ms`. Raises UnmetError, which says what came
        and what came nearest, as soon as it is certain or when `within_ms` is over.
        """
        body = {"match": match or {}, "since": since, **_expecting(times, within_ms, quiet_ms)}
        return cast("list[Exchange]", self._call("POST", "/requests/expect", body, within_ms)["exchanges"])

    def expect_sequence(
        self, matches: Sequence[RequestMatch], *, within_ms: int = _DEFAULT_WAIT_MS, since: int = 0
    ) -> list[Exchange]:
        """One exchange for each match, each later than the one before; others may come between. Raises UnmetError."""
        body = {"matches": list(matches), "within": within_ms, "since": since}
        return cast("list[Exchange]", self._call("POST", "/requests/expect-sequence", body, within_ms)["exchanges"])

    def expect_contacts(
        self,
        match: ContactMatch | None = None,
        *,
        times: Times | None = None,
        within_ms: int = _DEFAULT_WAIT_MS,
        quiet_ms: int = 50,
    ) -> list[Contact]:
        """All stored contacts that match, once there are as many as expected. Raises UnmetError, as expect_requests does."""
        body = {"match": match or {}, **_expecting(times, within_ms, quiet_ms)}
        return cast("list[Contact]", self._call("POST", "/contacts/expect", body, within_ms)["contacts"])

    def idle(self, *, quiet_ms: int = 50, timeout_ms: int = _DEFAULT_WAIT_MS, since_last: bool = False) -> None:
        """
        Returns once nothing is in flight and nothing new came for `quiet_ms` milliseconds from this call on.

        With `since_last` it counts from the last answer on, also where that was before the call.
        """
        query = f"quietMs={quiet_ms}&timeoutMs={timeout_ms}&sinceLast={int(since_last)}"
        self._call("GET", f"/idle?{query}", wait_ms=timeout_ms)

    def fail(
        self,
        *,
        status: int | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        delay_ms: int | None = None,
        connection: Literal["reset-before", "reset-after", "truncate"] | None = None,
        after: Literal["store"] | None = None,
        times: int | Literal["always"] | None = None,
        skip: int | None = None,
        match: FaultMatch | None = None,
    ) -> ArmedFault:
        """Arms a fault, and returns it with its id. Raises `bad-fault` when it could never be used, saying what is allowed."""
        given = {
            "status": status,
            "body": body,
            "headers": None if headers is None else dict(headers),
            "delayMs": delay_ms,
            "connection": connection,
            "after": after,
            "times": times,
            "skip": skip,
            "match": match,
        }
        fault = cast("Fault", {name: value for name, value in given.items() if value is not None})
        return cast("ArmedFault", self._call("POST", "/faults", fault))

    def faults(self) -> list[ArmedFault]:
        """The faults that are armed, first armed first, with what is left of each."""
        return cast("list[ArmedFault]", self._call("GET", "/faults")["faults"])

    def disarm(self, fault_id: str) -> None:
        """Disarms the fault with this id. Raises NotFoundError where it is not armed, also because it has happened."""
        # The call without an id may be that which disarms all.
        if not fault_id:
            raise error_of("not-found", "no fault has an empty id; faults() lists those that are armed")
        self._call("DELETE", f"/faults/{quote(fault_id, safe='')}")

    def clear_faults(self) -> int:
        """Disarms all faults; returns how many there were."""
        return cast("int", self._call("DELETE", "/faults")["cleared"])

    def now(self) -> datetime:
        """The time of the location."""
        return self._time("GET")

    def set_clock(self, now: datetime | str) -> datetime:
        """From here on the time of the location stands still at `now`: a datetime with a time zone, or ISO 8601."""
        if isinstance(now, datetime):
            if now.tzinfo is None:
                raise error_of("bad-request", "the time has no time zone; give one such as datetime(2026, 1, 1, tzinfo=timezone.utc)")
            now = now.isoformat()
        return self._time("PUT", {"now": now})

    def advance_clock(self, by: timedelta | int) -> datetime:
        """Moves the time of the location by a timedelta, or by milliseconds."""
        return self._time("PUT", {"advanceMs": round(by / timedelta(milliseconds=1)) if isinstance(by, timedelta) else by})

    def snapshot(self) -> SnapshotOfLocation:
        """All that the location holds but its journal, as plain data: contacts and everything else, faults, time, random ids."""
        return cast("SnapshotOfLocation", self._call("GET", "/snapshot"))

    def restore(self, snapshot: SnapshotOfLocation) -> None:
        """
        Resets the location, and has in it what a snapshot has, also one of another location.

        What is random goes on as it went on after the snapshot, where the emulator has a seed. Raises `bad-snapshot` for one
        of another version.
        """
        self._call("PUT", "/snapshot", snapshot)

    def reset(self, *, all: bool = False) -> Cleared:
        """
        Resets the location, or with `all` the whole emulator, to its state at the start. Returns how much was cleared.

        That is contacts, journal, faults, time and random ids. Requests in flight are cut, and waits raise WasResetError.
        """
        answer = self._control.call("POST", "/reset", None if all else self.api_key)
        if all:
            self._keys.restart()
        return cast("Cleared", answer["cleared"])

    def evidence(self, folder: str | os.PathLike[str], *, title: str | None = None, all: bool = False) -> Evidence:
        """
        Writes what went on into a folder, such as when a test has failed; with `all` that of all locations. No key is in it.

        That is `evidence.html`, the inspector with it in one file, and the same as JSON and HAR. With a title, such as the name
        of a test, they are in a folder of their own in it; what is there already of the same title is replaced.
        """
        body = {"folder": os.fspath(folder), **({} if title is None else {"title": title})}
        return write_evidence(folder, self._control.call("POST", "/evidence", None if all else self.api_key, body))

    @overload
    def coverage(self, *, all: bool = False, require: Sequence[str] = (), format: Literal["json"] = "json") -> Coverage: ...

    @overload
    def coverage(self, *, all: bool = False, require: Sequence[str] = (), format: Literal["text", "markdown"]) -> str: ...

    def coverage(self, *, all: bool = False, require: Sequence[str] = (), format: str = "json") -> Coverage | str:
        """
        What the program was shown, and what it was never shown: operations, fields, statuses, rules and faults.

        Of the location, or with `all` of the whole emulator; resets change nothing of it. What is required and was not met is
        in `unmet`: statuses, names of faults, ids of rules. As `text` or `markdown` it is a text to read.
        """
        query = urlencode({"format": format, "require": ",".join(require)})
        api_key = None if all else self.api_key
        return cast("Coverage | str", self._control.call("GET", f"/coverage?{query}", api_key, is_text=format != "json"))

    def migration(self, *, all: bool = False) -> Migration:
        """
        How the requests of version 1 move to version 2 of the API: of the location, or with `all` of the whole emulator.

        For each it says what version 2 would refuse or do otherwise, how that is known, and the request that does the same.
        """
        return cast("Migration", self._control.call("GET", "/migration", None if all else self.api_key))

    def location(self, api_key: str | None = None, *, from_snapshot: SnapshotOfLocation | None = None) -> Location:
        """Another location with the same verbs: that of `api_key`, or of a fresh key that works; it may have what a snapshot has."""
        location = Location(self._control, self._keys, self._keys.next() if api_key is None else api_key)
        if from_snapshot is not None:
            location.restore(from_snapshot)
        return location

    def _time(self, method: str, body: Mapping[str, Any] | None = None) -> datetime:
        # Python 3.10 does not read the Z.
        return datetime.fromisoformat(self._call(method, "/clock", body)["now"].replace("Z", "+00:00"))

    def _call(self, method: str, path: str, body: Any = None, wait_ms: float = 0) -> Any:
        return self._control.call(method, path, self.api_key, body, wait_ms)


def _expecting(times: Times | None, within_ms: int, quiet_ms: int) -> dict[str, Any]:
    return {"within": within_ms, "quietMs": quiet_ms, **({} if times is None else {"times": times})}
